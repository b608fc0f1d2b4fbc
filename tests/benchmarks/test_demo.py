"""The benchmark of the demo says how far its goal was met."""

from __future__ import annotations

from benchmarks.crowd import Figures
from benchmarks.demo import chat, in_words
from benchmarks.gateway import REPORT
from tests.forked import start


def test_the_share_of_answers_within_the_goal_stands_beside_it() -> None:
    figures = Figures(waits=[0.05, 0.1, 0.199, 0.2], began=10.0, ended=12.0)
    assert in_words(figures) == (
        "4 taps and texts, 2.0 a second (Telegram takes 30): "
        "p50 199 ms, p95 200 ms, p99 200 ms, p100 200 ms; 75.0% under 200 ms  (goal 100 %)"
    )


async def test_everybody_reports_so_often_after_a_report_to_get_warm() -> None:
    figures = await chat(people=2, rounds=1, seed=1, thinking=0.0, start=start)
    assert len(figures.waits) == 2 * len(REPORT)
