"""The component with the largest possible gain for the score."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from domain.schemes import MissingPolicy, Scheme, Source
from domain.scoring.scorecard import ComponentResult, Scorecard
from domain.scoring.sources import Missing


class Gain(Struct, frozen=True):
    """By how many points the score would rise if this component were at its best.

    In a matrix scheme it is the score of the component's group. `missing` tells why the component has no
    value yet, if so.
    """

    component: str
    points: Fraction
    missing: Missing | None


def largest_possible_gain(scheme: Scheme, card: Scorecard) -> Gain | None:
    """The component through which the score can rise most, the scheme's first of equals.

    None when there is no score to raise, or every component is at its best.
    """
    best: Gain | None = None
    for gain in _gains(scheme, card):
        if gain.points > (best.points if best else 0):
            best = gain
    return best


def _gains(scheme: Scheme, card: Scorecard) -> Iterator[Gain]:
    if not scheme.matrix:
        if card.score is not None:
            yield from _gains_within(scheme, card.components, card.score)
        return
    for group in card.groups:
        if group.score is not None:
            members = [each for each in card.components if each.group == group.id]
            yield from _gains_within(scheme, members, group.score)


def _gains_within(scheme: Scheme, components: Sequence[ComponentResult], score: Fraction) -> Iterator[Gain]:
    """For each component: the score with it at its best and all else as it is, less the score now."""
    counts_as_zero = scheme.missing is MissingPolicy.ZERO
    divisor = sum(
        (each.weight for each in components if counts_as_zero or each.value is not None), Fraction(0)
    )
    for each in components:
        best = _best(scheme, each.source)
        if each.value is not None:
            points = each.weight * (best - each.value) / divisor
        elif counts_as_zero:
            points = each.weight * best / divisor
        else:
            points = each.weight * (best - score) / (divisor + each.weight)
        yield Gain(each.id, points, each.missing)


def _best(scheme: Scheme, source: Source) -> Fraction:
    target = scheme.sources.target_attainment
    if source is Source.TARGET_ATTAINMENT and target.allow_over:
        return target.cap * 100
    return Fraction(100)
