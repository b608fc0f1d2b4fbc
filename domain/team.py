"""A team at a glance: the days of its people, how a fortnight compares, and whom to remind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from domain.calendar import Days, Timeliness
from domain.day_state import Day, DayState
from domain.errors import AlreadyHandled, Invalid
from domain.habits import alike
from domain.periods import KNOWN_YEARS, Span

FORTNIGHT = timedelta(days=14)
"""What a picture shows at once: two whole weeks are as many columns as a phone shows in readable letters."""
_AWAY = frozenset({DayState.NOT_IN_SERVICE, DayState.DAY_OFF, DayState.LEAVE})
"""States of a day on which nobody is reminded by a supervisor, whatever is missing from days before."""


def fortnight_of(day: date) -> Span:
    """The week of a date and the one before it, from Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Span(monday - timedelta(days=7), monday + timedelta(days=6))


def fortnight_from(first: int, today: date) -> Span:
    """The fortnight that a button names by the ordinal of its Monday, or raises Invalid for what is none."""
    try:
        start = date.fromordinal(first)
    except (ValueError, OverflowError):
        raise Invalid("button-outdated") from None
    if start.weekday() or start.year not in KNOWN_YEARS or start > today:
        raise Invalid("button-outdated")
    return Span(start, start + FORTNIGHT - timedelta(days=1))


class Reach(StrEnum):
    """Whether messages reach a person."""

    REACHED = "reached"
    UNJOINED = "unjoined"
    """No Telegram account is linked."""
    UNREACHABLE = "unreachable"
    """Messages do not arrive: the bot is blocked, or the account is gone."""


class Member(Struct, frozen=True):
    """A person of a team, on the dates on which the person belongs to it."""

    employee_id: int
    nip: str
    name: str
    reach: Reach
    days: Mapping[date, Day]
    minutes: Mapping[date, int]
    """Work reported for a date; a date without any is left out."""


class Figures(Struct, frozen=True):
    """What some days of a team amount to: only days whose deadline has passed, as they weigh."""

    expected: Days
    on_time: Days
    minutes: int

    @property
    def percent(self) -> Fraction | None:
        """Days reported on time ÷ expected days × 100; None when nothing was expected."""
        return Fraction(100 * self.on_time) / self.expected if self.expected else None

    @property
    def hours(self) -> Fraction | None:
        """Hours reported for an expected day; None when nothing was expected."""
        return Fraction(self.minutes, 60) / self.expected if self.expected else None


def figures(members: Iterable[Member], span: Span) -> Figures:
    """The figures of a team's days within a span."""
    expected: Days = 0
    on_time: Days = 0
    minutes = 0
    for member in members:
        for day, state in member.days.items():
            if day in span and state.weight:
                expected += state.weight
                on_time += state.weight if state.timeliness is Timeliness.ON_TIME else 0
                minutes += member.minutes.get(day, 0)
    return Figures(expected, on_time, minutes)


class Trend(Struct, frozen=True):
    """A fortnight, and the same days of the fortnight before it."""

    this: Figures
    before: Figures


def trend(members: Sequence[Member], fortnight: Span) -> Trend:
    """How the days of a fortnight that have passed compare with the same days of the one before it."""
    due = [
        day for member in members for day, state in member.days.items() if day in fortnight and state.weight
    ]
    if not due:
        return Trend(Figures(0, 0, 0), Figures(0, 0, 0))
    covered = Span(fortnight.start, max(due))
    same = Span(covered.start - FORTNIGHT, covered.end - FORTNIGHT)
    return Trend(figures(members, covered), figures(members, same))


# --- who is missing, and reminding ----------------------------------------------------------------------


class Absent(Struct, frozen=True):
    """A person with reports to send: those of days that can still be reported, today's among them."""

    member: Member
    open_days: tuple[date, ...]
    is_away: bool = False
    """Leave, a free day, or out of service today: nobody is reminded then."""
    asks_absence: bool = False
    """An absence today waits for its decision."""
    is_reminded: bool = False
    """Somebody has reminded the person today."""

    @property
    def may_be_reminded(self) -> bool:
        """Whether a reminder may be sent now."""
        is_reached = self.member.reach is Reach.REACHED
        return is_reached and not (self.is_away or self.asks_absence or self.is_reminded)


def is_away(today: Day) -> bool:
    """Whether a person gets no reminder on a day."""
    return today.state in _AWAY


def check_reminder(absent: Absent | None) -> None:
    """Raises the refusal when a person may not be reminded now; None is somebody who owes nothing."""
    if absent is None or not absent.open_days:
        raise AlreadyHandled("team-remind-nothing")
    name = absent.member.name
    match absent.member.reach:
        case Reach.UNJOINED:
            raise Invalid("team-remind-unjoined", name=name)
        case Reach.UNREACHABLE:
            raise Invalid("team-remind-unreachable", name=name)
    if absent.is_away:
        raise Invalid("team-remind-away", name=name)
    if absent.asks_absence:
        raise Invalid("team-remind-asks", name=name)
    if absent.is_reminded:
        raise AlreadyHandled("team-remind-already")


# --- targets --------------------------------------------------------------------------------------------


class TargetSupport(Struct, frozen=True):
    """A supervisor's target, with the number of team targets that serve it, and of their people."""

    title: str
    targets: int
    people: int


class TargetCoverage(Struct, frozen=True):
    """Whether the targets of a supervisor are served by those of the team (PermenPANRB 6/2022, cascading)."""

    served: tuple[TargetSupport, ...]
    astray: int
    """Targets of the team that name another superior's target, or none."""

    @property
    def covered(self) -> int:
        """Targets of the supervisor that at least one of the team's serves."""
        return sum(each.targets > 0 for each in self.served)


def target_coverage(own: Collection[str], team: Collection[tuple[int, str | None]]) -> TargetCoverage:
    """From the titles of a supervisor's targets, and of the team's each: whose it is, and its parent's title.

    Titles are compared without regard to case and spaces, as people type them twice.
    """
    by_parent: dict[str, list[int]] = {}
    for person, parent in team:
        if parent is not None:
            by_parent.setdefault(alike(parent), []).append(person)
    served = tuple(
        TargetSupport(title, len(people), len(set(people)))
        for title, people in ((title, by_parent.get(alike(title), [])) for title in own)
    )
    known = {alike(title) for title in own}
    astray = sum(parent is None or alike(parent) not in known for _, parent in team)
    return TargetCoverage(served, astray)
