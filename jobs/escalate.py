"""Cases that wait too long: they go to the superior as well, and are reported to administrators."""

from __future__ import annotations

from datetime import datetime, time

from domain.escalation import Stage, ripe
from domain.notices import LongWaiting
from domain.office import Office
from jobs.job import Job, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable, morning
from storage.uow import UnitOfWork

EARLY = time(5)
"""Before anybody is told of waiting cases."""


EARLY_TIMES = Timetable(EARLY, EVERY_DAY, CatchUp.SAME_DAY)
"""Every day before the morning messages; a day that was missed changes nothing for the next one."""


async def escalate(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Lets superiors decide what has waited for too long; they read of it in their own morning message."""
    await _reach(uow, office, slot, Stage.SUPERIOR, office.review_days.superior, now)
    return 0


async def long_waiting(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Tells the administrators when more has waited for too long, all in one message."""
    days = office.review_days.administrators
    if not await _reach(uow, office, slot, Stage.ADMINISTRATORS, days, now):
        return 0
    recipients = await uow.administrators.recipients(office, now)
    return await uow.outbox.add_many([(LongWaiting(), each) for each in recipients], now)


async def _reach(uow: UnitOfWork, office: Office, slot: Slot, stage: Stage, days: int, now: datetime) -> int:
    """Notes cases that have waited for the stage's number of working days; returns how many are new."""
    units = await uow.people.units()
    calendars = await uow.calendars.of_units(units, slot.day.year, office.time_rules)
    return await uow.escalations.reach(stage, ripe(calendars, slot.day, days), slot.day, now)


ESCALATE = Job("escalate", EARLY_TIMES, Zones.OF_OFFICE, escalate, is_logged_when_idle=False)
LONG_WAITING = Job("long-waiting", morning, Zones.OF_OFFICE, long_waiting)
