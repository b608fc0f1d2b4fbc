"""The expected days of everybody, one by one, as a closing keeps them."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.closing.kept_days import KeptDays
from domain.day_state import Sent
from domain.schemes import Source
from domain.scoring import AttendanceStatus
from storage.scoring.cohort import Cohort
from storage.tables import Attendance, Entry

_AT_ONCE = 100
"""People whose days are read at a time: chats wait while their rows are fetched, for some tens of ms."""


async def kept_days(session: AsyncSession, cohort: Cohort) -> dict[int, KeptDays]:
    """The days of each person of a cohort, by id; the letters are made in a thread."""
    found: dict[int, KeptDays] = {}
    for part in cohort.parts(_AT_ONCE):
        sent, attendance = await _sent(session, part), await _attendance(session, part)
        found |= await asyncio.to_thread(_kept, part, sent, attendance)
    return found


def _kept(
    cohort: Cohort,
    sent: Mapping[int, Mapping[date, Sent]],
    attendance: Mapping[int, Mapping[date, AttendanceStatus]],
) -> dict[int, KeptDays]:
    scope = cohort.scope
    looks = Source.ATTENDANCE in scope.scheme.used_sources
    return {
        person.id: KeptDays.of(
            person.days(scope, sent.get(person.id, {}), attendance.get(person.id, {})), with_attendance=looks
        )
        for person in cohort.people
    }


async def _sent(session: AsyncSession, cohort: Cohort) -> dict[int, dict[date, Sent]]:
    """When the first report of each date was sent, by person."""
    scope, found = cohort.scope, defaultdict[int, dict[date, Sent]](dict)
    if not scope.scheme.looks_at_entries:
        return found
    query = (
        select(Entry.employee_id, Entry.date, func.min(Entry.submitted_at))
        .where(cohort.has(Entry.employee_id), Entry.date.between(scope.period.start, scope.period.end))
        .where(Entry.is_report(), Entry.submitted_at <= scope.as_of.instant)
        .group_by(Entry.employee_id, Entry.date)
    )
    for employee_id, day, first in await session.execute(query):
        found[employee_id][day] = Sent(first)
    return found


async def _attendance(session: AsyncSession, cohort: Cohort) -> dict[int, dict[date, AttendanceStatus]]:
    """The record of each date, by person, where the scheme looks at attendance."""
    scope, found = cohort.scope, defaultdict[int, dict[date, AttendanceStatus]](dict)
    if Source.ATTENDANCE not in scope.scheme.used_sources:
        return found
    query = select(Attendance.employee_id, Attendance.date, Attendance.status).where(
        cohort.has(Attendance.employee_id), Attendance.date.between(scope.period.start, scope.period.end)
    )
    for employee_id, day, status in await session.execute(query):
        found[employee_id][day] = AttendanceStatus(status)
    return found
