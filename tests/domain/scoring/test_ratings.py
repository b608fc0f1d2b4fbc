"""Self and supervisor ratings: the entries of a day first, then the days."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from domain.schemes import Source
from domain.scoring import Missing, PersonFacts, SourceValue, source_values
from tests.domain.scoring.books import Entry, rated_days, scheme

BATANGHARI = scheme("batanghari")
ENTRIES = st.lists(st.builds(Entry, st.integers(1, 8), st.integers(1, 5)), min_size=1, max_size=24)


def self_rating(entries: list[Entry]) -> SourceValue:
    return source_values(BATANGHARI, PersonFacts(self_ratings=rated_days(entries)))[Source.SELF_RATING]


def supervisor_rating(entries: list[Entry]) -> SourceValue:
    facts = PersonFacts(supervisor_ratings=rated_days(entries))
    return source_values(BATANGHARI, facts)[Source.SUPERVISOR_RATING]


def percent(entries: list[Entry]) -> Fraction:
    value = self_rating(entries).value
    assert value is not None
    return value


def test_a_day_with_many_entries_weighs_no_more_than_one_with_few() -> None:
    monday, tuesday = [Entry(1, 5)], [Entry(2, 2), Entry(2, 3), Entry(2, 3)]
    expected = (Fraction(5) + Fraction(8, 3)) / 2 / 5 * 100
    assert self_rating(monday + tuesday) == SourceValue(expected, 4)
    assert supervisor_rating(monday + tuesday) == SourceValue(expected, 4)


def test_without_entries_there_is_no_value_and_a_reason() -> None:
    assert self_rating([]) == SourceValue(None, 0, Missing.NO_APPROVED_ENTRY)
    assert supervisor_rating([]) == SourceValue(None, 0, Missing.NO_RATED_ENTRY)


@given(ENTRIES)
def test_the_sums_of_a_database_give_the_mean_of_daily_means(entries: list[Entry]) -> None:
    days = {entry.day for entry in entries}
    means = []
    for day in days:
        ratings = [Fraction(entry.rating) for entry in entries if entry.day == day]
        means.append(sum(ratings, Fraction(0)) / len(ratings))
    assert self_rating(entries) == SourceValue(sum(means, Fraction(0)) / len(means) / 5 * 100, len(entries))


@given(ENTRIES)
def test_a_value_lies_between_20_and_100(entries: list[Entry]) -> None:
    assert 20 <= percent(entries) <= 100


@given(ENTRIES, st.integers(2, 10))
def test_splitting_the_tasks_of_a_day_changes_nothing(entries: list[Entry], pieces: int) -> None:
    first_day = entries[0].day
    split = [entry for entry in entries if entry.day == first_day] * (pieces - 1)
    assert percent(entries + split) == percent(entries)


@given(ENTRIES, st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(entries: list[Entry], chance: Random) -> None:
    shuffled = entries[:]
    chance.shuffle(shuffled)
    assert self_rating(shuffled) == self_rating(entries)


@given(ENTRIES, st.data())
def test_a_better_rating_raises_the_value(entries: list[Entry], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(entries) - 1))
    entry = entries[place]
    if entry.rating < 5:
        better = [*entries[:place], Entry(entry.day, entry.rating + 1), *entries[place + 1 :]]
        assert percent(better) > percent(entries)
