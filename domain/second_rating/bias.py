"""How far a reviewer's ratings lie from those of blind second raters on the same reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from msgspec import Struct

from domain.objectivity import LEAST, root

LEAST_SECONDS = 3
"""Second raters that it takes: with fewer, the difference may as well be theirs."""
LIMIT = Fraction(1, 4)
"""Steps of the scale beyond which the whole interval must lie for a difference to be worth a look."""
_TIMES = Fraction(21, 10)
"""Standard errors on each side: Student's t leaves at most 5 % beyond them from LEAST reports on."""


class RatedTwice(Struct, frozen=True):
    """A report with the rating of its reviewer and that of a blind second rater."""

    reviewer_id: int
    second_id: int
    first: int
    second: int


class Bias(Struct, frozen=True):
    """The mean of first − second rating: above 0 the reviewer rates higher than others do."""

    n: int
    seconds: int
    """How many different second raters."""
    mean: Fraction
    margin: Fraction
    """What the 95 % interval adds on each side; to four places."""

    @property
    def is_silent(self) -> bool:
        """Whether there is too little to say anything."""
        return self.n < LEAST or self.seconds < LEAST_SECONDS

    @property
    def interval(self) -> tuple[Fraction, Fraction]:
        """From where to where the difference lies, with 95 %."""
        return self.mean - self.margin, self.mean + self.margin

    @property
    def is_notable(self) -> bool:
        """Whether the whole interval lies beyond a quarter of a step, so that somebody should look."""
        return not self.is_silent and abs(self.mean) - self.margin > LIMIT


def biases(rated: Iterable[RatedTwice]) -> dict[int, Bias]:
    """The difference of each reviewer, by their ids."""
    found: defaultdict[int, list[RatedTwice]] = defaultdict(list)
    for each in rated:
        found[each.reviewer_id].append(each)
    return {reviewer: _bias(own) for reviewer, own in found.items()}


def _bias(own: Sequence[RatedTwice]) -> Bias:
    n, seconds = len(own), len({each.second_id for each in own})
    differences = [each.first - each.second for each in own]
    mean = Fraction(sum(differences), n)
    scatter = sum(((each - mean) ** 2 for each in differences), Fraction(0))
    variance = scatter / (n - 1) if n > 1 else Fraction(0)
    return Bias(n, seconds, mean, _TIMES * root(variance / n, 4))
