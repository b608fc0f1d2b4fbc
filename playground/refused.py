"""What Telegram refused the bot for now and what nobody has got since: counted for the page."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.errors import ApiError

Json = dict[str, Any]
Identity = tuple[str, ...]
_SHOWN_BESIDES = frozenset({"answercallbackquery", "deletemessage"})
_REPLACING = frozenset({"deletemessage"})  # and every edit: the newest of a message stands for all before it
_ATTACHED = re.compile(r"attach://\w+")  # another name each time the same file is sent
_SOONEST_SECONDS = 10.0
_GROWTH = 2.5  # pauses between tries grow; those that double are within this


def shows_something(method: str, *, sends: bool) -> bool:
    """Whether a method (in lower case) changes what a person sees, so that its refusal is missed."""
    return sends or method in _SHOWN_BESIDES


@dataclass
class _Refusal:
    """When a call was refused last, and until when its next try can be expected."""

    chat: str
    query: str
    at: float
    due: float


class RefusedCalls:
    """Calls refused with 429 or 5xx, each once however often it is tried, until they are made good.

    A call is made good when it is carried out, when a newer edit of the same message is, or when Telegram
    says that it can never be. A bot that tries no more is told by its pauses: what is overdue goes as soon
    as anything else reaches that chat. `is_open` says whether a tap can still be answered; an answer to one
    that cannot is missed by nobody. `monotonic` gives seconds.
    """

    def __init__(
        self, is_open: Callable[[str], bool], monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._is_open = is_open
        self._monotonic = monotonic
        self._refused: dict[Identity, _Refusal] = {}

    @property
    def count(self) -> int:
        """How many are not made good."""
        for identity, refusal in list(self._refused.items()):
            if refusal.query and not self._is_open(refusal.query):
                del self._refused[identity]
        return len(self._refused)

    def note(self, method: str, params: Json, error: ApiError) -> None:
        """A call of `method` (in lower case) was refused, for now or for good."""
        identity, now = _identity(method, params), self._monotonic()
        known = self._refused.pop(identity, None)
        if error.code != 429 and error.code < 500:
            return
        pause = _GROWTH * (now - known.at) if known is not None else 0.0
        wait = max(_SOONEST_SECONDS, pause, 2.0 * error.parameters.get("retry_after", 0))
        query = str(params.get("callback_query_id") or "")
        self._refused[identity] = _Refusal(str(params.get("chat_id") or ""), query, now, now + wait)

    def settle(self, method: str, params: Json) -> None:
        """A call was carried out: it is no longer refused, nor is what was given up in its chat."""
        if not self._refused:
            return
        self._refused.pop(_identity(method, params), None)
        chat, now = str(params.get("chat_id") or ""), self._monotonic()
        for identity, refusal in list(self._refused.items()):
            if chat and refusal.chat == chat and refusal.due < now:
                del self._refused[identity]


def _identity(method: str, params: Json) -> Identity:
    """What makes two calls the same one for a person who waits for what it shows."""
    if query := params.get("callback_query_id"):
        return ("answer", str(query))
    message = params.get("message_id")
    if message and (method in _REPLACING or method.startswith("editmessage")):
        return ("message", str(params.get("chat_id")), str(message))
    written = json.dumps(params, sort_keys=True, ensure_ascii=False, default=str)
    return (method, _ATTACHED.sub("attach://", written))
