"""The checks of `python -m bot doctor`, and their findings."""
