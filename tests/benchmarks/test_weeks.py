"""Weeks of small offices by the same code as `make weeks`."""

from __future__ import annotations

import pytest

from benchmarks.weeks.week import Week, run_week

SEEDS = (2, 4)
"""Weeks that found a fault (docs/weeks.md)."""


def test_a_seed_gives_the_same_day_each_time() -> None:
    first, again = (Week(9, days=1).run() for _ in range(2))
    assert first.violations == []
    assert first.counts["updates"] > 10
    assert first.faults.total() > 0
    assert first.digest == again.digest


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_week_found_does_not_come_back(seed: int) -> None:
    assert run_week(seed).violations == []
