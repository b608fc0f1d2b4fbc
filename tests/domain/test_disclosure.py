"""Responses are told in whole weeks, at least five at a time."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.disclosure import FEWEST, whole_weeks
from domain.periods import Span

MONDAY = date(2026, 11, 2)
DAYS = st.dictionaries(st.integers(0, 80).map(lambda n: MONDAY + timedelta(n)), st.integers(1, 4))


def week(number: int, weeks: int = 1) -> Span:
    """So many weeks from the one with this number on."""
    start = MONDAY + timedelta(weeks=number)
    return Span(start, start + timedelta(days=7 * weeks - 1))


def test_a_week_of_five_is_told_when_it_is_over() -> None:
    responses = {MONDAY + timedelta(2): 3, MONDAY + timedelta(6): 2}
    assert whole_weeks(responses, MONDAY + timedelta(5)) == []
    assert whole_weeks(responses, MONDAY + timedelta(6)) == [week(0)]


def test_a_week_of_fewer_waits_for_those_after_it() -> None:
    responses = {MONDAY: 4, MONDAY + timedelta(14): 1, MONDAY + timedelta(21): 4}
    assert whole_weeks(responses, MONDAY + timedelta(60)) == [week(0, 3)]
    assert whole_weeks({}, MONDAY) == []


@given(DAYS, st.integers(0, 90), st.integers(0, 30))
def test_what_was_told_stays_so_and_never_fewer_than_five_come_with_it(
    responses: dict[date, int], seen: int, later: int
) -> None:
    first = whole_weeks(responses, MONDAY + timedelta(seen))
    then = whole_weeks(responses, MONDAY + timedelta(seen + later))
    assert then[: len(first)] == first
    for span in then:
        assert (span.start.weekday(), span.end.weekday()) == (0, 6)
        assert sum(n for day, n in responses.items() if day in span) >= FEWEST
