"""Who is to be reminded of what: one query for the whole office, whatever its size."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import HalfDay, LeaveKind
from domain.duty import whole_months
from domain.periods import Span
from storage.records.people import in_service, on
from storage.records.supervision import waits_at
from storage.tables import Account, DutyShift, Employee, Entry, Leave, Membership

_EXCUSES = [kind.value for kind in LeaveKind if kind.excuses]


def excused(day: date) -> ColumnElement[bool]:
    """The condition that approved leave frees an employee from reporting on `day`: whole, or both halves."""
    covers = and_(
        Leave.employee_id == Employee.id, Leave.kind.in_(_EXCUSES), Leave.starts <= day, Leave.ends >= day
    )
    halves = [exists().where(covers, Leave.half == half) for half in HalfDay]
    return or_(exists().where(covers, Leave.half == ""), and_(*halves))


def _reported(day: date) -> ColumnElement[bool]:
    return exists().where(Entry.employee_id == Employee.id, Entry.date == day, Entry.is_report())


def _has_shift(day: date) -> ColumnElement[bool]:
    return exists().where(
        DutyShift.employee_id == Employee.id, DutyShift.date == day, DutyShift.starts.is_not(None)
    )


def _has_roster(day: date) -> ColumnElement[bool]:
    """The condition that a duty roster, and not the unit's calendar, says what a date is (domain/duty.py)."""
    month = whole_months(Span(day, day))
    return exists().where(
        DutyShift.employee_id == Employee.id, DutyShift.date.between(month.start, month.end)
    )


class ReminderRepository:
    """People who have joined, can be reached, and owe something."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def owing_report(self, day: date, units: Mapping[int, bool]) -> list[int]:
        """Ids of people of some units, for whom `day` is a working day, who have not reported on it.

        `units` says for which of them it is one by their calendar. For a whole office in one statement: those
        whose day is owed (`Day.is_owed`, domain/day_state.py).
        """
        return await self._at_work(day, units, ~_reported(day))

    async def owing_reviews(self, day: date, units: Mapping[int, bool]) -> list[int]:
        """Ids of supervisors of some units, for whom `day` is a working day, at whom something waits."""
        return await self._at_work(day, units, waits_at(Employee.id, day))

    async def _at_work(self, day: date, units: Mapping[int, bool], owing: ColumnElement[bool]) -> list[int]:
        at_work = [unit_id for unit_id, works in units.items() if works]
        query = (
            select(Employee.id)
            .join(Account, and_(Account.employee_id == Employee.id, Account.unreachable_since.is_(None)))
            .join(Membership, and_(Membership.employee_id == Employee.id, on(Membership, day)))
            .where(Membership.unit_id.in_(units))
            .where(or_(_has_shift(day), and_(Membership.unit_id.in_(at_work), ~_has_roster(day))))
            .where(in_service(day), ~excused(day), owing)
            .order_by(Employee.nip)
        )
        return list(await self._session.scalars(query))
