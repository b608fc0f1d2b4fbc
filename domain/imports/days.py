"""The calendar file, leave, duty and attendance: what makes a day expected, and how it was attended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from msgspec import Struct

from domain.calendar import LEAVE_WORDS, DayKind, HalfDay, LeaveKind
from domain.imports import fields
from domain.imports.cells import NONE
from domain.imports.table import Column, Layout, Present, nothing_more
from domain.reasons import ColumnName, Reason, of_column
from domain.scoring import AttendanceStatus


class CalendarDayRow(Struct, frozen=True):
    """A correction of the national calendar, of one unit or of all (None)."""

    date: date
    kind: DayKind
    unit: str | None
    name: str | None


CALENDAR = Layout(
    name="calendar",
    columns=(
        Column("date", fields.day, required=True),
        Column(
            "kind",
            fields.choice(
                DayKind,
                holiday="libur, hari libur, libur nasional, cuti bersama",
                workday="hari kerja, kerja",
            ),
            required=True,
        ),
        Column("unit", fields.unit, clears=False),
        Column("name", fields.name),
    ),
    make=CalendarDayRow,
    check=nothing_more,
    key=("date", "unit"),
    withdraws=True,
)


class LeaveRow(Struct, frozen=True):
    """An approved absence, both dates included, or of half a day; it may lie in the future."""

    nip: str
    kind: LeaveKind
    start: date
    end: date
    half: HalfDay | None


def _check_leave(row: LeaveRow, _present: Present) -> Iterable[str]:
    if row.end < row.start:
        yield of_column("end", "before", day=row.end, column=ColumnName("start"), other=row.start)
    if row.half is not None and row.end > row.start:
        yield of_column("half", "half-of-days")
    if row.half is not None and not row.kind.excuses:
        yield of_column("half", "half-of-kind", kind=fields.fixed_value(row.kind, LEAVE_WORDS))


def _leave(days: Decimal | None, **cells: Any) -> LeaveRow:
    """A leave; `days` is how many days the file says that it has, perhaps without those that are free."""
    row = LeaveRow(**cells)
    if days is None or row.end < row.start:
        return row
    if days % 1 and (row.half is None or days > 1):
        raise ValueError(of_column("days", "part-of-day", days=days))
    if days > (row.end - row.start).days + 1:
        raise ValueError(of_column("days", "too-many-days", days=days, start=row.start, end=row.end))
    return row


LEAVE = Layout(
    name="leave",
    columns=(
        Column("nip", fields.nip, required=True),
        Column("kind", fields.choice(LeaveKind, **LEAVE_WORDS), required=True),
        Column("start", fields.day, required=True),
        Column("end", fields.day, required=True),
        Column("half", fields.choice(HalfDay)),
        Column("days", fields.days, is_number=True, is_kept=False),
    ),
    make=_leave,
    check=_check_leave,
    key=("nip", "kind", "start", "half"),
    withdraws=True,
)


class AttendanceRow(Struct, frozen=True):
    """A person's attendance on a day; times are in the unit's wall clock."""

    nip: str
    date: date
    status: AttendanceStatus
    check_in: time | None
    check_out: time | None

    @property
    def leaves_first(self) -> bool:
        """Whether it ends before it begins, as it does where a night lies between."""
        return self.check_in is not None and self.check_out is not None and self.check_out < self.check_in


def _check_attendance(row: AttendanceRow, present: Present) -> Iterable[str]:
    if row.date > present.today:
        yield of_column("date", "future", day=row.date)


_ATTENDANCE_WORDS: Mapping[str, str] = {
    AttendanceStatus.PRESENT: "hadir, tepat waktu",
    AttendanceStatus.LATE: "terlambat",
    AttendanceStatus.DUTY: LEAVE_WORDS[LeaveKind.TUGAS_LUAR],
    AttendanceStatus.ABSENT: "tidak hadir, alpa, alpha, mangkir, tanpa keterangan",
}

ATTENDANCE = Layout(
    name="attendance",
    columns=(
        Column("nip", fields.nip, required=True),
        Column("date", fields.day, required=True),
        Column("status", fields.choice(AttendanceStatus, **_ATTENDANCE_WORDS), required=True),
        Column("check_in", fields.clock),
        Column("check_out", fields.clock),
    ),
    make=AttendanceRow,
    check=_check_attendance,
    key=("nip", "date"),
)


class DutyRow(Struct, frozen=True):
    """A shift that starts on a date, or a free day (no times); times are those of the wall clock there."""

    nip: str
    date: date
    start: time | None
    end: time | None
    name: str | None


def _shift_clock(cell: str) -> time | None:
    """A time of a shift, 24:00 included; a dash is that of a free day."""
    if cell in NONE:
        return None
    return time(0) if cell in ("24:00", "24.00") else fields.clock(cell)


def _check_duty(row: DutyRow, _present: Present) -> Iterable[str]:
    if (row.start is None) != (row.end is None):
        yield Reason("free-day")


DUTY = Layout(
    name="duty",
    columns=(
        Column("nip", fields.nip, required=True),
        Column("date", fields.day, required=True),
        Column("start", _shift_clock, required=True),
        Column("end", _shift_clock, required=True),
        Column("name", fields.name),
    ),
    make=DutyRow,
    check=_check_duty,
    key=("nip", "date", "start"),
)
