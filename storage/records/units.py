"""Units and the office's own days, as administrators look after them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, delete, func, select

from domain.audit.rows import Values, digest
from domain.calendar import DayKind
from domain.unit_names import UnitNames
from storage.records.audit import LoggedRepository
from storage.records.people import in_service, on
from storage.tables import CalendarDay, Employee, Entry, Membership, Unit


class UnitRepository(LoggedRepository):
    """Units, and corrections of the national calendar; what changes is logged."""

    async def find(self, unit_id: int) -> Unit | None:
        """The unit with this id, if there is one."""
        return await self._session.get(Unit, unit_id)

    async def named(self, name: str) -> Unit | None:
        """The unit of a name, whatever its capitals and spaces."""
        found = UnitNames(await self._session.scalars(select(Unit.name))).find(name)
        if found is None:
            return None
        unit: Unit | None = await self._session.scalar(select(Unit).where(Unit.name == found))
        return unit

    async def resembled(self, name: str, besides: int) -> str | None:
        """Another unit whose name is nearly this one; the unit `besides` is none."""
        others = select(Unit.name).where(Unit.id != besides).order_by(Unit.id)
        return UnitNames(await self._session.scalars(others)).near(name)

    async def counts(self, day: date) -> dict[int, int]:
        """How many people in service belong to each unit on a day."""
        query = (
            select(Membership.unit_id, func.count(Employee.id))
            .join(Employee, and_(Employee.id == Membership.employee_id, in_service(day)))
            .where(on(Membership, day))
            .group_by(Membership.unit_id)
        )
        return {row[0]: row[1] for row in await self._session.execute(query)}

    async def add(self, name: str, timezone: str, week: str = "12345") -> Unit:
        """A new unit."""
        unit = Unit(name=name, timezone=timezone, work_week=week)
        self._session.add(unit)
        await self._session.flush()
        self._audit.note("add-unit", f"units/{unit.id}", after=_logged(unit))
        return unit

    async def change(
        self, unit: Unit, *, name: str | None = None, timezone: str | None = None, week: str | None = None
    ) -> bool:
        """Another name, zone or week, for all dates; False when nothing changes."""
        before = _logged(unit)
        unit.name = name or unit.name
        unit.timezone = timezone or unit.timezone
        unit.work_week = week or unit.work_week
        after = _logged(unit)
        if before == after:
            return False
        await self._session.flush()
        self._audit.note("change-unit", f"units/{unit.id}", before, after)
        return True

    async def days(self, since: date, unit_id: int | None = None) -> list[CalendarDay]:
        """Corrections from a date on, of all units or of one with those for all; by date."""
        query = select(CalendarDay).where(CalendarDay.date >= since)
        if unit_id is not None:
            query = query.where((CalendarDay.unit_id == unit_id) | CalendarDay.unit_id.is_(None))
        return list(await self._session.scalars(query.order_by(CalendarDay.date, CalendarDay.id)))

    async def day(self, row_id: int) -> CalendarDay | None:
        """A correction by its id."""
        return await self._session.get(CalendarDay, row_id)

    async def day_of(self, day: date, unit_id: int | None) -> CalendarDay | None:
        """The correction of a date for a unit, or for all (None)."""
        query = select(CalendarDay).where(
            CalendarDay.date == day, CalendarDay.unit_id.is_not_distinct_from(unit_id)
        )
        found: CalendarDay | None = await self._session.scalar(query.limit(1))
        return found

    async def put_day(self, day: date, unit_id: int | None, kind: DayKind, name: str | None) -> None:
        """Corrects a date, in the place of a correction that is there."""
        known = await self.day_of(day, unit_id)
        before = None if known is None else _logged_day(known)
        if known is not None:
            await self._remove(known)
        made = CalendarDay(date=day, unit_id=unit_id, kind=kind.value, name=name)
        self._session.add(made)
        await self._session.flush()
        self._audit.note("correct-calendar", f"calendar_days/{made.id}", before, _logged_day(made))

    async def withdraw_day(self, row: CalendarDay) -> None:
        """The national calendar and the unit's week hold again."""
        self._audit.note("withdraw-calendar", f"calendar_days/{row.id}", _logged_day(row))
        await self._remove(row)

    async def _remove(self, row: CalendarDay) -> None:
        await self._session.execute(delete(CalendarDay).where(CalendarDay.id == row.id))

    async def reports_on(self, day: date, units: Collection[int]) -> int:
        """How many people of some units have reported a date."""
        query = (
            select(func.count(func.distinct(Entry.employee_id)))
            .join(Membership, and_(Membership.employee_id == Entry.employee_id, on(Membership, day)))
            .where(Entry.date == day, Entry.is_report(), Membership.unit_id.in_(units))
        )
        return await self._session.scalar(query) or 0


def _logged(unit: Unit) -> Values:
    return {"name": digest(unit.name), "zone": unit.timezone, "week": unit.work_week}


def _logged_day(row: CalendarDay) -> Values:
    return {"date": row.date.isoformat(), "unit": row.unit_id, "kind": row.kind}
