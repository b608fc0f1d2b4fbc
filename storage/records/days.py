"""The state of a person's day, from the records (domain/day_state.py)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

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
        return (await self.states(employee_id, Span(day, day), as_of, rules))[day]

    async def states(self, employee_id: int, span: Span, as_of: AsOf, rules: TimeRules) -> dict[date, Day]:
        """The state of each of a person's days as of a moment."""
        person = await self._people.get(employee_id)
        leaves = (await self._calendars.absences(span, employee_id)).get(employee_id, ())
        extensions = await self._calendars.extensions(employee_id)
        sent: defaultdict[date, list[tuple[str, datetime]]] = defaultdict(list)
        for entry in await self._entries.of_days(employee_id, span):
            sent[entry.date].append((entry.state, entry.submitted_at))
        found = {}
        for day in span:
            unit = await self._people.unit_of(employee_id, day)
            if unit is None or not in_service(person.joined, person.left, day):
                found[day] = Day(DayState.NOT_IN_SERVICE)
                continue
            calendar = await self._calendars.of_person(employee_id, unit, day.year, rules)
            found[day] = day_state(
                calendar.row(day),
                Sent.of(sent[day], as_of.instant),
                as_of,
                leaves=leaves,
                extended=extended_until(extensions, day, employee_id, unit.id),
            )
        return found
