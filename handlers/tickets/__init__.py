"""Tickets: citizens praise, complain and suggest; the unit answers, and nobody learns who they are."""
