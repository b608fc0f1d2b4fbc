"""Who staffed a service on a day, with and without a list of the day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.periods import Span
from domain.staffing import lists_of, staffed_on

START = date(2026, 11, 1)
DAYS = st.integers(0, 20).map(lambda n: START + timedelta(days=n))
SPANS = st.tuples(DAYS, DAYS).map(lambda ends: Span(min(ends), max(ends)))
SAID = st.lists(st.tuples(DAYS, st.integers(1, 3), st.booleans()), max_size=40)


@given(SPANS, st.integers(1, 3), SAID)
def test_a_person_staffs_the_days_without_a_list_and_those_on_whose_list_they_are(
    span: Span, person: int, said: list[tuple[date, int, bool]]
) -> None:
    spans = staffed_on(span, person, lists_of(said))
    for day in span:
        last = {who: is_there for when, who, is_there in said if when == day}
        expected = not any(last.values()) or last.get(person, False)
        assert any(day in part for part in spans) == expected
    assert all(part.start >= span.start and part.end <= span.end for part in spans)
    assert [*spans] == sorted(spans, key=lambda part: part.start)


def test_without_lists_a_span_stays_whole() -> None:
    span = Span(START, START + timedelta(days=30))
    assert staffed_on(span, 1, {}) == (span,)


def test_the_last_word_counts_and_an_empty_list_is_none() -> None:
    day = START
    assert lists_of([(day, 1, True), (day, 2, True), (day, 1, False)]) == {day: frozenset({2})}
    assert lists_of([(day, 1, True), (day, 1, False)]) == {}
