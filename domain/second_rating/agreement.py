"""Krippendorff's α for ordinal ratings: how far raters agree on the same reports, beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from math import lcm
from random import Random

from msgspec import Struct

from domain.objectivity import LEAST

RESAMPLES = 1_000
"""How often the reports are drawn again, with replacement, for the interval."""
_TAIL = Fraction(25, 1_000)
"""The share of resamples beyond each end of the interval: it holds 95 %."""
_MOST_WITHOUT_VALUE = Fraction(1, 20)
_STRONG, _FAIR = Fraction(4, 5), Fraction(2, 3)
_SEED = 1
"""The same ratings give the same interval."""
Ratings = tuple[int, ...]
"""The ratings of one report, the lowest first."""


class Verdict(StrEnum):
    """What α says with its whole interval; the limits are Krippendorff's."""

    STRONG = "strong"
    """At least 0.8."""
    FAIR = "fair"
    """At least 2/3: enough for tentative conclusions."""
    WEAK = "weak"
    """Below 2/3."""
    UNSURE = "unsure"
    """On both sides of 2/3."""


class Agreement(Struct, frozen=True):
    """α over `n` reports with its 95 % interval."""

    n: int
    alpha: Fraction | None
    """None below LEAST reports, and when all ratings are the same: agreement or habit, nothing tells."""
    interval: tuple[Fraction, Fraction] | None = None
    """None with α, and when nearly all ratings are the same."""

    @property
    def is_silent(self) -> bool:
        """Whether there are too few reports to say anything."""
        return self.n < LEAST

    @property
    def verdict(self) -> Verdict | None:
        """How it may be interpreted; None without an interval."""
        if self.interval is None:
            return None
        low, high = self.interval
        if low >= _STRONG:
            return Verdict.STRONG
        if low >= _FAIR:
            return Verdict.FAIR
        return Verdict.WEAK if high < _FAIR else Verdict.UNSURE


def agreement(reports: Iterable[Sequence[int]]) -> Agreement:
    """α of reports by their ratings (1..5); a report with fewer than two ratings is left out."""
    counts = _counted(reports)
    n = counts.total()
    value = _alpha(counts) if n >= LEAST else None
    return Agreement(n, value, None if value is None else _interval(counts))


def alpha(reports: Iterable[Sequence[int]]) -> Fraction | None:
    """α exactly: 1 − observed ÷ expected disagreement; None when all ratings are the same."""
    return _alpha(_counted(reports))


def _counted(reports: Iterable[Sequence[int]]) -> Counter[Ratings]:
    return Counter(tuple(sorted(each)) for each in reports if len(each) > 1)


def _alpha(counts: Mapping[Ratings, int]) -> Fraction | None:
    """α of so many reports with the same ratings.

    A pair of values within a report of m ratings weighs 1 ÷ (m − 1). The ordinal difference of two values is
    the square of the number of ratings between them, both values counted by half. All numbers are scaled to
    integers: weights by `scale`, differences by 4.
    """
    scale = lcm(*(len(ratings) - 1 for ratings in counts))
    totals: Counter[int] = Counter()
    apart: Counter[tuple[int, int]] = Counter()
    for ratings, times in counts.items():
        weight = times * scale // (len(ratings) - 1)
        for value in ratings:
            totals[value] += times * scale
        for pair in combinations(ratings, 2):
            apart[pair] += weight
    observed = expected = 0
    for low, high in combinations(sorted(totals), 2):
        between = sum(totals[value] for value in totals if low < value < high)
        difference = (2 * between + totals[low] + totals[high]) ** 2
        observed += apart[low, high] * difference
        expected += totals[low] * totals[high] * difference
    if not expected:
        return None
    return 1 - Fraction((totals.total() - scale) * observed, expected)


def _interval(counts: Mapping[Ratings, int]) -> tuple[Fraction, Fraction] | None:
    """The middle 95 % of α over resampled reports (percentile bootstrap), leaving out those without α."""
    random, n = Random(_SEED), sum(counts.values())
    # In one order, so that the interval does not depend on that of the reports.
    kinds = sorted(counts)
    times = [counts[kind] for kind in kinds]
    values = [_alpha(Counter(random.choices(kinds, times, k=n))) for _ in range(RESAMPLES)]
    found = sorted(value for value in values if value is not None)
    if RESAMPLES - len(found) > _MOST_WITHOUT_VALUE * RESAMPLES:
        return None
    beyond = int(_TAIL * len(found))
    return found[beyond], found[-1 - beyond]
