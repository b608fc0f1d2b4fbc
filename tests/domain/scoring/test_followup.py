"""What a result leads to in each region, and why."""

from fractions import Fraction

import pytest

from domain.schemes import Action, Scheme, Source
from domain.scoring import CompetencyLevel, FollowUp, PastResult, scorecard
from tests.domain.scoring.books import scheme, values

SELF, SUPERVISOR, CITIZEN = Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.CITIZEN
TARGET, DISCIPLINE, COMPETENCY = Source.TARGET_ATTAINMENT, Source.DISCIPLINE, Source.COMPETENCY
ATTENDANCE, BEHAVIOUR, PEER = Source.ATTENDANCE, Source.BEHAVIOUR, Source.PEER


def past(grade: str | None, **points: int) -> PastResult:
    return PastResult(grade, {component: Fraction(value) for component, value in points.items()})


def actions(follow_up: tuple[FollowUp, ...]) -> list[tuple[str, str]]:
    return [(str(each.action), each.reason) for each in follow_up]


def test_batanghari_trains_the_weakest_component() -> None:
    card = scorecard(scheme("batanghari"), values({SELF: 80, SUPERVISOR: 85, CITIZEN: 78}))
    assert card.follow_up == (
        FollowUp(
            Action.TRAINING,
            "follow-up-weakest-component",
            {"component": "citizen", "value": Fraction(78), "below": Fraction(90)},
        ),
    )


def test_batanghari_trains_nobody_for_a_modest_self_rating() -> None:
    modest = scorecard(scheme("batanghari"), values({SELF: 40, SUPERVISOR: 95, CITIZEN: 92}))
    assert modest.follow_up == ()
    weaker = scorecard(scheme("batanghari"), values({SELF: 40, SUPERVISOR: 85, CITIZEN: 92}))
    assert actions(weaker.follow_up) == [("training", "follow-up-component-below")]
    assert weaker.follow_up[0].params["component"] == "supervisor"


def test_batanghari_opens_a_career_to_the_best_and_trains_nobody_without_need() -> None:
    card = scorecard(scheme("batanghari"), values({SELF: 95, SUPERVISOR: 95, CITIZEN: 90}))
    assert actions(card.follow_up) == [("promotion", "follow-up-grade")]
    assert card.follow_up[0].params == {"grade": "Sangat Baik", "periods": 1}


def test_of_equally_weak_components_the_schemes_first_is_named() -> None:
    card = scorecard(scheme("batanghari"), values({SELF: None, SUPERVISOR: 70, CITIZEN: 70}))
    assert card.follow_up[0].params["component"] == "supervisor"


def test_gajahmungkur_recommends_something_to_everyone_who_is_not_perfect() -> None:
    nearly = values({TARGET: 100, DISCIPLINE: 100, SUPERVISOR: 98, CITIZEN: 99})
    card = scorecard(scheme("gajahmungkur"), nearly)
    assert actions(card.follow_up) == [("dialogue", "follow-up-weakest-component")]
    assert card.follow_up[0].params["component"] == "supervisor"
    perfect = values({TARGET: 100, DISCIPLINE: 100, SUPERVISOR: 100, CITIZEN: 100})
    assert scorecard(scheme("gajahmungkur"), perfect).follow_up == ()


def test_mataram_names_every_area_to_improve() -> None:
    card = scorecard(scheme("mataram"), values({TARGET: 70, DISCIPLINE: 90, COMPETENCY: "74.99"}))
    assert [each.params["component"] for each in card.follow_up] == ["target", "competency"]
    assert {each.action for each in card.follow_up} == {Action.DIALOGUE}


@pytest.mark.parametrize(
    ("history", "consistent"),
    [
        ([past("Baik")], True),
        ([past("Sangat Baik"), past("Kurang")], True),
        ([past("Butuh Perbaikan"), past("Baik")], False),
        ([None, past("Baik")], False),
        ([past(None)], False),
        ([], False),
    ],
)
def test_mataram_rewards_good_results_only_when_they_are_consistent(
    history: list[PastResult | None], consistent: bool
) -> None:
    good = values({TARGET: 90, DISCIPLINE: 90, COMPETENCY: 90})
    card = scorecard(scheme("mataram"), good, history=history)
    expected = ["promotion", "reward"] if consistent else []
    assert [str(each.action) for each in card.follow_up] == expected
    assert all(each.reason == "follow-up-grade-repeated" for each in card.follow_up)


def level(name: str, reached: str, required: int, course: str | None = None) -> CompetencyLevel:
    return CompetencyLevel(name, Fraction(reached), required, course, 2)


BUNGO_VALUES = values({COMPETENCY: 80, TARGET: 80, SUPERVISOR: 80, CITIZEN: 80})


def test_bungo_trains_each_competency_gap_with_its_course() -> None:
    levels = [level("arsip", "2.3", 4, "Diklat kearsipan"), level("data", "3.1", 4), level("layanan", "2", 3)]
    card = scorecard(scheme("bungo"), BUNGO_VALUES, competencies=levels)
    assert [(each.reason, each.params) for each in card.follow_up] == [
        (
            "follow-up-competency-gap-course",
            {
                "competency": "arsip",
                "level": Fraction("2.3"),
                "required": 4,
                "gap": Fraction("1.7"),
                "course": "Diklat kearsipan",
            },
        ),
        (
            "follow-up-competency-gap",
            {"competency": "layanan", "level": Fraction(2), "required": 3, "gap": Fraction(1)},
        ),
    ]


@pytest.mark.parametrize(
    ("before", "promoted"),
    [
        (past("Baik", competency=79), True),
        (past(None, competency=79), True),
        (past("Baik", competency=80), False),
        (past("Baik", target=60), False),
        (None, False),
    ],
)
def test_bungo_promotes_on_improved_competency(before: PastResult | None, promoted: bool) -> None:
    card = scorecard(scheme("bungo"), BUNGO_VALUES, history=[before])
    assert actions(card.follow_up) == ([("promotion", "follow-up-improved")] if promoted else [])
    if promoted:
        expected = {"component": "competency", "before": Fraction(79), "value": Fraction(80)}
        assert card.follow_up[0].params == expected


def test_bungo_asks_for_a_good_result_too() -> None:
    poor = values({COMPETENCY: 80, TARGET: 40, SUPERVISOR: 40, CITIZEN: 40})
    assert scorecard(scheme("bungo"), poor, history=[past("Kurang", competency=50)]).follow_up == ()


@pytest.mark.parametrize(
    ("points", "action"),
    [(95, "promotion"), (80, "training"), (65, "coaching"), (55, "coaching"), (10, "coaching")],
)
def test_tebing_tinggi_promotes_or_trains_when_good_and_coaches_when_not(points: int, action: str) -> None:
    found = values({ATTENDANCE: points, DISCIPLINE: points, SUPERVISOR: points, PEER: points})
    assert actions(scorecard(scheme("tebingtinggi"), found).follow_up) == [(action, "follow-up-grade")]


@pytest.mark.parametrize(
    ("results", "behaviour", "expected"), [(95, 95, ["reward"]), (80, 80, []), (95, 50, ["coaching"])]
)
def test_the_national_scheme_rewards_and_coaches(results: int, behaviour: int, expected: list[str]) -> None:
    found = values({TARGET: results, SUPERVISOR: results, BEHAVIOUR: behaviour, PEER: behaviour})
    card = scorecard(scheme("nasional"), found)
    assert [str(each.action) for each in card.follow_up] == expected


def with_rule(**when: object) -> Scheme:
    """Batanghari with one rule of its own."""
    rule = {"action": "coaching", "when": when}
    return Scheme.model_validate(dict(scheme("batanghari")) | {"follow_up": [rule]})


THREE = values({SELF: 80, SUPERVISOR: 80, CITIZEN: 50})


def test_a_component_may_have_to_be_low_for_several_periods() -> None:
    own = with_rule(component="citizen", below=60, periods=3)
    assert scorecard(own, THREE, history=[past("Baik", citizen=40)]).follow_up == ()
    assert scorecard(own, THREE, history=[past("Baik", citizen=40), past("Baik", citizen=60)]).follow_up == ()
    assert scorecard(own, THREE, history=[past("Baik", citizen=40), None]).follow_up == ()
    assert scorecard(own, THREE, history=[past("Baik", citizen=40), past("Baik", self=40)]).follow_up == ()
    for grade in ("Baik", None):
        always = [past("Baik", citizen=40), past(grade, citizen=59)]
        assert actions(scorecard(own, THREE, history=always).follow_up) == [
            ("coaching", "follow-up-component-below")
        ]


def test_all_conditions_of_a_rule_must_hold() -> None:
    own = with_rule(component="citizen", below=60, grade=["Kurang"])
    assert scorecard(own, THREE).follow_up == ()
    improved = with_rule(component="each", below=90, improved="citizen")
    assert scorecard(improved, THREE).follow_up == ()
    risen = scorecard(improved, THREE, history=[past("Baik", citizen=40)])
    assert [each.params["component"] for each in risen.follow_up] == ["self", "supervisor", "citizen"]


def test_components_besides_are_not_among_each() -> None:
    own = with_rule(component="each", below=90, besides=["supervisor"])
    assert [each.params["component"] for each in scorecard(own, THREE).follow_up] == ["self", "citizen"]


def test_nothing_is_weakest_where_nothing_is_known() -> None:
    lenient = scheme("batanghari", min_coverage="0", missing='"zero"')
    card = scorecard(lenient, values({SELF: None, SUPERVISOR: None, CITIZEN: None}))
    assert card.follow_up == ()
