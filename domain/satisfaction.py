"""How satisfied citizens are with services, by quarter: only sums that stand for at least five of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from domain.disclosure import FEWEST, told_to_the_rated
from domain.periods import Period, PeriodKind, Span
from domain.survey import Channel, Skm, Unsur, quality, skm

QUARTERS = 4
"""How many quarters are compared."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What citizens said over some dates, quarantined responses left out."""

    responses: int = 0
    complete: Mapping[Channel, int] = field(default_factory=dict)
    """Responses with all nine unsur, by how they came in."""
    totals: Mapping[Unsur, int] = field(default_factory=dict)
    """Sum of the values of the complete ones."""
    faces: int = 0
    """Responses with one of the four faces."""
    face_total: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    """Comments by what they are: praise, complaint or suggestion."""

    @property
    def n(self) -> int:
        """How many complete responses there are."""
        return sum(self.complete.values())

    @property
    def face_mean(self) -> Fraction | None:
        """Mean of the faces, 1..4; None without any."""
        return Fraction(self.face_total, self.faces) if self.faces else None

    @property
    def skm(self) -> Skm:
        """The index over the complete responses."""
        return skm(self.totals, self.n)

    def __add__(self, other: Sums) -> Sums:
        return Sums(
            self.responses + other.responses,
            Counter(self.complete) + Counter(other.complete),
            Counter(self.totals) + Counter(other.totals),
            self.faces + other.faces,
            self.face_total + other.face_total,
            Counter(self.kinds) + Counter(other.kinds),
        )


Days = Mapping[date, Sums]
"""What was said of one service, by date."""
_COUNTS: tuple[Callable[[Sums], int], ...] = (
    lambda day: day.responses,
    lambda day: day.n,
    lambda day: day.faces,
)


def quarter_of(day: date) -> Period:
    """The quarter in which a day lies."""
    return Period.containing(day, PeriodKind.QUARTER)


def compared(quarter: Period) -> list[Period]:
    """A quarter and those before it, the earliest first."""
    found = [quarter]
    while len(found) < QUARTERS:
        found.insert(0, found[0].previous())
    return found


@dataclass(frozen=True, slots=True)
class Week:
    """Whole weeks, or the end of a quarter, told together; each figure only where it is of five or more."""

    span: Span
    sums: Sums


def told_weeks(days: Days, quarter: Period, yesterday: date) -> list[Week]:
    """What is told of a service week by week; all weeks of an ended quarter add up to `told`.

    Complete responses, faces and all responses are divided into weeks each by their own number, so a span
    may hold one of these figures alone.
    """
    found: dict[Span, Sums] = {}
    for index, count in enumerate(_COUNTS):
        for span in _spans(days, quarter, yesterday, count):
            part = _only(index, (sums for day, sums in days.items() if day in span))
            found[span] = found.get(span, Sums()) + part
    return [Week(span, found[span]) for span in sorted(found, key=lambda span: (span.start, span.end))]


def told(days: Days, quarter: Period, yesterday: date) -> Sums:
    """What is told of a service in a quarter, as of the end of a day.

    While the quarter runs it grows by at least five responses at a time, and an ended quarter is told whole
    or not at all: no two answers differ by fewer than five responses.
    """
    return sum((week.sums for week in told_weeks(days, quarter, yesterday)), Sums())


def told_together(services: Iterable[Days], quarter: Period, yesterday: date) -> Sums:
    """What is told of several services: the sum of what is told of each.

    A service with fewer than five responses is left out, or it would be the difference to the others.
    """
    return sum((told(days, quarter, yesterday) for days in services), Sums())


def _spans(days: Days, quarter: Period, yesterday: date, count: Callable[[Sums], int]) -> Iterator[Span]:
    numbers = {day: n for day, sums in days.items() if day in quarter.span and (n := count(sums))}
    if sum(numbers.values()) < FEWEST or yesterday < quarter.start:
        return
    for span in told_to_the_rated(numbers, [quarter.span], yesterday):
        if sum(n for day, n in numbers.items() if day in span) >= FEWEST:
            yield span


def _only(index: int, parts: Iterable[Sums]) -> Sums:
    """The sums of the responses that one of _COUNTS counts."""
    whole = sum(parts, Sums())
    if index == 0:
        return Sums(responses=whole.responses, kinds=whole.kinds)
    if index == 1:
        return Sums(complete=whole.complete, totals=whole.totals)
    return Sums(faces=whole.faces, face_total=whole.face_total)


def lowest(result: Skm, most: int = 3) -> list[Unsur]:
    """The unsur with the lowest values, the lowest first; none without a response."""
    return sorted(result.nrr, key=lambda unsur: result.nrr[unsur])[:most]


def grade_of(value: Fraction) -> str:
    """The letter of the mutu of an unsur's mean (1..4), on the scale of the index."""
    return quality(value * 25).grade
