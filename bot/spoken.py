"""What the database learns of answers that were said, or that reach nobody."""

from __future__ import annotations

import logging

from bot.clock import Clock
from bot.unreachable import note_unreachable
from domain.faults import place_of
from domain.office import Office
from domain.people import NoWay
from handlers.frame.turn import Answer, Live
from storage.base.writer import Job, Writer
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)


class Spoken:
    """Notes it in transactions of its own, after the commit that the answers belong to."""

    def __init__(self, writer: Writer, office: Office, clock: Clock) -> None:
        self._writer = writer
        self._office = office
        self._clock = clock

    async def attach(self, telegram_id: int, token: str, message_id: int) -> None:
        """A conversation has a new live message."""

        async def note(uow: UnitOfWork) -> None:
            await uow.dialogs.attach_message(telegram_id, token, message_id)

        # Where it cannot be noted the next answer starts a new live message: untidy, but nothing is lost.
        await self._note(note, "The live message of a conversation could not be noted.")

    async def forget(self, telegram_id: int, answer: Answer) -> None:
        """An end that was said, or that Telegram will never take, is kept no longer."""
        if not isinstance(answer, Live) or not answer.is_end:
            return
        token = answer.token

        async def note(uow: UnitOfWork) -> None:
            await uow.dialogs.said(telegram_id, token)

        # Where it cannot be noted the next start says it again, in the same message.
        await self._note(note, "The end of a conversation could not be noted.")

    async def unreachable(self, telegram_id: int, why: NoWay) -> None:
        """No message reaches a person."""
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            await note_unreachable(uow, self._office, telegram_id, why, now)

        await self._note(note, "A person whom no message reaches could not be noted.")

    async def _note(self, note: Job[None], otherwise: str) -> None:
        try:
            await self._writer.run(note)
        except Exception as error:  # the answer was said, so the person must not read of a failure
            log.warning("%s %s", otherwise, place_of(error))
