"""Days that a decision excuses: what each takes away from frozen sums, and the records without them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from domain.calendar import Leave, LeaveKind
from domain.closing.corrections import Correction, DayExcused
from domain.periods import Span
from domain.scoring import AttendanceFacts, AttendanceStatus, PersonFacts
from storage.scoring.attendance import FULL, NO_ATTENDANCE
from storage.scoring.person_records import AttendanceDay, PersonRecords

Credit = Literal["full", "late"]


def excusable_days(frozen: PersonFacts, records: PersonRecords) -> dict[date, DayExcused]:
    """What excusing each expected day takes away from the frozen sums.

    Nothing where the records give other days than the frozen sums have: it could not be told exactly.
    """
    scope = records.scope
    if not _has_same_days(frozen, records.facts(scope.as_of)):
        return {}
    spans = {target.id: target.period.span for target in records.targets}
    targets = [(key, spans[key]) for key in (int(each.key) for each in frozen.targets)]
    earned: dict[date, Credit | None] = {}
    if frozen.attendance.records:  # without any, no day has earned something in them
        earned = {each.date: credit_of(each) for each in records.attendance_days(scope)}
    return {
        each.date: DayExcused(
            day=each.date,
            timeliness=each.day.timeliness if scope.scheme.looks_at_days else None,
            credited=earned.get(each.date),
            is_halved=each.day.is_halved,
            targets=tuple(key for key, span in targets if each.date in span),
        )
        for each in records.report_days(scope)
    }


def _has_same_days(frozen: PersonFacts, live: PersonFacts) -> bool:
    """Whether sums have the same days: expected, reported, attended, and due of each target."""
    due = {each.key: each.due_days for each in live.targets}
    return (
        live.expected_days == frozen.expected_days
        and live.reported == frozen.reported
        and _attended(live) == _attended(frozen)
        and all(due.get(each.key) == each.due_days for each in frozen.targets)
    )


def _attended(facts: PersonFacts) -> AttendanceFacts:
    """The attendance that earns something: without records, travel does not either."""
    return facts.attendance if facts.attendance.records else NO_ATTENDANCE


def credit_of(day: AttendanceDay) -> Credit | None:
    """What a day's attendance earns (docs/scoring.md §2, attendance); None: nothing."""
    if day.travels or day.status in FULL:
        return "full"
    return "late" if day.status is AttendanceStatus.LATE else None


def with_excused(records: PersonRecords, corrections: Iterable[Correction]) -> PersonRecords:
    """The records with the days that corrections excuse as days of leave."""
    days = [each.day for each in corrections if isinstance(each, DayExcused)]
    leaves = [Leave(LeaveKind.IZIN, Span(day, day)) for day in days]
    return _with_leaves(records, (*records.person.leaves, *leaves)) if leaves else records


def without_late_leave(frozen: PersonFacts, records: PersonRecords, late: Collection[Leave]) -> PersonRecords:
    """The records without leave that was approved after the closing, where that is why their days differ."""
    if not late or _has_same_days(frozen, records.facts(records.scope.as_of)):
        return records
    return _with_leaves(records, tuple(each for each in records.person.leaves if each not in late))


def _with_leaves(records: PersonRecords, leaves: tuple[Leave, ...]) -> PersonRecords:
    return replace(records, person=records.person._replace(leaves=leaves))
