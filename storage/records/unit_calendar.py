"""The calendar for a person's legal due dates: the unit's, never a duty roster's."""

from __future__ import annotations

from datetime import date

from domain.calendar import WorkCalendar
from domain.office import Office
from storage.records.calendars import CalendarRepository
from storage.records.people import PeopleRepository


async def unit_calendar(
    people: PeopleRepository, calendars: CalendarRepository, office: Office, employee_id: int, today: date
) -> WorkCalendar:
    """The working days of a person's unit on a date; of the last one, once they have left."""
    left = (await people.get(employee_id)).left
    unit = await people.unit_of(employee_id, today if left is None else min(today, left))
    return await calendars.of_unit_or_office(unit, office.zone, today.year, office.time_rules)
