"""From the records of a period to scorecards: one pass over each table by the database, the rest exact."""
