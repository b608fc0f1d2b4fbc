"""Krippendorff's α: against published examples, and against the definition written out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.objectivity import LEAST
from domain.second_rating.agreement import Agreement, agreement, alpha

Report = Sequence[int]
Metric = Callable[[int, int, Sequence[int]], Fraction]


def nominal(one: int, other: int, values: Sequence[int]) -> Fraction:
    return Fraction(one != other)


def interval(one: int, other: int, values: Sequence[int]) -> Fraction:
    return Fraction((one - other) ** 2)


def ordinal(one: int, other: int, values: Sequence[int]) -> Fraction:
    low, high = sorted((one, other))
    between = [value for value in values if low <= value <= high]
    return (len(between) - Fraction(values.count(low) + values.count(high), 2)) ** 2


def by_definition(reports: Sequence[Report], metric: Metric) -> Fraction | None:
    """1 − Dₒ ÷ Dₑ over all pairs, one by one."""
    paired = [report for report in reports if len(report) > 1]
    values = [value for report in paired for value in report]
    n = len(values)
    observed = sum(
        metric(*pair, values) / (len(report) - 1) for report in paired for pair in permutations(report, 2)
    )
    expected = sum(metric(*pair, values) for pair in permutations(values, 2))
    return None if not expected else 1 - Fraction(observed) * (n - 1) / expected


def columns(*rows: str) -> list[list[int]]:
    """The ratings of each report, from a row for each rater in which a dot is a missing rating."""
    return [[int(value) for value in column if value != "."] for column in zip(*rows, strict=True)]


# Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, 12 units.
CANONICAL = columns("123321412...", "1233224125.3", ".3332342251.", "12332441251.")
# The computational example of the same measure for three coders and 15 units.
THREE_CODERS = columns(".....34121133.3", "1.213343.......", "..21344.21133.4")


@pytest.mark.parametrize(
    ("reports", "metric", "published"),
    [
        (CANONICAL, nominal, "0.743"),
        (CANONICAL, ordinal, "0.815"),
        (CANONICAL, interval, "0.849"),
        (THREE_CODERS, nominal, "0.691"),
        (THREE_CODERS, interval, "0.811"),
    ],
)
def test_the_definition_gives_what_was_published(
    reports: list[list[int]], metric: Metric, published: str
) -> None:
    value = by_definition(reports, metric)
    assert value is not None
    assert f"{float(value):.3f}" == published


def test_alpha_of_the_canonical_data_is_0_815() -> None:
    value = alpha(CANONICAL)
    assert value is not None
    assert f"{float(value):.3f}" == "0.815"


@given(st.lists(st.lists(st.integers(1, 5), max_size=4), max_size=8))
def test_alpha_is_exactly_what_the_definition_says(reports: list[list[int]]) -> None:
    assert alpha(reports) == by_definition(reports, ordinal)


def test_alpha_is_1_for_the_same_ratings_and_0_for_the_mean_of_chance() -> None:
    assert alpha([(1, 1), (3, 3), (5, 5)]) == 1
    crosswise = [(one, other) for one in range(1, 6) for other in range(1, 6)] * 4
    value = alpha(crosswise)
    assert value is not None
    assert abs(value) < Fraction(1, 50)


def test_below_twenty_reports_nothing_is_said() -> None:
    assert agreement([(1, 2), (5, 4)] * 9).alpha is None
    assert agreement([(1, 2), (5, 4)] * 9).is_silent
    assert agreement([(1, 2), (5, 4)] * 10).n == LEAST
    assert agreement([(1, 2), (5, 4)] * 10).alpha is not None


def test_who_gives_always_five_shows_no_agreement() -> None:
    all_the_same = agreement([(5, 5)] * 40)
    assert (all_the_same.is_silent, all_the_same.alpha, all_the_same.interval) == (False, None, None)
    nearly = agreement([(5, 5)] * 39 + [(4, 5)])
    assert nearly.alpha is not None
    assert nearly.interval is None, "most resamples hold nothing but fives"


def test_the_interval_is_the_same_each_time_and_narrower_with_more_reports() -> None:
    reports = [(one, min(5, one + extra)) for one in range(1, 6) for extra in (0, 0, 0, 1, 2)]
    few, again, many = agreement(reports), agreement(reports[::-1]), agreement(reports * 6)
    assert few == again
    assert few.alpha is not None
    assert few.interval is not None
    assert many.interval is not None
    (low, high), (lower, upper) = few.interval, many.interval
    assert low < few.alpha < high
    assert upper - lower < high - low


@pytest.mark.parametrize(
    ("low", "high", "verdict"),
    [("4/5", "1", "strong"), ("2/3", "1", "fair"), ("1/2", "2/3", "unsure"), ("0", "3/5", "weak")],
)
def test_the_whole_interval_decides_what_is_said(low: str, high: str, verdict: str) -> None:
    assert Agreement(LEAST, Fraction(3, 5), (Fraction(low), Fraction(high))).verdict == verdict
