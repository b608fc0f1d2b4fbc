"""The state of a person's day, from the records (domain/day_state.py)."""

from __future__ import annotations

from datetime import date

from domain.calendar import AsOf, TimeRules, extended_until
from domain.day_state import Day, DayState, Sent, day_state
from domain.people import in_service
from domain.periods import Span
from storage.records.calendars import CalendarRepository
from storage.records.entries import EntryRepository
from storage.records.people import PeopleRepository


class DayRepository:
    """What a date is for one person, for who asks about a person and not about a whole office."""

    def __init__(
        self, people: PeopleRepository, calendars: CalendarRepository, entries: EntryRepository
    ) -> None:
        self._people = people
        self._calendars = calendars
        self._entries = entries

    async def state(self, employee_id: int, day: date, as_of: AsOf, rules: TimeRules) -> Day:
        """The state of a person's day as of a moment."""
        person = await self._people.get(employee_id)
        unit = await self._people.unit_of(employee_id, day)
        if unit is None or not in_service(person.joined, person.left, day):
            return Day(DayState.NOT_IN_SERVICE)
        calendar = await self._calendars.of_unit(unit, day.year, rules)
        leaves = await self._calendars.absences(Span(day, day), employee_id)
        extensions = await self._calendars.extensions(employee_id)
        entries = await self._entries.of_day(employee_id, day)
        return day_state(
            calendar.row(day),
            Sent.of(((entry.state, entry.submitted_at) for entry in entries), as_of.instant),
            as_of,
            leaves=leaves.get(employee_id, ()),
            extended=extended_until(extensions, day, employee_id, unit.id),
        )
