"""What allowances are worked out from and no result freezes: approved time, attendance and days of leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from msgspec import Struct, field
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.allowance import leave_on
from domain.calendar import Days, LeaveKind
from domain.cases import CaseState
from domain.scoring import AttendanceStatus
from storage.scoring.cohort import ScoredPerson
from storage.scoring.loading import load_cohort
from storage.scoring.scope import Scope
from storage.tables import Attendance, Entry


class WorkDone(Struct):
    """A person's period."""

    minutes: int = 0
    """Of approved reports."""
    attendance: Counter[AttendanceStatus] = field(default_factory=Counter)
    """Days by what the attendance record says."""
    leave: Mapping[LeaveKind, Days] = field(default_factory=dict)
    """Working days by kind, half ones too."""


async def work_done(session: AsyncSession, scope: Scope) -> dict[int, WorkDone]:
    """Everybody's, by person; who has nothing of it may be missing."""
    span = scope.period.span
    found: dict[int, WorkDone] = {}
    minutes = (
        select(Entry.employee_id, func.sum(Entry.minutes))
        .where(Entry.state == CaseState.APPROVED, Entry.date.between(span.start, span.end))
        .where(Entry.minutes.is_not(None))
        .group_by(Entry.employee_id)
    )
    for person, total in await session.execute(minutes):
        found.setdefault(person, WorkDone()).minutes = int(total or 0)
    days = (
        select(Attendance.employee_id, Attendance.status, func.count())
        .where(Attendance.date.between(span.start, span.end))
        .group_by(Attendance.employee_id, Attendance.status)
    )
    for person, status, count in await session.execute(days):
        found.setdefault(person, WorkDone()).attendance[AttendanceStatus(status)] = count
    for each in (await load_cohort(session, scope)).people:
        if each.leaves:
            found.setdefault(each.id, WorkDone()).leave = leave_days(each, scope)
    return found


def leave_days(person: ScoredPerson, scope: Scope) -> dict[LeaveKind, Days]:
    """How many working days of the period each kind of leave covers."""
    counted: dict[LeaveKind, Days] = {}
    for unit_span in person.unit_spans:
        part = unit_span.span.overlap(scope.period.span)
        # Without the leave: the working days that it may cover.
        for day in unit_span.calendar.days.expected_dates(part):
            for kind, share in leave_on(person.leaves, day).items():
                counted[kind] = counted.get(kind, 0) + share
    return counted
