"""Attendance: full and late days among the expected ones, with official travel counted as present."""

from __future__ import annotations

from collections.abc import Mapping
from operator import add
from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.schemes import Source
from domain.scoring import AttendanceFacts, AttendanceStatus
from storage.scoring.frame import Frame
from storage.scoring.laid_out import DAYS, STAYS
from storage.scoring.packed import Rows, rows_of
from storage.tables import Attendance

FULL = frozenset({AttendanceStatus.PRESENT, AttendanceStatus.DUTY})
"""Statuses that earn the whole day."""


NO_ATTENDANCE = AttendanceFacts()
"""Of a person without any record."""


async def attendance_rows(session: AsyncSession, frame: Frame) -> Rows:
    """Person, whether days weigh 1/2, records, full and late days; needs the tables to be laid out."""
    if Source.ATTENDANCE not in frame.scope.scheme.used_sources:
        return []
    return await rows_of(session, _query(frame))


def attendance_facts(rows: Rows, frame: Frame) -> Mapping[int, AttendanceFacts]:
    """What the rows say, by person; official travel is added."""
    facts: dict[int, AttendanceFacts] = {}
    for employee_id, halved, records, full_days, late_days in rows:
        found = records, full_days, late_days, full_days * halved, late_days * halved
        facts[employee_id] = AttendanceFacts(*map(add, facts.get(employee_id, NO_ATTENDANCE), found))
    for person in frame.people:
        if person.leaves and person.id in facts:
            own = facts[person.id]
            days = person.travel_days(frame.scope)
            halves = sum(person.is_halved_on(day) for day in days)
            facts[person.id] = own._replace(
                full_days=own.full_days + len(days), half_full=own.half_full + halves
            )
    return facts


def _query(frame: Frame) -> Select[*tuple[Any, ...]]:
    """By part of the period, not by person: the order in which both are read, so nothing has to be sorted."""
    of_stay = and_(
        Attendance.employee_id == STAYS.c.employee_id,
        Attendance.date.between(STAYS.c.starts, STAYS.c.ends),
    )
    of_day = and_(DAYS.c.calendar == STAYS.c.calendar, DAYS.c.date == Attendance.date, STAYS.c.travels == 0)
    is_full = Attendance.status.in_(sorted(FULL))
    return (
        select(
            func.max(STAYS.c.employee_id).label("employee_id"),
            func.max(STAYS.c.halved).label("halved"),
            func.count().label("records"),
            func.count(case((is_full, DAYS.c.date))).label("full_days"),
            func.count(case((Attendance.status == AttendanceStatus.LATE, DAYS.c.date))).label("late_days"),
        )
        .select_from(STAYS)
        .join(Attendance, of_stay)
        .outerjoin(DAYS, of_day)
        .where(frame.has(STAYS.c.employee_id), Attendance.date <= frame.scope.as_of.day)
        .group_by(STAYS.c.id)
    )
