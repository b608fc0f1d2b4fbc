"""Screens that take long are made from their rows of the outbox, which another process can do."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import Struct

from bot.outgoing import OutgoingMessage
from domain.notices import notice_of
from domain.office import Office
from handlers.frame.room import Telling
from handlers.frame.screen import Screen, SlowScreen
from handlers.rooms import ROOMS
from locales import words_in
from storage.base.engine import Database


class SlowNotice(Struct, frozen=True):
    """A notice from its row, with its recipient and the time."""

    office: Office
    kind: str
    payload: dict[str, Any]
    language: str
    chat_id: int
    now: datetime

    @classmethod
    def of(cls, message: OutgoingMessage, office: Office, now: datetime) -> SlowNotice:
        """The notice of a message that has a chat."""
        row, chat_id = message.row, message.chat_id
        assert chat_id is not None
        return cls(office, row.kind, row.payload, message.language, chat_id, now)

    async def made(self, database: Database) -> Screen | None:
        """Reads and makes the screen; None when the notice is obsolete."""
        async with database.read() as uow:
            telling = Telling(ROOMS, uow, words_in(self.language), self.office, self.now, self.chat_id)
            screen = await ROOMS.words_of(telling, notice_of(self.kind, self.payload))
            make = await screen.read(uow) if isinstance(screen, SlowScreen) else None
        return None if make is None else make()
