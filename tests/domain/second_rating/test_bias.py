"""A reviewer's difference from blind second raters, and a simulated office in which bias was planted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from random import Random

import pytest

from domain.colleagues import Colleague
from domain.objectivity import LEAST
from domain.second_rating.agreement import agreement
from domain.second_rating.bias import LEAST_SECONDS, Bias, RatedTwice, biases
from domain.second_rating.drawing import Drawn, assign, is_drawn

KEY = b"a key of the office, 32 letters.."
SHARE = Fraction(1, 20)
LENIENT, SEVERE = 2, 5
PLANTED = {LENIENT: 0.8, SEVERE: -0.6}
HEADS = range(2, 14)


def pairs(*differences: int, seconds: int = 3) -> list[RatedTwice]:
    """Reports rated 3 by second raters in turn."""
    return [RatedTwice(1, 100 + n % seconds, 3 + each, 3) for n, each in enumerate(differences)]


def test_the_difference_and_its_interval_can_be_checked_by_hand() -> None:
    found = biases(pairs(*[1, 0] * 20))[1]
    assert (found.n, found.seconds, found.mean) == (40, 3, Fraction(1, 2))
    # The variance is 40 × ¼ ÷ 39; the standard error √(variance ÷ 40) is 0.0801.
    assert found.margin == Fraction(21, 10) * Fraction(801, 10_000)
    assert found.interval == (Fraction(1, 2) - found.margin, Fraction(1, 2) + found.margin)
    assert found.is_notable, "0.5 − 0.168 lies beyond a quarter of a step"
    assert not biases(pairs(*[1, 0, 0] * 20))[1].is_notable


def test_too_few_reports_or_too_few_second_raters_say_nothing() -> None:
    assert biases(pairs(*[1] * (LEAST - 1)))[1].is_silent
    assert biases(pairs(*[1] * LEAST, seconds=LEAST_SECONDS - 1))[1].is_silent
    assert biases(pairs(*[1] * LEAST))[1].is_notable
    assert not biases(pairs(*[2], seconds=1))[1].is_notable


def rated(random: Random, quality: float, leniency: float) -> int:
    """What a reviewer gives for work of a quality: a step up or down by mood, and by leniency."""
    return min(5, max(1, round(quality + leniency + random.gauss(0, 0.5))))


def half_a_year(seed: int, leniency: Mapping[int, float]) -> list[RatedTwice]:
    """26 weeks of an office whose heads have 12 people with daily reports: draw, choice and ratings."""
    random, entry = Random(seed), 0
    people = [Colleague(1, 1, None)]
    for head in HEADS:
        people += [Colleague(head, head, 1), *(Colleague(100 * head + n, head, head) for n in range(12))]
    found: list[RatedTwice] = []
    paired: Counter[tuple[int, int]] = Counter()
    for _ in range(26):
        drawn: list[Drawn] = []
        for person in people[1:]:
            for _ in range(5):
                entry += 1
                if person.supervisor_id in HEADS and is_drawn(KEY, entry, 1, SHARE):
                    drawn.append(Drawn(entry, person.id, person.supervisor_id or 0))
        first = {each.entry_id: each.reviewer_id for each in drawn}
        for report, second in assign(people, drawn, KEY, waiting={}, paired=paired, acting={}):
            quality, reviewer = random.gauss(3.2, 0.6), first[report]
            paired[reviewer, second] += 1
            ratings = [rated(random, quality, leniency.get(each, 0)) for each in (reviewer, second)]
            found.append(RatedTwice(reviewer, second, *ratings))
    return found


@pytest.mark.parametrize("seed", range(5))
def test_planted_bias_is_recovered_and_no_honest_reviewer_is_named(seed: int) -> None:
    found = biases(half_a_year(seed, PLANTED))
    assert set(found) == set(HEADS)
    assert min(each.n for each in found.values()) >= 50, "so much do half a year and a share of 5 % give"
    assert {key for key, each in found.items() if each.is_notable} == set(PLANTED)
    for key, leniency in PLANTED.items():
        low, high = found[key].interval
        assert low <= leniency <= high
    assert found[LENIENT].mean > 0 > found[SEVERE].mean


def test_over_many_offices_honest_reviewers_are_hardly_ever_named() -> None:
    honest: list[Bias] = []
    covered = named = 0
    for seed in range(100, 110):
        found = biases(half_a_year(seed, PLANTED))
        honest += [each for key, each in found.items() if key not in PLANTED]
        named += sum(found[key].is_notable for key in PLANTED)
        covered += sum(abs(found[key].mean - Fraction(PLANTED[key])) <= found[key].margin for key in PLANTED)
    assert sum(each.is_notable for each in honest) <= len(honest) // 100
    assert named >= 19, "of 20 planted ones"
    assert covered >= 18


def test_who_gives_everybody_a_five_agrees_with_nobody() -> None:
    random = Random(7)
    told, blunt = [], []
    for _ in range(200):
        quality = random.gauss(3.2, 0.9)
        second = rated(random, quality, 0)
        told.append((rated(random, quality, 0), second))
        blunt.append((5, second))
    honest, fives = agreement(told), agreement(blunt)
    assert honest.alpha is not None
    assert fives.alpha is not None
    assert honest.interval is not None
    assert fives.interval is not None
    assert honest.interval[0] > Fraction(1, 2)
    assert fives.interval[1] < 0, "less than chance: one side always lies above the other"
