"""Exact numbers: decimals are read without loss and rounded once, half up, when they are shown."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from domain.patterns import late_pattern

_DECIMAL = late_pattern(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_PLACES = 15


def exact(text: str) -> Fraction:
    """The number that a plain decimal such as `12.50` writes; ValueError for anything else."""
    if not _DECIMAL.fullmatch(text):
        raise ValueError(f"{text!r} is not a plain decimal number such as 12.5")
    return Fraction(text)


def decimal_of(value: Fraction) -> str:
    """The shortest plain decimal of a number (0 or more) that `exact` has read."""
    whole, rest = divmod(value, 1)
    digits = str(rest * 10**_PLACES).rjust(_PLACES, "0").rstrip("0")
    return f"{whole}.{digits}" if digits else str(whole)


def as_decimal(value: Fraction) -> Decimal:
    """A number whose decimal is finite, such as a quantity that was stored in thousandths."""
    return Decimal(value.numerator) / Decimal(value.denominator)


def half_up(value: Fraction, places: int) -> Fraction:
    """`value` rounded to decimal places; a half goes away from zero, as on paper."""
    return Fraction(units(value, places), 10**places)


def fixed(value: Fraction, places: int = 2) -> str:
    """`value` rounded half up and written with exactly that many (at least one) decimal places."""
    rounded = units(value, places)
    whole, part = divmod(abs(rounded), 10**places)
    return f"{'-' if rounded < 0 else ''}{whole}.{part:0{places}}"


def units(value: Fraction, places: int) -> int:
    """How many units of the last decimal place `value` has, rounded half up: 8.125 has 813 of two places."""
    numerator, denominator = value.numerator, value.denominator
    scale: int = 10**places
    magnitude = (2 * abs(numerator) * scale + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


def add_ratios(terms: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The exact sum of numerator/denominator pairs, not reduced.

    Scores of a whole office are added up this way: a Fraction reduces after every step, which costs most of
    the time and changes nothing.
    """
    numerator, denominator = 0, 1
    for n, d in terms:
        if d == denominator:
            numerator += n
        else:
            numerator, denominator = numerator * d + n * denominator, denominator * d
    return numerator, denominator


def weighted_mean(terms: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """Σ w·x ÷ Σ w of (weight, value) pairs, whose weights must not add up to 0."""
    return mean_of_ratios([(weight, value.numerator, value.denominator) for weight, value in terms])


def mean_of_ratios(terms: Sequence[tuple[Fraction, int, int]]) -> Fraction:
    """As `weighted_mean`, of (weight, numerator, denominator), which need not be reduced."""
    total, parts = add_ratios(
        (weight.numerator * numerator, weight.denominator * denominator)
        for weight, numerator, denominator in terms
    )
    weights, divisor = add_ratios((weight.numerator, weight.denominator) for weight, _, _ in terms)
    return Fraction(total * divisor, parts * weights)
