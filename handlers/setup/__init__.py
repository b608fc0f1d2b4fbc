"""Setup: `/persiapan`, the first steps of an office with ticks, each with what mends it."""
