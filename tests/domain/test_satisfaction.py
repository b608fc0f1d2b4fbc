"""Results of services by quarter: sums of five responses or more, whatever is subtracted from what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.disclosure import FEWEST
from domain.periods import Period
from domain.promises import Promised, improvements
from domain.satisfaction import (
    Sums,
    compared,
    fall,
    left_out,
    lowest,
    quarter_of,
    told,
    told_together,
    told_weeks,
)
from domain.survey import Unsur, WeightMethod

QUARTER = Period.parse("2026-Q4")
DAYS = st.dictionaries(
    st.integers(0, 91).map(lambda n: QUARTER.start + timedelta(n)),
    st.tuples(st.integers(0, 4), st.integers(0, 3)),
    max_size=30,
)


def said(n: int, value: int = 3, faces: int = 0) -> Sums:
    """So many complete responses with one value everywhere, and so many quick ones."""
    totals = dict.fromkeys(Unsur, n * value) if n else {}
    return Sums(n + faces, n, totals, faces, faces * value)


def of(days: dict[date, tuple[int, int]]) -> dict[date, Sums]:
    """Days of complete and quick responses."""
    return {day: said(n, faces=faces) for day, (n, faces) in days.items()}


def test_an_ended_quarter_is_told_whole_or_not_at_all() -> None:
    days = {date(2026, 10, 1): said(2, 4), date(2026, 12, 31): said(3, 2, faces=4)}
    after = date(2026, 12, 31)
    found = told(days, QUARTER, after)
    assert (found.n, found.faces) == (5, 0), "four faces are too few"
    assert found.skm(WeightMethod.EXACT).ikm == Fraction(2 * 4 + 3 * 2, 5) * 25
    assert told({date(2026, 10, 1): said(4)}, QUARTER, after).n == 0
    assert told(days, QUARTER.previous(), after) == Sums(), "another quarter's"
    assert told(days, QUARTER, date(2026, 9, 30)) == Sums()


@given(DAYS, st.integers(0, 100), st.integers(0, 30))
def test_no_two_answers_differ_by_fewer_than_five(
    days: dict[date, tuple[int, int]], seen: int, later: int
) -> None:
    first = QUARTER.start + timedelta(seen)

    def at(moment: date) -> Sums:
        return told(of({day: n for day, n in days.items() if day <= moment}), QUARTER, moment)

    before, after = at(first), at(first + timedelta(later))
    for one, other in ((before.n, after.n), (before.faces, after.faces)):
        assert other == one or other - one >= FEWEST
    weeks = told_weeks(of(days), QUARTER, first)
    assert all(each == 0 or each >= FEWEST for week in weeks for each in (week.sums.n, week.sums.faces))


@given(DAYS)
def test_the_weeks_of_an_ended_quarter_add_up_to_all_of_it(days: dict[date, tuple[int, int]]) -> None:
    whole, found = sum(of(days).values(), Sums()), told(of(days), QUARTER, QUARTER.end)
    assert found.n == (whole.n if whole.n >= FEWEST else 0)
    assert found.faces == (whole.faces if whole.faces >= FEWEST else 0)
    assert sum((week.sums for week in told_weeks(of(days), QUARTER, QUARTER.end)), Sums()) == found


def test_a_service_of_fewer_than_five_is_not_the_difference_between_its_unit_and_the_others() -> None:
    large, small, other = (
        {date(2026, 10, 5): said(20, 4)},
        {date(2026, 10, 6): said(4, 1)},
        {date(2026, 10, 7): said(3, 2)},
    )
    after = QUARTER.end
    assert told_together([[large, small]], QUARTER, after) == told(large, QUARTER, after)
    assert told_together([[large, small, other]], QUARTER, after).n == 27, "two small ones hide each other"
    assert told_together([[large, small], [other]], QUARTER, after).n == 27, "also across units"
    assert told_together([[large, small, other], [other]], QUARTER, after).n == 27, "but not a second time"
    assert left_out([[large, small]], QUARTER, after) == 1
    assert left_out([[large, small, other]], QUARTER, after) == 0, "told together, so not left out"
    assert left_out([[large, small], [other]], QUARTER, after) == 0
    assert left_out([[large, {}]], QUARTER, after) == 0, "nobody answered"
    assert left_out([[large, small]], QUARTER, date(2026, 10, 8)) == 2, "the week is not over"
    assert told_together([[large, small, other]], QUARTER, after - timedelta(1)).n == 0, (
        "nothing waits for it"
    )


@given(st.lists(st.lists(st.integers(0, 12), max_size=4), max_size=4))
def test_what_is_left_out_is_what_is_missing_in_the_figure(numbers: list[list[int]]) -> None:
    units = [[{QUARTER.start: said(n)} for n in unit] for unit in numbers]
    missing = sum(map(sum, numbers)) - told_together(units, QUARTER, QUARTER.end).n
    assert 0 <= missing < FEWEST
    assert (left_out(units, QUARTER, QUARTER.end) > 0) == (missing > 0)


@given(st.dictionaries(st.sampled_from(Unsur), st.integers(5, 20), min_size=9))
def test_no_unsur_below_the_lowest_is_forgotten_and_none_of_the_highest_is_blamed(
    totals: dict[Unsur, int],
) -> None:
    nrr = nrr_of(totals)
    low = lowest(nrr)
    others = [nrr[unsur] for unsur in nrr if unsur not in low]
    assert max(nrr.values()) in others and all(nrr[unsur] < min(others) for unsur in low)
    assert len(low) >= 3 or len(set(others)) == 1, "fewer than three only where all others equal the highest"


def test_quarters_are_compared_and_the_lowest_unsur_come_first() -> None:
    assert quarter_of(date(2026, 11, 20)) == QUARTER
    assert [str(each) for each in compared(QUARTER)] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    totals = dict.fromkeys(Unsur, 20) | {Unsur.WAKTU: 11, Unsur.BIAYA: 12, Unsur.SARANA: 13}
    assert lowest(nrr_of(totals)) == [Unsur.WAKTU, Unsur.BIAYA, Unsur.SARANA]
    assert lowest({}) == []


def nrr_of(totals: dict[Unsur, int]) -> Mapping[Unsur, Fraction]:
    """Means of five complete responses."""
    return Sums(5, 5, totals).nrr


def test_unsur_that_equal_the_third_lowest_are_among_the_lowest_and_what_equals_the_highest_is_not() -> None:
    totals = dict.fromkeys(Unsur, 15) | {
        Unsur.SARANA: 11,
        Unsur.PERILAKU: 12,
        Unsur.BIAYA: 13,
        Unsur.PRODUK: 13,
    }
    assert lowest(nrr_of(totals)) == [Unsur.SARANA, Unsur.PERILAKU, Unsur.BIAYA, Unsur.PRODUK]
    same = dict.fromkeys(Unsur, 20)
    assert lowest(nrr_of(same | {Unsur.WAKTU: 19})) == [Unsur.WAKTU]
    assert lowest(nrr_of(same)) == []


@pytest.mark.parametrize("method", WeightMethod)
def test_a_fall_is_of_two_indexes_of_the_same_method(method: WeightMethod) -> None:
    before, after = said(20, 4), said(20, 3)
    assert fall(before, after, method) == 9 * method.weight * 25
    assert fall(before, before, method) is None


def test_a_promise_stays_when_its_unsur_is_among_the_lowest_no_more() -> None:
    totals = dict.fromkeys(Unsur, 20) | {Unsur.WAKTU: 11, Unsur.BIAYA: 12, Unsur.SARANA: 13}
    now, promised = Sums(5, 5, totals), Promised("Loket kedua dibuka", QUARTER.end)
    found = improvements(now, Sums(), {Unsur.PRODUK: promised, Unsur.BIAYA: promised})
    assert [(each.unsur, each.promised) for each in found] == [
        (Unsur.WAKTU, None),
        (Unsur.BIAYA, promised),
        (Unsur.SARANA, None),
        (Unsur.PRODUK, promised),
    ]
    assert improvements(Sums(), now, {Unsur.PRODUK: promised}) == []


def test_the_mean_of_quick_answers_is_that_of_their_faces() -> None:
    assert (Sums(faces=4, face_total=14).face_mean, Sums().face_mean) == (Fraction(7, 2), None)
