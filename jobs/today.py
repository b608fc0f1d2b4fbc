"""Every morning: the pinned cards show the new day."""

from __future__ import annotations

from datetime import datetime, time

from domain.notices import Recipient, TodayChanged
from domain.office import Office
from jobs.job import InParts, Job, Once, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork

IN_THE_MORNING = time(5, 0)
"""Before anybody's work begins. A change of a message makes no sound."""


MORNINGS = Timetable(IN_THE_MORNING, EVERY_DAY, CatchUp.SAME_DAY)
"""Every morning; after downtime at once."""


async def new_day(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> list[Once]:
    """Finds who has a card; each zone's morning renews all of them, as a card shows its person's day."""
    notice = TodayChanged()
    return [
        Once(notice, Recipient(employee_id=person), f"{notice.kind} {slot.text} {person}")
        for person in await uow.today.reachable()
    ]


TODAY_CARDS = Job("today-cards", MORNINGS, Zones.OF_UNITS, InParts(new_day))
