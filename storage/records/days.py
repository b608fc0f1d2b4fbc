"""The state of a person's day, from the records (domain/day_state.py)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import AsOf, Leave, TimeRules, WorkCalendar, extended_until
from domain.day_state import Day, DayState, Sent, day_state
from domain.periods import Span
from storage.records.calendars import CalendarRepository
from storage.records.duty import DutyRepository
from storage.records.people import PeopleRepository
from storage.tables import Employee, Entry

_Moments = Sequence[tuple[str, datetime]]
"""States and times of submission of what was sent for a date."""


_SENT = select(Entry.employee_id, Entry.date, Entry.state, Entry.submitted_at).where(
    Entry.employee_id.in_(bindparam("people", expanding=True)),
    Entry.date.between(bindparam("first"), bindparam("last")),
    Entry.is_report(),
)


class DayRepository:
    """What a date is for a person; `storage/scoring` and `domain/digest/` count whole offices."""

    def __init__(
        self,
        session: AsyncSession,
        people: PeopleRepository,
        calendars: CalendarRepository,
        duty: DutyRepository,
    ) -> None:
        self._session = session
        self._people = people
        self._calendars = calendars
        self._duty = duty

    async def state(self, employee_id: int, day: date, as_of: AsOf, rules: TimeRules) -> Day:
        """The state of a person's day as of a moment."""
        return (await self.states(employee_id, Span(day, day), as_of, rules))[day]

    async def states(self, employee_id: int, span: Span, as_of: AsOf, rules: TimeRules) -> dict[date, Day]:
        """The state of each of a person's days as of a moment."""
        person = await self._people.get(employee_id)
        leaves = await self._calendars.absences(span, [employee_id])
        sent = await self._sent([employee_id], span)
        return await self._states(person, span, as_of, rules, leaves.get(employee_id, ()), sent[employee_id])

    async def states_of(
        self, people: Collection[int], span: Span, as_of: AsOf, rules: TimeRules
    ) -> dict[int, dict[date, Day]]:
        """The same of many people, with as few questions to the database as of one."""
        known = await self._people.many(people)
        await self._people.preload_units(people)
        await self._duty.preload(people, span)
        leaves = await self._calendars.absences(span, people)
        sent = await self._sent(people, span)
        return {
            key: await self._states(person, span, as_of, rules, leaves.get(key, ()), sent[key])
            for key, person in known.items()
        }

    async def _states(
        self,
        person: Employee,
        span: Span,
        as_of: AsOf,
        rules: TimeRules,
        leaves: Collection[Leave],
        sent: Mapping[date, _Moments],
    ) -> dict[date, Day]:
        extensions = await self._calendars.extensions(person.id)
        calendars: dict[tuple[int, int], WorkCalendar] = {}
        found = {}
        for day in span:
            unit = await self._people.unit_of(person.id, day)
            if unit is None or not person.serves(day):
                found[day] = Day(DayState.NOT_IN_SERVICE)
                continue
            key = (unit.id, day.year)
            if key not in calendars:
                calendars[key] = await self._calendars.of_person(person.id, unit, day, rules, span)
            found[day] = day_state(
                calendars[key].row(day),
                Sent.of(sent.get(day, ()), as_of.instant),
                as_of,
                leaves=leaves,
                extended=extended_until(extensions, day, person.id, unit.id),
            )
        return found

    async def _sent(self, people: Collection[int], span: Span) -> Mapping[int, Mapping[date, _Moments]]:
        values = {"people": people, "first": span.start, "last": span.end}
        found: defaultdict[int, defaultdict[date, list[tuple[str, datetime]]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for person, day, state, at in await self._session.execute(_SENT, values):
            found[person][day].append((state, at))
        return found
