"""Spans of local dates, and the periods that are scored: month, quarter, semester, year."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from msgspec import Struct

from domain.patterns import late_pattern
from domain.reasons import refused

KNOWN_YEARS = range(2000, 2101)
"""The years of an office's records: dates and zones can be computed for all of them, and around."""

_CODE = late_pattern(r"(?P<year>[12][0-9]{3})(?:-(?P<part>(?:0[1-9]|1[0-2])|Q[1-4]|S[12]))?")


class Span(Struct, frozen=True):
    """The local dates from `start` to `end`, both included; never empty."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a span cannot end on {self.end} before it starts on {self.start}")

    def __iter__(self) -> Iterator[date]:
        for offset in range((self.end - self.start).days + 1):
            yield self.start + timedelta(days=offset)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def clip(self, first: date | None, last: date | None) -> "Span | None":
        """The part from `first` to `last` (None: no limit on that side), or None if nothing is left."""
        start = self.start if first is None else max(self.start, first)
        end = self.end if last is None else min(self.end, last)
        return Span(start, end) if start <= end else None

    def overlap(self, other: "Span") -> "Span | None":
        """The dates in both spans, or None if there are none."""
        return self.clip(other.start, other.end)


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    SEMESTER = "semester"
    YEAR = "year"

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "semester": 6, "year": 12}[self.value]


_PREFIX = {PeriodKind.QUARTER: "Q", PeriodKind.SEMESTER: "S"}
_KIND_OF_PREFIX = {prefix: kind for kind, prefix in _PREFIX.items()}


class Period(Struct, frozen=True):
    """A calendar month `2026-11`, quarter `2026-Q4`, semester `2026-S2` or year `2026` (docs/scoring.md §1).

    `number` counts from 1 within the year. Make one with `parse` or `containing`.
    """

    year: int
    kind: PeriodKind
    number: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The period of a code; raises ValueError with a sentence that shows how to write one."""
        found = _CODE.fullmatch(text.strip().upper())
        if found is None:
            raise refused("no-period", cell=text)
        year, part = int(found["year"]), found["part"]
        if part is None:
            return cls(year, PeriodKind.YEAR, 1)
        if part[0] in _KIND_OF_PREFIX:
            return cls(year, _KIND_OF_PREFIX[part[0]], int(part[1:]))
        return cls(year, PeriodKind.MONTH, int(part))

    @classmethod
    def containing(cls, day: date, kind: PeriodKind) -> Self:
        """The period of this kind in which `day` lies."""
        return cls(day.year, kind, (day.month - 1) // kind.months + 1)

    @classmethod
    def of_days(cls, days: Span) -> Self | None:
        """The period that has these days, if there is one."""
        periods = (cls.containing(days.start, kind) for kind in PeriodKind)
        return next((each for each in periods if each.span == days), None)

    @property
    def code(self) -> str:
        """The code that `parse` reads."""
        if self.kind is PeriodKind.YEAR:
            return str(self.year)
        if self.kind is PeriodKind.MONTH:
            return f"{self.year}-{self.number:02}"
        return f"{self.year}-{_PREFIX[self.kind]}{self.number}"

    def __str__(self) -> str:
        return self.code

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, (self.number - 1) * self.kind.months + 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        month = self.number * self.kind.months
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def span(self) -> Span:
        """All its days."""
        return Span(self.start, self.end)

    def previous(self) -> Self:
        """The period of the same kind just before this one."""
        return self.containing(self.start - timedelta(days=1), self.kind)

    def next(self) -> Self:
        """The period of the same kind just after this one."""
        return self.containing(self.end + timedelta(days=1), self.kind)

    def contains(self, day: date) -> bool:
        """Whether `day` lies in this period."""
        return self.start <= day <= self.end

    def within(self, other: "Period") -> bool:
        """Whether every day of this period lies in `other`."""
        return other.start <= self.start and self.end <= other.end

    def overlap(self, other: "Period") -> Span | None:
        """The days of both periods, or None if they share none."""
        return self.span.overlap(other.span)
