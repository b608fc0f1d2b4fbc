"""The state of a person's day: the one rule shared by reminders, digest, `/nilai` and discipline."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from typing import NamedTuple, Self

from domain.calendar import (
    AsOf,
    DayRow,
    Days,
    Leave,
    Timeliness,
    excused_days,
    halved_days,
    timeliness,
)
from domain.cases import NO_REPORT, CaseState
from domain.periods import Span


class DayState(StrEnum):
    """What a date is for a person, as of a moment. `day_state` tells which one, and in which order."""

    NOT_IN_SERVICE = "not_in_service"
    DAY_OFF = "day_off"
    LEAVE = "leave"
    CORRECTION = "correction"
    """Reported in time, and a returned entry waits for its author."""
    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"
    """The deadline has passed without a report that counts."""
    TRAVEL = "travel"
    """Official travel, nothing reported yet, and the deadline has not passed."""
    OPEN = "open"
    """Nothing reported yet, and the deadline has not passed."""


_OWED = frozenset({DayState.OPEN, DayState.TRAVEL, DayState.MISSING})


class Sent(NamedTuple):
    """What a person sent for one date: its entries, except those that are rejected or withdrawn."""

    first: datetime
    """When the first of them was submitted."""
    is_returned: bool = False
    """Whether one of them waits for its author."""

    @classmethod
    def of(cls, entries: Iterable[tuple[str, datetime]], instant: datetime) -> Self | None:
        """From states and times of submission of a date's entries; None without a report by `instant`."""
        first: datetime | None = None
        returned = False
        for state, at in entries:
            if state not in NO_REPORT and at <= instant:
                first = at if first is None or at < first else first
                returned = returned or state == CaseState.RETURNED
        return None if first is None else cls(first, returned)


class Day(NamedTuple):
    """A person's date: its one state, and its part in sums of expected days."""

    state: DayState
    weight: Days = 0
    """1 when the day is expected by now, 1/2 with half a day of leave, 0 when it is not expected yet."""
    timeliness: Timeliness | None = None
    """How the first report stands to the deadline of a working day; None without a report."""

    @property
    def is_owed(self) -> bool:
        """Whether the person still has a report to send, or missed sending it."""
        return self.state in _OWED

    @property
    def is_halved(self) -> bool:
        """Whether it is an expected day that weighs 1/2."""
        return self.weight == _HALF

    @property
    def reported(self) -> Days:
        """Its part in the reported days (docs/scoring.md §4): its weight if reported on time or late."""
        return self.weight if self.timeliness in (Timeliness.ON_TIME, Timeliness.LATE) else 0


_HALF = Fraction(1, 2)


def day_state(
    row: DayRow | None,
    sent: Sent | None,
    as_of: AsOf,
    *,
    leaves: Collection[Leave] = (),
    extended: datetime | None = None,
) -> Day:
    """What a date is for a person as of a moment, and what it weighs (docs/scoring.md §1 and §2, discipline).

    `row` is the date in the calendar of the person's unit, None outside of the employment or of any unit.
    `sent` is what was submitted by the as-of moment, `leaves` are the person's approved absences, and
    `extended` is the instant until which an extension keeps the date open. The first that holds is the state:

    1. not in service: there is no row;
    2. day off: the unit does not work (§1, working day), with or without a report or leave;
    3. leave: cuti, sakit or izin covers the whole day, or both halves (§1, expected days, half days);
    4. missing: what was sent came after the late window and every extension (§2, discipline);
    5. waiting for correction: something was sent in time, and one of the entries is returned (§2);
    6. on time, late: by the first entry, in whatever state but rejected (§2, discipline);
    7. missing: nothing was sent and the deadline has passed; official travel excuses nobody (§1);
    8. official travel: nothing was sent yet on a day of tugas luar;
    9. open: nothing was sent yet, and the deadline has not passed.

    Half a day of leave changes no state, only the weight. A day weighs something from its deadline on, so the
    weights of a period add up to its expected days E; those with a timeliness of on time or late add up to
    the days that discipline counts as such, returned entries included.
    """
    if row is None:
        return Day(DayState.NOT_IN_SERVICE)
    if not row.is_working:
        return Day(DayState.DAY_OFF)
    today = Span(row.date, row.date)
    if leaves and excused_days(leaves, today):
        return Day(DayState.LEAVE)
    weight: Days = 0
    if row.is_due(as_of):
        weight = _HALF if leaves and halved_days(leaves, today) else 1
    if sent is not None:
        standing = timeliness(row, sent.first, extended)
        return Day(_reported(standing, sent), weight, standing)
    if weight:
        return Day(DayState.MISSING, weight)
    travels = any(not leave.kind.excuses and row.date in leave.span for leave in leaves)
    return Day(DayState.TRAVEL if travels else DayState.OPEN)


def _reported(standing: Timeliness, sent: Sent) -> DayState:
    if standing is Timeliness.LOCKED:
        return DayState.MISSING
    if sent.is_returned:
        return DayState.CORRECTION
    return DayState.ON_TIME if standing is Timeliness.ON_TIME else DayState.LATE
