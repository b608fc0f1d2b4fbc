"""Who is scored, and which days each of them was expected to work: the frame into which records are put."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import (
    CalendarRow,
    DayKind,
    DayRow,
    DayTable,
    Extension,
    Leave,
    Timeliness,
    TimeRules,
    WorkCalendar,
    extended_until,
    timeliness,
)
from domain.people import Nip, TimeZone
from domain.periods import Span
from storage.calendars import CalendarRepository, national_holidays
from storage.scoring.scope import Scope
from storage.tables import CalendarDay, Employee, Membership, Unit

NO_UNIT = -1
"""Stands for the unit of a calendar that has no rows of its own, so that such units share their days."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """The days of the units that share them, and the extensions that all their people have, by date."""

    id: int
    days: DayTable
    extended: Mapping[date, datetime]

    def row(self, day: date) -> DayRow:
        """The deadline and the late window of a date, extensions of the unit or of all included."""
        row = self.days.rows[(day - self.days.rows[0].date).days]
        extended = self.extended.get(day)
        if extended is None or extended <= row.late_until:
            return row
        return DayRow(row.date, row.is_working, row.deadline, extended)


@dataclass(frozen=True)
class Stay:
    """Dates on which a person belonged to a unit, within the employment."""

    span: Span
    unit_id: int
    zone: ZoneInfo
    calendar: Calendar


@dataclass(frozen=True)
class Scored:
    """A person who is scored: name, position, units, and what changes the days of this person only."""

    id: int
    nip: Nip
    name: str
    position: str | None
    stays: tuple[Stay, ...]
    leaves: tuple[Leave, ...]
    extensions: tuple[Extension, ...]

    def stay_on(self, day: date) -> Stay | None:
        """Where the person belonged on a day; None outside of any unit."""
        return next((stay for stay in self.stays if day in stay.span), None)

    def excused_on(self, day: date) -> bool:
        """Whether approved leave excuses from reporting on a day."""
        return any(leave.kind.excuses and day in leave.span for leave in self.leaves)

    def expected_days(self, span: Span, scope: Scope | None = None) -> int:
        """How many days of a span are expected; with a scope, up to its as-of moment."""
        as_of = scope.as_of if scope else None
        return sum(
            stay.calendar.days.expected_days(part, self.leaves, as_of)
            for stay in self.stays
            if (part := stay.span.overlap(span)) is not None
        )

    def extended_on(self, day: date) -> datetime | None:
        """Until when an extension for this person alone keeps a day open."""
        stay = self.stay_on(day) if self.extensions else None
        return extended_until(self.extensions, day, self.id, stay.unit_id) if stay else None

    def travels_on(self, day: date) -> bool:
        """Whether approved official travel (tugas luar) covers a day."""
        return any(not leave.kind.excuses and day in leave.span for leave in self.leaves)

    def travel_days(self, scope: Scope) -> int:
        """The expected days of official travel in the period to date."""
        return sum(self.travels_on(day) for _, day in self.expected_dates(scope.period.span, scope))

    def expected_dates(self, span: Span, scope: Scope) -> Iterator[tuple[Stay, date]]:
        """The expected days of a span up to the as-of moment, with the unit of each."""
        for stay in self.stays:
            part = stay.span.overlap(span)
            if part is not None:
                for day in stay.calendar.days.expected_dates(part, self.leaves, scope.as_of):
                    yield stay, day

    def timeliness(self, stay: Stay, day: date, submitted_at: datetime) -> Timeliness:
        """How a first submission stands to the deadline of a day of a stay, every extension counted."""
        extended = extended_until(self.extensions, day, self.id, stay.unit_id)
        return timeliness(stay.calendar.row(day), submitted_at, extended)


@dataclass(frozen=True)
class Frame:
    """Everybody who is scored, by NIP, and the calendars that they share."""

    scope: Scope
    people: tuple[Scored, ...]
    calendars: tuple[Calendar, ...]
    is_everybody: bool
    by_id: Mapping[int, Scored] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {person.id: person for person in self.people})

    def parts(self, most: int) -> Iterator[Frame]:
        """The frame in parts of at most so many people; as it is when it has no more."""
        if len(self.people) <= most:
            yield self
            return
        for start in range(0, len(self.people), most):
            yield Frame(self.scope, self.people[start : start + most], self.calendars, is_everybody=False)

    def due_rows(self, calendar: Calendar) -> Iterator[DayRow]:
        """The working days of a calendar in the period that are due at the as-of moment."""
        for day in calendar.days.expected_dates(self.scope.period.span, (), self.scope.as_of):
            yield calendar.row(day)


async def load_frame(session: AsyncSession, scope: Scope, people: Collection[int] | None = None) -> Frame:
    """The frame of everybody in service on a day of the period to date, or of some of them, by id."""
    return await _FrameLoader(session, scope).load(people)


async def load_calendars(session: AsyncSession, scope: Scope) -> list[Calendar]:
    """The calendars that the office's units have, each once."""
    extensions = await CalendarRepository(session).extensions()
    by_unit = await _FrameLoader(session, scope).calendars_of_units(
        [each for each in extensions if each.person is None]
    )
    return list(dict.fromkeys(by_unit.values()))


class _FrameLoader:
    def __init__(self, session: AsyncSession, scope: Scope) -> None:
        self._session = session
        self._scope = scope
        self._calendars: dict[tuple[DayTable, frozenset[tuple[date, datetime]]], Calendar] = {}

    async def load(self, people: Collection[int] | None) -> Frame:
        elapsed = self._scope.elapsed
        if elapsed is None:
            return Frame(self._scope, (), (), people is None)
        repository = CalendarRepository(self._session)
        years = self._scope.years
        only = next(iter(people)) if people is not None and len(people) == 1 else None
        leaves = await repository.absences(years, only)
        extensions = await repository.extensions(only)
        personal: dict[int, list[Extension]] = {}
        for extension in extensions:
            if isinstance(extension.person, int):
                personal.setdefault(extension.person, []).append(extension)
        by_unit = await self.calendars_of_units([each for each in extensions if each.person is None])
        stays = await self._stays(people, by_unit)
        scored = tuple(
            Scored(
                employee.id,
                Nip(employee.nip),
                employee.name,
                employee.position,
                stays.get(employee.id, ()),
                tuple(leaves.get(employee.id, ())),
                tuple(personal.get(employee.id, ())),
            )
            for employee in await self._employees(elapsed, people)
        )
        return Frame(self._scope, scored, tuple(self._calendars.values()), people is None)

    async def _employees(
        self, elapsed: Span, people: Collection[int] | None
    ) -> Sequence[Row[*tuple[Any, ...]]]:
        query = (
            select(Employee.id, Employee.nip, Employee.name, Employee.position)
            .where(or_(Employee.joined.is_(None), Employee.joined <= elapsed.end))
            .where(or_(Employee.left.is_(None), Employee.left >= elapsed.start))
            .order_by(Employee.nip)
        )
        if people is not None:
            query = query.where(Employee.id.in_(people))
        return (await self._session.execute(query)).all()

    async def _stays(
        self, people: Collection[int] | None, by_unit: Mapping[int, Calendar]
    ) -> dict[int, tuple[Stay, ...]]:
        years = self._scope.years
        query = (
            select(
                Membership.employee_id,
                Membership.unit_id,
                Membership.starts,
                Membership.ends,
                Unit.timezone,
                Employee.joined,
                Employee.left,
            )
            .join(Employee, Employee.id == Membership.employee_id)
            .join(Unit, Unit.id == Membership.unit_id)
            .where(Membership.starts <= years.end, Membership.ends >= years.start)
            .order_by(Membership.employee_id, Membership.starts, Membership.id)
        )
        if people is not None:
            query = query.where(Membership.employee_id.in_(people))
        stays: dict[int, list[Stay]] = {}
        for row in await self._session.execute(query):
            employee_id, unit_id, starts, ends, timezone, joined, left = row
            employed = years.clip(starts, ends)
            span = employed.clip(joined, left) if employed else None
            own = stays.setdefault(employee_id, [])
            # Two memberships of one day would count the day twice: the later one holds.
            if span is not None and own and own[-1].span.end >= span.start:
                own[-1:] = _before(own[-1], span.start)
            if span is not None:
                own.append(Stay(span, unit_id, TimeZone(timezone).info, by_unit[unit_id]))
        return {employee_id: tuple(own) for employee_id, own in stays.items()}

    async def calendars_of_units(self, extensions: Collection[Extension]) -> dict[int, Calendar]:
        """The calendar of each unit, with the extensions of the unit or of all."""
        rows = [
            CalendarRow(row.date, DayKind(row.kind), row.unit_id)
            for row in await self._session.scalars(select(CalendarDay))
        ]
        return {
            unit.id: self._calendar(unit, rows, extensions)
            for unit in await self._session.scalars(select(Unit).order_by(Unit.id))
        }

    def _calendar(
        self, unit: Unit, rows: Collection[CalendarRow], extensions: Collection[Extension]
    ) -> Calendar:
        """The calendar of a unit; units with the same days share one."""
        years = self._scope.years
        corrections = frozenset(
            CalendarRow(row.date, row.kind, None if row.unit is None else unit.id)
            for row in rows
            if row.unit in (None, unit.id)
        )
        own = unit.id if any(row.unit is not None for row in corrections) else NO_UNIT
        days = day_table(
            unit.timezone, unit.work_week, corrections, own, self._scope.scheme.time_rules, years
        )
        extended: dict[date, datetime] = {}
        for extension in extensions:
            part = extension.span.overlap(years)
            if part is not None and extension.unit in (None, unit.id):
                for day in part:
                    extended[day] = max(extension.open_until, extended.get(day, extension.open_until))
        key = (days, frozenset(extended.items()))
        if key not in self._calendars:
            self._calendars[key] = Calendar(len(self._calendars) + 1, days, extended)
        return self._calendars[key]


def _before(stay: Stay, day: date) -> list[Stay]:
    """What is left of a stay that another one ends on the eve of `day`."""
    part = stay.span.clip(None, day - timedelta(days=1))
    return [] if part is None else [Stay(part, stay.unit_id, stay.zone, stay.calendar)]


@lru_cache(maxsize=64)
def day_table(
    timezone: str,
    work_week: str,
    corrections: frozenset[CalendarRow],
    unit: int,
    rules: TimeRules,
    span: Span,
) -> DayTable:
    """The days of a calendar; the same table for the same question, so that units and turns share it."""
    calendar = WorkCalendar.for_unit(
        unit,
        TimeZone(timezone).info,
        national=national_holidays(span.start.year - 1, span.end.year + 1),
        rows=corrections,
        week=frozenset(int(digit) - 1 for digit in work_week),
        rules=rules,
    )
    return calendar.table(span)
