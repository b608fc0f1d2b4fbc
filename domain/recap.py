"""A person's weekly recap: hours by kind of work, returned entries and why, and the score's change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import ceil
from types import MappingProxyType
from zoneinfo import ZoneInfo

from msgspec import Struct, field

from domain.calendar import WorkCalendar
from domain.cases import NO_REPORT, CaseState, UsualReason
from domain.day_state import Day, DayState
from domain.ekinerja import Lack
from domain.periods import Span

LOOKED_BACK = timedelta(days=31)
"""How far before the week an entry may lie that still waits for correction, or was rejected in the week."""
_AT_WORK = frozenset({DayState.ON_TIME, DayState.LATE, DayState.CORRECTION, DayState.MISSING})


def week_of(day: date) -> Span:
    """Monday to Sunday around a date."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday, monday + timedelta(days=6))


def recap_day(calendar: WorkCalendar, week: Span, weekday: int) -> date | None:
    """When a unit's week is reviewed: its last working day up to `weekday` (1 is Monday, 7 Sunday).

    None when the unit works on none of them: nobody gets a recap of a week off.
    """
    until = week.start + timedelta(days=weekday - 1)
    return max((day for day in Span(week.start, until) if calendar.is_working(day)), default=None)


class Work(Struct, frozen=True):
    """An entry, as a recap sees it."""

    date: date
    activity: str
    state: CaseState
    minutes: int
    target: str | None = None
    volume: Decimal | None = None
    measure: str | None = None
    lacks: Sequence[Lack] = ()
    """What it lacks for e-Kinerja."""
    reason: str | None = None
    """Why it was returned or rejected, in written words."""
    usual: UsualReason | None = None
    """That reason where it is a usual one."""
    reviewed_at: datetime | None = None


class RecapDay(Struct, frozen=True):
    """A date of the week: what it is for the person, and the minutes of work reported on it."""

    date: date
    state: DayState
    minutes: int
    expected: Fraction = Fraction(0)
    """Minutes that the person is expected to work (domain/working_hours.py)."""


class ForTarget(Struct, frozen=True):
    """What was done for one target in the week; for none: other tasks."""

    title: str | None
    entries: int
    minutes: int
    volumes: Mapping[str, Decimal]
    """How much, by measure."""


class Movement(Struct, frozen=True):
    """The score (or, where a scheme has none, the grade) as of now, and before the week."""

    score: Fraction | None
    grade: str | None
    before: Fraction | None = None

    @property
    def change(self) -> Fraction | None:
        """In points; None where there is nothing to compare."""
        return None if self.score is None or self.before is None else self.score - self.before


class Recap(Struct, frozen=True):
    """A person's week up to a moment; rejected entries count in `came_back` alone."""

    span: Span
    days: Sequence[RecapDay]
    targets: Sequence[ForTarget]
    """Most minutes first, other tasks last."""
    states: Mapping[CaseState, int]
    """How many entries of the week stand where."""
    came_back: Sequence[Work]
    """What waits for correction, of whatever date, and what was rejected in the week; earliest first."""
    lacking: Mapping[Lack, int]
    """How many entries of the week lack what for e-Kinerja."""
    incomplete: int
    """How many entries of the week lack anything."""
    reasons: Mapping[UsualReason, int] = field(default_factory=dict)
    """How often work of LOOKED_BACK and the week was returned or rejected for which usual reason."""

    @property
    def so_far(self) -> Span:
        """The days of the week that it tells of."""
        return Span(self.days[0].date, self.days[-1].date)

    @property
    def entries(self) -> int:
        """How many reports the week has."""
        return sum(each.entries for each in self.targets)

    @property
    def minutes(self) -> int:
        """How long the reported work took."""
        return sum(each.minutes for each in self.targets)

    @property
    def expected_days(self) -> int:
        """Working days up to the moment that no leave covers, those that are still open not counted."""
        return sum(day.state in _AT_WORK for day in self.days)

    @property
    def expected_minutes(self) -> int:
        """How long work was expected on these days, rounded up."""
        return ceil(sum(day.expected for day in self.days if day.state in _AT_WORK))

    @property
    def reported_days(self) -> int:
        """Those of them with a report that was not too late."""
        return sum(day.state in _AT_WORK - {DayState.MISSING} for day in self.days)

    @property
    def missing(self) -> Sequence[date]:
        """Days whose deadline has passed without a report that counts."""
        return [day.date for day in self.days if day.state is DayState.MISSING]


def make_recap(
    week: Span,
    works: Collection[Work],
    days: Mapping[date, Day],
    zone: ZoneInfo,
    expected: Mapping[date, Fraction] = MappingProxyType({}),
    reasons: Mapping[UsualReason, int] = MappingProxyType({}),
) -> Recap | None:
    """The recap of a week; None when there is nothing to say.

    `works` are entries that were not withdrawn, of the week and of LOOKED_BACK before it. `days` are the
    states of the week's days so far, `expected` the expected working minutes, `reasons` the most usual
    reasons for returned entries of these dates, each with its count.
    """
    of_week = [each for each in works if each.date in week]
    counted = [each for each in of_week if each.state not in NO_REPORT]
    back = [each for each in works if _came_back(each, week, zone)]
    if not of_week and not back:
        return None
    minutes: Counter[date] = Counter()
    for each in counted:
        minutes[each.date] += each.minutes
    lacking = [each.lacks for each in counted]
    return Recap(
        week,
        [
            RecapDay(day, state.state, minutes[day], expected.get(day, Fraction(0)))
            for day, state in days.items()
        ],
        _by_target(counted),
        Counter(each.state for each in of_week),
        sorted(back, key=lambda each: (each.date, each.activity)),
        Counter(lack for each in lacking for lack in each),
        sum(bool(each) for each in lacking),
        reasons,
    )


def _came_back(work: Work, week: Span, zone: ZoneInfo) -> bool:
    if work.state is CaseState.RETURNED:
        return True
    decided = work.reviewed_at
    return (
        work.state is CaseState.REJECTED
        and decided is not None
        and decided.astimezone(zone).date() >= week.start
    )


def _by_target(works: Iterable[Work]) -> list[ForTarget]:
    groups: defaultdict[str | None, list[Work]] = defaultdict(list)
    for each in works:
        groups[each.target].append(each)
    found = [_for_target(title, group) for title, group in groups.items()]
    return sorted(found, key=lambda each: (each.title is None, -each.minutes, each.title or ""))


def _for_target(title: str | None, works: Collection[Work]) -> ForTarget:
    volumes: defaultdict[str, Decimal] = defaultdict(Decimal)
    for each in works:
        if each.volume is not None and each.measure:
            volumes[each.measure] += each.volume
    return ForTarget(title, len(works), sum(each.minutes for each in works), volumes)
