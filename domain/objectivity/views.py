"""Who is told of a reviewer's figures, and when: the reviewer first."""

from __future__ import annotations

from datetime import datetime, timedelta

GRACE = timedelta(days=7)
"""Who was asked to look and has not done so for that long keeps nobody from looking any more."""


def may_be_told(shown_at: datetime | None, asked_at: datetime | None, now: datetime) -> bool:
    """Whether administrators may be told a reviewer's figures."""
    return shown_at is not None or (asked_at is not None and asked_at + GRACE <= now)
