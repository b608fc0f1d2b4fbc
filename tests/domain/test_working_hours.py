"""How long people are expected to work: weeks of five and six days, Ramadan, shifts, part-timers."""

from __future__ import annotations

from datetime import date, time
from fractions import Fraction

import pytest

from domain.calendar import HalfDay, Leave, LeaveKind, WorkCalendar
from domain.duty import Duty, Hours, Shift
from domain.people import Employment, TimeZone
from domain.periods import Span
from domain.working_hours import expected_minutes, is_ramadan
from storage.records.national_days import national_holidays

FIVE, SIX = frozenset(range(5)), frozenset(range(6))


def calendar(week: frozenset[int] = FIVE) -> WorkCalendar:
    return WorkCalendar.for_unit(1, TimeZone.WIB.info, national=national_holidays(2024, 2027), week=week)


@pytest.mark.parametrize(
    ("week", "day", "employment", "minutes"),
    [
        (FIVE, date(2026, 11, 18), Employment.PNS, 450),
        (FIVE, date(2026, 11, 18), None, 450),
        (SIX, date(2026, 11, 18), Employment.PPPK, 375),
        (FIVE, date(2026, 11, 21), Employment.PNS, 0),
        (SIX, date(2026, 11, 21), Employment.PNS, 375),
        (FIVE, date(2026, 3, 4), Employment.PNS, 390),
        (SIX, date(2026, 3, 4), Employment.PNS, 325),
        (FIVE, date(2026, 11, 18), Employment.PART_TIME, 225),
        (FIVE, date(2026, 3, 4), Employment.PART_TIME, 195),
        (FIVE, date(2026, 12, 25), Employment.PNS, 0),
    ],
)
def test_the_hours_of_the_week_are_shared_by_its_days(
    week: frozenset[int], day: date, employment: Employment | None, minutes: int
) -> None:
    assert expected_minutes(calendar(week), day, (), employment) == minutes


def test_ramadan_is_before_idulfitri() -> None:
    found = [day for day in Span(date(2026, 1, 1), date(2026, 12, 31)) if is_ramadan(calendar(), day)]
    assert (found[0], found[-1], len(found)) == (date(2026, 2, 19), date(2026, 3, 20), 30)


def test_a_shift_is_expected_as_long_as_it_is_and_half_of_it_on_half_a_day_of_leave() -> None:
    day = date(2026, 3, 3)
    duty = Duty.of([Shift(day, Hours(time(21), time(7))), Shift(day, Hours(time(7), time(9)))])
    own = calendar().with_duty(duty)
    half = Leave(LeaveKind.IZIN, Span(day, day), HalfDay.MORNING)
    assert expected_minutes(own, day, (), Employment.PART_TIME) == 720
    assert expected_minutes(own, day, (half,), None) == 360
    assert expected_minutes(own, date(2026, 3, 4), (), None) == 0, "no shift in a month with a roster"
    assert expected_minutes(own, date(2026, 4, 1), (half,), None) == 450


@pytest.mark.parametrize(("kind", "minutes"), [(LeaveKind.CUTI, 0), (LeaveKind.TUGAS_LUAR, 450)])
def test_leave_takes_the_hours_and_travel_does_not(kind: LeaveKind, minutes: int) -> None:
    day = date(2026, 11, 18)
    assert expected_minutes(calendar(), day, (Leave(kind, Span(day, day)),), None) == Fraction(minutes)
