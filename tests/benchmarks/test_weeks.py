"""A day of a small office by the same code as `make weeks`."""

from __future__ import annotations

from benchmarks.weeks.week import Week

SEED = 30
"""Its office is small, and its week has most kinds of faults."""


def test_a_seed_gives_the_same_day_each_time() -> None:
    first, again = (Week(SEED, days=1).run() for _ in range(2))
    assert first.violations == []
    assert first.counts["updates"] > 10
    assert first.faults.total() > 0
    assert first.digest == again.digest
