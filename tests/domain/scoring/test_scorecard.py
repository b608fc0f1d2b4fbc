"""The period's score: weights, coverage, bands."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from domain.calendar import Days
from domain.schemes import Scheme, Source
from domain.scoring import Missing, PersonFacts, Reported, SourceValue, score_person, scorecard
from tests.domain.scoring.books import scheme, values

BATANGHARI = scheme("batanghari")
SELF, SUPERVISOR, CITIZEN = Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.CITIZEN


def test_a_score_is_the_weighted_mean_of_its_components() -> None:
    card = scorecard(BATANGHARI, values({SELF: 80, SUPERVISOR: 90, CITIZEN: 75}))
    assert card.score == Fraction("83.5")
    assert card.grade == "Baik"
    assert card.coverage == 1


def test_a_missing_component_gives_its_weight_to_the_others() -> None:
    card = scorecard(BATANGHARI, values({SELF: 80, SUPERVISOR: 90, CITIZEN: None}))
    assert card.score == Fraction(16 + 45) / Fraction("0.7")
    assert card.coverage == Fraction(7, 10)


def test_or_it_counts_as_nothing_where_the_scheme_says_so() -> None:
    strict = scheme("batanghari", missing='"zero"')
    card = scorecard(strict, values({SELF: 80, SUPERVISOR: 90, CITIZEN: None}))
    assert card.score == 61
    assert card.coverage == Fraction(7, 10)
    assert card.grade == "Butuh Perbaikan"


@pytest.mark.parametrize(
    ("days", "expected", "score"),
    [
        (10, 20, Fraction("83.5")),
        (Fraction(19, 2), 20, None),
        (Fraction(19, 2), 19, Fraction("83.5")),
        (0, 1, None),
        (0, 0, Fraction("83.5")),
    ],
)
def test_who_has_reported_too_few_of_the_expected_days_has_no_score(
    days: Days, expected: Days, score: Fraction | None
) -> None:
    found = values({SELF: 80, SUPERVISOR: 90, CITIZEN: 75})
    card = scorecard(BATANGHARI, found, reported=Reported(days, expected))
    assert (card.score, card.grade) == (score, score and "Baik")
    assert card.coverage == 1
    assert card.follow_up == () or score is not None
    lenient = scheme("batanghari", min_reported="0")
    assert scorecard(lenient, found, reported=Reported(days, expected)).grade == "Baik"


def test_a_matrix_has_no_ratings_either_where_too_few_days_are_reported() -> None:
    found = values(dict.fromkeys(scheme("nasional").used_sources, 95))
    card = scorecard(scheme("nasional"), found, reported=Reported(4, 10))
    assert (card.grade, card.ratings, [group.score for group in card.groups]) == (None, None, [None, None])
    assert scorecard(scheme("nasional"), found, reported=Reported(5, 10)).grade == "Sangat Baik"


def test_with_too_little_known_there_is_no_grade_but_every_reason() -> None:
    found = {
        SELF: SourceValue(Fraction(80), 9),
        SUPERVISOR: SourceValue(None, 0, Missing.NO_RATED_ENTRY),
        CITIZEN: SourceValue(None, 2, Missing.TOO_FEW_RESPONSES),
    }
    card = scorecard(BATANGHARI, found)
    assert (card.score, card.grade, card.coverage) == (None, None, Fraction(1, 5))
    assert card.follow_up == ()
    assert [(each.id, each.records, each.missing) for each in card.components] == [
        ("self", 9, None),
        ("supervisor", 0, Missing.NO_RATED_ENTRY),
        ("citizen", 2, Missing.TOO_FEW_RESPONSES),
    ]


def test_coverage_of_exactly_the_minimum_is_enough() -> None:
    assert scorecard(BATANGHARI, values({SELF: None, SUPERVISOR: 90, CITIZEN: None})).grade == "Sangat Baik"
    assert scorecard(BATANGHARI, values({SELF: 90, SUPERVISOR: None, CITIZEN: None})).grade is None


def test_where_no_coverage_is_asked_for() -> None:
    nothing = values({SELF: None, SUPERVISOR: None, CITIZEN: None})
    lenient = scheme("batanghari", min_coverage="0")
    assert scorecard(lenient, nothing).score is None
    hardest = scheme("batanghari", min_coverage="0", missing='"zero"')
    card = scorecard(hardest, nothing)
    assert (card.score, card.grade) == (Fraction(0), "Sangat Kurang")


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        ("100", "Sangat Baik"),
        ("90", "Sangat Baik"),
        ("89.9999", "Baik"),
        ("75", "Baik"),
        ("74.995", "Butuh Perbaikan"),
        ("60", "Butuh Perbaikan"),
        ("59.99", "Kurang"),
        ("50", "Kurang"),
        ("49.999999", "Sangat Kurang"),
        ("0", "Sangat Kurang"),
    ],
)
def test_bands_compare_the_unrounded_score(score: str, grade: str) -> None:
    assert scorecard(BATANGHARI, values({SELF: score, SUPERVISOR: score, CITIZEN: score})).grade == grade


def test_groups_of_a_band_scheme_have_their_own_score_for_the_reader() -> None:
    gajahmungkur = scheme("gajahmungkur")
    found = {Source.TARGET_ATTAINMENT: 90, Source.DISCIPLINE: 100, SUPERVISOR: 80, CITIZEN: None}
    card = scorecard(gajahmungkur, values(found))
    assert [(group.id, group.score, group.coverage) for group in card.groups] == [
        ("output", Fraction(90), Fraction(1)),
        ("process", Fraction(90), Fraction(1)),
        ("impact", None, Fraction(0)),
    ]
    assert card.ratings is None


def test_someone_without_any_record() -> None:
    for name in ("batanghari", "gajahmungkur", "mataram", "bungo", "tebingtinggi", "nasional"):
        card = score_person(scheme(name), PersonFacts())
        assert (card.score, card.grade, card.coverage) == (None, None, Fraction(0))
        assert all(each.missing is not None for each in card.components)


PERCENT = st.fractions(0, 100, max_denominator=1000)
MAYBE = st.none() | PERCENT


def found(*three: Fraction | None) -> dict[Source, SourceValue]:
    return values(dict(zip((SELF, SUPERVISOR, CITIZEN), three, strict=True)))


def without(scheme_: Scheme, *sources: Source) -> Scheme:
    kept = tuple(each for each in scheme_.components if each.source not in sources)
    return Scheme.model_validate(dict(scheme_) | {"components": kept, "follow_up": ()})


@given(st.tuples(MAYBE, MAYBE, MAYBE))
def test_a_score_lies_between_its_lowest_and_highest_value(three: tuple[Fraction | None, ...]) -> None:
    card = scorecard(BATANGHARI, found(*three))
    assert 0 <= card.coverage <= 1
    assert (card.score is None) == (card.grade is None)
    if card.score is not None:
        assert min(each for each in three if each is not None) <= card.score
        assert card.score <= max(each for each in three if each is not None)


@given(PERCENT, PERCENT, MAYBE, PERCENT)
def test_a_better_value_never_lowers_score_or_grade(
    own: Fraction, supervisor: Fraction, citizen: Fraction | None, better: Fraction
) -> None:
    assume(better > supervisor)
    for policy in ('"renormalise"', '"zero"'):
        by = scheme("batanghari", missing=policy)
        before = scorecard(by, found(own, supervisor, citizen))
        after = scorecard(by, found(own, better, citizen))
        assert before.score is not None
        assert after.score is not None
        assert after.score > before.score
        grades = by.grades
        assert grades.index(after.grade or "") <= grades.index(before.grade or "")


@given(MAYBE, PERCENT, MAYBE)
def test_renormalising_is_dropping_the_component(
    own: Fraction | None, supervisor: Fraction, citizen: Fraction | None
) -> None:
    three = found(own, supervisor, citizen)
    dropped = [source for source, each in three.items() if each.value is None]
    whole, reduced = scorecard(BATANGHARI, three), scorecard(without(BATANGHARI, *dropped), three)
    assert (whole.score, whole.grade) == (reduced.score, reduced.grade)
    assert reduced.coverage == 1


@given(PERCENT, PERCENT, PERCENT, st.permutations(range(3)))
def test_the_order_of_components_changes_no_score(
    own: Fraction, supervisor: Fraction, citizen: Fraction, order: list[int]
) -> None:
    shuffled = tuple(BATANGHARI.components[place] for place in order)
    other = Scheme.model_validate(dict(BATANGHARI) | {"components": shuffled})
    three = found(own, supervisor, citizen)
    assert scorecard(other, three).score == scorecard(BATANGHARI, three).score
