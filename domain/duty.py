"""Duty rosters: shifts, also over midnight, and their effect on a person's days (docs/scoring.md §1)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from msgspec import Struct

from domain.periods import Period, PeriodKind, Span

_DAY = timedelta(days=1)
_MINUTES_A_DAY = 24 * 60
_HANDOVER = 60
_CLOCK = ZoneInfo("UTC")
"""Any zone without other times in summer: shifts of one unit are compared."""


def _minutes(clock: time) -> int:
    """Since midnight."""
    return clock.hour * 60 + clock.minute


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """From when to when a shift is, by the clock of the unit; an end at or before the start is the next day.

    `07:00` to `07:00` is a whole day.
    """

    start: time
    end: time
    name: str = ""
    """As the office calls it, “malam”; may be empty."""

    @property
    def is_over_midnight(self) -> bool:
        """Whether the shift ends on the day after its start; at midnight it does."""
        return self.end <= self.start

    @property
    def minutes(self) -> int:
        """How long it is."""
        length = _minutes(self.end) - _minutes(self.start)
        return length + _MINUTES_A_DAY if self.is_over_midnight else length

    def holds(self, started: time, ended: time | None) -> bool:
        """Whether work at these times is of this shift; handing over may take an hour before and after it."""
        before = (_minutes(self.start) - _HANDOVER) % _MINUTES_A_DAY
        begins = (_minutes(started) - before) % _MINUTES_A_DAY
        lasts = 0 if ended is None else Hours(started, ended).minutes
        return begins + lasts <= self.minutes + 2 * _HANDOVER

    def starts_at(self, day: date, zone: ZoneInfo) -> datetime:
        """The instant (UTC) at which it starts on a date."""
        return datetime.combine(day, self.start, tzinfo=zone).astimezone(UTC)

    def ends_at(self, day: date, zone: ZoneInfo) -> datetime:
        """The instant (UTC) at which it ends when it starts on a date."""
        last = day + _DAY if self.is_over_midnight else day
        return datetime.combine(last, self.end, tzinfo=zone).astimezone(UTC)


class Shift(Struct, frozen=True, order=True):
    """A shift of a person; its work belongs to `date`, the date of its start."""

    date: date
    hours: Hours

    def starts_at(self, zone: ZoneInfo) -> datetime:
        """The instant (UTC) of its start."""
        return self.hours.starts_at(self.date, zone)

    def ends_at(self, zone: ZoneInfo) -> datetime:
        """The instant (UTC) of its end."""
        return self.hours.ends_at(self.date, zone)


class Duty(Struct, frozen=True, dict=True):
    """A person's duty roster: shifts in order, and dates that it names as free.

    In a calendar month with any row in the roster, the working days are exactly the dates on which a shift
    starts. In other months the unit's calendar holds.
    """

    shifts: tuple[Shift, ...] = ()
    free: frozenset[date] = frozenset()

    @classmethod
    def of(cls, shifts: Iterable[Shift], free: Iterable[date] = ()) -> Duty:
        """The roster of some shifts, in any order."""
        return cls(tuple(sorted(shifts)), frozenset(free))

    @cached_property
    def _by_date(self) -> dict[date, list[Shift]]:
        found: dict[date, list[Shift]] = {}
        for shift in self.shifts:
            found.setdefault(shift.date, []).append(shift)
        return found

    @cached_property
    def _months(self) -> frozenset[tuple[int, int]]:
        return frozenset((day.year, day.month) for day in (*self._by_date, *self.free))

    def covers(self, day: date) -> bool:
        """Whether the roster, and not the unit's calendar, says what the date is."""
        return (day.year, day.month) in self._months

    def shifts_on(self, day: date) -> Sequence[Shift]:
        """The shifts that start on a date, the first one first."""
        return self._by_date.get(day, ())

    def works_on(self, day: date) -> bool | None:
        """Whether the date is a working day; None where the unit's calendar says so."""
        return bool(self.shifts_on(day)) if self.covers(day) else None

    def ends_at(self, day: date, zone: ZoneInfo) -> datetime | None:
        """The instant (UTC) at which the last shift of a date ends; None without one."""
        return max((shift.ends_at(zone) for shift in self.shifts_on(day)), default=None)

    def shift_at(self, moment: datetime, zone: ZoneInfo, *, grace: timedelta = timedelta(0)) -> Shift | None:
        """The shift that a person is in at an instant, or left less than `grace` ago; else None.

        Of several it is the one that started last.
        """
        today = moment.astimezone(zone).date()
        # A shift is 24 hours long at most.
        for day in (today, today - _DAY, today - 2 * _DAY):
            for shift in reversed(self.shifts_on(day)):
                if shift.starts_at(zone) <= moment < shift.ends_at(zone) + grace:
                    return shift
        return None

    def night_of(
        self, moment: datetime, zone: ZoneInfo, grace: timedelta, started: time | None, ended: time | None
    ) -> Shift | None:
        """Yesterday's shift, if work reported at an instant belongs to it; else None.

        Work with a start time belongs to the shift that contains it; other work to the shift that the person
        is in, or left less than `grace` ago. A shift that starts today does not count.
        """
        today = moment.astimezone(zone).date()
        if started is None:
            found = self.shift_at(moment, zone, grace=grace)
            return None if found is None or found.date == today else found
        begun = [each for each in self.shifts_on(today) if each.starts_at(zone) <= moment]
        nights = [each for each in self.shifts_on(today - _DAY) if each.hours.is_over_midnight]
        found = next((each for each in (*begun, *nights) if each.hours.holds(started, ended)), None)
        return None if found is None or found.date == today else found


def overlapping(shifts: Iterable[Shift]) -> list[tuple[Shift, Shift]]:
    """Each shift that starts before an earlier one is over, behind that one, by the clock of the unit."""
    found = []
    before: Shift | None = None
    for shift in sorted(shifts):
        if before is not None and shift.starts_at(_CLOCK) < before.ends_at(_CLOCK):
            found.append((before, shift))
        if before is None or shift.ends_at(_CLOCK) > before.ends_at(_CLOCK):
            before = shift
    return found


NO_DUTY = Duty()
"""Of everybody who works by the unit's calendar."""


def whole_months(span: Span) -> Span:
    """The calendar months in which a span lies: a roster has to be known for all of a month."""
    first, last = (Period.containing(day, PeriodKind.MONTH) for day in (span.start, span.end))
    return Span(first.start, last.end)


def rotation(cycle: Sequence[Hours | None], span: Span, *, first: date | None = None) -> Iterator[Planned]:
    """A pattern of shifts over the dates of a span; None in the cycle is a free day.

    2-2-2 is `(early, early, night, night, None, None)`; with one shift for every weekday, `cycle` has seven
    elements. The cycle begins on `first` (by default the start of the span), before or after the span.
    Raises ValueError for an empty cycle.
    """
    if not cycle:
        raise ValueError("a rotation needs at least one day")
    begins = first or span.start
    for day in span:
        hours = cycle[(day - begins).days % len(cycle)]
        yield day, () if hours is None else (hours,)


Planned = tuple[date, Collection[Hours]]
"""A date of a roster and its shifts; none of them is a free day."""
