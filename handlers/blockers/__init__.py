"""Blockers: `/kendala`, to say what stands in the way; the supervisor answers, resolves or passes it up."""
