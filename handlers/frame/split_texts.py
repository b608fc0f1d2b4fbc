"""Texts over 4096 characters arrive in parts; only the first part is taken as an answer."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import NamedTuple

from telegram import Message

FIRST_PART_FROM = 3_500
"""Letters of a text that may be a first part: the apps cut at a gap before the limit."""
_REST_FOLLOWS = timedelta(seconds=10)
"""A phone with a good connection needs one second; one with a bad connection needs several."""
_MOST = 1_000
"""Chats that are remembered; a part follows the one before within seconds."""


class _Part(NamedTuple):
    message_id: int
    date: datetime
    is_rest: bool
    """Whether another part came before it."""
    may_go_on: bool
    """Whether it is long enough for another part to follow."""

    def goes_on_in(self, message: Message) -> bool:
        """Whether a message may be the next part: not one from before it that is delivered again."""
        is_later = message.message_id > self.message_id
        return self.may_go_on and is_later and message.date - self.date <= _REST_FOLLOWS


class SplitTexts:
    """Remembers which chats sent a first part just now. Kept by the process alone (decision 0148).

    A process that does not know the first part takes the rest as an answer.
    """

    def __init__(self) -> None:
        self._parts: OrderedDict[int, _Part] = OrderedDict()
        """By chat, the last part. A transaction that is tried again finds its own message here."""

    def is_rest(self, message: Message) -> bool:
        """Whether a message is a later part of a long text whose first part came just before."""
        if message.text is None:
            return False
        chat, last = message.chat.id, self._parts.get(message.chat.id)
        if last is not None and last.message_id == message.message_id:
            return last.is_rest
        is_rest = last is not None and last.goes_on_in(message)
        may_go_on = len(message.text) > FIRST_PART_FROM
        if is_rest or may_go_on:
            self._parts[chat] = _Part(message.message_id, message.date, is_rest, may_go_on)
            self._parts.move_to_end(chat)
            while len(self._parts) > _MOST:
                self._parts.popitem(last=False)
        return is_rest
