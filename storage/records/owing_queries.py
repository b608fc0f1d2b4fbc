"""Queries of who owes what, built once: making them takes far longer than asking them.

Their parameters are those of `on_day` and what each names.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Date,
    Select,
    Time,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from domain.cases import CaseState
from domain.duty import whole_months
from domain.people import Role
from domain.periods import Span
from storage.base.types import Instant
from storage.records.blockers import overdue_at
from storage.records.closings import in_open_period
from storage.records.deciding import waits_at
from storage.records.owing import EXCUSES, excused, has_roster, has_shift, is_on_shift, reported
from storage.records.people import Day, in_service, on
from storage.tables import (
    Account,
    CaseColumns,
    DutyShift,
    Employee,
    LeaveRequest,
    Membership,
    Reminder,
    ReminderWish,
)

S = TypeVar("S", bound="Select[*tuple[Any, ...]]")
Units = Mapping[int, bool]
"""Ids of units, and for which of them a date is a working day by their calendar."""


def corrected() -> list[type[CaseColumns]]:
    """The tables of the cases that their authors correct when they are returned."""
    return [table for table in CaseColumns.__subclasses__() if table.corrected]


def _waits_for_administrators(began: ColumnElement[datetime]) -> ColumnElement[bool]:
    """The condition that an employee is an administrator, and another's case waits for one."""
    asked = (
        exists().where(
            table.state == CaseState.SUBMITTED, table.employee_id != Employee.id, table.revised_at < began
        )
        for table in CaseColumns.__subclasses__()
        if table.by_administrators
    )
    return and_(Employee.role == Role.ADMIN, or_(*asked))


_DAY, _TIME = bindparam("day", type_=Date), bindparam("time", type_=Time)
_OFFICE_HOUR = bindparam("hour", type_=Time)


def on_day(day: date, units: Units, prefix: str = "") -> dict[str, Any]:
    """Parameters: a date, the months whose roster decides about it, units, and those that work on it."""
    months = whole_months(Span(day, day))
    at_work = [unit_id for unit_id, works in units.items() if works]
    values = {"day": day, "first": months.start, "last": months.end, "units": [*units], "at_work": at_work}
    return {f"{prefix}{name}": value for name, value in values.items()}


def _any_of(name: str) -> BindParameter[Any]:
    return bindparam(name, expanding=True)


def _has_roster(prefix: str = "") -> ColumnElement[bool]:
    return has_roster(bindparam(f"{prefix}first", type_=Date), bindparam(f"{prefix}last", type_=Date))


def _worked_missed() -> ColumnElement[bool]:
    """The condition that an employee belongs to one of some units on the missed day, and works on it."""
    day = bindparam("missed_day", type_=Date)

    def belongs(to: BindParameter[Any]) -> ColumnElement[bool]:
        own = exists().where(
            Membership.employee_id == Employee.id, on(Membership, day), Membership.unit_id.in_(to)
        )
        return own.correlate(Employee)

    at_work = and_(belongs(_any_of("missed_at_work")), ~_has_roster("missed_"))
    return and_(belongs(_any_of("missed_units")), or_(has_shift(day), at_work))


def of_people(query: S, owing: ColumnElement[bool]) -> S:
    """A query of employees, for those of some units who have joined, can be reached, and owe something."""
    return (
        query.join(Account, and_(Account.employee_id == Employee.id, Account.unreachable_since.is_(None)))
        .join(Membership, and_(Membership.employee_id == Employee.id, on(Membership, _DAY)))
        .where(Membership.unit_id.in_(_any_of("units")))
        .where(or_(has_shift(_DAY), and_(Membership.unit_id.in_(_any_of("at_work")), ~_has_roster())))
        .where(in_service(_DAY), ~excused(_DAY), owing)
        .order_by(Employee.nip)
    )


@cache
def owing_report() -> Select[int, int]:
    return of_people(select(Membership.unit_id, Employee.id), ~reported(_DAY))


@cache
def owing_mornings() -> Select[int]:
    began, since = bindparam("began", type_=Instant), bindparam("since", type_=Instant)
    owing = or_(
        waits_at(Employee.id, _DAY, began),
        _waits_for_administrators(began),
        overdue_at(Employee.id, _DAY),
        *(
            exists().where(
                table.employee_id == Employee.id,
                table.state == CaseState.RETURNED,
                table.reviewed_at >= since,
                table.reviewed_at < began,
                in_open_period(table),
            )
            for table in corrected()
        ),
    )
    query = select(Employee.id).outerjoin(ReminderWish, ReminderWish.employee_id == Employee.id)
    is_hour = func.coalesce(ReminderWish.review_at, _OFFICE_HOUR) == _TIME
    return of_people(query, and_(is_hour, owing))


@cache
def owing_now(days: int) -> Select[int, int, str | None, time | None, int | None, datetime | None]:
    """Of the day that was so many days ago."""
    is_hour = func.coalesce(ReminderWish.at, _OFFICE_HOUR) <= _TIME
    has_come = is_hour if days == 0 else has_shift(_DAY, DutyShift.ends <= DutyShift.starts)
    begins = and_(func.coalesce(Reminder.times, 0) == 0, has_come, ~is_on_shift(_DAY, days, _TIME))
    again = Reminder.next_at <= bindparam("now", type_=Instant)
    query = (
        select(
            Employee.id,
            Membership.unit_id,
            ReminderWish.level,
            ReminderWish.at,
            Reminder.times,
            Reminder.next_at,
        )
        .outerjoin(ReminderWish, ReminderWish.employee_id == Employee.id)
        .outerjoin(Reminder, and_(Reminder.employee_id == Employee.id, Reminder.day == _DAY))
    )
    return of_people(query, and_(~reported(_DAY), ~absence_waits(_DAY), or_(begins, again)))


@cache
def missing_untold(days: int) -> Select[int]:
    """Of an earlier day that was so many days ago."""
    earlier = bindparam("missed_day", type_=Date)
    of_person = Reminder.employee_id == Employee.id
    reminded = exists().where(of_person, Reminder.day == _DAY, Reminder.times > 0)
    told = exists().where(of_person, Reminder.day == earlier, Reminder.missed_told.is_not(None))
    owed = and_(
        _worked_missed(),
        in_service(earlier),
        ~excused(earlier),
        ~reported(earlier),
        ~is_on_shift(earlier, days, _TIME),
    )
    is_time = and_(func.coalesce(ReminderWish.at, _OFFICE_HOUR) <= _TIME, ~absence_waits(_DAY))
    query = select(Employee.id).outerjoin(ReminderWish, ReminderWish.employee_id == Employee.id)
    return of_people(query, and_(owed, ~reminded, ~told, is_time))


def absence_waits(day: Day) -> ColumnElement[bool]:
    """The condition that an employee has asked for an absence on `day` that would excuse from reporting."""
    return exists().where(
        LeaveRequest.employee_id == Employee.id,
        LeaveRequest.state == CaseState.SUBMITTED,
        LeaveRequest.kind.in_(EXCUSES),
        LeaveRequest.half == "",
        LeaveRequest.date <= day,
        LeaveRequest.ends >= day,
    )
