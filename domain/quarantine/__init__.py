"""Which ratings of citizens are set aside until an administrator has looked, and why (decision 0176)."""
