"""What failed, without what anybody wrote: requests, messages, and why these did not arrive."""

from __future__ import annotations

import re
from datetime import datetime
from enum import StrEnum
from typing import Any

from domain.notices import Notice
from domain.patterns import late_pattern


class Cause(StrEnum):
    """Why a message failed; who cannot be reached at all is listed apart."""

    REFUSED = "refused"
    """Telegram did not take it."""
    NOT_MADE = "not-made"
    """It could not be put into words: a fault of the service."""


_FAULT = late_pattern(r"[A-Z]\w+(?: at .*|: .*)", re.DOTALL)
"""How the sender notes a fault of ours: its kind, and where or what."""
_COMMAND = late_pattern(r"/([a-z]+)")
_PLACES = ("message", "edited_message", "callback_query", "my_chat_member")


def cause_of(error: str | None) -> Cause:
    """The cause of a row of the outbox that is `failed`."""
    return Cause.NOT_MADE if _FAULT.fullmatch(error or "") else Cause.REFUSED


def kind_of_error(error: str) -> str:
    """The kind of an error, without its message, which may repeat what somebody wrote."""
    return error.partition(":")[0].partition(" at ")[0]


def sender_of(payload: dict[str, Any] | None) -> int | None:
    """The Telegram id of the sender of a kept update."""
    for place in _PLACES:
        inner = (payload or {}).get(place)
        sender = inner.get("from") if isinstance(inner, dict) else None
        number = sender.get("id") if isinstance(sender, dict) else None
        if isinstance(number, int):
            return number
    return None


def command_in(payload: dict[str, Any] | None) -> str | None:
    """The command of a kept update; nothing else of its text."""
    message = (payload or {}).get("message")
    text = message.get("text") if isinstance(message, dict) else None
    found = _COMMAND.match(text) if isinstance(text, str) else None
    return found[1] if found else None


class TryAgain(Notice, kind="try_again"):
    """To a person whose request failed: it is fixed, or an administrator asks to try again."""

    reference: str
    at: datetime
