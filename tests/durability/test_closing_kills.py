"""A closing that is killed at any moment and run again: one revision 1 for everybody, and one notice."""

from __future__ import annotations

from pathlib import Path

from benchmarks.closing_kills import campaign
from tests.forked import fork_server


def test_killed_at_any_moment_a_closing_is_through_once(tmp_path: Path) -> None:
    fork_server()
    count = campaign(people=24, rounds=3, kills=2, seed=1, folder=tmp_path)
    assert count.wrong == []
    assert count.rounds == 4
    assert count.kills >= 4, "most of them in the middle"
