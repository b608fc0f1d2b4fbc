"""Assessment at a period's end: a supervisor of the team, and a person of themselves."""
