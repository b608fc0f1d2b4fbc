"""Figures of a reviewer, from the ratings (1..5) that came with the approvals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct

from domain.objectivity.figures import MOST_RECORDS, Figure, Signal, percent, root
from domain.survey import CitizenFacts

LEAST_REVIEWERS = 3
"""Reviewers that an office needs before anybody's level is compared with the others'."""
_Z = 2
_SPREAD = Fraction(1, 4)
_QUICK = timedelta(seconds=10)
_STAMPED = 80
_SELF_GAP = Fraction(3, 2)
_CITIZEN_GAP = 25
_MOST_RATING = 5


class Decided(NamedTuple):
    """One rating: when it was given, the entry, and the person who wrote it."""

    at: datetime
    entry_id: int
    person: int


class Rated(Struct, frozen=True):
    """Ratings that one reviewer gave, or one person got: how many, their sum, the sum of their squares."""

    n: int
    total: int
    squares: int
    self_minus_own: int = 0
    """Sum of self rating minus rating over the same entries."""

    @property
    def mean(self) -> Fraction:
        """Of at least one rating."""
        return Fraction(self.total, self.n)

    @property
    def scatter(self) -> Fraction:
        """Sum of the squared distances from the reviewer's own mean."""
        return self.squares - Fraction(self.total * self.total, self.n)


def level(own: Rated | None, office: Sequence[Rated]) -> Figure:
    """Leniency (above 0) or severity: the reviewer's mean against the office's, shrunk by empirical Bayes.

    `office` holds every reviewer with a rating, the own one included. σ² is the pooled variance within
    reviewers, τ² the one between them by the method of moments. The shrunk difference is τ² ÷ (τ² + σ² ÷ n)
    of the plain one, and z the plain one ÷ √(τ² + σ² ÷ n): how far out the reviewer lies among reviewers.
    Without a difference between reviewers beyond chance (τ² = 0) both are 0.
    """
    if own is None or not own.n:
        return Figure(Signal.LEVEL, 0, None)
    if len(office) < LEAST_REVIEWERS:
        return Figure(Signal.LEVEL, own.n, None)
    n = sum(each.n for each in office)
    mean = Fraction(sum(each.total for each in office), n)
    within, between = _variances(office, n, mean)
    if not between:
        return Figure(Signal.LEVEL, own.n, Fraction(0), z=Fraction(0))
    plain = own.mean - mean
    whole = between + within / own.n
    squared = plain * plain / whole
    z = root(squared, 1)
    return Figure(
        Signal.LEVEL, own.n, plain * between / whole, beyond=squared >= _Z * _Z, z=z if plain >= 0 else -z
    )


def _variances(office: Sequence[Rated], n: int, mean: Fraction) -> tuple[Fraction, Fraction]:
    """σ² within reviewers and τ² between them."""
    reviewers = len(office)
    scatter = sum((each.scatter for each in office), Fraction(0))
    within = scatter / (n - reviewers) if n > reviewers else Fraction(0)
    apart = sum((each.n * (each.mean - mean) ** 2 for each in office), Fraction(0))
    effective = n - Fraction(sum(each.n * each.n for each in office), n)
    return within, max(Fraction(0), (apart - (reviewers - 1) * within) / effective)


def spread(own: Rated | None) -> Figure:
    """The standard deviation of the reviewer's ratings; below 1/4 nearly everybody gets the same."""
    if own is None or not own.n:
        return Figure(Signal.SPREAD, 0, None)
    variance = own.scatter / own.n
    return Figure(Signal.SPREAD, own.n, root(variance, 2), beyond=variance < _SPREAD * _SPREAD)


def rubber_stamp(decided: Sequence[Decided]) -> Figure:
    """The share of ratings that were given in bulk, or at most 10 s after the reviewer's decision before.

    One rating for several entries has one instant. An entry is opened after the decision before it at the
    earliest, so that decision bounds how long it was looked at.
    """
    together: defaultdict[datetime, list[int]] = defaultdict(list)
    for each in decided:
        together[each.at].append(each.entry_id)
    moments = sorted(together)
    hasty = {later for earlier, later in pairwise(moments) if later - earlier <= _QUICK}
    quick = [moment for moment in moments if len(together[moment]) > 1 or moment in hasty]
    share = percent(sum(len(together[moment]) for moment in quick), len(decided))
    latest = quick[: -MOST_RECORDS - 1 : -1]
    records = tuple(tuple(together[moment][:MOST_RECORDS]) for moment in latest)
    is_beyond = share is not None and share >= _STAMPED
    return Figure(Signal.STAMP, len(decided), share, beyond=is_beyond, records=records)


def self_gap(own: Rated | None, signal: Signal = Signal.SELF_GAP) -> Figure:
    """The mean of self rating minus rating: above 0 people rate themselves higher than the reviewer does.

    Of the ratings that a reviewer gave, or (OWN_GAP) of those that a person got.
    """
    if own is None or not own.n:
        return Figure(signal, 0, None)
    gap = Fraction(own.self_minus_own, own.n)
    return Figure(signal, own.n, gap, beyond=abs(gap) >= _SELF_GAP)


def citizen_gap(own: Rated | None, citizens: CitizenFacts) -> Figure:
    """The own mean in percent minus that of citizens for the services of the same people.

    n is the smaller of both.
    """
    if own is None or not own.n or not citizens.responses:
        return Figure(Signal.CITIZEN_GAP, 0, None)
    gap = own.mean * 100 / _MOST_RATING - citizens.weighted / citizens.weight
    n = min(own.n, citizens.responses)
    return Figure(Signal.CITIZEN_GAP, n, gap, beyond=abs(gap) >= _CITIZEN_GAP)
