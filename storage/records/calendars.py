"""The working calendar of units: national holidays, the office's corrections, leave and extensions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import CalendarRow, DayKind, HalfDay, LeaveKind, TimeRules, WorkCalendar
from domain.calendar import Extension as OpenSpan
from domain.calendar import Leave as Absence
from domain.people import TimeZone
from domain.periods import Span
from storage.records.duty import DutyRepository
from storage.records.national_days import national_holidays
from storage.tables import CalendarDay, Extension, Leave, Unit

_FORTNIGHT = timedelta(days=14)
_CORRECTIONS = select(CalendarDay.date, CalendarDay.kind, CalendarDay.unit_id)
_ABSENCES = select(Leave.employee_id, Leave.kind, Leave.starts, Leave.ends, Leave.half).where(
    Leave.starts <= bindparam("last"), Leave.ends >= bindparam("first")
)
_ABSENCES_OF = _ABSENCES.where(Leave.employee_id.in_(bindparam("people", expanding=True)))
_EXTENSIONS = select(
    Extension.starts, Extension.ends, Extension.open_until, Extension.employee_id, Extension.unit_id
)


class CalendarRepository:
    """Calendars of units and absences of people."""

    def __init__(self, session: AsyncSession, duty: DutyRepository) -> None:
        self._session = session
        self._duty = duty
        self._rows: list[CalendarRow] | None = None
        self._extensions: list[OpenSpan] | None = None

    async def of_unit(
        self, unit: Unit, year: int, rules: TimeRules, corrections: Sequence[CalendarRow] | None = None
    ) -> WorkCalendar:
        """The calendar of a unit for the years around `year`; by other corrections than the office's."""
        return WorkCalendar.for_unit(
            unit.id,
            TimeZone(unit.timezone).info,
            national=national_holidays(year - 1, year + 1),
            rows=await self.corrections() if corrections is None else corrections,
            week=frozenset(int(digit) - 1 for digit in unit.work_week),
            rules=rules,
        )

    async def of_units(self, units: Iterable[Unit], year: int, rules: TimeRules) -> dict[int, WorkCalendar]:
        """The calendars of some units for the years around `year`, by the unit's id."""
        return {unit.id: await self.of_unit(unit, year, rules) for unit in units}

    async def of_office(self, zone: ZoneInfo, year: int, rules: TimeRules) -> WorkCalendar:
        """The calendar of the office as a whole, of no unit: Monday to Friday."""
        rows = await self.corrections()
        national = national_holidays(year - 1, year + 1)
        return WorkCalendar.for_unit("", zone, national=national, rows=rows, rules=rules)

    async def of_unit_or_office(
        self, unit: Unit | None, zone: ZoneInfo, year: int, rules: TimeRules
    ) -> WorkCalendar:
        """The calendar for legal due dates: the unit's, or the office's without one."""
        if unit is None:
            return await self.of_office(zone, year, rules)
        return await self.of_unit(unit, year, rules)

    async def of_person(
        self, employee_id: int, unit: Unit, day: date, rules: TimeRules, duty: Span | None = None
    ) -> WorkCalendar:
        """The calendar of a person of a unit for the years around `day`.

        A duty roster is known for the months of `duty`, else for those of the fortnights around the day.
        """
        roster = await self._duty.of(employee_id, duty or Span(day - _FORTNIGHT, day + _FORTNIGHT))
        return (await self.of_unit(unit, day.year, rules)).with_duty(roster)

    def forget(self) -> None:
        """Forgets what was read of corrections: they were changed."""
        self._rows = None

    async def corrections(self) -> list[CalendarRow]:
        """The office's corrections of the national calendar."""
        if self._rows is None:
            rows = await self._session.execute(_CORRECTIONS)
            self._rows = [CalendarRow(day, DayKind(kind), unit) for day, kind, unit in rows]
        return self._rows

    async def absences(self, span: Span, only: Collection[int] | None = None) -> dict[int, list[Absence]]:
        """Leave that touches a span, by person: of everybody, or of some."""
        query = _ABSENCES if only is None else _ABSENCES_OF
        values = {"first": span.start, "last": span.end, "people": only}
        absences: dict[int, list[Absence]] = {}
        for person, kind, starts, ends, half in await self._session.execute(query, values):
            absence = Absence(LeaveKind(kind), Span(starts, ends), HalfDay(half) if half else None)
            absences.setdefault(person, []).append(absence)
        return absences

    async def extensions(self, employee_id: int | None = None) -> list[OpenSpan]:
        """Extensions of late windows; with a person, those for that person, for units and for all."""
        if self._extensions is None:
            rows = await self._session.execute(_EXTENSIONS)
            self._extensions = [
                OpenSpan(Span(starts, ends), open_until, person, unit)
                for starts, ends, open_until, person, unit in rows
            ]
        return [row for row in self._extensions if employee_id is None or row.person in (None, employee_id)]

    async def extension(self, extension_id: int) -> Extension | None:
        """The extension with this id."""
        return await self._session.get(Extension, extension_id)

    async def extend(
        self,
        span: Span,
        open_until: datetime,
        reason: str,
        now: datetime,
        *,
        employee_id: int | None = None,
        unit_id: int | None = None,
    ) -> Extension:
        """Keeps the dates of a span open until an instant: for a person, a unit, or all."""
        made = Extension(
            starts=span.start,
            ends=span.end,
            open_until=open_until,
            reason=reason,
            created_at=now,
            employee_id=employee_id,
            unit_id=unit_id,
        )
        self._session.add(made)
        await self._session.flush()
        self._extensions = None
        return made

    async def extensions_in_force(self, now: datetime) -> list[Extension]:
        """Extensions that still keep days open at an instant, those that end first before the others."""
        query = select(Extension).where(Extension.open_until > now)
        return list(await self._session.scalars(query.order_by(Extension.open_until, Extension.id)))

    async def withdraw(self, extension: Extension, now: datetime) -> None:
        """Lets an extension end now; what was sent because of it stays as it is."""
        extension.open_until = now
        await self._session.flush()
        self._extensions = None
