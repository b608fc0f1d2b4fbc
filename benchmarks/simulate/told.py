"""What people were told: each row of the outbox that was sent, with the message that came into the chat."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.simulate.stage import Received, Wire


@dataclass(frozen=True)
class Told:
    """A message of the bot's own accord: its kind, to whom (the number of a chat), when, and its words."""

    kind: str
    chat: int
    at: datetime
    text: str
    payload: dict[str, Any] = field(compare=False, hash=False)


_SENT = """
SELECT o.id, o.kind, o.payload, COALESCE(a.telegram_id, o.chat_id), o.message_id, o.state
FROM outbox o LEFT JOIN accounts a ON a.employee_id = o.employee_id
WHERE o.id > ? AND o.edit_message_id IS NULL
AND o.sealed IS NULL AND o.kind NOT IN ('menu_changed', 'queue_changed', 'case_submitted') ORDER BY o.id
"""


class Ears:
    """Reads what was sent since the last time, and finds each message in its chat.

    What changes a menu or the one live message of a queue is left out: it owes nobody a message.
    """

    def __init__(self, database_file: Path, wire: Wire) -> None:
        self._file, self._wire = database_file, wire
        self._last = 0
        self.lost: list[tuple[int, str]] = []
        """Rows that say they were sent, whose message no chat has."""

    def listen(self) -> list[Told]:
        """What was told since the last time; forgets the rest of what came into the chats."""
        with sqlite3.connect(f"{self._file.absolute().as_uri()}?mode=ro", uri=True) as connection:
            rows = connection.execute(_SENT, (self._last,)).fetchall()
        connection.close()
        found = []
        for number, kind, payload, chat, message, state in rows:
            self._last = max(self._last, number)
            if state != "sent" or message is None:
                continue
            told = self._wire.received.get((chat, message))
            if told is None:
                self.lost.append((number, kind))
            else:
                found.append(_told(kind, chat, told, payload))
        self._wire.received.clear()
        return found


def _told(kind: str, chat: int, message: Received, payload: str) -> Told:
    return Told(kind, chat, message.at.astimezone(UTC), message.text, json.loads(payload))
