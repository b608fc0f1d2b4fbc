"""The buttons of feedback."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class Side(StrEnum):
    """Which feedback is listed."""

    RECEIVED = "in"
    GIVEN = "out"


class FeedbackListTap(Callback, prefix="fb1"):
    """A page (from 0) of the feedback of a period that was received or given."""

    side: Side
    period: str
    page: int


class FeedbackTap(Callback, prefix="fw1"):
    """A wish about a piece of feedback: its person may `reply`, its giver may `undo`."""

    feedback_id: int
    wish: str


class RequestTap(Callback, prefix="fr1"):
    """A wish about a request for feedback: `answer` of a supervisor, `withdraw` of the person who asked."""

    request_id: int
    wish: str


class SentenceTap(Callback, prefix="fs1"):
    """A wish about a month's question: `write` or `skip` for a person, `all` skips everybody, `show` (0)."""

    month: str
    person: int
    wish: str
