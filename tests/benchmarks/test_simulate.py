"""A few days of a small office by the same code as `make simulate`: every cell is explained."""

from __future__ import annotations

from datetime import date

from benchmarks.simulate.__main__ import simulate
from benchmarks.simulate.table import faults_of, lines_of


async def test_the_days_of_a_small_office_are_told_in_time_and_explained() -> None:
    year = await simulate(people=5, first=date(2026, 6, 30), days=8, seed=3, progress=lambda _: None)
    assert faults_of(year) == []
    shown = "\n".join(lines_of(year, 0, 0))
    assert "| weekly digest | 3 | 3 | 0 | 0 |" in shown
    assert "| result of a closed period | 5 | 5 | 0 | 0 |" in shown
    assert year.states.cells["on_time"] > 0


async def test_a_time_that_is_cut_short_is_told_up_to_its_last_day() -> None:
    told: list[str] = []
    year = await simulate(
        people=5, first=date(2026, 6, 30), days=8, seed=3, progress=told.append, minutes=1e-9
    )
    assert year.first == year.last
    assert told[-1] == "2026-06-30 is over: 5 reports, 0 faults"
    assert faults_of(year) == []
