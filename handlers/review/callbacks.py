"""Buttons of the queue."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class View(StrEnum):
    """Which of the waiting cases are shown."""

    ALL = "a"
    LATE = "l"
    FLAGGED = "f"
    AGAIN = "r"


class QueueTap(Callback, prefix="qs1"):
    """Shows everybody (person 0), a person, or a person's day (an ordinal; 0 is every day)."""

    view: View
    person: int
    day: int
    page: int


class QueueOpenTap(Callback, prefix="qo1"):
    """Opens one case; the rest says where it was opened."""

    view: View
    person: int
    day: int
    kind: str
    case_id: int


class QueueRateTap(Callback, prefix="qr1"):
    """Approves with one rating what was shown without a flag: `count` reports with ids up to `top`."""

    view: View
    person: int
    day: int
    top: int
    count: int
    rating: int


class QueueDecideTap(Callback, prefix="qd1"):
    """Approves the opened case in a version: with a rating, or 0 where its kind has none."""

    view: View
    day: int
    kind: str
    case_id: int
    version: int
    rating: int


class QueueUndoTap(Callback, prefix="qu1"):
    """Takes back what was decided for a person at an instant, in microseconds since 1970."""

    view: View
    person: int
    day: int
    at: str
