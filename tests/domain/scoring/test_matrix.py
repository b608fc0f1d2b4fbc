"""The national matrix of hasil kerja and perilaku kerja (PermenPANRB 6/2022)."""

from fractions import Fraction

import pytest

from domain.schemes import Source
from domain.scoring import Judgement, Rating, Scorecard, scorecard
from tests.domain.scoring.books import scheme, values

NATIONAL = scheme("nasional")
ABOVE, MEETS, BELOW = Rating.ABOVE, Rating.MEETS, Rating.BELOW
POINTS = {ABOVE: 95, MEETS: 80, BELOW: 40}


def card(
    target: int | str | None,
    supervisor: int | str | None,
    behaviour: int | str | None,
    peer: int | str | None,
    judgements: dict[str, Judgement] | None = None,
) -> Scorecard:
    sources = (Source.TARGET_ATTAINMENT, Source.SUPERVISOR_RATING, Source.BEHAVIOUR, Source.PEER)
    found = values(dict(zip(sources, (target, supervisor, behaviour, peer), strict=True)))
    return scorecard(NATIONAL, found, judgements=judgements)


@pytest.mark.parametrize(
    ("results", "behaviour", "grade"),
    [
        (ABOVE, BELOW, "Kurang"),
        (ABOVE, MEETS, "Baik"),
        (ABOVE, ABOVE, "Sangat Baik"),
        (MEETS, BELOW, "Kurang"),
        (MEETS, MEETS, "Baik"),
        (MEETS, ABOVE, "Baik"),
        (BELOW, BELOW, "Sangat Kurang"),
        (BELOW, MEETS, "Butuh Perbaikan"),
        (BELOW, ABOVE, "Butuh Perbaikan"),
    ],
)
def test_every_field_of_the_matrix(results: Rating, behaviour: Rating, grade: str) -> None:
    result = card(POINTS[results], POINTS[results], POINTS[behaviour], POINTS[behaviour])
    assert result.grade == grade
    assert result.ratings == (results, behaviour)
    assert result.score is None
    assert result.coverage == 1


def test_weights_count_within_a_group() -> None:
    results, behaviour = card(100, 75, 60, 80).groups
    assert (results.score, behaviour.score) == (Fraction(90), Fraction(66))
    assert (results.rating, behaviour.rating) == (ABOVE, BELOW)


@pytest.mark.parametrize(
    ("points", "rating"), [("90", ABOVE), ("89.999", MEETS), ("70", MEETS), ("69.999", BELOW)]
)
def test_thresholds_compare_the_unrounded_score(points: str, rating: Rating) -> None:
    assert card(points, points, points, points).ratings == (rating, rating)


def test_coverage_is_the_smaller_of_the_two_groups() -> None:
    result = card(95, None, 95, None)
    assert [group.coverage for group in result.groups] == [Fraction(3, 5), Fraction(7, 10)]
    assert result.coverage == Fraction(3, 5)
    assert result.grade == "Sangat Baik"


def test_a_result_needs_enough_of_both_groups() -> None:
    result = card(95, 95, None, 90)
    assert (result.grade, result.ratings, result.coverage) == (None, None, Fraction(3, 10))
    results, behaviour = result.groups
    assert results.rating is ABOVE
    assert (behaviour.score, behaviour.rating) == (None, None)


def test_the_supervisors_judgement_replaces_the_threshold_and_is_marked() -> None:
    judged = {"behaviour": Judgement(MEETS, "Membimbing rekan baru secara konsisten")}
    result = card(95, 95, 65, 65, judged)
    assert result.ratings == (ABOVE, MEETS)
    assert result.grade == "Baik"
    results, behaviour = result.groups
    assert results.judged is None
    assert behaviour.judged == "Membimbing rekan baru secara konsisten"
    assert behaviour.score == 65


def test_judgement_does_not_replace_records() -> None:
    judged = {"behaviour": Judgement(ABOVE, "Kesan umum")}
    result = card(95, 95, None, None, judged)
    assert (result.grade, result.ratings) == (None, None)
    assert result.groups[1].judged is None
