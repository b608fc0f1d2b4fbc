"""What allowances are worked out from, as a workbook: a line a person, and where each column comes from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fractions import Fraction

from domain.calendar import LeaveKind
from domain.office import Office
from domain.periods import Period
from domain.schemes import Scheme, Source
from domain.scoring import AttendanceStatus
from domain.scoring.facts import weighed
from locales import Words, words_in
from locales.scores import grade_name, period_name
from reports.tables_xlsx import Cell, TableSheet, tables_xlsx
from storage.records.closings import Frozen
from storage.scoring.work_done import WorkDone

_PERSON = ("nip", "name", "rank", "position", "unit", "assessor-nip", "assessor")
_NUMBERS = ("nip", "assessor-nip")
_REPORTED = ("reported", "on-time", "late")
"""Days reported; only where the scheme looks at them."""
_ATTENDANCE = {
    "present": AttendanceStatus.PRESENT,
    "late-attendance": AttendanceStatus.LATE,
    "duty": AttendanceStatus.DUTY,
    "absent": AttendanceStatus.ABSENT,
}
_LEAVE = {
    "cuti": LeaveKind.CUTI,
    "sakit": LeaveKind.SAKIT,
    "izin": LeaveKind.IZIN,
    "travel": LeaveKind.TUGAS_LUAR,
}
_COUNTED = ("attended", "attended-late")
"""Days as the scheme counts attendance; only where it does."""
_RESULT = ("score", "grade", "revision")


def allowance_xlsx(
    office: Office, period: Period, people: Sequence[tuple[Frozen, WorkDone]], now: datetime
) -> bytes:
    """The workbook in the office's language; it pays nothing, and says so."""
    words = words_in(office.default_language)
    say = words.plain
    scheme = people[0][0].scheme if people else office.scheme
    columns = _columns(scheme)
    made = now.astimezone(office.zone)
    notes = [
        say("results-allowance-title", office=office.name, period=period_name(words, period)),
        say("results-allowance-note"),
        say("results-allowance-made", moment=made, zone=office.zone_name),
    ]
    table = TableSheet(
        say("results-allowance-sheet"),
        notes,
        [say(f"results-column-{key}") for key in columns],
        [_row(words, frozen, done) for frozen, done in people],
    )
    origins = TableSheet(
        say("results-allowance-origins"),
        [say("results-allowance-origins-note")],
        [say("results-allowance-column"), say("results-allowance-origin")],
        [[say(f"results-column-{key}"), say(f"results-origin-{_origin(key)}")] for key in columns],
    )
    return tables_xlsx(notes[0], [table, origins], now)


def _columns(scheme: Scheme) -> list[str]:
    reported = _REPORTED if scheme.looks_at_days else ()
    counted = _COUNTED if Source.ATTENDANCE in scheme.used_sources else ()
    return [*_PERSON, "expected", *reported, "minutes", *counted, *_ATTENDANCE, *_LEAVE, *_RESULT]


def _origin(column: str) -> str:
    """Frozen, locked with the period, or as it is now."""
    if column == "minutes":
        return "locked"
    return "present" if column in (*_NUMBERS, *_ATTENDANCE, *_LEAVE) else "frozen"


def _row(words: Words, frozen: Frozen, done: WorkDone) -> list[Cell]:
    signing, card, facts = frozen.signatories, frozen.card, frozen.facts
    own, assessor, days = signing.person, signing.supervisor, facts.reported
    reported: list[Cell] = []
    if frozen.scheme.looks_at_days:
        reported = [
            _days(days.weight),
            _days(weighed(days.on_time, days.half_on_time)),
            _days(weighed(days.late, days.half_late)),
        ]
    counted: list[Cell] = []
    if Source.ATTENDANCE in frozen.scheme.used_sources:
        seen = facts.attendance
        counted = [
            _days(weighed(seen.full_days, seen.half_full)),
            _days(weighed(seen.late_days, seen.half_late)),
        ]
    return [
        own.nip,
        own.name,
        own.rank,
        own.position,
        own.unit,
        assessor.nip if assessor else None,
        assessor.name if assessor else None,
        _days(facts.expected_days),
        *reported,
        done.minutes,
        *counted,
        *(done.attendance[each] for each in _ATTENDANCE.values()),
        *(_days(done.leave.get(each, 0)) for each in _LEAVE.values()),
        card.score,
        None if card.grade is None else grade_name(words, frozen.scheme, card.grade),
        frozen.revision,
    ]


def _days(days: int | Fraction) -> Cell:
    """Whole days as they are, half ones with their half."""
    return int(days) if days == int(days) else Fraction(days)
