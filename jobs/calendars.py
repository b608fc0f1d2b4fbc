"""The calendars of a zone's units, for sweeps over people at work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from domain.calendar import WorkCalendar
from domain.office import Office
from domain.people import TimeZone
from storage.uow import UnitOfWork


async def calendars_of(uow: UnitOfWork, office: Office, zone: TimeZone, day: date) -> dict[int, WorkCalendar]:
    """The calendars of the zone's units, by the unit's id."""
    units = [own for own in await uow.people.units() if own.timezone == zone]
    return await uow.calendars.of_units(units, day.year, office.time_rules)


def working(calendars: Mapping[int, WorkCalendar], day: date) -> dict[int, bool]:
    """For which units a date is a working day by their calendar."""
    return {unit_id: calendar.is_working(day) for unit_id, calendar in calendars.items()}
