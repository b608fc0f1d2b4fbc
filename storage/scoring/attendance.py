"""Attendance: full and late days among the expected ones, with official travel counted as present."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.schemes import Source
from domain.scoring import AttendanceFacts, AttendanceStatus
from storage.scoring.frame import Frame
from storage.scoring.packed import Rows, rows_of
from storage.scoring.scope import Scope
from storage.scoring.sheet import DAYS, STAYS
from storage.tables import Attendance

FULL = frozenset({AttendanceStatus.PRESENT, AttendanceStatus.DUTY})
"""Statuses that earn the whole day."""


@dataclass
class AttendanceCount:
    """What is counted of one person's attendance."""

    records: int = 0
    full_days: int = 0
    late_days: int = 0

    def add(self, status: str, days: int) -> None:
        """Counts expected days with this status."""
        if status in FULL:
            self.full_days += days
        elif status == AttendanceStatus.LATE:
            self.late_days += days

    def facts(self) -> AttendanceFacts:
        """The count as the sources want it."""
        return AttendanceFacts(self.records, self.full_days, self.late_days)


async def attendance_rows(session: AsyncSession, frame: Frame) -> Rows:
    """Records and expected days, by person and status; needs the frame's sheet to be laid out."""
    if Source.ATTENDANCE not in frame.scope.scheme.used_sources:
        return []
    return await rows_of(session, _query(frame.scope).where(frame.has(STAYS.c.employee_id)))


def attendance_facts(rows: Rows, frame: Frame) -> Mapping[int, AttendanceFacts]:
    """What the rows say, by person; official travel is added."""
    counts: dict[int, AttendanceCount] = {}
    for employee_id, status, records, days in rows:
        count = counts.get(employee_id)
        if count is None:
            count = counts[employee_id] = AttendanceCount()
        count.records += records
        count.add(status, days)
    for person in frame.people:
        if person.leaves and person.id in counts:
            counts[person.id].full_days += person.travel_days(frame.scope)
    return {employee_id: count.facts() for employee_id, count in counts.items()}


def _query(scope: Scope) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attendance.employee_id,
            Attendance.status,
            func.count().label("records"),
            func.count(DAYS.c.date).label("days"),
        )
        .select_from(STAYS)
        .join(
            Attendance,
            and_(
                Attendance.employee_id == STAYS.c.employee_id,
                Attendance.date.between(STAYS.c.starts, STAYS.c.ends),
            ),
        )
        .outerjoin(
            DAYS,
            and_(
                DAYS.c.calendar_id == STAYS.c.calendar_id,
                DAYS.c.date == Attendance.date,
                STAYS.c.travels == 0,
            ),
        )
        .where(Attendance.date <= scope.as_of.day)
        .group_by(Attendance.employee_id, Attendance.status)
    )
