"""Who holds the database, its log and its outbox does not learn who rated what."""

from __future__ import annotations

from collections.abc import AsyncIterator
from math import comb
from pathlib import Path

import pytest

from benchmarks.attack import ATTACKS, bytes_of, named
from benchmarks.rater_privacy import WITH_MORE, Played, figures, play

SETTLED = ("in the middle", "at the end")
FILES = frozenset({"kinerja.db", "kinerja.db-wal", "kinerja.db-shm"})
ONCE_IN = 100_000
"""So rarely may guessing be taken for knowing: each run plays with other ids."""


@pytest.fixture
async def played(tmp_path: Path) -> AsyncIterator[Played]:
    """A day of an office: people rate in all ways, write tickets, stop in the middle, and work besides."""
    yield await play(tmp_path, citizens=14, employees=8, browsers=6, seed=7)


def most_by_chance(ratings: int, people: int) -> int:
    """How many of so many ratings who guesses among so many people names, but once in `ONCE_IN` times."""
    chance = 1 / people
    beyond, most = 1.0, -1
    while beyond > 1 / ONCE_IN:
        most += 1
        beyond -= comb(ratings, most) * chance**most * (1 - chance) ** (ratings - most)
    return most


async def test_no_attack_names_more_raters_than_guessing(played: Played) -> None:
    for name in SETTLED:
        copy, truth = played.copy(name), played.scenes[name].truth
        assert len(truth) > 7, "enough was rated by then"
        known = {trace.person for trace in copy.traces if trace.moments}
        assert known <= set(played.employees), "of citizens there is no trace"
        most = most_by_chance(played.ratings_of_employees(name), len(known))
        for title, attack in ATTACKS.items():
            assert named(attack(copy), truth) <= most, f"{title}, {name}"

    # The same attacks name everybody where a time and a conversation are kept.
    before, truth = played.copy(WITH_MORE), played.scenes[WITH_MORE].truth
    for title in ("a row with person and service", "the nearest time"):
        assert named(ATTACKS[title](before), truth) > 0.9 * len(truth), title
    # What a person does after rating blurs the order: it is told by their conversations alone, on any day.
    before.traces = [trace for trace in before.traces if "comment" in trace.text.split()]
    assert named(ATTACKS["the order of rows"](before), truth) > 0.9 * len(truth)

    # No order of anything anywhere is that of what was done, or that of something else of the same person.
    for name in SETTLED:
        assert [each for each in played.likenesses(name) if each.is_beyond_chance] == [], name
        assert set(played.joins(name).values()) == {0}, name
    alike = {each.what for each in played.likenesses(WITH_MORE) if each.is_beyond_chance}
    assert {"responses: submitted_at, and the true order", "tickets: id, and the true order"} <= alike
    assert played.joins(WITH_MORE)["responses with visit_codes"] > 3
    # Beside the database nothing is written at all.
    assert {files for scene in played.scenes.values() for files in [scene.files]} == {FILES}
    for name in SETTLED:
        content = played.copy(name).file + played.copy(name).log
        assert [token for token in played.tokens if token.encode() in content] == []

    # Nothing of a citizen is ever written, not even for a second.
    for name in (name for name in played.scenes if name != WITH_MORE):
        assert bytes_of(played.copy(name), played.citizens) == []
    assert bytes_of(before, played.citizens) == sorted(set(played.citizens) & set(truth.values()))

    printed = figures(played)
    assert f"  {'a row with person and service':30} named {len(truth)} of {len(truth)}" in printed
    assert f"  {'ids of citizens in the bytes':30} found 0 of {len(played.citizens)}" in printed
