"""Which reports are drawn, and who rates them: never somebody who has to do with the author."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.colleagues import Colleague, superiors
from domain.second_rating.drawing import MOST_ASKED, MOST_WAITING, Drawn, assign, is_drawn, without_author
from tests.domain.colleagues import offices

KEY, OTHER = b"a key of the office, 32 letters..", b"another key of the same length..."


def office(heads: int, members: int) -> list[Colleague]:
    """A regent (1), heads under the regent (2, 3, …), and members under each head."""
    people = [Colleague(1, 1, None)]
    for head in range(2, heads + 2):
        people.append(Colleague(head, head, 1))
        people += [Colleague(100 * head + n, head, head) for n in range(members)]
    return people


def drawn_of(head: int, count: int) -> list[Drawn]:
    """Reports of the members of a head."""
    return [Drawn(10_000 * head + n, 100 * head, head) for n in range(count)]


def assigned(
    people: list[Colleague],
    drawn: list[Drawn],
    *,
    waiting: dict[int, int] | None = None,
    paired: dict[tuple[int, int], int] | None = None,
    acting: dict[int, set[int]] | None = None,
) -> dict[int, int]:
    """Who is asked, by report."""
    return dict(assign(people, drawn, KEY, waiting=waiting or {}, paired=paired or {}, acting=acting or {}))


def test_the_draw_takes_its_share_and_follows_from_the_key_alone() -> None:
    ids = range(1, 20_001)
    share = Fraction(1, 20)
    taken = [each for each in ids if is_drawn(KEY, each, 1, share)]
    assert abs(len(taken) - 1_000) < 100, "within three standard deviations of 5 %"
    assert taken == [each for each in ids if is_drawn(KEY, each, 1, share)]
    assert set(taken) <= {each for each in ids if is_drawn(KEY, each, 1, Fraction(1, 10))}
    with_other = {each for each in ids if is_drawn(OTHER, each, 1, share)}
    corrected = {each for each in ids if is_drawn(KEY, each, 2, share)}
    assert len(with_other & set(taken)) < 100
    assert len(corrected & set(taken)) < 100
    assert not any(is_drawn(KEY, each, 1, Fraction(0)) for each in ids)
    assert all(is_drawn(KEY, each, 1, Fraction(1)) for each in ids)


@given(offices(), st.data())
def test_nobody_rates_whom_they_stand_above_or_below(people: list[Colleague], data: st.DataObject) -> None:
    if not people:
        return
    above, known = superiors(people), {each.id: each for each in people}
    drawn = []
    for n in range(data.draw(st.integers(0, 20))):
        author = data.draw(st.sampled_from(people))
        first = author.supervisor_id or data.draw(st.sampled_from(people)).id
        drawn.append(
            Drawn(n, author.id, first, frozenset(data.draw(st.sets(st.integers(1, 30), max_size=2))))
        )
    acting = {1: {2, 3}}
    found = assigned(people, drawn, acting=acting)
    assert found == assigned(people[::-1], drawn[::-1], acting=acting)
    for each in drawn:
        if (rater := found.get(each.entry_id)) is None:
            continue
        assert rater not in {each.author_id, each.reviewer_id} | each.asked | above[each.author_id]
        assert each.author_id not in above[rater]
        assert known[rater].can_rate
        assert any(other.supervisor_id == rater for other in people), "a reviewer"
        assert len(above[rater]) < len(above[each.author_id]), "of at least the level of the supervisor"
        assert not (1 in above[each.author_id] and rater in acting[1]), "who stands in for a superior"
    assert max(Counter(found.values()).values(), default=0) <= MOST_WAITING


def test_the_load_is_the_same_for_all_and_has_a_limit() -> None:
    people = office(heads=6, members=2)
    found = assigned(people, [each for head in range(2, 8) for each in drawn_of(head, 3)])
    load = Counter(found.values())
    assert len(found) == 18
    assert max(load.values()) - min(load.values()) <= 1
    assert set(load) == set(range(2, 8)), "the regent stands above all"
    flooded = assigned(people, drawn_of(2, 60), waiting={3: 4})
    assert Counter(flooded.values()) == {3: 1, 4: 5, 5: 5, 6: 5, 7: 5}


def test_a_reviewer_is_paired_with_all_others_in_turn() -> None:
    people = office(heads=5, members=1)
    paired: Counter[tuple[int, int]] = Counter()
    for week in range(8):
        drawn = [Drawn(1_000 * week + n, 200, 2) for n in range(2)]
        for rater in assigned(people, drawn, paired=dict(paired)).values():
            paired[2, rater] += 1
    assert set(paired.values()) == {4}
    assert len(paired) == 4


def test_heads_beside_the_supervisor_come_first_at_the_same_load() -> None:
    people = [
        *office(heads=3, members=1),
        Colleague(50, 50, None),
        Colleague(51, 51, 50),
        Colleague(52, 52, 51),
    ]
    assert set(assigned(people, drawn_of(2, 2)).values()) == {3, 4}


def test_a_report_is_passed_on_and_dropped_after_the_third() -> None:
    people = office(heads=6, members=1)
    asked: set[int] = set()
    for _ in range(MOST_ASKED):
        (rater,) = assigned(people, [Drawn(1, 200, 2, frozenset(asked))]).values()
        asked.add(rater)
    assert len(asked) == MOST_ASKED
    assert not assigned(people, [Drawn(1, 200, 2, frozenset(asked))])


def test_an_author_without_a_supervisor_is_not_rated_again() -> None:
    people = office(heads=3, members=1)
    assert not assigned(people, [Drawn(1, 1, 2), Drawn(2, 999, 2)])


def test_the_name_of_the_author_is_taken_out() -> None:
    said = "Sari Wulandari menyusun notula, sari rapat; NIP 199001012015042001, SARI's berkas"
    blind = without_author(said, "Dr. Sari Wulandari, S.Kom.")
    assert blind == "[…] […] menyusun notula, […] rapat; NIP […], […]'s berkas"
    assert without_author("Verifikasi 25 berkas KTP", "Al Fi, S.E.") == "Verifikasi 25 berkas KTP"
