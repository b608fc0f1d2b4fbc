"""Citizens' satisfaction with services, by quarter: only sums over at least five responses."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction

from msgspec import Struct, field

from domain.disclosure import FEWEST, Parts, is_told, told_to_the_rated
from domain.periods import Period, PeriodKind, Span
from domain.survey import Skm, Unsur, WeightMethod, quality, skm

QUARTERS = 4
"""How many quarters are compared."""
LARGE_FALL = 5
"""Points of the index; a larger fall is reported to the people who can act on it."""
LOWEST = 3
"""How many unsur a unit is asked to improve."""
ENOUGH_TO_COMPARE = 20
"""Complete responses; of fewer an index falls and rises by chance alone."""


class Sums(Struct, frozen=True):
    """What citizens said over some dates, quarantined responses left out."""

    responses: int = 0
    """All responses, whatever they answer; counted, and shown to nobody."""
    n: int = 0
    """Complete responses: those with all nine unsur."""
    totals: Mapping[Unsur, int] = field(default_factory=dict)
    """Sum of the values of the complete ones; empty without any."""
    faces: int = 0
    """Responses with one of the four faces."""
    face_total: int = 0

    @property
    def face_mean(self) -> Fraction | None:
        """Mean of the faces, 1..4; None without any."""
        return Fraction(self.face_total, self.faces) if self.faces else None

    @property
    def nrr(self) -> Mapping[Unsur, Fraction]:
        """Mean of each unsur, 1..4; empty without a complete response."""
        return {unsur: Fraction(self.totals[unsur], self.n) for unsur in Unsur} if self.n else {}

    def skm(self, method: WeightMethod) -> Skm:
        """The index over the complete responses, with an office's weight of an unsur."""
        return skm(self.totals, self.n, method)

    @property
    def of_complete(self) -> Sums:
        """The complete responses alone."""
        return Sums(n=self.n, totals=self.totals)

    @property
    def of_faces(self) -> Sums:
        """The faces alone."""
        return Sums(faces=self.faces, face_total=self.face_total)

    def __add__(self, other: Sums) -> Sums:
        if self.n and other.n:
            totals: Mapping[Unsur, int] = {unsur: n + other.totals[unsur] for unsur, n in self.totals.items()}
        else:
            totals = self.totals or other.totals
        return Sums(
            self.responses + other.responses,
            self.n + other.n,
            totals,
            self.faces + other.faces,
            self.face_total + other.face_total,
        )


Days = Mapping[date, Sums]
"""What was said of one service, by date."""


class _Figure(Struct, frozen=True):
    """One of the two figures published about a service, each with its own number of responses.

    The value of a face and those of the nine unsur are different answers: neither can be subtracted from the
    other, so each is published by its own number.
    """

    count: Callable[[Sums], int]
    alone: Callable[[Sums], Sums]


_FIGURES = (
    _Figure(lambda sums: sums.n, lambda sums: sums.of_complete),
    _Figure(lambda sums: sums.faces, lambda sums: sums.of_faces),
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


class Week(Struct, frozen=True):
    """Whole weeks, or the end of a quarter, told together; each figure only where it is of five or more."""

    span: Span
    sums: Sums


def told_weeks(days: Days, quarter: Period, yesterday: date) -> list[Week]:
    """The published figures of a service week by week; all weeks of an ended quarter add up to `told`.

    Complete responses and faces are divided into weeks separately, each by their own number, so a span may
    have only one of the figures.
    """
    found: dict[Span, Sums] = {}
    inside = {day: sums for day, sums in days.items() if day in quarter.span}
    for figure in _FIGURES:
        for span in _spans(inside, quarter, yesterday, figure.count):
            found[span] = found.get(span, Sums()) + figure.alone(whole(inside, span))
    return [Week(span, found[span]) for span in sorted(found, key=lambda span: (span.start, span.end))]


def told(days: Days, quarter: Period, yesterday: date) -> Sums:
    """The published figures of a service in a quarter, as of the end of a day.

    While the quarter runs they grow by at least five responses at a time; an ended quarter is published whole
    or not at all. So no two answers differ by fewer than five responses.
    """
    if yesterday >= quarter.end:
        return _parted(whole(days, quarter.span))[0]
    return sum((week.sums for week in told_weeks(days, quarter, yesterday)), Sums())


Units = Iterable[Iterable[Days]]
"""Services by unit."""


def told_together(units: Units, quarter: Period, yesterday: date) -> Sums:
    """The published figures of the services of a unit, or of several units together, in a quarter.

    While it runs they are the sum of the services' figures; when it is over, `enough_together`.
    """
    if yesterday >= quarter.end:
        return enough_together([whole(days, quarter.span) for days in services] for services in units)
    return sum((told(days, quarter, yesterday) for services in units for days in services), Sums())


def enough_together(units: Iterable[Iterable[Sums]]) -> Sums:
    """The total of several services, less what would reveal figures of fewer than five responses.

    A service with fewer than five responses is added to the others of its kind in its unit; a sum that is
    still below five to those of other units. What is then left is not published. So a unit less its services,
    or the office less its units, is nothing or at least five.
    """
    shown, left = Sums(), Sums()
    for services in units:
        in_unit = Sums()
        for each in services:
            enough, few = _parted(each)
            shown, in_unit = shown + enough, in_unit + few
        enough, few = _parted(in_unit)
        shown, left = shown + enough, left + few
    return shown + _parted(left)[0]


def left_out(units: Units, quarter: Period, yesterday: date) -> int:
    """The number of services with complete responses in a quarter that `told_together` leaves out."""
    if yesterday < quarter.end:
        alone = [days for services in units for days in services if whole(days, quarter.span).n]
        return sum(not told(days, quarter, yesterday).n for days in alone)
    left: list[int] = []
    for services in units:
        numbers = [whole(days, quarter.span).n for days in services]
        few = [n for n in numbers if 0 < n < FEWEST]
        left += few if sum(few) < FEWEST else []
    return len(left) if sum(left) < FEWEST else 0


def _parted(sums: Sums) -> tuple[Sums, Sums]:
    """The figures of at least five responses, and those of fewer."""
    enough, few = Sums(), Sums()
    for figure in _FIGURES:
        if figure.count(sums) >= FEWEST:
            enough += figure.alone(sums)
        else:
            few += figure.alone(sums)
    return enough, few


def told_of_period(units: Units, period: Period, yesterday: date) -> Sums:
    """The figures of services that operators' commands print for a period, as of the end of a day.

    A semester and a year are the sums of their quarters; a running one grows as `told` does. A month is
    printed once its quarter is over, if the rest of the quarter is empty or has five or more: otherwise the
    difference would reveal it.
    """
    services = [list(each) for each in units]
    quarter, found = quarter_of(period.start), Sums()
    if period.kind is PeriodKind.MONTH:
        if yesterday < quarter.end:
            return found
        return enough_together([_month(days, period) for days in unit] for unit in services)
    while quarter.start <= period.end:
        found += told_together(services, quarter, yesterday)
        quarter = quarter.next()
    return found


def told_of_all(days: Days, yesterday: date) -> Sums:
    """The figures of a service over all time that operators' commands print: the sum of its quarters."""
    return sum((told(days, quarter, yesterday) for quarter in {quarter_of(day) for day in days}), Sums())


def _month(days: Days, month: Period) -> Sums:
    inside, around = whole(days, month.span), whole(days, quarter_of(month.start).span)
    found = Sums()
    for figure in _FIGURES:
        if is_told(figure.count(inside), figure.count(around) - figure.count(inside)):
            found += figure.alone(inside)
    return found


def whole(days: Days, span: Span) -> Sums:
    """Everything that was said of a service in a span."""
    return sum((sums for day, sums in days.items() if day in span), Sums())


def _spans(days: Days, quarter: Period, yesterday: date, count: Callable[[Sums], int]) -> Iterator[Span]:
    numbers = {day: n for day, sums in days.items() if (n := count(sums))}
    if sum(numbers.values()) < FEWEST or yesterday < quarter.start:
        return
    parts: dict[date, Parts] = {day: {None: n} for day, n in numbers.items()}
    for span in told_to_the_rated(parts, [quarter.span], yesterday):
        if sum(n for day, n in numbers.items() if day in span) >= FEWEST:
            yield span


def fall(before: Sums, after: Sums, method: WeightMethod) -> Fraction | None:
    """By how much the index fell, where it is more than 5 and both are of enough responses to tell."""
    first, then = before.skm(method).ikm, after.skm(method).ikm
    if first is None or then is None or min(before.n, after.n) < ENOUGH_TO_COMPARE:
        return None
    return first - then if first - then > LARGE_FALL else None


def lowest(nrr: Mapping[Unsur, Fraction]) -> list[Unsur]:
    """The three unsur with the lowest means and those that equal the third, the lowest first.

    What equals the highest is not among them: none where all are equal, or without a response.
    """
    values = sorted(nrr.values())
    low = [unsur for unsur in nrr if nrr[unsur] <= values[LOWEST - 1] and nrr[unsur] < values[-1]]
    return sorted(low, key=lambda unsur: nrr[unsur])


def grade_of(value: Fraction) -> str:
    """The letter of the mutu of an unsur's mean (1..4), on the scale of the index."""
    return quality(value * 25).grade
