"""The weekly digest: how a week of reporting went, against the week before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Self
from zoneinfo import ZoneInfo

from domain.calendar import AsOf, DayTable, Leave, WorkCalendar
from domain.periods import Span


@dataclass(frozen=True)
class ReportWeek:
    """The office's week, Monday to Sunday, of an instant, as it stands at that instant.

    An instant that is exactly the end of a week belongs to that week.
    """

    as_of: AsOf
    this: Span
    end: datetime
    """The instant at which the week's Sunday ends in the office's zone."""

    @property
    def so_far(self) -> Span:
        """Its days up to the as-of date."""
        return Span(self.this.start, self.as_of.day)

    @property
    def covered(self) -> Span | None:
        """Its days that are over at the as-of instant, which participation counts; None on its Monday."""
        over = self.as_of.day if self.as_of.instant >= self.end else self.as_of.day - timedelta(days=1)
        return self.this.clip(None, over)

    @property
    def last(self) -> Span:
        """The week before."""
        week = timedelta(days=7)
        return Span(self.this.start - week, self.this.end - week)

    @property
    def both(self) -> Span:
        """The week before and this one."""
        return Span(self.last.start, self.this.end)


def report_week(until: datetime, zone: ZoneInfo) -> ReportWeek:
    """The week that ends at an instant, or in which it lies, in the office's zone."""
    day = (until - timedelta(microseconds=1)).astimezone(zone).date()
    monday = day - timedelta(days=day.weekday())
    end = datetime.combine(monday + timedelta(days=7), time.min, tzinfo=zone)
    return ReportWeek(AsOf(until, day), Span(monday, monday + timedelta(days=6)), end)


@dataclass(frozen=True)
class Stay:
    """A person's dates in service in one unit."""

    unit_id: int
    span: Span


@dataclass(frozen=True)
class Member:
    """A person of the office, with the stays within the two weeks of a digest."""

    employee_id: int
    name: str
    is_linked: bool
    """Whether the person has joined on Telegram."""
    stays: tuple[Stay, ...]


@dataclass(frozen=True)
class Participation:
    """Person-days on which a report was expected, and those on which there is one."""

    reported: int
    expected: int

    @classmethod
    def of(cls, sent: Collection[date], expected: Collection[date]) -> Self:
        """One person's days."""
        return cls(sum(day in sent for day in expected), len(expected))

    def __add__(self, other: Participation) -> Participation:
        return Participation(self.reported + other.reported, self.expected + other.expected)

    @property
    def percent(self) -> Fraction | None:
        """Reported ÷ expected × 100, exactly; None when nothing was expected."""
        return Fraction(100 * self.reported, self.expected) if self.expected else None


@dataclass(frozen=True)
class Missing:
    """Somebody who let expected days of this week pass without a report."""

    name: str
    unit: str
    """Of the last of these days."""
    days: int
    """How many days they are: at least 1, and all of them due."""
    is_linked: bool


@dataclass(frozen=True)
class WaitingReviews:
    """How many entries wait at a supervisor, and since when the oldest does (UTC)."""

    supervisor: str
    entries: int
    since: datetime


@dataclass(frozen=True)
class ServiceRating:
    """Citizens' ratings of a service this week: how many, and their mean (1..4), exactly."""

    service: str
    responses: int
    mean: Fraction


@dataclass(frozen=True)
class Comment:
    """What a citizen wrote about a service."""

    service: str
    text: str


@dataclass(frozen=True)
class Reporting:
    """What is known of who reports: people, their absences, what they sent, and the units' days."""

    members: Collection[Member]
    leaves: Mapping[int, Collection[Leave]]
    reported: Mapping[int, Collection[date]]
    """Dates of both weeks with a report that was not rejected, by person."""
    calendars: Mapping[int, WorkCalendar]
    """By unit."""
    units: Mapping[int, str]
    """Names."""


@dataclass(frozen=True)
class WeeklyDigestFigures:
    """Everything that a weekly digest tells; the lists are whole, in the order in which they are told."""

    week: ReportWeek
    this: Participation
    """Of the days of this week whose deadline has passed."""
    last: Participation
    """Of the same days of the week before: Monday to Thursday is compared with Monday to Thursday."""
    last_whole: Participation
    """Of the whole week before."""
    missing: tuple[Missing, ...]
    waiting: tuple[WaitingReviews, ...]
    ratings: tuple[ServiceRating, ...]
    unreachable: tuple[str, ...]
    """People who blocked the bot."""
    undelivered: int
    """Messages of this week for people whom there is no way to reach."""
    failed: int
    """Messages of this week that Telegram did not take."""
    comments: tuple[Comment, ...] = ()
    """Those that may be told since the week before is over; one of each service, then the others."""

    @property
    def change(self) -> Fraction | None:
        """Percentage points against the same days of the week before; None when one had no expected day."""
        now, before = self.this.percent, self.last.percent
        return None if now is None or before is None else now - before


@dataclass(frozen=True)
class WeeksOfReporting:
    """Participation of both weeks of a digest, and who missed days of this one, most of them first."""

    this: Participation
    last: Participation
    last_whole: Participation
    missing: tuple[Missing, ...]


@dataclass(frozen=True)
class _UnitDays:
    """A unit's days over both weeks, and those of this week whose deadline has passed."""

    table: DayTable
    over: frozenset[date]
    before: frozenset[date]
    """The same days of the week before."""

    @classmethod
    def of(cls, calendar: WorkCalendar, week: ReportWeek) -> _UnitDays:
        table = calendar.table(week.both)
        passed = (row.date for row in table.rows if row.deadline <= week.as_of.instant)
        over = frozenset(day for day in passed if day in week.this)
        return cls(table, over, frozenset(day - timedelta(days=7) for day in over))


def participation(reporting: Reporting, week: ReportWeek) -> WeeksOfReporting:
    """Who reported in this week and in the one before.

    Days are expected as docs/scoring.md §1 says. Of this week those count whose deadline has passed, whether
    or not somebody has reported on a later one; of the week before the same days, and beside them all of it.
    The days missed add up to what participation lacks.
    """
    days = {unit: _UnitDays.of(calendar, week) for unit, calendar in reporting.calendars.items()}
    this, last, whole, missing = Participation(0, 0), Participation(0, 0), Participation(0, 0), []
    for member in reporting.members:
        sent = reporting.reported.get(member.employee_id, ())
        leaves = reporting.leaves.get(member.employee_id, ())
        missed: list[int] = []
        for stay in member.stays:
            unit = days[stay.unit_id]
            expected = unit.table.expected_dates(stay.span, leaves)
            counted = [day for day in expected if day in unit.over]
            this += Participation.of(sent, counted)
            last += Participation.of(sent, [day for day in expected if day in unit.before])
            whole += Participation.of(sent, [day for day in expected if day in week.last])
            missed += [stay.unit_id for day in counted if day not in sent]
        if missed:
            unit_name = reporting.units[missed[-1]]
            missing.append(Missing(member.name, unit_name, len(missed), member.is_linked))
    return WeeksOfReporting(this, last, whole, tuple(sorted(missing, key=lambda person: -person.days)))


def weekly_figures(
    week: ReportWeek,
    reporting: Reporting,
    *,
    waiting: Collection[WaitingReviews],
    ratings: Collection[ServiceRating],
    unreachable: Collection[str],
    undelivered: int,
    failed: int,
    comments: Collection[Comment],
) -> WeeklyDigestFigures:
    """The digest of a week: longest waiting and lowest rated first."""
    weeks = participation(reporting, week)
    return WeeklyDigestFigures(
        week,
        weeks.this,
        weeks.last,
        weeks.last_whole,
        weeks.missing,
        tuple(sorted(waiting, key=lambda at: (at.since, at.supervisor))),
        tuple(sorted(ratings, key=lambda of: (of.mean, of.service))),
        tuple(unreachable),
        undelivered,
        failed,
        tuple(comments),
    )
