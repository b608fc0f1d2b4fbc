"""Closing a period: what is missing before, what would come out, what is frozen, and what is locked."""
