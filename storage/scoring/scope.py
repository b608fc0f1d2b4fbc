"""What is scored: a scheme's period as of a moment, in the office's zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from msgspec import Struct

from domain.calendar import AsOf
from domain.periods import Period, PeriodKind, Span
from domain.schemes import Scheme


class Scope(Struct, frozen=True, dict=True):
    """A scheme, a period, the as-of moment, and the zone in which the office counts its days."""

    scheme: Scheme
    period: Period
    as_of: AsOf
    zone: ZoneInfo
    counts_open_rounds: bool = True
    """Whether ratings of colleagues count while the round of their period runs."""

    @classmethod
    def running(cls, scheme: Scheme, now: datetime, zone: ZoneInfo) -> Scope:
        """The scheme's period in which `now` (UTC) lies, as of now."""
        return cls.containing(scheme, scheme.period, now, zone)

    @classmethod
    def containing(cls, scheme: Scheme, kind: PeriodKind, now: datetime, zone: ZoneInfo) -> Scope:
        """The period of a kind in which `now` (UTC) lies, as of now."""
        period = Period.containing(now.astimezone(zone).date(), kind)
        return cls(scheme, period, AsOf.now(now, period, zone), zone)

    def at(self, as_of: AsOf) -> Scope:
        """The same period as of another moment."""
        return Scope(self.scheme, self.period, as_of, self.zone)

    def before(self) -> Scope:
        """The period before this one, as of its end."""
        previous = self.period.previous()
        return Scope(self.scheme, previous, AsOf.end_of(previous.end, self.zone), self.zone)

    def looked_back_at(self) -> Iterator[Scope]:
        """The earlier periods that the scheme's follow-up uses, latest first."""
        earlier = Scope(self.scheme.looked_back_at(), self.period, self.as_of, self.zone)
        for _ in range(self.scheme.periods_back):
            earlier = earlier.before()
            yield earlier

    @property
    def elapsed(self) -> Span | None:
        """The part of the period up to the as-of date; None when it has not begun."""
        return self.period.span.clip(None, self.as_of.day)

    @property
    def ends_at(self) -> datetime:
        """The instant (exclusive) when the period ends in the office's zone."""
        return datetime.combine(self.period.end + timedelta(days=1), time.min, tzinfo=self.zone)

    @property
    def last_whole_day(self) -> date:
        """The last date that is over at the as-of moment in the office's zone."""
        return self.as_of.instant.astimezone(self.zone).date() - timedelta(days=1)

    @property
    def finals(self) -> list[Span]:
        """The periods whose results are shown when they are over: evaluations within this, or its quarters.

        Results of services are published by quarter: totals with other ends could be subtracted from them.
        """
        interim = self.scheme.interim or PeriodKind.QUARTER
        parts = {Period.containing(day, interim) for day in (self.period.start, self.period.end)}
        part, last = min(parts, key=lambda each: each.start), max(parts, key=lambda each: each.start)
        if not part.within(self.period):
            return [self.period.span]
        spans = [part.span]
        while part != last:
            part = part.next()
            spans.append(part.span)
        return spans

    @cached_property
    def years(self) -> Span:
        """The whole years of the period: every target that overlaps it lies within them."""
        return Span(date(self.period.start.year, 1, 1), date(self.period.end.year, 12, 31))

    @property
    def years_looked_at(self) -> Span:
        """The whole years of the period, and of those before it that its follow-up looks back at."""
        *_, first = (self.period, *(each.period for each in self.looked_back_at()))
        return Span(date(first.start.year, 1, 1), self.years.end)

    def codes_within(self) -> list[str]:
        """Codes of the periods that lie within this one, itself included."""
        return [each.code for each in _within(self.period)]

    def codes_over(self) -> list[str]:
        """Codes of the periods within this one that are over at the as-of moment in the office's zone."""
        last = self.last_whole_day
        return [each.code for each in _within(self.period) if each.end <= last]

    def codes_overlapping(self) -> list[str]:
        """Codes of the periods that share a day with this one, itself included."""
        return [each.code for each in _overlapping(self.period)]


# Both are asked for in each score, and take longer to find than a statement takes.
@lru_cache(maxsize=64)
def _overlapping(period: Period) -> tuple[Period, ...]:
    return tuple(each for each in _of_the_year(period) if each.overlap(period) is not None)


@lru_cache(maxsize=64)
def _within(period: Period) -> tuple[Period, ...]:
    return tuple(each for each in _of_the_year(period) if each.within(period))


def _of_the_year(period: Period) -> Iterator[Period]:
    """Every month, quarter, semester and year of a period's year."""
    for kind in PeriodKind:
        each = Period.containing(date(period.year, 1, 1), kind)
        while each.year == period.year:
            yield each
            each = each.next()
