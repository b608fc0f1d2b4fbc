"""The buttons of failures."""

from __future__ import annotations

from enum import StrEnum

from handlers.frame.callbacks import Callback


class View(StrEnum):
    """What is listed."""

    ALL = "all"
    REQUESTS = "requests"
    MESSAGES = "messages"
    PEOPLE = "people"


class Wish(StrEnum):
    """What is done about all requests or messages."""

    SETTLE = "settle"
    RETRY = "retry"
    DROP = "drop"


class FailuresTap(Callback, prefix="fx1"):
    """A page of a list of failures."""

    view: View
    page: int


class FailuresWishTap(Callback, prefix="fxw1"):
    """Does something about all failures that there are up to now."""

    wish: Wish


class AskAgainTap(Callback, prefix="fxa1"):
    """Asks who sent a failed request to try it again."""

    reference: str


class SettleTap(Callback, prefix="fxe1"):
    """Notes that a failed request is dealt with."""

    reference: str


class ResendTap(Callback, prefix="fxr1"):
    """Sends a failed message once more."""

    message_id: int
