"""People without a supervisor: reported to the administrators at once."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.cases import RINGS_FROM, RINGS_UNTIL
from domain.notices import FoundAlone
from domain.office import Office
from jobs.job import Job, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork

BY_DAY = Timetable(RINGS_FROM, EVERY_DAY, CatchUp.SAME_DAY, timedelta(minutes=15))
"""Every quarter of an hour from the morning on."""


async def find_alone(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Reports new people without a supervisor; somebody who had one meanwhile is reported again."""
    if slot.at.time() >= RINGS_UNTIL:
        return 0
    people = [each.employee.id for each in await uow.unblocking.alone(slot.day)]
    if not await uow.unblocking.newly_alone(people, now):
        return 0
    recipients = await uow.administrators.recipients(office, now)
    return await uow.outbox.add_many([(FoundAlone(), each) for each in recipients], now)


WITHOUT_SUPERVISOR = Job("without-supervisor", BY_DAY, Zones.OF_OFFICE, find_alone, is_logged_when_idle=False)
