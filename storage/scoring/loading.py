"""Loads the cohort: people with their units, leave and extensions, and the calendars of the units."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import ColumnElement, Row, Select, bindparam, case, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.calendar import CalendarRow, DayTable, Extension, Leave, TimeRules, WorkCalendar
from domain.duty import Duty
from domain.people import Nip, TimeZone
from domain.periods import Span
from storage.records.calendars import CalendarRepository
from storage.records.duty import DutyRepository
from storage.records.national_days import national_holidays
from storage.records.people import PeopleRepository
from storage.records.positions import Positions, read_positions
from storage.scoring.cohort import Calendar, Cohort, ExpectedDays, ScoredPerson, UnitSpan
from storage.scoring.rows_as_json import Rows, fetch_rows
from storage.scoring.scope import Scope
from storage.tables import Employee, Membership, Unit

NO_UNIT = -1
"""Shared key for units without calendar rows of their own, so that they share their days."""


_UNITS = select(Unit.id, Unit.timezone, Unit.work_week).order_by(Unit.id)


def _in_years(last: InstrumentedAttribute[Any]) -> ColumnElement[date | None]:
    """A last day within the years, else NULL: PostgreSQL's `infinity` cannot be read as a date."""
    return case((last <= bindparam("years_end"), last)).label(last.key)


@cache
def _employees(*, of_one: bool) -> Select[*tuple[Any, ...]]:
    """Everybody in service in the years; `of_one`: the person `who`, if that is one of them."""
    person = (Employee.id, Employee.nip, Employee.name, Employee.position)
    query = (
        select(*person, Employee.joined, _in_years(Employee.left))
        .where(or_(Employee.joined.is_(None), Employee.joined <= bindparam("years_end")))
        .where(or_(Employee.left.is_(None), Employee.left >= bindparam("years_start")))
    )
    return query.where(Employee.id == bindparam("who")) if of_one else query


@cache
def _unit_spans(*, of_one: bool) -> Select[*tuple[Any, ...]]:
    """Memberships in the years, with the zone of the unit and the person's service; `of_one` as above."""
    query = (
        select(
            Membership.employee_id,
            Membership.starts,
            Membership.id,
            _in_years(Membership.ends),
            Membership.unit_id,
            Unit.timezone,
            Employee.joined,
            _in_years(Employee.left),
        )
        .join(Employee, Employee.id == Membership.employee_id)
        .join(Unit, Unit.id == Membership.unit_id)
        .where(Membership.starts <= bindparam("years_end"), Membership.ends >= bindparam("years_start"))
    )
    return query.where(Membership.employee_id == bindparam("who")) if of_one else query


async def load_cohort(session: AsyncSession, scope: Scope, only: int | None = None) -> Cohort:
    """The cohort of everybody in service on a day of the period to date, or of the person `only`."""
    if scope.elapsed is None:
        return Cohort(scope, (), (), ExpectedDays(scope))
    return (await load_basis(session, scope.scheme.time_rules, scope.years, only)).cohort(scope)


async def load_basis(session: AsyncSession, rules: TimeRules, years: Span, only: int | None) -> Basis:
    """What cohorts within whole years are made of; of everybody, or of the person `only`."""
    return await _Loader(session, rules, years).load(only)


class Basis(Struct, frozen=True):
    """People, their units, leave and extensions, and the calendars: what cohorts of some years are made of.

    A period and those before it, which follow-up looks back at, share what is read here.
    """

    employees: Rows
    """Id, NIP, name, last position, first and last day of service within the years."""
    positions: Positions
    unit_spans: Mapping[int, tuple[UnitSpan, ...]]
    leaves: Mapping[int, Sequence[Leave]]
    extensions: Mapping[int, Sequence[Extension]]
    calendars: tuple[Calendar, ...]

    def cohort(self, scope: Scope) -> Cohort:
        """Who of them was in service on a day of the period to date, which must lie within the years."""
        elapsed = scope.elapsed

        @cache
        def served(joined: str | None, left: str | None) -> Span | None:
            """The same for all who came and went on the same days."""
            return elapsed.clip(_date(joined), _date(left)) if elapsed else None

        people = tuple(
            ScoredPerson(
                employee_id,
                Nip(nip),
                name,
                self.positions.on(employee_id, position, span.end),
                self.unit_spans.get(employee_id, ()),
                tuple(self.leaves.get(employee_id, ())),
                tuple(self.extensions.get(employee_id, ())),
                span,
            )
            for employee_id, nip, name, position, *dates in self.employees
            if (span := served(*dates)) is not None
        )
        return Cohort(scope, people, self.calendars, ExpectedDays(scope))


class _Loader:
    def __init__(self, session: AsyncSession, rules: TimeRules, years: Span) -> None:
        self._session = session
        self._rules, self._years = rules, years
        self._calendars: dict[tuple[DayTable, frozenset[tuple[date, datetime]]], Calendar] = {}
        self._on_duty: dict[tuple[Calendar, Duty, ZoneInfo], Calendar] = {}
        """Calendars of people with a duty roster; people with the same shifts share one."""

    async def load(self, only: int | None) -> Basis:
        rosters = DutyRepository(self._session, PeopleRepository(self._session))
        repository = CalendarRepository(self._session, rosters)
        some = None if only is None else [only]
        leaves = await repository.absences(self._years, some)
        extensions = await repository.extensions(only)
        personal: dict[int, list[Extension]] = {}
        for extension in extensions:
            if isinstance(extension.person, int):
                personal.setdefault(extension.person, []).append(extension)
        general = [each for each in extensions if each.person is None]
        by_unit = await self._calendars_of_units(await repository.corrections(), general)
        duties = await rosters.all(self._years, some)
        unit_spans = await self._unit_spans(only, by_unit)
        positions = await read_positions(self._session, some)
        for person in duties.keys() & unit_spans.keys():
            unit_spans[person] = tuple(
                self._with_duty(unit_span, duties[person]) for unit_span in unit_spans[person]
            )
        employees = await self._employees(only)
        calendars = (*self._calendars.values(), *self._on_duty.values())
        return Basis(employees, positions, unit_spans, leaves, personal, calendars)

    def _with_duty(self, unit_span: UnitSpan, duty: Duty) -> UnitSpan:
        """The span with the calendar of the person's duty roster."""
        shared = unit_span.calendar
        key = (shared, duty, unit_span.zone)
        found = self._on_duty.get(key)
        if found is None:
            number = len(self._calendars) + len(self._on_duty) + 1
            days = shared.days.on_duty(duty, unit_span.zone, self._rules)
            found = self._on_duty[key] = Calendar(number, days, shared.extended)
        return replace(unit_span, calendar=found)

    async def _employees(self, only: int | None) -> Rows:
        values = {"years_start": self._years.start, "years_end": self._years.end}
        query = _employees(of_one=only is not None)
        return sorted(await fetch_rows(self._session, query, {**values, "who": only}))

    async def _unit_spans(
        self, only: int | None, by_unit: Mapping[int, Calendar]
    ) -> dict[int, tuple[UnitSpan, ...]]:
        years = self._years
        query = _unit_spans(of_one=only is not None)
        values = {"years_start": years.start, "years_end": years.end, "who": only}

        @cache
        def unit_span(
            starts: str, ends: str | None, unit_id: int, timezone: str, joined: str | None, left: str | None
        ) -> UnitSpan | None:
            """The same for all who came and went on the same days."""
            employed = years.clip(_date(starts), _date(ends))
            span = employed.clip(_date(joined), _date(left)) if employed else None
            return UnitSpan(span, unit_id, TimeZone(timezone).info, by_unit[unit_id]) if span else None

        unit_spans: dict[int, tuple[UnitSpan, ...]] = {}
        rows = await fetch_rows(self._session, query, values)
        for employee_id, starts, _, *rest in sorted(rows, key=_BEGINNING):
            found = unit_span(starts, *rest)
            if found is not None:
                unit_spans[employee_id] = (*_before(unit_spans.get(employee_id, ()), found.span.start), found)
        return unit_spans

    async def _calendars_of_units(
        self, rows: Collection[CalendarRow], extensions: Collection[Extension]
    ) -> dict[int, Calendar]:
        """The calendar of each unit, with corrections, and the extensions of the unit or of all."""
        special = {row.unit for row in rows} | {extension.unit for extension in extensions}
        general: dict[tuple[str, str], Calendar] = {}
        calendars: dict[int, Calendar] = {}
        for unit in await self._session.execute(_UNITS):
            # Most units have no days of their own; they share one calendar without comparing.
            kind = (unit.timezone, unit.work_week)
            known = None if unit.id in special else general.get(kind)
            calendars[unit.id] = known or self._calendar(unit, rows, extensions)
            if unit.id not in special:
                general[kind] = calendars[unit.id]
        return calendars

    def _calendar(
        self, unit: Row[int, str, str], rows: Collection[CalendarRow], extensions: Collection[Extension]
    ) -> Calendar:
        """The calendar of a unit; units with the same days share one."""
        corrections = frozenset(
            CalendarRow(row.date, row.kind, None if row.unit is None else unit.id)
            for row in rows
            if row.unit in (None, unit.id)
        )
        own = unit.id if any(row.unit is not None for row in corrections) else NO_UNIT
        days = day_table(unit.timezone, unit.work_week, corrections, own, self._rules, self._years)
        extended: dict[date, datetime] = {}
        for extension in extensions:
            part = extension.span.overlap(self._years)
            if part is not None and extension.unit in (None, unit.id):
                for day in part:
                    extended[day] = max(extension.open_until, extended.get(day, extension.open_until))
        key = (days, frozenset(extended.items()))
        if key not in self._calendars:
            self._calendars[key] = Calendar(len(self._calendars) + 1, days, extended)
        return self._calendars[key]


_BEGINNING = itemgetter(0, 1, 2)
"""Sorts memberships by person and start; of two with the same start the one added later comes last."""


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _before(unit_spans: tuple[UnitSpan, ...], day: date) -> tuple[UnitSpan, ...]:
    """The spans, cut off before `day`: where two overlap, the later one holds."""
    if not unit_spans or unit_spans[-1].span.end < day:
        return unit_spans
    *others, last = unit_spans
    part = last.span.clip(None, day - timedelta(days=1))
    return (*others, replace(last, span=part)) if part else tuple(others)


@lru_cache(maxsize=64)
def day_table(
    timezone: str,
    work_week: str,
    corrections: frozenset[CalendarRow],
    unit: int,
    rules: TimeRules,
    span: Span,
) -> DayTable:
    """The days of a calendar, cached: units and requests share them."""
    calendar = WorkCalendar.for_unit(
        unit,
        TimeZone(timezone).info,
        national=national_holidays(span.start.year - 1, span.end.year + 1),
        rows=corrections,
        week=frozenset(int(digit) - 1 for digit in work_week),
        rules=rules,
    )
    return calendar.table(span)
