"""Finishes closings that were begun, and tells everybody of their result, in parts."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from domain.cases import RINGS_FROM, RINGS_UNTIL
from domain.notices import PeriodClosed, Recipient
from domain.office import Office
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.scoring.freezing import first_revisions
from storage.uow import UnitOfWork

TOLD_AT_ONCE = 2_000
"""People whose notices are added by one run."""


def often(office: Office) -> Timetable:
    """Every few minutes: whoever closed a period waits for it."""
    return Timetable(time.min, EVERY_DAY, CatchUp.SAME_DAY, timedelta(minutes=5))


async def close(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """Computes what was begun; gives what writes it in one transaction, and adds notices by day."""
    ready = [(closing.id, await first_revisions(uow, closing)) for closing in await uow.closings.unfinished()]

    async def finish(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
        for closing_id, revisions in ready:
            await uow.closings.finish(closing_id, revisions, now)
        if not RINGS_FROM <= slot.at.time() < RINGS_UNTIL:
            return 0
        people = await uow.closings.tell_next(TOLD_AT_ONCE, now)
        notices = [
            (PeriodClosed(closing_id, person), Recipient(employee_id=person)) for closing_id, person in people
        ]
        return await uow.outbox.add_many(notices, now)

    return finish


CLOSE = Job("close", often, Zones.OF_OFFICE, ReadFirst(close), is_logged_when_idle=False)
