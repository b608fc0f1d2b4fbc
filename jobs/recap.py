"""At the end of the week: people's own recaps."""

from __future__ import annotations

from datetime import datetime

from domain.notices import OwnRecap, Recipient
from domain.office import Office
from domain.recap import recap_day, week_of
from jobs.job import InParts, Job, Once, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork


def recap_times(office: Office) -> Timetable:
    """Every afternoon, as the week of a unit may end early. The next day is a day off for most."""
    return Timetable(office.recap_at, EVERY_DAY, CatchUp.SAME_DAY)


async def weekly_recap(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> list[Once]:
    """Finds people with something to recap, in units whose week ends on the slot's day.

    A recap is read and drawn only when it is sent, so a restart repeats nothing.
    """
    week = week_of(slot.day)
    units = []
    for own in await uow.people.units():
        if own.timezone == slot.zone:
            calendar = await uow.calendars.of_unit(own, slot.day.year, office.time_rules)
            if recap_day(calendar, week, office.recap_day) == slot.day:
                units.append(own.id)
    people = await uow.recap.people(slot.day, week, units) if units else []
    notice = OwnRecap(max(slot.at, now))
    return [
        Once(notice, Recipient(employee_id=person), f"{notice.kind} {week.start} {person}")
        for person in people
    ]


WEEKLY_RECAP = Job("weekly-recap", recap_times, Zones.OF_UNITS, InParts(weekly_recap))
