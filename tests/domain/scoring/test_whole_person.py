"""One person's period from the facts to the grade, in each of the six schemes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures import fixed
from domain.schemes import Assessor
from domain.scoring import (
    BERAKHLAK,
    Assessment,
    AttendanceFacts,
    PersonFacts,
    RatedDays,
    ReportedDays,
    RequiredCompetency,
    TargetFacts,
    score_person,
)
from domain.survey import Channel, CitizenFacts, ResponseGroup
from tests.domain.scoring.books import scheme

OWN = CitizenFacts.of(
    [ResponseGroup(Channel.VISIT, 9, 9 * 4 * 6 - 24, 6), ResponseGroup(Channel.OPEN, 1, 12, 4)]
)
OFFICE = CitizenFacts.of([ResponseGroup(Channel.VISIT, 1, 300, 100)])

WHOLE = PersonFacts(
    expected_days=120,
    self_ratings=(RatedDays(40, 40, 160, 1), RatedDays(80, 240, 960, 3)),  # 4.00 a day
    supervisor_ratings=(RatedDays(40, 40, 148, 1), RatedDays(80, 240, 1032, 3)),  # 4.10 a day
    targets=(
        TargetFacts("surat", Fraction(2), Fraction(500), Fraction("212.5"), 120, 240),  # 0.85
        TargetFacts("laporan", Fraction(1), Fraction(12), Fraction(9), 120, 240),  # 1.5, capped to 1.2
    ),
    reported=ReportedDays(on_time=105, late=6, locked=2),  # 108 of 120
    attendance=AttendanceFacts(records=118, full_days=110, late_days=8),  # 114 of 120
    assessments=(
        *(Assessment(Assessor.SUPERVISOR, 1, value, 4, 1) for value in BERAKHLAK),  # 80
        *(Assessment(Assessor.PEER, rater, "kerja_sama", 5, 1) for rater in (2, 3, 4)),  # 100
        Assessment(Assessor.SUPERVISOR, 1, "arsip", 3, 1),  # 3.3 of 4
        Assessment(Assessor.SELF, 9, "arsip", 4, 1),
    ),
    competencies=(RequiredCompetency("arsip", 4, "Diklat kearsipan"),),
    citizens=OWN,  # (6 · 88.89 + 2 · 75 + 10 · 75) ÷ 18 = 79.63
    office_citizens=OFFICE,
)


@pytest.mark.parametrize(
    ("name", "component_values", "score", "grade"),
    [
        ("batanghari", ["80.00", "82.00", "79.63"], "80.89", "Baik"),
        ("gajahmungkur", ["96.67", "90.00", "82.00", "79.63"], "88.99", "Baik"),
        ("mataram", ["96.67", "90.00", "82.50"], "91.08", "Sangat Baik"),
        ("bungo", ["82.50", "96.67", "82.00", "79.63"], "84.66", "Baik"),
        ("tebingtinggi", ["95.00", "90.00", "82.00", "100.00"], "90.70", "Sangat Baik"),
    ],
)
def test_a_person_in_the_schemes_with_bands(
    name: str, component_values: list[str], score: str, grade: str
) -> None:
    card = score_person(scheme(name), WHOLE)
    assert [fixed(each.value) for each in card.components if each.value is not None] == component_values
    assert card.score is not None
    assert (fixed(card.score), card.grade, card.coverage) == (score, grade, Fraction(1))


def test_the_same_person_in_the_national_scheme() -> None:
    card = score_person(scheme("nasional"), WHOLE)
    assert [fixed(group.score) for group in card.groups if group.score is not None] == ["90.80", "86.00"]
    assert card.ratings == ("above", "meets")
    assert card.grade == "Baik"


@st.composite
def rated(draw: st.DrawFn) -> tuple[RatedDays, ...]:
    groups = []
    for per_day in draw(st.sets(st.integers(1, 6), max_size=3)):
        days = draw(st.integers(1, 40))
        ratings = per_day * days
        groups.append(RatedDays(days, ratings, draw(st.integers(ratings, 5 * ratings)), per_day))
    return tuple(groups)


@st.composite
def target(draw: st.DrawFn) -> TargetFacts:
    whole = draw(st.integers(1, 240))
    volume = st.decimals(0, 500, places=2).map(Fraction)
    quantity = draw(st.integers(1, 500).map(Fraction))
    return TargetFacts(
        1, Fraction(draw(st.integers(1, 5))), quantity, draw(volume), draw(st.integers(0, whole)), whole
    )


@st.composite
def assessment(draw: st.DrawFn) -> Assessment:
    count = draw(st.integers(1, 4))
    criterion = draw(st.sampled_from([*BERAKHLAK, "kerja_sama", "berbagi_pengetahuan", "arsip", "data"]))
    total = draw(st.integers(count, 5 * count))
    return Assessment(draw(st.sampled_from(Assessor)), draw(st.integers(1, 6)), criterion, total, count)


@st.composite
def responses(draw: st.DrawFn) -> ResponseGroup:
    answered, count = draw(st.integers(1, 9)), draw(st.integers(1, 20))
    total = draw(st.integers(answered * count, 4 * answered * count))
    return ResponseGroup(draw(st.sampled_from(Channel)), answered, total, count)


@st.composite
def anyone(draw: st.DrawFn) -> PersonFacts:
    on_time, late, locked, silent = (draw(st.integers(0, 40)) for _ in range(4))
    own, others = draw(st.lists(responses(), max_size=3)), draw(st.lists(responses(), max_size=3))
    levels = draw(st.tuples(st.integers(1, 5), st.integers(1, 5)))
    return PersonFacts(
        expected_days=on_time + late + locked + silent,
        self_ratings=draw(rated()),
        supervisor_ratings=draw(rated()),
        targets=tuple(draw(st.lists(target(), max_size=3))),
        reported=ReportedDays(on_time, late, locked),
        attendance=AttendanceFacts(draw(st.integers(0, 160)), on_time, late),
        assessments=tuple(draw(st.lists(assessment(), max_size=20))),
        competencies=(RequiredCompetency("arsip", levels[0]), RequiredCompetency("data", levels[1])),
        citizens=CitizenFacts.of(own),
        office_citizens=CitizenFacts.of(own + others),
    )


SCHEMES = [
    scheme(name) for name in ("batanghari", "gajahmungkur", "mataram", "bungo", "tebingtinggi", "nasional")
]


@given(anyone())
def test_whoever_it_is_every_number_stays_in_its_bounds(facts: PersonFacts) -> None:
    for each in SCHEMES:
        card = score_person(each, facts)
        assert 0 <= card.coverage <= 1
        assert card.score is None or 0 <= card.score <= 100
        is_enough = card.coverage >= each.min_coverage and card.reported.is_enough(each)
        assert (card.grade is None) == (not is_enough)
        assert card.grade is None or card.grade in each.grades
        for component in card.components:
            assert (component.value is None) != (component.missing is None)
            assert component.value is None or 0 <= component.value <= 100
            assert component.records >= 0
