"""Attendance: full and late days among the expected ones, with official travel counted as present."""

from __future__ import annotations

from collections.abc import Mapping
from operator import add
from typing import Any

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.schemes import Source
from domain.scoring import FULL, AttendanceFacts, AttendanceStatus
from storage.scoring.cohort import Cohort
from storage.scoring.rows_as_json import Rows, fetch_rows
from storage.scoring.temporary_tables import DAYS, SPANS
from storage.tables import Attendance


async def attendance_rows(session: AsyncSession, cohort: Cohort) -> Rows:
    """Person, whether days weigh 1/2, records, full and late days; needs the `temporary_tables`."""
    if Source.ATTENDANCE not in cohort.scope.scheme.used_sources:
        return []
    return await fetch_rows(session, _query(cohort))


def attendance_facts(rows: Rows, cohort: Cohort) -> Mapping[int, AttendanceFacts]:
    """The facts of each person, by id, with official travel added, also where there is no record (yet)."""
    facts: dict[int, AttendanceFacts] = {}
    for employee_id, halved, records, full_days, late_days in rows:
        found = records, full_days, late_days, full_days * halved, late_days * halved
        facts[employee_id] = AttendanceFacts(*map(add, facts.get(employee_id, AttendanceFacts()), found))
    if Source.ATTENDANCE not in cohort.scope.scheme.used_sources:
        return facts
    for person in cohort.people:
        days = person.travel_days(cohort.scope) if person.leaves else ()
        if days:
            own = facts.get(person.id, AttendanceFacts())
            halves = sum(person.is_halved_on(day) for day in days)
            facts[person.id] = own._replace(
                full_days=own.full_days + len(days), half_full=own.half_full + halves
            )
    return facts


def _query(cohort: Cohort) -> Select[*tuple[Any, ...]]:
    """Grouped by row of `SPANS`. The dates are named, as attendance is stored by date."""
    of_stay = and_(
        Attendance.employee_id == SPANS.c.employee_id,
        Attendance.date.between(SPANS.c.starts, SPANS.c.ends),
    )
    of_day = and_(
        DAYS.c.calendar == SPANS.c.calendar,
        DAYS.c.date == Attendance.date,
        SPANS.c.travels == 0,
    )
    is_full = Attendance.status.in_(sorted(FULL))
    return (
        select(
            func.max(SPANS.c.employee_id).label("employee_id"),
            func.max(SPANS.c.halved).label("halved"),
            func.count().label("records"),
            func.count(case((is_full, DAYS.c.date))).label("full_days"),
            func.count(case((Attendance.status == AttendanceStatus.LATE, DAYS.c.date))).label("late_days"),
        )
        .select_from(SPANS)
        .join(Attendance, of_stay)
        .outerjoin(DAYS, of_day)
        .where(cohort.has(SPANS.c.employee_id), Attendance.date.in_(list(cohort.scope.elapsed or ())))
        .group_by(SPANS.c.id)
    )
