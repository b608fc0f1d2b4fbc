"""Who is asked to rate whom: the draw over random offices, period after period, with some who decline."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.colleagues import MOST_ASKED, PROPOSED, Colleague, Pair, Round, draw, upward
from domain.disclosure import FEWEST_RATERS
from domain.periods import Period
from domain.schemes import Assessor, Scheme, parse_scheme
from tests.domain.colleagues import offices


def above(people: list[Colleague], person: int) -> set[int]:
    """All superiors of a person."""
    head, found = {each.id: each.supervisor_id for each in people}, set[int]()
    at = head.get(person)
    while at is not None and at not in found:
        found.add(at)
        at = head.get(at)
    return found


@given(offices(), st.integers(0, 2**32), st.data())
def test_what_a_draw_keeps_to(people: list[Colleague], seed: int, data: st.DataObject) -> None:
    first = draw(people, f"a{seed}")
    second = draw(people, f"b{seed}", former=first)
    assert draw(people[::-1], f"b{seed}", former=set(first)) == second, "the same for a seed"
    assert not set(first) & set(second), "nobody rates the same person twice in a row"
    declined = data.draw(st.sets(st.sampled_from(second))) if second else set()
    asked = {pair: pair not in declined for pair in second}
    replaced = draw(people, f"b{seed}", former=first, asked=asked)
    assert not set(replaced) & set(second), "nobody is asked another time"
    standing = {pair for pair, stands in asked.items() if stands} | set(replaced)
    for pairs in (set(first), set(second), standing):
        keeps_to_the_rules(people, pairs)
    fewest_stand = Counter(rated for _, rated in set(second) - declined)
    for _, rated in replaced:
        assert fewest_stand[rated] < FEWEST_RATERS, "as many as it takes stand"


def keeps_to_the_rules(people: list[Colleague], pairs: set[Pair]) -> None:
    """Nobody rates a superior, a subordinate or too many."""
    units = {each.id: (each.unit_id, each.supervisor_id) for each in people}
    raters = Counter(rated for _, rated in pairs)
    assert {rater for rater, _ in pairs} <= {each.id for each in people if each.can_rate}
    assert all(count <= MOST_ASKED for count in Counter(rater for rater, _ in pairs).values())
    assert all(count <= PROPOSED for count in raters.values())
    for rater, rated in pairs:
        assert rater != rated and {rater, rated} <= units.keys()
        assert rated not in above(people, rater) and rater not in above(people, rated)
        far = not any(a is not None and a == b for a, b in zip(units[rater], units[rated], strict=True))
        assert not far or raters[rated] <= FEWEST_RATERS, "others of the office only as far as it takes"


@given(offices(), st.integers(0, 2**32))
def test_about_nobody_fewer_are_asked_than_it_takes(people: list[Colleague], seed: int) -> None:
    counts = Counter(rated for _, rated in draw(people, str(seed)))
    assert all(count >= FEWEST_RATERS for count in counts.values())


@pytest.mark.parametrize("size", [6, 7, 12, 40])
def test_in_one_team_everybody_rates_and_is_rated_by_five(size: int) -> None:
    team = [Colleague(n, 1, 99) for n in range(1, size + 1)]
    pairs = draw(team, "2026-S2")
    assert set(Counter(rater for rater, _ in pairs).values()) == {PROPOSED}
    assert set(Counter(rated for _, rated in pairs).values()) == {PROPOSED}


def test_a_small_unit_asks_others_of_the_office_only_for_those_it_lacks() -> None:
    people = [Colleague(n, 1, 9) for n in (1, 2, 3)] + [Colleague(n, 2, 8) for n in range(10, 20)]
    about_one = [rater for rater, rated in draw(people, "2026-S2") if rated == 1]
    assert {2, 3} < set(about_one)
    assert len(about_one) == FEWEST_RATERS


def test_heads_of_units_are_rated_by_heads_under_the_same_supervisor() -> None:
    heads = [Colleague(n, n, 99) for n in (1, 2, 3, 4)]
    staff = [Colleague(10 * unit + n, unit, unit) for unit in (1, 2, 3, 4) for n in range(1, 7)]
    about_one = [rater for rater, rated in draw([*heads, *staff], "2026-S2") if rated == 1]
    assert set(about_one) == {2, 3, 4}


def test_who_declined_is_replaced_by_another() -> None:
    team = [Colleague(n, 1, 99) for n in range(1, 11)]
    pairs = draw(team, "2026-S2")
    about_one = [pair for pair in pairs if pair[1] == 1]
    asked = dict.fromkeys(pairs, True) | dict.fromkeys(about_one[:3], False)
    (new,) = draw(team, "2026-S2", asked=asked)
    assert new[1] == 1 and new not in about_one


def test_only_heads_of_three_or_more_are_rated_from_below() -> None:
    people = [Colleague(1, 1, None), *(Colleague(n, 1, 1) for n in (2, 3, 4))]
    people += [Colleague(5, 1, 2), Colleague(6, 1, 2), Colleague(7, 1, 7), Colleague(8, 1, 77)]
    people += [Colleague(9, 1, 1, can_rate=False)]
    assert upward(people, 3) == [(2, 1), (3, 1), (4, 1)]
    assert upward(people, 1) == [(2, 1), (3, 1), (4, 1)], "never of fewer than three"
    assert upward(people, 4) == []


def scheme(days: int) -> Scheme:
    """A scheme of semesters that weighs both sources; peers have `days`."""
    parts = ['id = "uji"\nname = { id = "Uji", en = "Trial" }\nregion = "Uji"\nperiod = "semester"']
    for source in ("peer", "subordinate"):
        parts.append(f'[[components]]\nid = "{source}"\nsource = "{source}"\nweight = 1')
        parts.append('title = { id = "A", en = "A" }')
    parts.append(f"[sources.peer]\ndays = {days}")
    parts.append('[[bands]]\nmin = 0\ngrade = "Baik"')
    return parse_scheme("\n".join(parts), "uji.toml")


def test_rounds_are_the_last_days_of_a_period() -> None:
    semester = Period.parse("2026-S2")
    below, peers = Round.all_on(scheme(30), date(2026, 8, 1))
    assert (below.source, below.opens) == (Assessor.SUBORDINATE, date(2026, 12, 18))
    assert (peers.source, peers.period, peers.opens) == (Assessor.PEER, semester, date(2026, 12, 2))
    assert (peers.closes, peers.reminds) == (date(2026, 12, 31), date(2026, 12, 27))
    assert [each.source for each in Round.all_on(scheme(0), date(2026, 8, 1))] == [Assessor.SUBORDINATE]
