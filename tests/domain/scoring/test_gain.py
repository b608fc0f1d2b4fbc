"""What would change a score: where most can be won."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.schemes import Source, parse_scheme
from domain.scoring import Gain, Missing, SourceValue, largest_possible_gain, scorecard
from tests.domain.scoring.books import FOLDER, scheme, values

BATANGHARI = scheme("batanghari")
SELF, SUPERVISOR, CITIZEN = Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.CITIZEN
TARGET, BEHAVIOUR, PEER = Source.TARGET_ATTAINMENT, Source.BEHAVIOUR, Source.PEER


def gain(found: dict[Source, SourceValue]) -> Gain | None:
    return largest_possible_gain(BATANGHARI, scorecard(BATANGHARI, found))


def test_the_heaviest_is_not_always_the_one() -> None:
    assert gain(values({SELF: 20, SUPERVISOR: 90, CITIZEN: 90})) == Gain("self", Fraction(16), None)
    assert gain(values({SELF: 80, SUPERVISOR: 80, CITIZEN: 80})) == Gain("supervisor", Fraction(10), None)


def test_a_component_that_is_still_missing_may_be_the_one() -> None:
    found = values({SELF: 80, SUPERVISOR: 99}) | {CITIZEN: SourceValue(None, 4, Missing.TOO_FEW_RESPONSES)}
    strict = scheme("batanghari", missing='"zero"')
    won = largest_possible_gain(strict, scorecard(strict, found))
    assert won == Gain("citizen", Fraction(30), Missing.TOO_FEW_RESPONSES)
    assert gain(found) == Gain("self", Fraction(4) / Fraction("0.7"), None)


def test_nothing_is_left_to_win_at_the_top_or_without_a_score() -> None:
    assert gain(values({SELF: 100, SUPERVISOR: 100, CITIZEN: 100})) is None
    assert gain(values({SELF: 50, SUPERVISOR: None, CITIZEN: None})) is None


def test_in_a_matrix_the_gain_is_that_of_the_group() -> None:
    national = scheme("nasional")
    found = values({TARGET: 80, SUPERVISOR: 90, BEHAVIOUR: 85, PEER: 50})
    assert largest_possible_gain(national, scorecard(national, found)) == Gain("peer", Fraction(15), None)
    one_group = values({TARGET: 80, SUPERVISOR: 90, BEHAVIOUR: None, PEER: 50})
    assert largest_possible_gain(national, scorecard(national, one_group)) == Gain(
        "target", Fraction(12), None
    )


def test_targets_may_go_over_where_the_scheme_allows_it() -> None:
    text = (FOLDER / "mataram.toml").read_text(encoding="utf-8")
    over = parse_scheme(text.replace("allow_over = false", "allow_over = true"), "over.toml")
    found = values({TARGET: 110, Source.DISCIPLINE: 90, Source.COMPETENCY: 95})
    assert largest_possible_gain(over, scorecard(over, found)) == Gain("target", Fraction(5), None)


PERCENT = st.fractions(0, 100, max_denominator=100)


@given(PERCENT, PERCENT, st.none() | PERCENT, st.sampled_from(['"renormalise"', '"zero"']))
def test_the_gain_is_what_the_score_would_rise_by(
    own: Fraction, supervisor: Fraction, citizen: Fraction | None, policy: str
) -> None:
    by = scheme("batanghari", missing=policy)
    now = {SELF: own, SUPERVISOR: supervisor, CITIZEN: citizen}
    score = scorecard(by, values(now)).score
    assert score is not None
    tried = {}
    for component in by.components:
        better = scorecard(by, values(now | {component.source: Fraction(100)})).score
        assert better is not None
        tried[component.id] = better - score
    best = largest_possible_gain(by, scorecard(by, values(now)))
    if best is None:
        assert max(tried.values()) == 0
    else:
        assert best.points == tried[best.component] == max(tried.values())
