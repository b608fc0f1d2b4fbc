"""Responses are told in whole weeks, at least five at a time; ratings of colleagues by three or more."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.disclosure import FEWEST, FEWEST_RATERS, ratings_told_up_to, told_to_the_rated, whole_weeks
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


JANUARY, MARCH = date(2026, 1, 1), date(2026, 3, 31)
YEAR = [Span(JANUARY, MARCH), Span(date(2026, 4, 1), date(2026, 6, 30))]
COMING = st.lists(st.integers(0, 180).map(lambda n: JANUARY + timedelta(n)), max_size=60)


def told(days: list[date], finals: list[Span], today: date) -> int:
    """How many responses the person who is rated sees counted on a day; of the day itself some have come."""
    responses = Counter(day for day in days if day <= min(today, finals[-1].end))
    spans = told_to_the_rated({day: {"": n} for day, n in responses.items()}, finals, today - timedelta(1))
    for before, after in pairwise(spans):
        assert before.end + timedelta(1) == after.start
    return sum(n for day, n in responses.items() if any(day in span for span in spans))


@given(COMING)
def test_no_two_looks_differ_by_fewer_than_five_responses(days: list[date]) -> None:
    """Whenever the person looks, at a period or at the evaluations within it, on each day of half a year."""
    first = sum(day <= MARCH for day in days)
    looks = {0, first, len(days)}
    if 0 < first < FEWEST or 0 < len(days) - first < FEWEST:
        return  # of so few the result itself has to be told
    for n in range(190):
        today = JANUARY + timedelta(n)
        looks.add(told(days, YEAR, today))
        looks.add(told(days, YEAR[:1], today))
        if today > MARCH:
            looks.add(first + told([day for day in days if day > MARCH], YEAR[1:], today))
    assert all(after - before >= FEWEST for before, after in pairwise(sorted(looks)))


@given(COMING)
def test_when_a_period_is_over_everything_is_told(days: list[date]) -> None:
    assert told(days, YEAR, date(2026, 7, 1)) == len(days)
    assert told(days, YEAR[:1], date(2026, 4, 1)) == sum(day <= MARCH for day in days)


def test_while_a_period_runs_the_latest_week_waits_for_five_more() -> None:
    days = [JANUARY + timedelta(5)] * 5
    assert told(days, YEAR[:1], JANUARY + timedelta(40)) == 0
    assert told([*days, *[JANUARY + timedelta(30)] * 5], YEAR[:1], JANUARY + timedelta(31)) == 5


ENDS = datetime(2027, 1, 1, tzinfo=UTC)
RATINGS = st.lists(
    st.tuples(st.integers(-40, 40).map(lambda n: ENDS + timedelta(hours=n)), st.integers(1, 9)), max_size=30
)
"""When ratings came, and from whom: most raters give several, and some more of them later."""


def raters_told(given: list[tuple[datetime, int]], now: datetime, fewest: int = FEWEST_RATERS) -> set[int]:
    """Indices of the ratings that count at a moment; of those to come nothing is known yet."""
    known = [(at, rater) for at, rater in given if at <= now]
    told = ratings_told_up_to(known, ENDS, now, fewest)
    return {n for n, (at, _) in enumerate(given) if told is not None and at <= min(told, now)}


@given(RATINGS, st.integers(3, 5))
def test_no_two_views_of_a_round_differ_by_the_ratings_of_fewer_than_three(
    ratings: list[tuple[datetime, int]], fewest: int
) -> None:
    """At every hour before and after its end: what was told stays, and what is added is of several."""
    views = [raters_told(ratings, ENDS + timedelta(hours=n), fewest) for n in range(-41, 42)]
    assert not any(views[:41]), "nothing before the end"
    for n, earlier in enumerate(views):
        for later in views[n:]:
            assert earlier <= later
            added = {ratings[each][1] for each in later - earlier}
            assert not added or len(added) >= fewest


@given(RATINGS)
def test_what_three_gave_by_the_end_of_the_round_is_told_whole(ratings: list[tuple[datetime, int]]) -> None:
    in_time = {n for n, (at, _) in enumerate(ratings) if at <= ENDS}
    raters = {ratings[n][1] for n in in_time}
    told = raters_told(ratings, ENDS)
    assert told == (in_time if len(raters) >= FEWEST_RATERS else set())


def test_a_fourth_who_comes_by_an_import_waits_for_two_more() -> None:
    given = [(ENDS - timedelta(days=1), rater) for rater in (1, 2, 3)]
    later = [ENDS + timedelta(days=day) for day in (1, 2, 3)]
    for at, rater in zip(later[:2], (4, 5), strict=True):
        given.append((at, rater))
        assert ratings_told_up_to(given, ENDS, at, FEWEST_RATERS) == ENDS
    given.append((later[2], 6))
    assert ratings_told_up_to(given, ENDS, later[2], FEWEST_RATERS) == later[2]
