"""Loads the frame: people with their units, leave and extensions, and the calendars of the units."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, bindparam, case, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.calendar import CalendarRow, DayTable, Extension, TimeRules, WorkCalendar
from domain.duty import Duty
from domain.people import Nip, TimeZone
from domain.periods import Span
from storage.records.calendars import CalendarRepository, national_holidays
from storage.records.duty import DutyRepository
from storage.records.people import PeopleRepository
from storage.records.positions import read_positions
from storage.scoring.frame import Calendar, ExpectedDays, Frame, Scored, Stay
from storage.scoring.packed import Rows, rows_of
from storage.scoring.scope import Scope
from storage.tables import Employee, Membership, Unit

NO_UNIT = -1
"""Stands for the unit of a calendar that has no rows of its own, so that such units share their days."""


_UNITS = select(Unit).order_by(Unit.id)


def _in_years(last: InstrumentedAttribute[Any]) -> ColumnElement[date | None]:
    """A last day, if it lies in the years: PostgreSQL's word for the last day of all is not a date."""
    return case((last <= bindparam("years_end"), last)).label(last.key)


@cache
def _employees(*, of_one: bool) -> Select[*tuple[Any, ...]]:
    """Everybody in service between `first` and `last`; `of_one`: the person `who`, if that is one of them."""
    query = (
        select(Employee.id, Employee.nip, Employee.name, Employee.position, _in_years(Employee.left))
        .where(or_(Employee.joined.is_(None), Employee.joined <= bindparam("last")))
        .where(or_(Employee.left.is_(None), Employee.left >= bindparam("first")))
    )
    return query.where(Employee.id == bindparam("who")) if of_one else query


@cache
def _stays(*, of_one: bool) -> Select[*tuple[Any, ...]]:
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


async def load_frame(session: AsyncSession, scope: Scope, only: int | None = None) -> Frame:
    """The frame of everybody in service on a day of the period to date, or of one of them."""
    return await _FrameLoader(session, scope).load(only)


class _FrameLoader:
    def __init__(self, session: AsyncSession, scope: Scope) -> None:
        self._session = session
        self._scope = scope
        self._calendars: dict[tuple[DayTable, frozenset[tuple[date, datetime]]], Calendar] = {}
        self._on_duty: dict[tuple[Calendar, Duty, ZoneInfo], Calendar] = {}
        """The calendars of people with a duty roster; those with the same shifts share one."""

    async def load(self, only: int | None) -> Frame:
        elapsed = self._scope.elapsed
        expected = ExpectedDays(self._scope)
        if elapsed is None:
            return Frame(self._scope, (), (), expected)
        rosters = DutyRepository(self._session, PeopleRepository(self._session))
        repository = CalendarRepository(self._session, rosters)
        years = self._scope.years
        some = None if only is None else [only]
        leaves = await repository.absences(years, some)
        extensions = await repository.extensions(only)
        personal: dict[int, list[Extension]] = {}
        for extension in extensions:
            if isinstance(extension.person, int):
                personal.setdefault(extension.person, []).append(extension)
        general = [each for each in extensions if each.person is None]
        by_unit = await self._calendars_of_units(await repository.corrections(), general)
        duties = await rosters.all(years, some)
        stays = await self._stays(only, by_unit)
        positions = await read_positions(self._session, some)
        for person in duties.keys() & stays.keys():
            stays[person] = tuple(self._with_duty(stay, duties[person]) for stay in stays[person])
        scored = tuple(
            Scored(
                employee_id,
                Nip(nip),
                name,
                positions.on(employee_id, position, min(elapsed.end, _date(left) or elapsed.end)),
                stays.get(employee_id, ()),
                tuple(leaves.get(employee_id, ())),
                tuple(personal.get(employee_id, ())),
            )
            for employee_id, nip, name, position, left in await self._employees(elapsed, only)
        )
        calendars = (*self._calendars.values(), *self._on_duty.values())
        return Frame(self._scope, scored, calendars, expected)

    def _with_duty(self, stay: Stay, duty: Duty) -> Stay:
        """The stay of a person with a duty roster."""
        shared = stay.calendar
        key = (shared, duty, stay.zone)
        found = self._on_duty.get(key)
        if found is None:
            number = len(self._calendars) + len(self._on_duty) + 1
            days = shared.days.on_duty(duty, stay.zone, self._scope.scheme.time_rules)
            found = self._on_duty[key] = Calendar(number, days, shared.extended)
        return replace(stay, calendar=found)

    async def _employees(self, elapsed: Span, only: int | None) -> Rows:
        values = {"first": elapsed.start, "last": elapsed.end, "years_end": self._scope.years.end}
        query = _employees(of_one=only is not None)
        return sorted(await rows_of(self._session, query, {**values, "who": only}))

    async def _stays(self, only: int | None, by_unit: Mapping[int, Calendar]) -> dict[int, tuple[Stay, ...]]:
        years = self._scope.years
        query = _stays(of_one=only is not None)
        values = {"years_start": years.start, "years_end": years.end, "who": only}

        @cache
        def stay(
            starts: str, ends: str | None, unit_id: int, timezone: str, joined: str | None, left: str | None
        ) -> Stay | None:
            """The same for all who came and went on the same days."""
            employed = years.clip(_date(starts), _date(ends))
            span = employed.clip(_date(joined), _date(left)) if employed else None
            return Stay(span, unit_id, TimeZone(timezone).info, by_unit[unit_id]) if span else None

        stays: dict[int, tuple[Stay, ...]] = {}
        rows = await rows_of(self._session, query, values)
        for employee_id, starts, _, *rest in sorted(rows, key=_BEGINNING):
            found = stay(starts, *rest)
            if found is not None:
                stays[employee_id] = (*_before(stays.get(employee_id, ()), found.span.start), found)
        return stays

    async def _calendars_of_units(
        self, rows: Collection[CalendarRow], extensions: Collection[Extension]
    ) -> dict[int, Calendar]:
        """The calendar of each unit, with corrections, and the extensions of the unit or of all."""
        special = {row.unit for row in rows} | {extension.unit for extension in extensions}
        general: dict[tuple[str, str], Calendar] = {}
        calendars: dict[int, Calendar] = {}
        for unit in await self._session.scalars(_UNITS):
            # Most units have no days of their own: their calendars need not be compared to be shared.
            kind = (unit.timezone, unit.work_week)
            known = None if unit.id in special else general.get(kind)
            calendars[unit.id] = known or self._calendar(unit, rows, extensions)
            if unit.id not in special:
                general[kind] = calendars[unit.id]
        return calendars

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


_BEGINNING = itemgetter(0, 1, 2)
"""Whose membership it is, and when it starts; of two that start together the later one comes last."""


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _before(stays: tuple[Stay, ...], day: date) -> tuple[Stay, ...]:
    """Stays that end, at the latest, on the eve of `day`: of two on one day, the later one holds."""
    if not stays or stays[-1].span.end < day:
        return stays
    *others, last = stays
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
