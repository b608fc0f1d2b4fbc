"""Working days, deadlines, late windows and extensions, and the days a person is expected to report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Self
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from domain.duty import NO_DUTY, Duty
from domain.errors import Invalid
from domain.periods import Period, Span

MONDAY_TO_FRIDAY = frozenset(range(5))
"""The usual work week, as `date.weekday()` numbers; a service unit may set others."""

UnitKey = int | str
PersonKey = int | str


class DayKind(StrEnum):
    """The effect of a row of the office's own calendar on a date."""

    HOLIDAY = "holiday"
    WORKDAY = "workday"


class LeaveKind(StrEnum):
    """Approved absences. Official travel (tugas luar) is work elsewhere, so the day stays expected."""

    CUTI = "cuti"
    SAKIT = "sakit"
    IZIN = "izin"
    TUGAS_LUAR = "tugas_luar"

    @property
    def excuses(self) -> bool:
        """Whether a day of it is not an expected day."""
        return self is not LeaveKind.TUGAS_LUAR


LEAVE_WORDS: Mapping[str, str] = {
    LeaveKind.CUTI: "cuti, cuti tahunan, cuti besar, cuti melahirkan, cuti alasan penting,"
    " cuti karena alasan penting",
    LeaveKind.SAKIT: "sakit, cuti sakit",
    LeaveKind.IZIN: "izin, ijin",
    LeaveKind.TUGAS_LUAR: "tugas luar, dinas luar, perjalanan dinas, DL, SPPD",
}
"""The Indonesian words for each, with commas between; the first one is its name."""


class HalfDay(StrEnum):
    """The half of one day that a leave covers, as offices write it."""

    MORNING = "pagi"
    AFTERNOON = "siang"


Days = int | Fraction
"""A number of days; a day with half a day of leave is half of one."""


class Timeliness(StrEnum):
    """How a submission stands to the deadline of its day (docs/scoring.md §1)."""

    ON_TIME = "on_time"
    LATE = "late"
    LOCKED = "locked"


class CalendarRow(Struct, frozen=True):
    """A correction by the office: this date is a holiday or a working day, for one unit or for all (None)."""

    date: date
    kind: DayKind
    unit: UnitKey | None = None


class Leave(Struct, frozen=True):
    """An approved absence of one person; of one half of a single day, if `half` is given."""

    kind: LeaveKind
    span: Span
    half: HalfDay | None = None


class Extension(Struct, frozen=True):
    """Dates that may still be reported until an instant: for one person, one unit, or all (both None)."""

    span: Span
    open_until: datetime
    person: PersonKey | None = None
    unit: UnitKey | None = None

    def covers(self, day: date, person: PersonKey, unit: UnitKey) -> bool:
        """Whether it opens `day` for this person, who belongs to `unit` on that day."""
        return day in self.span and self.person in (None, person) and self.unit in (None, unit)


def extended_until(
    extensions: Iterable[Extension], day: date, person: PersonKey, unit: UnitKey
) -> datetime | None:
    """The last instant to which an extension keeps `day` open for this person, or None."""
    return max((e.open_until for e in extensions if e.covers(day, person, unit)), default=None)


class TimeRules(Struct, frozen=True):
    """How long a day stays open: hours from local midnight at its start, and working days after it.

    `shift_grace_hours` are those after the end of a shift until which its report is on time at least.
    """

    on_time_hours: int = 24
    late_days: int = 3
    shift_grace_hours: int = 4


class AsOf(Struct, frozen=True):
    """The moment as of which a score is computed: an instant (UTC) and the office's date just before it."""

    instant: datetime
    day: date

    @classmethod
    def end_of(cls, day: date, office: ZoneInfo) -> Self:
        """The instant (UTC) at which `day` ends in the office's zone."""
        return cls(_midnight(day + timedelta(days=1), office), day)

    @classmethod
    def now(cls, now: datetime, period: Period, office: ZoneInfo) -> Self:
        """This moment, at most the end of the period in the office's zone."""
        end = cls.end_of(period.end, office)
        if now >= end.instant:
            return end
        return cls.at(now, office)

    @classmethod
    def at(cls, now: datetime, office: ZoneInfo) -> Self:
        """This moment, and the office's date just before it."""
        instant = now.astimezone(UTC)
        return cls(instant, (instant - timedelta(microseconds=1)).astimezone(office).date())


class DayRow(Struct, frozen=True):
    """One date of a calendar: submitted at `deadline` or before is on time, until `late_until` late (UTC)."""

    date: date
    is_working: bool
    deadline: datetime
    late_until: datetime

    def is_due(self, as_of: AsOf) -> bool:
        """Whether the deadline has passed at the as-of moment (docs/scoring.md §1, expected days)."""
        return self.deadline <= as_of.instant and self.date <= as_of.day

    def on_duty(self, duty: Duty, zone: ZoneInfo, rules: TimeRules) -> DayRow:
        """The date for a person of the unit who has a duty roster (docs/scoring.md §1, duty roster)."""
        works = duty.works_on(self.date)
        if works is None:
            return self
        ends = duty.ends_at(self.date, zone)
        if ends is None:
            return replace(self, is_working=works)
        deadline = max(self.deadline, ends + timedelta(hours=rules.shift_grace_hours))
        return DayRow(self.date, works, deadline, max(deadline, self.late_until))


class DayTable(Struct, frozen=True, eq=False):
    """The days of one calendar over a span, one row per date in order; shared by all people of a unit."""

    rows: tuple[DayRow, ...]

    @property
    def span(self) -> Span:
        return Span(self.rows[0].date, self.rows[-1].date)

    def expected_days(
        self, span: Span | None, leaves: Collection[Leave] = (), as_of: AsOf | None = None
    ) -> Days:
        """How many days of `span` are expected: see `expected_dates`, where a half day counts 1/2."""
        dates = self.expected_dates(span, leaves, as_of)
        halved = halved_days(leaves, span).intersection(dates) if leaves and span else ()
        return len(dates) - Fraction(len(halved), 2) if halved else len(dates)

    def expected_dates(
        self, span: Span | None, leaves: Collection[Leave] = (), as_of: AsOf | None = None
    ) -> list[date]:
        """The dates on which a person is expected to report (docs/scoring.md §1, expected days).

        `span` is the period within the person's employment in the unit (`Span.clip(joined, left)`; None: not
        employed in it), and must lie in the table, or ValueError. Without `as_of` the whole span is taken,
        passed or not.
        """
        if span is None:
            return []
        if span.start not in self.span or span.end not in self.span:
            raise ValueError(f"{span} is outside the table of {self.span}")
        first, last = ((day - self.rows[0].date).days for day in (span.start, span.end))
        excused = excused_days(leaves, span) if leaves else ()
        return [
            row.date
            for row in self.rows[first : last + 1]
            if row.is_working and row.date not in excused and (as_of is None or row.is_due(as_of))
        ]

    def on_duty(self, duty: Duty, zone: ZoneInfo, rules: TimeRules) -> DayTable:
        """The same days for a person of the unit who has a duty roster."""
        return DayTable(tuple(row.on_duty(duty, zone, rules) for row in self.rows))


def excused_days(leaves: Collection[Leave], span: Span) -> set[date]:
    """The dates of `span` on which approved leave excuses from reporting, as a whole or by both halves."""
    parts = [leave.span.overlap(span) for leave in leaves if leave.kind.excuses and leave.half is None]
    whole = {day for part in parts if part is not None for day in part}
    return whole | {day for day, halves in _halves(leaves, span).items() if len(halves) > 1}


def halved_days(leaves: Collection[Leave], span: Span) -> set[date]:
    """The dates of `span` that weigh half, as approved leave covers one half of the day and no more."""
    halves = _halves(leaves, span)
    return halves.keys() - excused_days(leaves, span) if halves else set()


def _halves(leaves: Collection[Leave], span: Span) -> dict[date, set[HalfDay]]:
    found: dict[date, set[HalfDay]] = {}
    for leave in leaves:
        if leave.half is not None and leave.kind.excuses and leave.span.start in span:
            found.setdefault(leave.span.start, set()).add(leave.half)
    return found


class WorkCalendar(Struct, frozen=True):
    """The working days of one unit in one time zone, or of a person of it who has a duty roster.

    `week` holds `date.weekday()` numbers, `national` the national holidays and cuti bersama by date, and
    `corrections` the office's rows that apply to this unit. Make one with `for_unit`.
    """

    zone: ZoneInfo
    week: frozenset[int]
    national: Mapping[date, str]
    corrections: Mapping[date, CalendarRow]
    rules: TimeRules
    duty: Duty = NO_DUTY

    def __post_init__(self) -> None:
        if not self.week:
            raise ValueError("a work week needs at least one day")

    @classmethod
    def for_unit(
        cls,
        unit: UnitKey,
        zone: ZoneInfo,
        *,
        national: Mapping[date, str],
        rows: Iterable[CalendarRow] = (),
        week: frozenset[int] = MONDAY_TO_FRIDAY,
        rules: TimeRules | None = None,
    ) -> Self:
        """The calendar of a unit; a row of the unit beats one for all, whatever their order."""
        general: dict[date, CalendarRow] = {}
        own: dict[date, CalendarRow] = {}
        for row in rows:
            if row.unit is None:
                general[row.date] = row
            elif row.unit == unit:
                own[row.date] = row
        return cls(zone, week, national, general | own, rules or TimeRules())

    def with_duty(self, duty: Duty) -> Self:
        """The calendar of a person of the unit, by a roster that is known for whole months."""
        return replace(self, duty=duty)

    def is_working(self, day: date) -> bool:
        """Whether this date is a working day: of the person who has a duty roster, else of the unit."""
        works = self.duty.works_on(day)
        return self._unit_works(day) if works is None else works

    def _unit_works(self, day: date) -> bool:
        correction = self.corrections.get(day)
        if correction is not None:
            return correction.kind is DayKind.WORKDAY
        return day.weekday() in self.week and day not in self.national

    def is_holiday(self, day: date) -> bool:
        """Whether the unit is free on this date for another reason than its weekday."""
        correction = self.corrections.get(day)
        return day in self.national if correction is None else correction.kind is not DayKind.WORKDAY

    def local_date(self, instant: datetime) -> date:
        """The date in the unit's zone at this instant."""
        return instant.astimezone(self.zone).date()

    def row(self, day: date) -> DayRow:
        """The deadline and the late window of a date (docs/scoring.md §1).

        The late window ends with the `late_days`-th working day of the unit after the date, and never before
        the deadline. The end of a shift of the person may move the deadline.
        """
        deadline = _midnight(day, self.zone) + timedelta(hours=self.rules.on_time_hours)
        last, left = day, self.rules.late_days
        while left:
            last += timedelta(days=1)
            left -= self._unit_works(last)
        window_end = _midnight(last + timedelta(days=1), self.zone)
        row = DayRow(day, self._unit_works(day), deadline, max(deadline, window_end))
        return row.on_duty(self.duty, self.zone, self.rules)

    def table(self, span: Span) -> DayTable:
        """The rows of every date of a span."""
        return DayTable(tuple(self.row(day) for day in span))


def timeliness(row: DayRow, submitted_at: datetime, extended: datetime | None = None) -> Timeliness:
    """On time, late (in the late window, or in an extension open until `extended`) or locked."""
    if submitted_at <= row.deadline:
        return Timeliness.ON_TIME
    if submitted_at <= row.late_until or (extended is not None and submitted_at <= extended):
        return Timeliness.LATE
    return Timeliness.LOCKED


def check_has_come(calendar: WorkCalendar, day: date, now: datetime) -> None:
    """Raises Invalid with `report-date-in-future` when `day` has not begun yet where the unit is."""
    today = calendar.local_date(now)
    if day > today:
        raise Invalid("report-date-in-future", date=day, today=today)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which a local date starts."""
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)
