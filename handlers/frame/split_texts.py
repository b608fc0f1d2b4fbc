"""Texts over 4096 characters arrive in parts; only the first part is taken as an answer."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta

from telegram import Message

FIRST_PART_FROM = 3_500
"""Letters of a text that may be a first part: the apps cut at a gap before the limit."""
_REST_FOLLOWS = timedelta(seconds=10)
"""A phone with a good connection needs one second; one with a bad connection needs several."""
_MOST = 1_000
"""Chats that are remembered; a part follows the one before within seconds."""


class SplitTexts:
    """Remembers which chats sent a first part just now. Kept by the process alone (decision 0148).

    A process that does not know the first part takes the rest as an answer.
    """

    def __init__(self) -> None:
        self._parts: OrderedDict[int, tuple[int, datetime]] = OrderedDict()

    def is_rest(self, message: Message) -> bool:
        """Whether a message is a later part of a long text whose first part came just before."""
        if message.text is None:
            return False
        chat, known = message.chat.id, self._parts.get(message.chat.id)
        follows = known is not None and known[0] != message.message_id
        follows = follows and known is not None and message.date - known[1] <= _REST_FOLLOWS
        if len(message.text) > FIRST_PART_FROM:
            self._parts[chat] = (message.message_id, message.date)
            self._parts.move_to_end(chat)
            while len(self._parts) > _MOST:
                self._parts.popitem(last=False)
        return follows

    def refused(self, message: Message) -> None:
        """The rest was refused: unless one more part may follow it, the next message is one of its own."""
        if message.text is not None and len(message.text) <= FIRST_PART_FROM:
            self._parts.pop(message.chat.id, None)
