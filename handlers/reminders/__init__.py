"""How people want to be reminded."""
