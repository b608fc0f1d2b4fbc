"""Differences between two snapshots of scheme and calendars, in general and for one reader."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from msgspec import Struct

from domain.calendar import Days, Leave, excused_days, halved_days
from domain.duty import NO_DUTY, Duty
from domain.periods import Period, Span
from domain.schemes import Component, Dial, DialKind, Scheme, dials

WORKED, FREE = "1", "0"


class Rules(Struct, frozen=True):
    """The rules as they were found: the scheme, and each unit's dates from `first` on, worked or free."""

    scheme: Scheme
    first: date
    days: Mapping[int, str]

    def works(self, unit_id: int, day: date) -> bool | None:
        """Whether a unit works on a date; None for a date or a unit that is not known."""
        days, place = self.days.get(unit_id, ""), (day - self.first).days
        return days[place] == WORKED if 0 <= place < len(days) else None


class ShareChange(Struct, frozen=True):
    """The share of a component in the score (of its group in a matrix scheme), None where it has no part."""

    component: Component
    before: Fraction | None
    after: Fraction | None


class SchemeChanges(Struct, frozen=True):
    """What another scheme says differently to people; titles and names alone are no change."""

    shares: tuple[ShareChange, ...] = ()
    dials: tuple[tuple[Dial, Fraction], ...] = ()
    """Limits, deadlines and conditions, each with its new value."""
    others: tuple[str, ...] = ()
    """What is no single number: period, grades, missing, sources, shifts, follow_up, meanings."""

    @property
    def are_there(self) -> bool:
        """Whether anything changes."""
        return bool(self.shares or self.dials or self.others)


def scheme_changes(before: Scheme, after: Scheme) -> SchemeChanges:
    """What changes from one scheme to another."""
    new = {each.name: each.value for each in dials(after)}
    turned = tuple(
        (each, new[each.name])
        for each in dials(before)
        if each.kind is not DialKind.WEIGHT and new.get(each.name, each.value) != each.value
        if each.kind is not DialKind.LATE_CREDIT or (before.late_share, after.late_share) != (None, None)
    )
    return SchemeChanges(_shares(before, after), turned, tuple(_others(before, after)))


def _shares(before: Scheme, after: Scheme) -> tuple[ShareChange, ...]:
    old, new = _shares_of(before), _shares_of(after)
    named = {each.id: each for each in (*after.components, *before.components)}
    return tuple(
        ShareChange(component, old.get(key), new.get(key))
        for key, component in named.items()
        if old.get(key) != new.get(key)
    )


def _shares_of(scheme: Scheme) -> dict[str, Fraction]:
    def whole(component: Component) -> Fraction:
        counted = (
            each.weight for each in scheme.components if not scheme.matrix or each.group == component.group
        )
        return sum(counted, Fraction(0))

    return {each.id: each.weight / whole(each) for each in scheme.components}


def _others(before: Scheme, after: Scheme) -> list[str]:
    found = []
    if (before.period, before.interim) != (after.period, after.interim):
        found.append("period")
    if (before.grades, bool(before.matrix)) != (after.grades, bool(after.matrix)):
        found.append("grades")
    if before.missing != after.missing:
        found.append("missing")
    used = before.used_sources & after.used_sources
    options = [
        (getattr(before.sources, source, None), getattr(after.sources, source, None)) for source in used
    ]
    if any(old != new for old, new in options):
        found.append("sources")
    if before.time.shift_grace_hours != after.time.shift_grace_hours:
        found.append("shifts")
    if (before.follow_up, before.recommendation) != (after.follow_up, after.recommendation):
        found.append("follow_up")
    if before.anchors != after.anchors:
        found.append("meanings")
    return found


class Reader(Struct, frozen=True):
    """The people a change concerns: their unit today, and what makes their days differ from the unit's."""

    unit_id: int
    served: Span
    leaves: Collection[Leave] = ()
    duty: Duty = NO_DUTY


class ReaderChanges(Struct, frozen=True):
    """The changes for a reader: the scheme, their dates, and the days to report of the running period."""

    scheme: SchemeChanges
    free: tuple[date, ...]
    """Dates that were working days and are free now."""
    worked: tuple[date, ...]
    before: Days
    after: Days

    @property
    def are_there(self) -> bool:
        """Whether anything changes for the reader."""
        return bool(self.scheme.are_there or self.free or self.worked)


def changes_for(
    before: Rules,
    after: Rules,
    scheme: SchemeChanges,
    days: Sequence[date],
    reader: Reader,
    period: Period,
) -> ReaderChanges:
    """What changes for a reader.

    `scheme` as `scheme_changes` found it, `days` as `changed_days` of the unit, `period` the running one.
    """
    others = tuple(each for each in scheme.others if each != "shifts" or reader.duty != NO_DUTY)
    own = SchemeChanges(scheme.shares, scheme.dials, others)
    changed = [day for day in days if _follows_unit(reader, day, period)]
    if not changed:
        return ReaderChanges(own, (), (), 0, 0)
    free = tuple(day for day in changed if not after.works(reader.unit_id, day))
    worked = tuple(day for day in changed if after.works(reader.unit_id, day))
    return ReaderChanges(
        own, free, worked, _expected(before, reader, period), _expected(after, reader, period)
    )


def changed_days(before: Rules, after: Rules, unit_id: int) -> list[date]:
    """The dates that both know of a unit and tell differently."""
    old, new = before.days.get(unit_id, ""), after.days.get(unit_id, "")
    first = max(before.first, after.first)
    last = min(before.first + timedelta(days=len(old)), after.first + timedelta(days=len(new)))
    span = [first + timedelta(days=place) for place in range((last - first).days)]
    return [day for day in span if before.works(unit_id, day) != after.works(unit_id, day)]


def _follows_unit(reader: Reader, day: date, period: Period) -> bool:
    """Whether a date of the unit is the reader's: in service, not on leave, no roster, not long past."""
    if day < period.start or day not in reader.served or reader.duty.works_on(day) is not None:
        return False
    return day not in excused_days(reader.leaves, Span(day, day))


def _expected(rules: Rules, reader: Reader, period: Period) -> Days:
    """The days of a period that the reader has to report, passed or not."""
    span = period.span.overlap(reader.served)
    if span is None:
        return 0
    excused, halved = excused_days(reader.leaves, span), halved_days(reader.leaves, span)
    days = [day for day in span if day not in excused and _works(rules, reader, day)]
    return len(days) - Fraction(sum(day in halved for day in days), 2)


def _works(rules: Rules, reader: Reader, day: date) -> bool:
    works = reader.duty.works_on(day)
    return bool(rules.works(reader.unit_id, day)) if works is None else works
