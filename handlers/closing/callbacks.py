"""The buttons of a closing."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class View(StrEnum):
    """What is only shown."""

    MISSING = "missing"
    ASK = "ask"


class Wish(StrEnum):
    """What is done."""

    PREVIEW = "preview"
    BORDERS = "borders"
    CLOSE = "close"


class ClosingTap(Callback, prefix="cl1"):
    """Shows a step of closing a period; `result` is the office's own result, or empty."""

    period: str
    view: View
    result: str


class ClosingWishTap(Callback, prefix="cw1"):
    """Does a step of closing a period."""

    period: str
    wish: Wish
    result: str


class ClosingRemindTap(Callback, prefix="cr1"):
    """Reminds those who have to decide or to assess before a period is closed."""

    period: str


class ClosedTap(Callback, prefix="cf1"):
    """What came of the closing of a period."""

    period: str


class ClosingsTap(Callback, prefix="cs1"):
    """Back to the periods."""
