"""Numbers are read exactly and rounded once, half up."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures import add_ratios, exact, fixed, half_up, weighted_mean

FRACTIONS = st.fractions(-1000, 1000, max_denominator=10_000)
WEIGHTS = st.fractions(Fraction(1, 100), 10, max_denominator=100)


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("0.20", Fraction(1, 5)), ("-3.25", Fraction(-13, 4))]
)
def test_decimals_are_read_without_loss(text: str, value: Fraction) -> None:
    assert exact(text) == value


@pytest.mark.parametrize("text", ["", "1,5", "1e3", "NaN", "inf", "1/3", ".5", "5.", " 5", "٥", "1_000"])
def test_what_is_no_plain_decimal_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a plain decimal"):
        exact(text)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction("83.245"), "83.25"),
        (Fraction("83.2449999"), "83.24"),
        (Fraction("0.005"), "0.01"),
        (Fraction("-0.005"), "-0.01"),
        (Fraction("-0.004"), "0.00"),
        (Fraction("99.995"), "100.00"),
        (Fraction(100), "100.00"),
        (Fraction(2, 3), "0.67"),
    ],
)
def test_a_half_goes_up(value: Fraction, written: str) -> None:
    assert fixed(value) == written


def test_other_numbers_of_places() -> None:
    assert fixed(Fraction(955, 261), 4) == "3.6590"
    assert half_up(Fraction(5, 2), 0) == 3
    assert half_up(Fraction("2.449"), 1) == Fraction("2.4")


@given(st.decimals(-1000, 1000, places=5), st.integers(1, 4))
def test_rounding_agrees_with_the_decimal_module(value: Decimal, places: int) -> None:
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert half_up(Fraction(value), places) == Fraction(rounded)
    assert Fraction(fixed(Fraction(value), places)) == Fraction(rounded)


@given(st.lists(FRACTIONS))
def test_adding_without_reducing_is_adding(values: list[Fraction]) -> None:
    total = add_ratios((value.numerator, value.denominator) for value in values)
    assert Fraction(*total) == sum(values)


@given(st.lists(st.tuples(WEIGHTS, FRACTIONS), min_size=1))
def test_a_weighted_mean_is_what_the_books_say(terms: list[tuple[Fraction, Fraction]]) -> None:
    assert weighted_mean(terms) == sum(w * x for w, x in terms) / sum(w for w, _ in terms)
