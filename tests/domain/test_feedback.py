"""Feedback: what it counts as, and the days of a month's question."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.feedback import day_of_month, is_askable, month_of

DAYS = st.dates(date(2001, 1, 1), date(2099, 12, 31))


@given(DAYS, st.integers(0, 80))
def test_a_sentence_counts_for_its_month_while_it_may_be_written(day: date, later: int) -> None:
    month, today = month_of(day), day + timedelta(days=later)
    if is_askable(month, today):
        assert month_of(day_of_month(month, today)) == month
        assert day_of_month(month, today) <= today
    else:
        assert later > 27, "this month and the whole next one"


def test_a_month_that_has_not_come_or_is_no_first_day_is_not_asked_about() -> None:
    assert not is_askable(date(2026, 12, 1), date(2026, 11, 30))
    assert not is_askable(date(2026, 11, 2), date(2026, 11, 30))
    assert is_askable(date(2026, 11, 1), date(2026, 12, 31))
    assert not is_askable(date(2026, 11, 1), date(2027, 1, 1))
