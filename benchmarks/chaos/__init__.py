"""Faults of every kind under load: what is lost, what is doubled, who is stuck, and how soon it goes on."""
