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
    last: Participation
    missing: tuple[Missing, ...]
    waiting: tuple[WaitingReviews, ...]
    ratings: tuple[ServiceRating, ...]
    unreachable: tuple[str, ...]
    """People who blocked the bot."""
    undelivered: int
    """Messages of this week for people whom there is no way to reach."""
    failed: int
    """Messages of this week that Telegram did not take."""

    @property
    def change(self) -> Fraction | None:
        """Percentage points against the week before; None when either week had no expected day."""
        now, before = self.this.percent, self.last.percent
        return None if now is None or before is None else now - before


@dataclass(frozen=True)
class _UnitDays:
    """A unit's days over both weeks, and the working days whose deadline has passed."""

    table: DayTable
    due: frozenset[date]

    @classmethod
    def of(cls, calendar: WorkCalendar, week: ReportWeek) -> _UnitDays:
        table = calendar.table(week.both)
        return cls(table, frozenset(table.expected_dates(week.both, as_of=week.as_of)))

    def counted(self, span: Span, leaves: Collection[Leave], sent: Collection[date]) -> list[date]:
        """A person's expected days within a stay that are due or reported already."""
        expected = self.table.expected_dates(span, leaves)
        return [day for day in expected if day in self.due or day in sent]


def participation(
    reporting: Reporting, week: ReportWeek
) -> tuple[Participation, Participation, tuple[Missing, ...]]:
    """Participation of this week and of the one before, and who missed days of this week, most of them first.

    Days are expected as docs/scoring.md §1 says. A day whose deadline has not passed counts for those only
    who have reported on it already: by then they have done what the others still may do. The days missed add
    up to what participation lacks.
    """
    days = {unit: _UnitDays.of(calendar, week) for unit, calendar in reporting.calendars.items()}
    this, last, missing = Participation(0, 0), Participation(0, 0), []
    for member in reporting.members:
        sent = reporting.reported.get(member.employee_id, ())
        leaves = reporting.leaves.get(member.employee_id, ())
        counted = [
            (day, stay.unit_id)
            for stay in member.stays
            for day in days[stay.unit_id].counted(stay.span, leaves, sent)
        ]
        this += Participation.of(sent, [day for day, _ in counted if day in week.this])
        last += Participation.of(sent, [day for day, _ in counted if day in week.last])
        missed = [unit for day, unit in counted if day in week.this and day not in sent]
        if missed:
            unit_name = reporting.units[missed[-1]]
            missing.append(Missing(member.name, unit_name, len(missed), member.is_linked))
    return this, last, tuple(sorted(missing, key=lambda person: -person.days))


def weekly_figures(
    week: ReportWeek,
    reporting: Reporting,
    *,
    waiting: Collection[WaitingReviews],
    ratings: Collection[ServiceRating],
    unreachable: Collection[str],
    undelivered: int,
    failed: int,
) -> WeeklyDigestFigures:
    """The digest of a week: longest waiting and lowest rated first."""
    this, last, missing = participation(reporting, week)
    return WeeklyDigestFigures(
        week,
        this,
        last,
        missing,
        tuple(sorted(waiting, key=lambda at: (at.since, at.supervisor))),
        tuple(sorted(ratings, key=lambda of: (of.mean, of.service))),
        tuple(unreachable),
        undelivered,
        failed,
    )
