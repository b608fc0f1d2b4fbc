"""Writes the outcome of each outbox row; while the database is unavailable, outcomes are kept for later."""

from __future__ import annotations

import logging
from collections.abc import Collection, Container
from datetime import datetime, timedelta

from telegram.error import TelegramError

from bot.clock import Clock
from bot.metrics import NOTICES
from bot.outgoing import log_failure
from bot.unreachable import note_unreachable
from domain.office import Office
from domain.people import NoWay
from handlers.frame.screen import StickyScreen
from storage.base.outages import DatabaseUnavailable, may_be_outage, unavailable
from storage.base.writer import Job, Writer
from storage.tables import Outbox
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_KEEPS_TRYING = timedelta(days=3)
"""How long sending is retried: an office may be offline over a night or a weekend."""
_BACKOFF_DOUBLINGS = 11
"""Pauses grow from 2 seconds to about half an hour."""
_FEWEST_TRIES = 12
"""Over more than an hour: a row may be days old when it is tried first, as nobody ran or there was no way."""


class Outcomes:
    """The methods raise DatabaseUnavailable when they cannot write; the outcome is then kept for later."""

    def __init__(self, writer: Writer, office: Office, clock: Clock) -> None:
        self._writer = writer
        self._office = office
        self._clock = clock
        self._owed: dict[int, tuple[Outbox, Job[None]]] = {}
        """Outcomes that are not written yet, by row id."""

    def unwritten(self) -> Collection[int]:
        """Ids of rows whose outcome is not written yet; they must not be sent again."""
        return self._owed.keys()

    async def settle(
        self, row: Outbox, state: str, *, message_id: int | None = None, error: str | None = None
    ) -> None:
        """Settles the row: sent, failed, unreachable or obsolete."""
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            uow.outbox.settle(row.id, state, now, message_id=message_id, error=error)

        await self._write(row, note, state)

    async def menu_shown(self, row: Outbox, chat_id: int, mark: str) -> None:
        """Settles the row and stores the menu that its chat shows now."""
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            uow.outbox.settle(row.id, "sent", now)
            await uow.people.note_menu(chat_id, mark)

        await self._write(row, note, "sent")

    async def card_shown(self, row: Outbox, chat_id: int, message_id: int) -> None:
        """Settles the row and stores the message that shows the person's card of the day."""
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            uow.outbox.settle(row.id, "sent", now, message_id=message_id)
            if row.employee_id is not None:
                await uow.today.note(row.employee_id, chat_id, message_id)

        await self._write(row, note, "sent")

    async def sticky_shown(self, row: Outbox, message_id: int, content: StickyScreen) -> None:
        """Settles the row and those that its sticky screen covers."""
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            for told in (row.id, *content.covers):
                uow.outbox.settle(told, "sent", now, message_id=message_id)
            await content.note(uow, message_id)

        await self._write(row, note, "sent")

    async def wait_until(self, row: Outbox, until: datetime) -> None:
        """The row would disturb now."""

        async def note(uow: UnitOfWork) -> None:
            await uow.outbox.postpone(row.id, until, None, counts=False)

        await self._write(row, note, "disturbing")

    async def wait_as_told(self, row: Outbox, wait: float) -> None:
        """Telegram wants the row to wait for some seconds."""
        not_before = self._clock.now() + timedelta(seconds=wait)

        async def note(uow: UnitOfWork) -> None:
            await uow.outbox.postpone(row.id, not_before, f"flood, wait {wait:g} s", counts=False)

        await self._write(row, note, "flood")

    async def try_later(self, row: Outbox, error: TelegramError) -> None:
        """The row was not taken, through no fault of its own; after days and many tries it has failed."""
        now = self._clock.now()
        log.warning("Message %s was not taken: %s", row.id, error)
        if now - row.created_at > _KEEPS_TRYING and row.attempts >= _FEWEST_TRIES:
            await self.settle(row, "failed", error=str(error))
            return
        backoff = 2 ** min(row.attempts + 1, _BACKOFF_DOUBLINGS)
        not_before = now + timedelta(seconds=backoff)

        async def note(uow: UnitOfWork) -> None:
            await uow.outbox.postpone(row.id, not_before, str(error), counts=True)

        await self._write(row, note, "not_taken")

    async def follow(self, row: Outbox, old_chat_id: int, new_chat_id: int) -> None:
        """The row's group has become another chat."""

        async def note(uow: UnitOfWork) -> None:
            await uow.outbox.follow_migration(old_chat_id, new_chat_id)

        await self._write(row, note, "moved")

    async def unreachable(self, row: Outbox, chat_id: int, why: NoWay, error: str) -> None:
        """There is no way to the row's recipient."""
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            uow.outbox.settle(row.id, "unreachable", now, error=error)
            if row.sealed is not None:
                return  # beside a ticket nothing is written of who wrote it, not even that the bot is blocked
            await note_unreachable(uow, self._office, chat_id, why, now)

        await self._write(row, note, "unreachable")

    async def write_those_left(self, besides: Container[int]) -> None:
        """Writes what could not be written before, except for rows that are still being sent."""
        for row_id in list(self._owed):
            # Meanwhile a row that was being sent may have been settled.
            outcome = self._owed.get(row_id)
            if outcome is not None and row_id not in besides:
                row, job = outcome
                try:
                    await self._writer.run(job)
                except DatabaseUnavailable:
                    raise
                except Exception as error:  # an outcome that cannot be written must not stop the others
                    await self.settle(row, "failed", error=log_failure(row, error, "settled"))
                else:
                    del self._owed[row_id]

    async def _write(self, row: Outbox, outcome: Job[None], label: str) -> None:
        NOTICES.labels(label).inc()
        self._owed[row.id] = row, outcome
        try:
            await self._writer.run(outcome)
        except Exception as error:
            if isinstance(error, DatabaseUnavailable) or not may_be_outage(error):
                raise
            # A disk may fail for one statement while the database answers; what was sent stays sent.
            raise unavailable(error) from error
        del self._owed[row.id]
