"""Scores: where a person stands, what is behind it, and what would change it."""
