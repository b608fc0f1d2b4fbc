"""Behaviour, competency and peers: what people say of a colleague once in a while."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.schemes import Assessor, Source, parse_scheme
from domain.scoring import (
    BERAKHLAK,
    Assessment,
    Missing,
    PersonFacts,
    RequiredCompetency,
    SourceValue,
    competency_levels,
    source_values,
)
from tests.domain.scoring.books import BY_SUBORDINATES, scheme

NATIONAL, BUNGO = scheme("nasional"), scheme("bungo")
SUPERVISOR, SELF, PEER = Assessor.SUPERVISOR, Assessor.SELF, Assessor.PEER


def behaviour(*assessments: Assessment) -> SourceValue:
    return source_values(NATIONAL, PersonFacts(assessments=assessments))[Source.BEHAVIOUR]


def peers(*assessments: Assessment) -> SourceValue:
    return source_values(NATIONAL, PersonFacts(assessments=assessments))[Source.PEER]


def competency_facts(*assessments: Assessment, **required: int) -> PersonFacts:
    needed = tuple(RequiredCompetency(name, level, f"Diklat {name}") for name, level in required.items())
    return PersonFacts(assessments=assessments, competencies=needed)


def competency(*assessments: Assessment, **required: int) -> SourceValue:
    return source_values(BUNGO, competency_facts(*assessments, **required))[Source.COMPETENCY]


def by_supervisor(criterion: str, *ratings: int, assessor: int = 1) -> Assessment:
    return Assessment(SUPERVISOR, assessor, criterion, sum(ratings), len(ratings))


def by_self(criterion: str, rating: int) -> Assessment:
    return Assessment(SELF, 7, criterion, rating, 1)


def by_peer(assessor: int, criterion: str, *ratings: int) -> Assessment:
    return Assessment(PEER, assessor, criterion, sum(ratings), len(ratings))


def test_behaviour_is_the_mean_of_the_seven_values() -> None:
    ratings = dict(zip(BERAKHLAK, (5, 4, 4, 4, 3, 4, 4), strict=True))
    assert behaviour(*(by_supervisor(name, rating) for name, rating in ratings.items())) == SourceValue(
        Fraction(80), 7
    )


def test_several_assessments_of_one_value_are_averaged_first() -> None:
    assert behaviour(by_supervisor("loyal", 5, 4, 3), by_supervisor("adaptif", 2)) == SourceValue(
        Fraction(60), 4
    )


def test_two_supervisors_of_a_period_are_averaged_within_the_value() -> None:
    first, second = by_supervisor("loyal", 5), by_supervisor("loyal", 3, assessor=2)
    assert behaviour(first, second, by_supervisor("adaptif", 2)).value == 60


def test_only_the_supervisors_word_on_the_seven_values_is_behaviour() -> None:
    nothing = behaviour(by_self("loyal", 5), by_peer(3, "loyal", 5), by_supervisor("pelayanan", 5))
    assert nothing == SourceValue(None, 0, Missing.NOT_ASSESSED)


def test_a_competency_level_weighs_supervisor_and_self() -> None:
    facts = competency_facts(by_supervisor("arsip", 3), by_self("arsip", 5), arsip=4)
    (level,) = competency_levels(BUNGO, facts)
    assert level.level == Fraction("3.6")
    assert level.gap == Fraction("0.4")
    assert level.course == "Diklat arsip"
    assert source_values(BUNGO, facts)[Source.COMPETENCY] == SourceValue(Fraction(90), 2, levels=[level])


def test_a_level_above_the_required_one_counts_as_reached() -> None:
    assert competency(by_supervisor("arsip", 5), by_supervisor("data", 2), arsip=3, data=4).value == 75


def test_competencies_that_the_supervisor_did_not_assess_stay_out() -> None:
    found = competency(by_supervisor("arsip", 4), by_self("data", 1), arsip=4, data=4)
    assert (found.value, found.records) == (Fraction(100), 1)
    assert competency(by_self("arsip", 5), arsip=4) == SourceValue(None, 0, Missing.NO_SUPERVISOR_ASSESSMENT)


def test_competencies_that_the_position_does_not_require_stay_out() -> None:
    assert competency(by_supervisor("arsip", 4), by_supervisor("data", 1), arsip=4).value == 100
    assert competency(by_supervisor("arsip", 4)) == SourceValue(None, 0, Missing.NO_REQUIRED_COMPETENCY)


def test_each_assessor_present_has_the_weight_of_its_kind() -> None:
    two = (by_supervisor("arsip", 2), by_supervisor("arsip", 4, assessor=2), by_self("arsip", 5))
    (level,) = competency_levels(BUNGO, competency_facts(*two, arsip=5))
    assert level.level == (Fraction("1.4") + Fraction("2.8") + Fraction("1.5")) / Fraction("1.7")


def test_peers_are_averaged_rater_by_rater() -> None:
    ratings = (
        by_peer(1, "kerja_sama", 5),
        by_peer(1, "berbagi_pengetahuan", 4),
        by_peer(2, "kerja_sama", 3),
        by_peer(3, "kerja_sama", 4, 2),
    )
    assert peers(*ratings) == SourceValue((Fraction(9, 2) + 3 + 3) / 3 * 20, 3)


def test_two_raters_are_too_few_however_much_they_say() -> None:
    two = (by_peer(1, "kerja_sama", 5), by_peer(1, "berbagi_pengetahuan", 5), by_peer(2, "kerja_sama", 5))
    assert peers(*two) == SourceValue(None, 2, Missing.TOO_FEW_RATERS)


def test_subordinates_are_averaged_like_peers_and_apart_from_them() -> None:
    scheme = parse_scheme(BY_SUBORDINATES, "kantor.toml")

    def value(*assessments: Assessment) -> SourceValue:
        return source_values(scheme, PersonFacts(assessments=assessments))[Source.SUBORDINATE]

    def by(assessor: int, criterion: str, rating: int) -> Assessment:
        return Assessment(Assessor.SUBORDINATE, assessor, criterion, rating, 1)

    one = (by(1, "kerja_sama", 5), by(1, "berbagi_pengetahuan", 4), by_peer(7, "kerja_sama", 1))
    assert value(*one) == SourceValue(None, 1, Missing.TOO_FEW_RATERS)
    assert value(*one, by(2, "kerja_sama", 3), by(2, "loyal", 1)) == SourceValue(Fraction(75), 2)


def test_peers_are_heard_on_the_schemes_criteria_only() -> None:
    off_topic = (by_peer(1, "loyal", 5), by_peer(2, "kerja_sama", 5), by_peer(3, "kerja_sama", 5))
    assert peers(*off_topic).missing is Missing.TOO_FEW_RATERS


RATING = st.integers(1, 5)
PEER_RATINGS = st.lists(
    st.builds(by_peer, st.integers(1, 5), st.sampled_from(NATIONAL.sources.peer.criteria), RATING),
    unique_by=lambda each: (each.assessor, each.criterion),
    min_size=3,
)


@given(PEER_RATINGS)
def test_peers_by_the_definition(ratings: list[Assessment]) -> None:
    raters = {each.assessor for each in ratings}
    if len(raters) < 3:
        assert peers(*ratings).value is None
        return
    means = []
    for rater in raters:
        own = [Fraction(each.total) for each in ratings if each.assessor == rater]
        means.append(sum(own) / len(own))
    assert peers(*ratings).value == sum(means) / len(means) / 5 * 100
    assert peers(*reversed(ratings)) == peers(*ratings)


@given(RATING, st.none() | RATING, st.integers(1, 5), RATING, st.integers(1, 5))
def test_competency_by_the_definition(
    first: int, own: int | None, needed: int, second: int, other: int
) -> None:
    heard = [by_supervisor("arsip", first), by_supervisor("data", second)]
    if own is not None:
        heard.append(by_self("arsip", own))
    level = Fraction(first) if own is None else Fraction("0.7") * first + Fraction("0.3") * own
    expected = (min(Fraction(1), level / needed) + min(Fraction(1), Fraction(second, other))) / 2 * 100
    assert competency(*heard, arsip=needed, data=other).value == expected
    assert 0 <= expected <= 100
