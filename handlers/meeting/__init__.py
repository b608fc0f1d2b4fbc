"""`/rapat`: the page of a team's monthly meeting, its decisions, and good practice whose authors agree."""
