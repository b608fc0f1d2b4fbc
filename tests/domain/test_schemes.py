"""The schemes that ship say what docs/scoring.md §5 says of each region."""

from fractions import Fraction
from pathlib import Path

import pytest

import domain.schemes
from domain.periods import PeriodKind
from domain.schemes import Action, MissingPolicy, Scheme, parse_scheme
from tests.domain.scheme_files import ALL

FOLDER = Path(domain.schemes.__file__).parent
STANDARD = {"Sangat Baik": 90, "Baik": 75, "Butuh Perbaikan": 60, "Kurang": 50, "Sangat Kurang": 0}


def shipped(name: str) -> Scheme:
    file = FOLDER / f"{name}.toml"
    return parse_scheme(file.read_text(encoding="utf-8"), file.name)


WEIGHTS = {
    "batanghari": {"self_rating": "0.20", "supervisor_rating": "0.50", "citizen": "0.30"},
    "gajahmungkur": {
        "target_attainment": "0.40",
        "discipline": "0.20",
        "supervisor_rating": "0.20",
        "citizen": "0.20",
    },
    "mataram": {"target_attainment": "0.50", "discipline": "0.20", "competency": "0.30"},
    "bungo": {
        "competency": "0.40",
        "target_attainment": "0.20",
        "supervisor_rating": "0.20",
        "citizen": "0.20",
    },
    "tebingtinggi": {"attendance": "0.20", "discipline": "0.20", "supervisor_rating": "0.35", "peer": "0.25"},
    "nasional": {
        "target_attainment": "0.60",
        "supervisor_rating": "0.40",
        "behaviour": "0.70",
        "peer": "0.30",
    },
}
PERIODS = {
    "batanghari": "semester",
    "gajahmungkur": "semester",
    "mataram": "year",
    "bungo": "semester",
    "tebingtinggi": "year",
    "nasional": "year",
}


def test_these_six_ship() -> None:
    assert sorted(file.stem for file in FOLDER.glob("*.toml")) == sorted(ALL)


@pytest.mark.parametrize("name", ALL)
def test_weights_period_and_defaults_of_a_region(name: str) -> None:
    scheme = shipped(name)
    assert scheme.id == name
    assert {str(each.source): each.weight for each in scheme.components} == {
        source: Fraction(weight) for source, weight in WEIGHTS[name].items()
    }
    assert scheme.period == PERIODS[name]
    assert (scheme.missing, scheme.min_coverage) == (MissingPolicy.RENORMALISE, Fraction(1, 2))
    assert (scheme.time_rules.on_time_hours, scheme.time_rules.late_days) == (24, 3)
    assert scheme.time.late_credit == Fraction(1, 2)
    assert scheme.follow_up


@pytest.mark.parametrize("name", [name for name in ALL if name != "nasional"])
def test_the_standard_bands(name: str) -> None:
    bands = shipped(name).bands
    assert [band.grade for band in bands] == list(STANDARD)
    assert all(band.min == STANDARD[band.grade] for band in bands)


def test_the_national_matrix() -> None:
    national = shipped("nasional")
    assert national.matrix is not None
    assert national.matrix.above == 90
    assert national.matrix.meets == 70
    assert {each.id: each.group for each in national.components} == {
        "target": "results",
        "supervisor": "results",
        "behaviour": "behaviour",
        "peer": "behaviour",
    }
    assert national.interim is PeriodKind.QUARTER


def test_gajahmungkur_groups_output_process_and_impact() -> None:
    groups = {each.id: each.group for each in shipped("gajahmungkur").components}
    assert groups == {
        "target": "output",
        "discipline": "process",
        "supervisor": "process",
        "citizen": "impact",
    }


@pytest.mark.parametrize(
    ("name", "actions"),
    [
        ("batanghari", {Action.TRAINING, Action.PROMOTION}),
        ("gajahmungkur", {Action.DIALOGUE}),
        ("mataram", {Action.DIALOGUE, Action.PROMOTION, Action.REWARD}),
        ("bungo", {Action.TRAINING, Action.PROMOTION}),
        ("tebingtinggi", {Action.PROMOTION, Action.TRAINING, Action.COACHING}),
        ("nasional", {Action.REWARD, Action.COACHING}),
    ],
)
def test_the_follow_up_that_a_region_names(name: str, actions: set[Action]) -> None:
    assert {rule.action for rule in shipped(name).follow_up} == actions


@pytest.mark.parametrize("name", ALL)
def test_each_file_explains_itself(name: str) -> None:
    text = (FOLDER / f"{name}.toml").read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "defaults that an office changes" in text


def test_source_options_default_to_those_of_the_definitions() -> None:
    options = shipped("batanghari").sources
    assert (options.target_attainment.cap, options.target_attainment.allow_over) == (Fraction("1.2"), False)
    assert options.competency.assessors == {"supervisor": Fraction("0.7"), "self": Fraction("0.3")}
    assert (options.peer.min_raters, options.peer.criteria) == (3, ("kerja_sama", "berbagi_pengetahuan"))
    assert options.citizen.min_responses == 5
    assert options.citizen.shrink == 10


def test_the_sample_office_adapts_a_scheme_that_ships() -> None:
    file = FOLDER.parents[1] / "sample" / "scheme.toml"
    own = parse_scheme(file.read_text(encoding="utf-8"), file.name)
    assert own.id not in ALL
    sources = {component.source for component in own.components}
    assert sources > {component.source for component in shipped("batanghari").components}
