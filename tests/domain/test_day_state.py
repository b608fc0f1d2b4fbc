"""The state of a day: which of the nine, in which order, and what the day weighs."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from domain.calendar import AsOf, HalfDay, Leave, LeaveKind, Timeliness, WorkCalendar
from domain.cases import CaseState
from domain.day_state import Day, DayState, Sent, day_state
from domain.people import TimeZone
from domain.periods import Span

WIB = TimeZone.WIB.info
CALENDAR = WorkCalendar.for_unit(1, WIB, national={})
FRIDAY, SATURDAY = date(2026, 11, 20), date(2026, 11, 21)
AT_NOON, NEXT_WEEK = (
    AsOf.at(datetime(2026, 11, day, 12, tzinfo=WIB), WIB) for day in (20, 27)
)  # The deadline of Friday is midnight, its late window ends with Wednesday the 25th.
IN_TIME, LATE, TOO_LATE = (
    Sent(datetime(2026, 11, day, hour, tzinfo=WIB)) for day, hour in ((20, 9), (25, 9), (26, 9))
)


def leave(kind: LeaveKind, half: HalfDay | None = None) -> Leave:
    return Leave(kind, Span(FRIDAY, FRIDAY), half)


CUTI, TRAVEL = leave(LeaveKind.CUTI), leave(LeaveKind.TUGAS_LUAR)
MORNING, AFTERNOON = (leave(LeaveKind.SAKIT, half) for half in HalfDay)


@pytest.mark.parametrize(
    ("sent", "leaves", "at_noon", "next_week"),
    [
        (None, [], DayState.OPEN, DayState.MISSING),
        (None, [TRAVEL], DayState.TRAVEL, DayState.MISSING),
        (None, [CUTI], DayState.LEAVE, DayState.LEAVE),
        (None, [MORNING], DayState.OPEN, DayState.MISSING),
        (None, [MORNING, AFTERNOON], DayState.LEAVE, DayState.LEAVE),
        (IN_TIME, [], DayState.ON_TIME, DayState.ON_TIME),
        (IN_TIME, [TRAVEL], DayState.ON_TIME, DayState.ON_TIME),
        (IN_TIME, [CUTI], DayState.LEAVE, DayState.LEAVE),
        (IN_TIME._replace(is_returned=True), [], DayState.CORRECTION, DayState.CORRECTION),
        (IN_TIME._replace(is_returned=True), [CUTI], DayState.LEAVE, DayState.LEAVE),
    ],
)
def test_the_first_that_holds_is_the_state(
    sent: Sent | None, leaves: list[Leave], at_noon: DayState, next_week: DayState
) -> None:
    row = CALENDAR.row(FRIDAY)
    assert day_state(row, sent, AT_NOON, leaves=leaves).state is at_noon
    assert day_state(row, sent, NEXT_WEEK, leaves=leaves).state is next_week


def test_without_a_unit_or_a_working_day_nothing_is_expected() -> None:
    assert day_state(None, None, NEXT_WEEK) == Day(DayState.NOT_IN_SERVICE)
    weekend = CALENDAR.row(SATURDAY)
    assert day_state(weekend, None, NEXT_WEEK) == Day(DayState.DAY_OFF)
    assert day_state(weekend, LATE._replace(is_returned=True), NEXT_WEEK) == Day(DayState.DAY_OFF)


def test_what_came_after_the_late_window_counts_in_an_extension_only() -> None:
    row = CALENDAR.row(FRIDAY)
    assert day_state(row, LATE, NEXT_WEEK) == Day(DayState.LATE, 1, Timeliness.LATE)
    assert day_state(row, TOO_LATE, NEXT_WEEK) == Day(DayState.MISSING, 1, Timeliness.LOCKED)
    returned = TOO_LATE._replace(is_returned=True)
    assert day_state(row, returned, NEXT_WEEK).state is DayState.MISSING
    extended = datetime(2026, 11, 26, 9, tzinfo=WIB)
    assert day_state(row, TOO_LATE, NEXT_WEEK, extended=extended).state is DayState.LATE


def test_a_day_weighs_something_from_its_deadline_on() -> None:
    row = CALENDAR.row(FRIDAY)
    assert day_state(row, IN_TIME, AT_NOON).weight == 0
    assert day_state(row, IN_TIME, AsOf.at(row.deadline, WIB)) == Day(DayState.ON_TIME, 1, Timeliness.ON_TIME)
    half = day_state(row, IN_TIME, NEXT_WEEK, leaves=[MORNING])
    assert (half.weight, half.reported, half.is_halved) == (Fraction(1, 2), Fraction(1, 2), True)
    assert day_state(row, None, NEXT_WEEK, leaves=[CUTI]).weight == 0
    assert day_state(row, TOO_LATE, NEXT_WEEK).reported == 0


def test_a_report_is_owed_until_something_counts() -> None:
    row = CALENDAR.row(FRIDAY)
    assert day_state(row, None, AT_NOON).is_owed
    assert day_state(row, None, AT_NOON, leaves=[TRAVEL]).is_owed
    assert day_state(row, None, NEXT_WEEK).is_owed
    assert not day_state(row, IN_TIME._replace(is_returned=True), AT_NOON).is_owed
    assert not day_state(row, None, AT_NOON, leaves=[CUTI]).is_owed


def test_rejected_and_withdrawn_entries_and_those_sent_later_do_not_count() -> None:
    early, late = IN_TIME.first, LATE.first
    assert Sent.of([("rejected", early), ("withdrawn", early)], late) is None
    assert Sent.of([("rejected", early), ("approved", late)], late) == Sent(late)
    assert Sent.of([(CaseState.RETURNED, late), (CaseState.SUBMITTED, early)], late) == Sent(early, True)
    assert Sent.of([("submitted", late)], early) is None
