"""The benchmark of the demo says how far its goal was met."""

from __future__ import annotations

from benchmarks.crowd import Figures
from benchmarks.demo import in_words


def test_the_share_of_answers_within_the_goal_stands_beside_it() -> None:
    figures = Figures(waits=[0.05, 0.1, 0.199, 0.2])
    assert in_words(figures) == (
        "4 taps and texts: p50 199 ms, p95 200 ms, p99 200 ms, p100 200 ms; 75.0% under 200 ms  (goal 100 %)"
    )
