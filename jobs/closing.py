"""Finishes started closings, prepares the follow-up, and tells everybody of their result."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.cases import RINGS_FROM, RINGS_UNTIL
from domain.closing.notices import ClosingProgress, PeriodClosed
from domain.notices import Recipient
from domain.office import Office
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.slots import EVERY_FEW_MINUTES, Slot
from storage.scoring.freezing import first_revisions
from storage.uow import UnitOfWork

TOLD_AT_ONCE = 2_000
"""People whose notices are added by one run."""


async def close(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """Computes what was begun; returns what writes it in one transaction, and adds notices by day.

    What was finished before, here or on the command line, gets its follow-up.
    """
    ready = [(closing.id, await first_revisions(uow, closing)) for closing in await uow.closings.unfinished()]
    finished = await uow.follow_ups.unprepared()
    signed = [(closed.id, await uow.follow_ups.signed(closed.id)) for closed in finished]

    async def finish(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
        news = {
            closing_id: "frozen"
            for closing_id, revisions in ready
            if await uow.closings.finish(closing_id, revisions, now)
        }
        for closing_id, everybody in signed:
            await uow.follow_ups.prepare(closing_id, everybody)
        added = 0
        by_day = RINGS_FROM <= slot.at.time() < RINGS_UNTIL
        told = await uow.closing_news.next_part(TOLD_AT_ONCE, now) if by_day else None
        if told is not None:
            people = [
                (PeriodClosed(told.closing_id, each), Recipient(employee_id=each)) for each in told.people
            ]
            added = await uow.outbox.add_many(people, now)
            if told.is_last:
                news[told.closing_id] = "told"
        return added + await _tell_administrators(uow, office, news, now)

    return finish


async def _tell_administrators(
    uow: UnitOfWork, office: Office, news: Mapping[int, str], now: datetime
) -> int:
    """Tells all present administrators how far closings are, each step once."""
    before = uow.outbox.added
    recipients = await uow.administrators.recipients(office, now) if news else []
    for closing_id, step in news.items():
        notice = ClosingProgress(closing_id)
        for each in recipients:
            key = f"{notice.kind} {closing_id} {step} {each.employee_id} {each.chat_id}"
            await uow.outbox.add_once(notice, each, now, key)
    return uow.outbox.added - before


CLOSE = Job("close", EVERY_FEW_MINUTES, Zones.OF_OFFICE, ReadFirst(close), is_logged_when_idle=False)
