"""Conditions of a query on employees: whether a day is reported, excused, or worked by a roster."""

from __future__ import annotations

from datetime import time

from sqlalchemy import BindParameter, ColumnElement, and_, exists, false, or_

from domain.calendar import HalfDay, LeaveKind
from storage.records.people import Day, on
from storage.tables import DutyShift, Employee, Entry, Leave

EXCUSES = [kind.value for kind in LeaveKind if kind.excuses]
"""Kinds of leave that free from reporting."""


def excused(day: Day) -> ColumnElement[bool]:
    """The condition that approved leave frees an employee from reporting on `day`: whole, or both halves."""
    covers = and_(Leave.employee_id == Employee.id, Leave.kind.in_(EXCUSES), on(Leave, day))
    halves = [exists().where(covers, Leave.half == half) for half in HalfDay]
    return or_(exists().where(covers, Leave.half == ""), and_(*halves))


def reported(day: Day) -> ColumnElement[bool]:
    return exists().where(Entry.employee_id == Employee.id, Entry.date == day, Entry.is_report())


def has_shift(day: Day, *which: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(
        DutyShift.employee_id == Employee.id, DutyShift.date == day, DutyShift.starts.is_not(None), *which
    )


def is_on_shift(day: Day, days: int, now: BindParameter[time]) -> ColumnElement[bool]:
    """The condition that a shift of a day is not over `days` later at a time, in the zone of the units."""
    is_over_midnight = DutyShift.ends <= DutyShift.starts
    is_later = DutyShift.ends > now
    if days > 1:
        return false()
    goes_on = and_(is_over_midnight, is_later) if days == 1 else or_(is_over_midnight, is_later)
    return has_shift(day, goes_on)


def has_roster(first: Day, last: Day) -> ColumnElement[bool]:
    """SQL: a duty roster, and not the unit's calendar, decides about a date (domain/duty.py).

    `first` and `last` are those of the months that decide about the date.
    """
    return exists().where(DutyShift.employee_id == Employee.id, DutyShift.date.between(first, last))
