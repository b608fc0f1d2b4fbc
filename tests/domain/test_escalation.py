"""When something has waited for so many working days, by walking through the days one by one."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import CalendarRow, DayKind, WorkCalendar
from domain.escalation import ReviewDays, ripe_before, ripe_on

WIB = ZoneInfo("Asia/Jakarta")
FIRST = date(2026, 11, 2)
DAYS = st.integers(0, 40).map(lambda offset: FIRST + timedelta(days=offset))


@given(
    holidays=st.sets(DAYS),
    week=st.sets(st.integers(0, 6), min_size=1),
    sent=DAYS,
    hour=st.integers(0, 23),
    days=st.integers(1, 8),
    today=DAYS,
)
def test_both_ways_to_ask_agree_with_counting_the_days(
    holidays: set[date], week: set[int], sent: date, hour: int, days: int, today: date
) -> None:
    rows = [CalendarRow(day, DayKind.HOLIDAY) for day in holidays]
    calendar = WorkCalendar.for_unit(1, WIB, national={}, rows=rows, week=frozenset(week))
    at = datetime(sent.year, sent.month, sent.day, hour, tzinfo=WIB)
    between = (sent + timedelta(days=n) for n in range(1, (today - sent).days + 1))
    waited = sum(calendar.is_working(day) for day in between)
    assert (at < ripe_before(calendar, today, days)) == (waited >= days)
    assert (ripe_on(calendar, at, days) <= today) == (waited >= days)


@pytest.mark.parametrize("numbers", [(0, 5, 7), (5, 5, 7), (3, 8, 7), (3, 7, 7), (3, 5, 61)])
def test_the_numbers_of_days_grow(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="growing"):
        ReviewDays(*numbers)


def test_the_first_step_may_come_on_the_next_day_and_the_last_after_sixty() -> None:
    assert ReviewDays(1, 2, 60).nudge == 1
