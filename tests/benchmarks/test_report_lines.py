"""The benchmark of free lines counts what a person does until a report is sent."""

from __future__ import annotations

from benchmarks.report_lines import WAYS, count_steps, in_words, judge, lines
from tests.forked import start


async def test_each_way_to_report_takes_no_more_steps_than_its_goal() -> None:
    assert all(taken <= way.goal for way, taken in zip(WAYS, await count_steps(start), strict=True))


def test_the_share_of_lines_stands_beside_its_goal() -> None:
    outcomes = [judge(line) for line in lines()][:10]
    assert in_words(outcomes) == (
        "10 lines of the corpus: 100.0% understood whole (goal 95%), 0 silently wrong (goal 0)"
    )
