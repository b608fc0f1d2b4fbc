"""The benchmark of free lines counts what a person does until a report is sent."""

from __future__ import annotations

from benchmarks.gateway import REPORT
from benchmarks.report_lines import ONE_LINE, REPEAT, SEVERAL, YESTERDAY, count_steps, in_words, judge, lines


async def test_a_report_takes_two_steps_in_one_line_and_at_most_nine_in_the_form() -> None:
    assert await count_steps(ONE_LINE) <= 2
    assert await count_steps(SEVERAL) <= 2
    assert await count_steps(REPEAT, YESTERDAY) <= 2
    assert await count_steps(REPORT) <= 9


def test_the_share_of_lines_stands_beside_its_goal() -> None:
    outcomes = [judge(line) for line in lines()][:10]
    assert in_words(outcomes) == (
        "10 lines of the corpus: 100.0% understood whole (goal 95%), 0 silently wrong (goal 0)"
    )
