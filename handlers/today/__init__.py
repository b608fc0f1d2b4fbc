"""The day at a glance: `/hariini`, and its pinned card for people who want it."""
