"""Target attainment: what was done of the plan to date, weighted, capped."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.schemes import Scheme, Source, parse_scheme
from domain.scoring import Missing, PersonFacts, SourceValue, TargetFacts, attainments, source_values
from tests.domain.scoring.books import FOLDER, scheme

MATARAM = scheme("mataram")
OPEN_ENDED = parse_scheme(
    (FOLDER / "mataram.toml").read_text(encoding="utf-8").replace("allow_over = false", "allow_over = true"),
    "mataram.toml",
)


def target(
    done: str, quantity: str = "100", weight: str = "1", due_days: int = 120, whole_days: int = 240
) -> TargetFacts:
    return TargetFacts("t", Fraction(weight), Fraction(quantity), Fraction(done), due_days, whole_days)


def attainment(*targets: TargetFacts, by: Scheme = MATARAM) -> SourceValue:
    return source_values(by, PersonFacts(targets=targets))[Source.TARGET_ATTAINMENT]


def test_half_of_the_days_ask_for_half_of_the_quantity() -> None:
    year_target = target(done="40", quantity="100", due_days=120, whole_days=240)
    assert attainment(year_target) == SourceValue(Fraction(80), 1)
    (found,) = attainments(MATARAM, PersonFacts(targets=(year_target,)))
    assert (found.plan, found.ratio) == (Fraction(50), Fraction(4, 5))


def test_volumes_are_exact_decimals() -> None:
    assert attainment(target(done="0.1", quantity="0.3", due_days=1, whole_days=1)).value == Fraction(100, 3)


def test_weights_decide_between_targets() -> None:
    assert attainment(target(done="50", weight="3"), target(done="0", weight="1")).value == 75


def test_one_target_far_over_plan_is_capped_before_it_makes_up_for_another() -> None:
    assert attainment(target(done="500"), target(done="25")).value == Fraction(120 + 50, 2)


def test_the_whole_is_at_most_100_unless_the_scheme_allows_more() -> None:
    assert attainment(target(done="55")).value == 100
    assert attainment(target(done="55"), by=OPEN_ENDED).value == 110
    assert attainment(target(done="500"), by=OPEN_ENDED).value == 120


def test_without_a_target_or_an_expected_day_there_is_no_value() -> None:
    assert attainment() == SourceValue(None, 0, Missing.NO_TARGET)
    unbegun = target(done="0", due_days=0)
    assert attainment(unbegun) == SourceValue(None, 0, Missing.NO_EXPECTED_DAY)
    assert attainment(unbegun, target(done="25")) == SourceValue(Fraction(50), 1)


@pytest.mark.parametrize(("quantity", "weight"), [("0", "1"), ("-1", "1"), ("10", "0")])
def test_a_target_of_nothing_or_without_weight_is_a_mistake_of_the_caller(quantity: str, weight: str) -> None:
    with pytest.raises(ValueError, match="positive weight and a positive quantity"):
        target(done="1", quantity=quantity, weight=weight)


POSITIVE = st.fractions(Fraction(1, 100), 1000, max_denominator=100)
DONE = st.fractions(0, 1000, max_denominator=100)


@st.composite
def any_target(draw: st.DrawFn) -> TargetFacts:
    whole = draw(st.integers(1, 250))
    return TargetFacts(0, draw(POSITIVE), draw(POSITIVE), draw(DONE), draw(st.integers(1, whole)), whole)


TARGETS = st.lists(any_target(), min_size=1, max_size=5)


@given(TARGETS)
def test_the_value_is_the_formula_of_the_definitions(targets: list[TargetFacts]) -> None:
    def ratio(t: TargetFacts) -> Fraction:
        return min(Fraction("1.2"), t.done / (t.quantity * Fraction(t.due_days, t.whole_days)))

    whole = sum(t.weight * ratio(t) for t in targets) / sum(t.weight for t in targets) * 100
    assert attainment(*targets, by=OPEN_ENDED).value == whole
    assert attainment(*targets).value == min(whole, Fraction(100))
    assert attainment(*reversed(targets)) == attainment(*targets)


@given(TARGETS, POSITIVE)
def test_doing_more_never_lowers_the_value(targets: list[TargetFacts], more: Fraction) -> None:
    first = targets[0]
    raised = TargetFacts(0, first.weight, first.quantity, first.done + more, first.due_days, first.whole_days)
    before, after = attainment(*targets).value, attainment(raised, *targets[1:]).value
    assert before is not None
    assert after is not None
    assert 0 <= before <= after <= 100
