"""Targets (RHK): `/target`, where they are proposed and agreed, how far they are, and which work counts."""
