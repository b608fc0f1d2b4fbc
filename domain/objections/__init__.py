"""Objections (keberatan) against a frozen result: the clock, what happened, the evidence, the decision."""
