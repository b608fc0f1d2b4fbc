"""Who sees a reviewer's figures, and when: the reviewer first."""

from __future__ import annotations

from datetime import datetime, timedelta

GRACE = timedelta(days=7)
"""After this time others may look even if the person who was asked has not."""


def may_be_told(shown_at: datetime | None, asked_at: datetime | None, now: datetime) -> bool:
    """Whether administrators may be told a reviewer's figures."""
    return shown_at is not None or (asked_at is not None and asked_at + GRACE <= now)
