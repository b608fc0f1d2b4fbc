"""Weeks of small offices by the same code as `make weeks`."""

from __future__ import annotations

from benchmarks.weeks.week import Week


def test_a_seed_gives_the_same_week_each_time() -> None:
    first, again = (Week(1, days=1).run() for _ in range(2))
    assert first.violations == []
    assert first.counts["updates"] > 10
    assert first.digest == again.digest
