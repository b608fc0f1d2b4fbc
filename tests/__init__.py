"""Tests, by room."""

import gc

# As the service runs, and before anything is loaded: a quarter of the suite's time went into collections.
gc.set_threshold(50_000, 20, 20)
