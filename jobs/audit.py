"""Notes the root of the log after each day, so that who rewrites it later is found."""

from __future__ import annotations

import asyncio
from datetime import datetime, time, timedelta

from domain.audit.merkle import root
from domain.audit.roots import Root
from domain.office import Office
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork


def after_midnight(office: Office) -> Timetable:
    """A few minutes after each day: what was decided before midnight is written by then."""
    return Timetable(time(0, 5), EVERY_DAY, CatchUp.UNTIL_NEXT)


async def survey(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """Computes the root over all rows up to the end of the day before; gives what notes it."""
    midnight = datetime.combine(slot.day, time.min, tzinfo=slot.at.tzinfo)
    size, last = await uow.audit.size_before(midnight), await uow.audit.last_root()
    # A day on which nothing was decided needs no root: the last row is that of the root before.
    # A root does not cover what was decided between midnight and its own row.
    is_new = size > (0 if last is None else last.size + 1)
    day = slot.day - timedelta(days=1)
    found = await asyncio.to_thread(root, await uow.audit.leaves(size)) if is_new else b""

    async def note(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
        if is_new:
            uow.audit.note_root(Root(size, found.hex(), day))
        return 0

    return note


AUDIT_ROOT = Job("audit-root", after_midnight, Zones.OF_OFFICE, ReadFirst(survey), is_logged_when_idle=False)
