"""Trials: what another scheme would have made of a period, dial by dial."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.schemes import DialError, Scheme, Source, dials, parse_scheme, toml_of, turned
from domain.scoring import scorecard
from domain.trial import FEWEST, Direction, Grouping, Trial, Tried, is_replayable, outcome_of
from tests.domain.scheme_files import ALL, FILES
from tests.domain.scoring.books import scheme, values

_percents = st.none() | st.integers(0, 100)


def tried(
    before: Scheme, after: Scheme, found: Mapping[Source, int | None], unit: str = "Dinas", nip: str = "1"
) -> Tried:
    """A person with these values of sources, under both schemes."""
    cards = [
        scorecard(each, values({source: found.get(source) for source in Source})) for each in (before, after)
    ]
    old, new = (outcome_of(each, card) for each, card in zip((before, after), cards, strict=True))
    return Tried(nip, "Contoh", {Grouping.UNIT: unit}, old, new)


@given(st.sampled_from(ALL), st.lists(st.dictionaries(st.sampled_from(list(Source)), _percents), max_size=8))
def test_trying_the_same_scheme_moves_nobody(name: str, people: list[dict[Source, int | None]]) -> None:
    same = parse_scheme(toml_of(turned(scheme(name), {})), name)
    trial = Trial(scheme(name), same, [tried(scheme(name), same, found) for found in people])
    assert (trial.moved, trial.moves, trial.directions().total()) == ([], [], 0)
    assert not any(mean for mean in trial.means)
    assert not any(group.loses for group in trial.groups())


@given(st.data(), st.sampled_from(ALL))
def test_a_turned_scheme_is_written_as_a_file_that_says_the_same(data: st.DataObject, name: str) -> None:
    dial = data.draw(st.sampled_from(dials(scheme(name))))
    least, most = dial.bounds
    value = Fraction(data.draw(st.integers(int(least * 100), int(most * 100))), 100)
    try:
        changed = turned(scheme(name), {dial.name: value})
    except DialError as error:
        assert error.dial.name == dial.name
        return
    assert parse_scheme(toml_of(changed, ["Diubah."]), "berkas") == changed
    assert {each.name for each in dials(changed)} == {each.name for each in dials(scheme(name))}
    others = {each.name: each.value for each in dials(changed)} | {dial.name: dial.value}
    assert others == {each.name: each.value for each in dials(scheme(name))}, "nothing else is turned"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_scheme_that_ships_is_written_as_it_was_read(file: Path) -> None:
    read = parse_scheme(file.read_text("utf-8"), file.name)
    assert parse_scheme(toml_of(read), file.name) == read


@pytest.mark.parametrize(
    ("name", "value", "is_outside"),
    [
        ("weight self", "0", True),
        ("band Baik", "91", False),
        ("band Baik", "101", True),
        ("late_days", "1.5", True),
        ("late_credit", "1.01", True),
    ],
)
def test_what_no_scheme_may_say_is_refused(name: str, value: str, is_outside: bool) -> None:
    with pytest.raises(DialError) as refused:
        turned(scheme("batanghari"), {name: Fraction(value)})
    assert (refused.value.dial.name, refused.value.is_outside) == (name, is_outside)


def test_who_moves_from_which_grade_to_which_and_by_how_many_points() -> None:
    before = scheme("batanghari")
    after = turned(before, {"weight self": Fraction("0.50"), "band Baik": Fraction(80)})
    people = [
        tried(before, after, {Source.SELF_RATING: 100, Source.SUPERVISOR_RATING: 70}, nip="1"),
        tried(before, after, {Source.SELF_RATING: 78, Source.SUPERVISOR_RATING: 78}, nip="2"),
        tried(before, after, {Source.SELF_RATING: 60}, nip="3"),
        tried(before, after, {Source.SELF_RATING: 50, Source.SUPERVISOR_RATING: 50}, nip="4"),
    ]
    trial = Trial(before, after, people)
    first, second, third, _ = people
    # (0.2 × 100 + 0.5 × 70) ÷ 0.7 = 78 4/7, and (0.5 × 100 + 0.5 × 70) ÷ 1 = 85
    assert first.points == (Fraction(85) - Fraction(550, 7),)
    assert trial.moved == [first, second], "the first gains points and keeps the grade"
    assert trial.direction(first) is None
    assert trial.direction(second) is Direction.DOWN
    assert third.points == (None,), "too little is known of the third under both"
    assert trial.moves == [("Baik", "Butuh Perbaikan", 1)]
    assert trial.means == ((Fraction(85) - Fraction(550, 7)) / 3,)


def test_a_group_loses_and_small_ones_are_not_told_of() -> None:
    before = scheme("batanghari")
    after = turned(before, {"weight self": Fraction("0.10")})
    lose = [
        tried(before, after, {Source.SELF_RATING: 100, Source.SUPERVISOR_RATING: 75}) for _ in range(FEWEST)
    ]
    gain = [
        tried(before, after, {Source.SELF_RATING: 60, Source.SUPERVISOR_RATING: 90}, unit="Badan")
        for _ in range(FEWEST)
    ]
    few = [tried(before, after, {Source.SUPERVISOR_RATING: 90}, unit="UPT") for _ in range(FEWEST - 1)]
    trial = Trial(before, after, [*gain, *few, *lose])
    worst, best = trial.groups()
    assert (worst.group, worst.people, worst.loses) == ("Dinas", FEWEST, True)
    assert (best.group, best.up, best.down, best.loses) == ("Badan", 0, 0, False)
    assert trial.hidden == 1


def test_without_points_the_group_that_loses_most_grades_is_first() -> None:
    before = scheme("batanghari")
    after = turned(before, {"min_coverage": Fraction("0.6")})
    few, enough = {Source.SELF_RATING: 80, Source.CITIZEN: 80}, dict.fromkeys(Source, 80)
    lose = [tried(before, after, few, unit="Dinas") for _ in range(FEWEST)]
    stay = [tried(before, after, enough, unit="Badan") for _ in range(FEWEST)]
    groups = Trial(before, after, [*stay, *lose]).groups()
    assert [(each.group, each.down, each.loses) for each in groups] == [
        ("Dinas", FEWEST, True),
        ("Badan", 0, False),
    ]


def test_a_grade_may_be_gained_and_lost() -> None:
    before = scheme("batanghari")
    after = turned(before, {"min_coverage": Fraction("0.6")})
    person = {Source.SELF_RATING: 80, Source.CITIZEN: 80}
    down = Trial(before, after, [tried(before, after, person)])
    up = Trial(after, before, [tried(after, before, person)])
    assert down.directions() == {Direction.UNGRADED: 1}
    assert up.directions() == {Direction.GRADED: 1}
    assert down.means == (None,)


def test_schemes_without_a_common_total_are_compared_by_their_grades() -> None:
    before, after = scheme("batanghari"), scheme("nasional")
    found = dict.fromkeys(Source, 80)
    trial = Trial(before, after, [tried(before, after, found)])
    assert trial.people[0].points == ()
    assert (trial.means, trial.moves) == ((), [])
    assert trial.moved == list(trial.people), "other totals"


def test_what_was_frozen_is_enough_for_other_numbers_but_not_for_other_deadlines_or_sources() -> None:
    frozen = scheme("batanghari")
    for name, value in (("late_credit", "0.25"), ("weight supervisor", "0.6"), ("min_coverage", "0.7")):
        assert is_replayable(frozen, turned(frozen, {name: Fraction(value)})), name
    for name in ("on_time_hours", "late_days"):
        assert not is_replayable(frozen, turned(frozen, {name: Fraction(1)})), name
    assert not is_replayable(frozen, scheme("nasional")), "it has other sources"
    uncounted = turned(frozen, {"min_reported": Fraction(0)})
    assert is_replayable(frozen, uncounted)
    assert not is_replayable(uncounted, frozen), "days were not counted"
    discipline = turned(scheme("mataram"), {"min_reported": Fraction(0)})
    assert is_replayable(discipline, scheme("mataram")), "days were counted for another component"
    few = frozen.model_copy(update={"components": frozen.components[:2]})
    assert is_replayable(frozen, few) and not is_replayable(few, frozen)
