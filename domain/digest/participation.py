"""Participation in a week of reporting, compared with the week before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from domain.calendar import AsOf, DayRow, Days, Extension, Leave, WorkCalendar, extended_until
from domain.day_state import Day, Sent, day_state
from domain.duty import Duty
from domain.periods import Span


class ReportWeek(Struct, frozen=True):
    """The office's week, Monday to Sunday, that an instant lies in, as of that instant.

    An instant exactly at the end of a week belongs to that week.
    """

    as_of: AsOf
    this: Span
    end: datetime
    """The instant at which the week's Sunday ends in the office's zone."""

    @property
    def so_far(self) -> Span:
        """Its days up to the as-of date."""
        return Span(self.this.start, min(self.this.end, self.as_of.day))

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
    """The week that contains an instant or ends at it, in the office's zone."""
    day = (until - timedelta(microseconds=1)).astimezone(zone).date()
    return week_as_of(day - timedelta(days=day.weekday()), until, zone)


def week_as_of(monday: date, moment: datetime, zone: ZoneInfo) -> ReportWeek:
    """The week that begins on a Monday, as of an instant that may lie after it."""
    day = (moment - timedelta(microseconds=1)).astimezone(zone).date()
    end = datetime.combine(monday + timedelta(days=7), time.min, tzinfo=zone)
    return ReportWeek(AsOf(moment, day), Span(monday, monday + timedelta(days=6)), end)


class UnitMembership(Struct, frozen=True):
    """A person's dates in service in one unit."""

    unit_id: int
    span: Span


class Member(Struct, frozen=True):
    """A person of the office, with the memberships within the two weeks of a digest."""

    employee_id: int
    name: str
    is_linked: bool
    """Whether the person has joined on Telegram."""
    memberships: tuple[UnitMembership, ...]


class Participation(Struct, frozen=True):
    """Person-days on which a report was expected, and those reported on time or late, as they weigh."""

    reported: Days
    expected: Days

    def with_day(self, day: Day) -> Participation:
        """With one more person-day."""
        return Participation(self.reported + day.reported, self.expected + day.weight)

    @property
    def percent(self) -> Fraction | None:
        """Reported ÷ expected × 100, exactly; None when nothing was expected."""
        return Fraction(100 * self.reported) / self.expected if self.expected else None


class Missing(Struct, frozen=True):
    """Somebody who let expected days of this week pass without a report."""

    name: str
    unit: str
    """Of the last of these days."""
    days: Days
    """How many days they are, as they weigh: more than none, and all of them due."""
    is_linked: bool


class Reporting(Struct, frozen=True):
    """The records for participation: people, their absences and reports, and the units' days."""

    members: Collection[Member]
    leaves: Mapping[int, Collection[Leave]]
    sent: Mapping[int, Mapping[date, Sent]]
    """What was sent for the dates of both weeks by the as-of instant, by person."""
    calendars: Mapping[int, WorkCalendar]
    """By unit."""
    units: Mapping[int, str]
    """Names."""
    extensions: Collection[Extension] = ()
    duties: Mapping[int, Duty] = field(default_factory=dict)
    """Duty rosters, by person."""


class WeeksOfReporting(Struct, frozen=True):
    """Participation of both weeks of a digest, and who missed days of this one, most of them first."""

    this: Participation
    """Of the days of this week whose deadline has passed."""
    last: Participation
    """Of the same days of the week before: Monday to Thursday is compared with Monday to Thursday."""
    last_whole: Participation
    """Of the whole week before."""
    missing: tuple[Missing, ...]

    @property
    def change(self) -> Fraction | None:
        """Percentage points against the same days of the week before; None when one had no expected day."""
        now, before = self.this.percent, self.last.percent
        return None if now is None or before is None else now - before


class _WorkDays(Struct, frozen=True):
    """A calendar's working days of both weeks, and the dates of this week whose deadline has passed."""

    rows: tuple[DayRow, ...]
    over: frozenset[date]
    before: frozenset[date]
    """The same days of the week before."""

    @classmethod
    def of(cls, calendar: WorkCalendar, week: ReportWeek) -> _WorkDays:
        rows = calendar.table(week.both).rows
        over = frozenset(row.date for row in rows if row.date in week.this and row.is_due(week.as_of))
        before = frozenset(day - timedelta(days=7) for day in over)
        return cls(tuple(row for row in rows if row.is_working), over, before)


def participation(reporting: Reporting, week: ReportWeek) -> WeeksOfReporting:
    """Participation in this week and in the one before.

    `domain/day_state.py` says which days are expected and which are reported. Of this week only days with a
    passed deadline count, even if somebody has reported on a later one. Of the week before, the same days
    count for the comparison; its total is given as well. The missed days are exactly what is missing in the
    participation.
    """
    shared = {unit: _WorkDays.of(calendar, week) for unit, calendar in reporting.calendars.items()}
    this, last, whole, missing = Participation(0, 0), Participation(0, 0), Participation(0, 0), []
    for member in reporting.members:
        missed, unit_id = Fraction(0), 0
        own = _own_days(member, reporting, shared, week)
        for membership, day, state in _days_of(member, reporting, own, week):
            unit = own[membership.unit_id]
            if day in unit.over:
                this = this.with_day(state)
                if state.reported != state.weight:
                    missed, unit_id = missed + state.weight, membership.unit_id
            elif day in week.last:
                whole = whole.with_day(state)
                last = last.with_day(state) if day in unit.before else last
        if missed:
            days = missed.numerator if missed.denominator == 1 else missed
            missing.append(Missing(member.name, reporting.units[unit_id], days, member.is_linked))
    return WeeksOfReporting(this, last, whole, tuple(sorted(missing, key=lambda person: -person.days)))


def _own_days(
    member: Member, reporting: Reporting, shared: Mapping[int, _WorkDays], week: ReportWeek
) -> Mapping[int, _WorkDays]:
    """A person's days by unit: those of the units, unless there is a duty roster."""
    duty = reporting.duties.get(member.employee_id)
    if duty is None:
        return shared
    units = {membership.unit_id for membership in member.memberships}
    return {unit: _WorkDays.of(reporting.calendars[unit].with_duty(duty), week) for unit in units}


def _days_of(
    member: Member, reporting: Reporting, units: Mapping[int, _WorkDays], week: ReportWeek
) -> Iterator[tuple[UnitMembership, date, Day]]:
    """The working days of a person in both weeks."""
    key = member.employee_id
    sent: Mapping[date, Sent] = reporting.sent.get(key, {})
    leaves = reporting.leaves.get(key, ())
    for membership in member.memberships:
        for row in units[membership.unit_id].rows:
            if row.date in membership.span:
                extended = extended_until(reporting.extensions, row.date, key, membership.unit_id)
                of_day = sent.get(row.date)
                yield (
                    membership,
                    row.date,
                    day_state(row, of_day, week.as_of, leaves=leaves, extended=extended),
                )
