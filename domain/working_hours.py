"""A person's expected working time on a date; shown beside the reported time, never scored.

Perpres 21/2023: 37 hours 30 minutes a week without breaks, in Ramadan 32 hours 30 minutes, with five days or
six. For work in shifts it is the length of the shifts.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, time, timedelta
from fractions import Fraction

from domain.calendar import Leave, WorkCalendar, excused_days, halved_days
from domain.duty import Hours
from domain.people import Employment
from domain.periods import Span

A_WEEK = timedelta(hours=37, minutes=30)
A_WEEK_OF_RAMADAN = timedelta(hours=32, minutes=30)
PART_TIME = Fraction(1, 2)
"""Of PPPK paruh waktu. KepmenPANRB 16/2025 leaves it to each office; most have half of the hours."""
OFFICE_HOURS = tuple(
    Hours(start, end, "kantor")
    for start, ends in ((time(7, 30), (time(16), time(16, 30))), (time(8), (time(15), time(15, 30))))
    for end in ends
)
"""Of a day without a roster, of a Friday, and of both in Ramadan (Perpres 21/2023), with the breaks."""
_FRIDAY = 4
_MINUTE = timedelta(minutes=1)
_LONGEST_RAMADAN = timedelta(days=30)
_FEAST = "Hari Raya Idul Fitri"


def is_ramadan(calendar: WorkCalendar, day: date) -> bool:
    """Whether a date is in the 30 days before Idulfitri, by the national holidays.

    In years when Ramadan has 29 days, the first of these days is the day before it.
    """
    for ahead in range(1, _LONGEST_RAMADAN.days + 1):
        names = calendar.national.get(day + timedelta(days=ahead), "").split("; ")
        if any(name.startswith(_FEAST) for name in names):
            return True
    return False


def office_hours(calendar: WorkCalendar, day: date) -> Hours:
    """From when to when people work on a working day without a roster, by the clock of the unit."""
    usual, friday, ramadan, ramadan_friday = OFFICE_HOURS
    if is_ramadan(calendar, day):
        return ramadan_friday if day.weekday() == _FRIDAY else ramadan
    return friday if day.weekday() == _FRIDAY else usual


def expected_minutes(
    calendar: WorkCalendar, day: date, leaves: Collection[Leave], employment: Employment | None
) -> Fraction:
    """The minutes of work that are expected of a person on a date.

    `calendar` is the person's (`WorkCalendar.with_duty`), `leaves` the approved absences. Official travel and
    work from elsewhere change nothing. Who has no `employment` works full time.
    """
    today = Span(day, day)
    if not calendar.is_working(day) or excused_days(leaves, today):
        return Fraction(0)
    part = Fraction(1, 2) if halved_days(leaves, today) else Fraction(1)
    if shifts := calendar.duty.shifts_on(day):
        return part * sum(shift.hours.minutes for shift in shifts)
    week = A_WEEK_OF_RAMADAN if is_ramadan(calendar, day) else A_WEEK
    if employment is Employment.PART_TIME:
        part *= PART_TIME
    return part * (week // _MINUTE) / len(calendar.week)
