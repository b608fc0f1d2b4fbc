"""One update as a job of the writer: decided once, however often it is delivered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram import Update

from bot.clock import Clock
from bot.reading import ReadLater
from bot.speaker import AnswerBatch
from storage.base.writer import Job
from storage.uow import UnitOfWork

Decided = AnswerBatch | ReadLater | None
Decide = Callable[[UnitOfWork, Update], Awaitable[Decided]]


class UpdateJob:
    """Decides one update in a transaction; returns the answers to send after the commit."""

    def __init__(self, update: Update, decide: Decide) -> None:
        self.update = update
        self.is_repeated = False
        """Whether the update was processed before."""
        self._decide = decide

    async def __call__(self, uow: UnitOfWork) -> Decided:
        self.is_repeated = not uow.updates.take(self.update.update_id)
        if self.is_repeated:
            return None
        return await self._decide(uow, self.update)


async def prepare_updates(clock: Clock, uow: UnitOfWork, jobs: Sequence[Job[Any]]) -> None:
    """Claims all updates of a transaction, and reads in one query what they all need."""
    updates = [job.update for job in jobs if isinstance(job, UpdateJob)]
    if not updates:
        return
    await uow.updates.claim_all([update.update_id for update in updates], clock.now())
    people = {update.effective_user.id for update in updates if update.effective_user}
    await uow.people.preload(people)
    await uow.dialogs.preload(people)
