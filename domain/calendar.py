"""Working days, deadlines, late windows and extensions, and the days a person is expected to report."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import accumulate
from typing import Self
from zoneinfo import ZoneInfo

from domain.errors import Invalid
from domain.periods import Period, Span

MONDAY_TO_FRIDAY = frozenset(range(5))
"""The usual work week, as `date.weekday()` numbers; a service unit may set others."""

UnitKey = int | str
PersonKey = int | str


class DayKind(StrEnum):
    """What a row of the office's own calendar makes of a date."""

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


@dataclass(frozen=True, slots=True)
class CalendarRow:
    """A correction by the office: this date is a holiday or a working day, for one unit or for all (None)."""

    date: date
    kind: DayKind
    unit: UnitKey | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """An approved absence of one person; of one half of a single day, if `half` is given."""

    kind: LeaveKind
    span: Span
    half: HalfDay | None = None


@dataclass(frozen=True, slots=True)
class Extension:
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


@dataclass(frozen=True, slots=True)
class TimeRules:
    """How long a day stays open: hours from local midnight at its start, and working days after it."""

    on_time_hours: int = 24
    late_days: int = 3


@dataclass(frozen=True, slots=True)
class AsOf:
    """The moment as of which a score is computed: an instant (UTC) and the office's date just before it."""

    instant: datetime
    day: date

    @classmethod
    def end_of(cls, day: date, office: ZoneInfo) -> Self:
        """The instant at which `day` ends in the office's zone."""
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


@dataclass(frozen=True, slots=True)
class DayRow:
    """One date of a calendar: submitted at `deadline` or before is on time, until `late_until` late (UTC)."""

    date: date
    is_working: bool
    deadline: datetime
    late_until: datetime


@dataclass(frozen=True)
class DayTable:
    """The days of one calendar over a span, one row per date in order; shared by all people of a unit."""

    rows: tuple[DayRow, ...]

    @property
    def span(self) -> Span:
        return Span(self.rows[0].date, self.rows[-1].date)

    @cached_property
    def _worked_before(self) -> tuple[int, ...]:
        """How many working days lie before each row, and before the end."""
        return tuple(accumulate((row.is_working for row in self.rows), initial=0))

    @cached_property
    def _deadlines(self) -> tuple[datetime, ...]:
        return tuple(row.deadline for row in self.rows)

    def _index(self, day: date) -> int:
        return (day - self.rows[0].date).days

    def _due(self, span: Span | None, as_of: AsOf | None) -> Span | None:
        """The part of `span` whose deadlines have passed at the as-of moment, up to the as-of date."""
        if span is None:
            return None
        if span.start not in self.span or span.end not in self.span:
            raise ValueError(f"{span} is outside the table of {self.span}")
        if as_of is None:
            return span
        passed = bisect_right(self._deadlines, as_of.instant)
        last = self.rows[0].date + timedelta(days=passed - 1)
        return span.clip(None, min(last, as_of.day))

    def expected_days(
        self, span: Span | None, leaves: Collection[Leave] = (), as_of: AsOf | None = None
    ) -> Days:
        """How many days of `span` are expected: see `expected_dates`, where a half day counts 1/2."""
        due = self._due(span, as_of)
        if due is None:
            return 0
        first, end = self._index(due.start), self._index(due.end) + 1
        working = self._worked_before[end] - self._worked_before[first]
        excused = sum(self.rows[self._index(day)].is_working for day in excused_days(leaves, due))
        halved = sum(self.rows[self._index(day)].is_working for day in halved_days(leaves, due))
        return working - excused - Fraction(halved, 2) if halved else working - excused

    def expected_dates(
        self, span: Span | None, leaves: Collection[Leave] = (), as_of: AsOf | None = None
    ) -> list[date]:
        """The dates on which a person is expected to report (docs/scoring.md §1, expected days).

        `span` is the period within the person's employment in the unit (`Span.clip(joined, left)`; None: not
        employed in it), and must lie in the table, or ValueError. Without `as_of` the whole span is taken,
        passed or not.
        """
        due = self._due(span, as_of)
        if due is None:
            return []
        excused = excused_days(leaves, due)
        rows = self.rows[self._index(due.start) : self._index(due.end) + 1]
        return [row.date for row in rows if row.is_working and row.date not in excused]


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


@dataclass(frozen=True)
class WorkCalendar:
    """The working days of one unit in one time zone.

    `week` holds `date.weekday()` numbers, `national` the national holidays and cuti bersama by date, and
    `corrections` the office's rows that apply to this unit. Make one with `for_unit`.
    """

    zone: ZoneInfo
    week: frozenset[int]
    national: Mapping[date, str]
    corrections: Mapping[date, CalendarRow]
    rules: TimeRules

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

    def is_working(self, day: date) -> bool:
        """Whether people of the unit work on this date."""
        correction = self.corrections.get(day)
        if correction is not None:
            return correction.kind is DayKind.WORKDAY
        return day.weekday() in self.week and day not in self.national

    def local_date(self, instant: datetime) -> date:
        """The date in the unit's zone at this instant."""
        return instant.astimezone(self.zone).date()

    def row(self, day: date) -> DayRow:
        """The deadline and the late window of a date (docs/scoring.md §1).

        The late window ends with the `late_days`-th working day of the unit after the date, and never before
        the deadline.
        """
        deadline = _midnight(day, self.zone) + timedelta(hours=self.rules.on_time_hours)
        last, left = day, self.rules.late_days
        while left:
            last += timedelta(days=1)
            left -= self.is_working(last)
        window_end = _midnight(last + timedelta(days=1), self.zone)
        return DayRow(day, self.is_working(day), deadline, max(deadline, window_end))

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
