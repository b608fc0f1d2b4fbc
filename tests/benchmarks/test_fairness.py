"""The benchmark of the crowd measures what it says, in small."""

from __future__ import annotations

import pytest

from benchmarks.fairness import Waits, compare
from tests.forked import start


async def test_all_three_runs_end_and_tell_what_employees_and_strangers_got(
    capsys: pytest.CaptureFixture[str],
) -> None:
    alone, loud, at_once = await compare(
        employees=1, citizens=5, strangers=2, seconds=1.0, seed=1, thinking=(0.0, 0.2), start=start
    )
    assert alone.strangers == 0
    assert loud.strangers >= 2
    assert at_once.strangers == 5
    assert at_once.taken_in > 0
    assert "5 citizens at once" in capsys.readouterr().out


def test_a_single_late_card_misses_the_goal() -> None:
    assert Waits("a", answers=[0.1] * 99 + [1.9], cards=[4.9]).is_within_goals
    assert not Waits("a", answers=[0.1], cards=[0.1] * 99 + [5.1]).is_within_goals
    assert not Waits("a", answers=[0.1] * 98 + [2.1] * 2, cards=[0.1]).is_within_goals
