"""Duty rosters: who works which shift, day by day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.duty import NO_DUTY, Duty, Hours, Planned, Shift, whole_months
from domain.periods import Span
from storage.records.people import PeopleRepository
from storage.tables import DutyShift, Membership

_IN_MONTHS = select(
    DutyShift.employee_id, DutyShift.date, DutyShift.starts, DutyShift.ends, DutyShift.name
).where(DutyShift.date.between(bindparam("first"), bindparam("last")))
_OF_PEOPLE = _IN_MONTHS.where(DutyShift.employee_id.in_(bindparam("people", expanding=True)))


class DutyRepository:
    """The duty rosters of people. `uow.calendars.of_person` returns the calendar of a roster."""

    def __init__(self, session: AsyncSession, people: PeopleRepository) -> None:
        self._session = session
        self._people = people
        self._known: dict[tuple[int, Span], Duty] = {}

    async def of(self, employee_id: int, span: Span) -> Duty:
        """A person's roster of the whole months that contain a span; read once for all people of a query."""
        months = whole_months(span)
        if (employee_id, months) not in self._known:
            await self.preload(self._people.with_those_known(employee_id), span)
        return self._known[employee_id, months]

    async def preload(self, people: Collection[int], span: Span) -> None:
        """Reads the rosters of many people at once; `of` then asks the database nothing of this span."""
        found = await self.all(span, people)
        months = whole_months(span)
        self._known |= {(person, months): found.get(person, NO_DUTY) for person in people}

    async def all(self, span: Span, only: Collection[int] | None = None) -> dict[int, Duty]:
        """The rosters of the whole months in which a span lies, by person; of everybody, or of some."""
        months = whole_months(span)
        shifts: dict[int, list[Shift]] = {}
        free: dict[int, list[date]] = {}
        values = {"first": months.start, "last": months.end, "people": only}
        query = _IN_MONTHS if only is None else _OF_PEOPLE
        for person, day, starts, ends, name in await self._session.execute(query, values):
            if starts is None or ends is None:
                free.setdefault(person, []).append(day)
            else:
                shifts.setdefault(person, []).append(Shift(day, Hours(starts, ends, name or "")))
        found = shifts.keys() | free.keys()
        return {person: Duty.of(shifts.get(person, ()), free.get(person, ())) for person in found}

    async def on_shifts(self, span: Span) -> set[int]:
        """Everybody who has a roster in a span."""
        query = select(DutyShift.employee_id).where(DutyShift.date.between(span.start, span.end)).distinct()
        return set(await self._session.scalars(query))

    async def plan(self, employee_id: int, days: Collection[Planned]) -> None:
        """Puts these days of a person in the place of what the roster said of them.

        Raises ValueError when two shifts of a day start at the same time.
        """
        await self.clear(employee_id, [day for day, _ in days])
        for day, hours in days:
            if len({each.start for each in hours}) < len(hours):
                raise ValueError(f"two shifts on {day} start at the same time")
            rows = [
                DutyShift(date=day, starts=each.start, ends=each.end, name=each.name or None)
                for each in hours
            ]
            for row in rows or [DutyShift(date=day)]:
                row.employee_id = employee_id
                self._session.add(row)
        await self._session.flush()

    async def clear(self, employee_id: int, days: Collection[date]) -> None:
        """Takes days of a person out of the roster; a month without any row follows the unit's calendar."""
        self._known.clear()
        await self._session.execute(
            delete(DutyShift).where(DutyShift.employee_id == employee_id, DutyShift.date.in_(days))
        )

    async def hours_of_unit(self, unit_id: int, span: Span, most: int) -> list[Hours]:
        """The shifts of a unit's people in a span, the most frequent ones first: what a plan may offer."""
        key = (DutyShift.starts, DutyShift.ends, DutyShift.name)
        query = (
            select(*key)
            .join(Membership, Membership.employee_id == DutyShift.employee_id)
            .where(Membership.unit_id == unit_id, DutyShift.date.between(Membership.starts, Membership.ends))
            .where(DutyShift.date.between(span.start, span.end), DutyShift.starts.is_not(None))
            .group_by(*key)
            .order_by(func.count().desc(), DutyShift.starts, DutyShift.ends, DutyShift.name)
            .limit(most)
        )
        found = await self._session.execute(query)
        return [Hours(starts, ends, name or "") for starts, ends, name in found if starts and ends]
