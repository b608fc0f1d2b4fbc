"""The day at a glance: `/hariini`, and the card of it that stands pinned for who wants it."""
