"""Conditions of a query on employees: whether a day is reported, excused, or worked by a roster."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, Time, and_, exists, false, literal, or_

from domain.calendar import HalfDay, LeaveKind
from domain.duty import whole_months
from domain.periods import Span
from storage.tables import DutyShift, Employee, Entry, Leave

EXCUSES = [kind.value for kind in LeaveKind if kind.excuses]
"""Kinds of leave that free from reporting."""


def excused(day: date) -> ColumnElement[bool]:
    """The condition that approved leave frees an employee from reporting on `day`: whole, or both halves."""
    covers = and_(
        Leave.employee_id == Employee.id, Leave.kind.in_(EXCUSES), Leave.starts <= day, Leave.ends >= day
    )
    halves = [exists().where(covers, Leave.half == half) for half in HalfDay]
    return or_(exists().where(covers, Leave.half == ""), and_(*halves))


def reported(day: date) -> ColumnElement[bool]:
    return exists().where(Entry.employee_id == Employee.id, Entry.date == day, Entry.is_report())


def has_shift(day: date, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        DutyShift.employee_id == Employee.id, DutyShift.date == day, DutyShift.starts.is_not(None), *which
    )


def is_on_shift(day: date, now: datetime) -> ColumnElement[bool]:
    """The condition that a shift of a day is not over at a moment in the zone of the units."""
    is_over_midnight = DutyShift.ends <= DutyShift.starts
    is_later = DutyShift.ends > literal(now.time(), Time)
    days = (now.date() - day).days
    if days > 1:
        return false()
    goes_on = and_(is_over_midnight, is_later) if days == 1 else or_(is_over_midnight, is_later)
    return has_shift(day, goes_on)


def has_roster(day: date) -> ColumnElement[bool]:
    """SQL: a duty roster, and not the unit's calendar, decides about a date (domain/duty.py)."""
    month = whole_months(Span(day, day))
    return exists().where(
        DutyShift.employee_id == Employee.id, DutyShift.date.between(month.start, month.end)
    )
