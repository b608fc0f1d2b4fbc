"""Ratings of citizens that are quarantined until an administrator has looked, and why (decision 0176)."""
