"""Periods: `/periode`, the state of each period of the office, and the ways from there."""
