"""Anything at all, at every way in: what comes back is a sentence, and what is kept is right."""
