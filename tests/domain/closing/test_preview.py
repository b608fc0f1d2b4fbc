"""What a closing would give: borders, the expected distribution, the nine boxes."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.closing.preview import DISTRIBUTION, OfficeResult, Preview, borders, strays
from domain.schemes import Source
from domain.scoring import Judgement, Rating, Scorecard, scorecard
from tests.domain.scoring.books import scheme, values

BANDS, MATRIX = scheme("batanghari"), scheme("nasional")
GOOD, IMPROVE = "Baik", "Butuh Perbaikan"


def card(score: str) -> Scorecard:
    """Everything has the same value, so this is the score."""
    value = Fraction(score)
    sources = (Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.CITIZEN)
    return scorecard(BANDS, values(dict.fromkeys(sources, value)))


def boxed(results: str, behaviour: str, judged: bool = False) -> Scorecard:
    output, conduct = Fraction(results), Fraction(behaviour)
    found = {
        Source.TARGET_ATTAINMENT: output,
        Source.SUPERVISOR_RATING: output,
        Source.BEHAVIOUR: conduct,
        Source.PEER: conduct,
    }
    judgements = {"results": Judgement(Rating.MEETS, "Hasil akhir kurang rapi")} if judged else {}
    return scorecard(MATRIX, values(found), judgements=judgements)


@pytest.mark.parametrize(
    ("score", "limit", "other"),
    [("74", 75, GOOD), ("74.995", 75, GOOD), ("75", 75, IMPROVE), ("76", 75, IMPROVE)],
)
def test_a_point_from_a_limit_is_a_border(score: str, limit: int, other: str) -> None:
    (found,) = borders(BANDS, card(score))
    assert (found.other, found.distance) == (other, Fraction(score) - limit)


@pytest.mark.parametrize("score", ["73.99", "76.01", "100", "0"])
def test_farther_away_there_is_none(score: str) -> None:
    assert borders(BANDS, card(score)) == []


def test_in_a_matrix_only_a_limit_that_decides_the_grade_is_a_border() -> None:
    (found,) = borders(MATRIX, boxed("90", "95"))
    assert (found.group, found.other, found.distance) == ("results", GOOD, Fraction(0))
    assert borders(MATRIX, boxed("90", "80")) == [], "sesuai and di atas are both Baik beside it"
    both = borders(MATRIX, boxed("90.5", "90"))
    assert [each.group for each in both] == ["behaviour", "results"], "the nearer limit comes first"


def other_side(value: Fraction, limit: Fraction) -> Fraction:
    """The nearest value beyond a limit; who is at it has reached it."""
    return limit if value < limit else limit - Fraction(1, 1000)


near_a_limit = st.sampled_from([0, 50, 70, 75, 80, 90]).flatmap(
    lambda limit: st.fractions(max(0, limit - 2), limit + 2, max_denominator=100)
)


@given(near_a_limit)
def test_a_border_of_bands_names_the_grade_on_its_other_side(value: Fraction) -> None:
    found = {(each.limit, each.other) for each in borders(BANDS, card(str(value)))}
    limits = [band.min for band in BANDS.bands[:-1] if abs(value - band.min) <= 1]
    assert found == {(limit, card(str(other_side(value, limit))).grade) for limit in limits}


@given(near_a_limit, near_a_limit)
def test_a_border_of_a_matrix_names_the_grade_on_its_other_side(
    results: Fraction, behaviour: Fraction
) -> None:
    assert MATRIX.matrix is not None
    own = boxed(str(results), str(behaviour))
    expected = set()
    for limit in (MATRIX.matrix.above, MATRIX.matrix.meets):
        for group, value in (("results", results), ("behaviour", behaviour)):
            beyond = {"results": results, "behaviour": behaviour, group: other_side(value, limit)}
            other = boxed(str(beyond["results"]), str(beyond["behaviour"])).grade
            if abs(value - limit) <= 1 and other != own.grade:
                expected.add((group, limit, other))
    assert {(each.group, each.limit, each.other) for each in borders(MATRIX, own)} == expected


def test_a_rating_by_judgement_and_a_person_without_a_grade_are_at_no_border() -> None:
    assert borders(MATRIX, boxed("69.5", "80", judged=True)) == []
    nothing = scorecard(
        BANDS, values({Source.SELF_RATING: 75, Source.SUPERVISOR_RATING: None, Source.CITIZEN: None})
    )
    assert nothing.grade is None
    assert borders(BANDS, nothing) == []


@pytest.mark.parametrize(
    ("result", "grades", "broken"),
    [
        (OfficeResult.EXCELLENT, {"Sangat Baik": 7, GOOD: 3}, []),
        (OfficeResult.EXCELLENT, {"Sangat Baik": 71, GOOD: 29}, [(71, True)]),
        (OfficeResult.GOOD, {GOOD: 7, IMPROVE: 3}, []),
        (OfficeResult.GOOD, {GOOD: 7, "Sangat Baik": 3}, [(0, False)]),
        (OfficeResult.GOOD, {GOOD: 10}, [(10, True), (0, False)]),
        (OfficeResult.NEEDS_IMPROVEMENT, {IMPROVE: 6, GOOD: 3, "Sangat Baik": 1}, []),
        (OfficeResult.NEEDS_IMPROVEMENT, {IMPROVE: 5, GOOD: 3, "Sangat Baik": 2}, [(5, False), (2, True)]),
        (OfficeResult.POOR, {"Kurang": 6, IMPROVE: 1, GOOD: 3}, []),
        (OfficeResult.VERY_POOR, {"Sangat Kurang": 6, "Kurang": 1, GOOD: 3}, []),
        (OfficeResult.VERY_POOR, {"Sangat Kurang": 8, GOOD: 1, "Sangat Baik": 1}, [(0, False), (1, True)]),
        (OfficeResult.GOOD, {}, []),
    ],
)
def test_the_expected_distribution_is_told_where_it_is_not_kept(
    result: OfficeResult, grades: dict[str, int], broken: list[tuple[int, bool]]
) -> None:
    assert [(each.people, each.limit.is_most) for each in strays(MATRIX, result, grades)] == broken


def test_every_result_of_an_office_has_its_rule_and_other_grades_have_none() -> None:
    assert set(DISTRIBUTION) == set(OfficeResult)
    own = BANDS.model_copy(update={"bands": (BANDS.bands[0].model_copy(update={"min": Fraction(0)}),)})
    assert strays(own, OfficeResult.EXCELLENT, {"Sangat Baik": 10}) == []


def test_a_preview_counts_each_person_once() -> None:
    preview = Preview(MATRIX)
    for number, each in enumerate([boxed("90", "95"), boxed("80", "80"), boxed("95", "40")], 1):
        preview.add(f"Pegawai {number}", each)
    empty = (Source.TARGET_ATTAINMENT, Source.SUPERVISOR_RATING, Source.BEHAVIOUR, Source.PEER)
    preview.add("Pegawai 4", scorecard(MATRIX, values(dict.fromkeys(empty))))
    assert preview.distribution == [
        ("Sangat Baik", 1),
        (GOOD, 1),
        (IMPROVE, 0),
        ("Kurang", 1),
        ("Sangat Kurang", 0),
    ]
    assert (preview.people, preview.graded, preview.ungraded) == (4, 3, 1)
    assert preview.boxes == Counter(
        {
            (Rating.ABOVE, Rating.ABOVE): 1,
            (Rating.MEETS, Rating.MEETS): 1,
            (Rating.ABOVE, Rating.BELOW): 1,
        }
    )
    assert [each.name for each in preview.at_border] == ["Pegawai 1"]


def test_who_is_nearest_to_a_border_comes_first_then_by_name() -> None:
    preview = Preview(BANDS)
    for name, score in (("Sari", "75.5"), ("Ani", "75.5"), ("Budi", "74.75")):
        preview.add(name, card(score))
    assert [each.name for each in preview.nearest] == ["Budi", "Ani", "Sari"]
