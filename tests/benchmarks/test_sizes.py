"""The benchmark of large offices measures what it says, in small."""

from __future__ import annotations

from benchmarks.scored_office import Size
from benchmarks.sizes import Cost, in_words, measure


async def test_the_same_steps_are_measured_in_an_office_three_times_as_large() -> None:
    cost = await measure(Size(people=13, days=2, entries=2), factor=3, rounds=1)
    assert cost.entries == 3 * 13 * 2 * 2
    assert min(cost.score, cost.staff_score) > 0
    assert {step for step, taken in cost.steps.items() if len(taken) == 1} == set(cost.steps)
    assert "Kirim" in cost.steps


def test_costs_are_told_beside_those_of_the_smallest_office() -> None:
    small = Cost(1, 1_000, {"Kirim": [(40, 12.0), (40, 10.0)]}, 0.004, 0.006)
    large = Cost(10, 10_000, {"Kirim": [(40, 11.0), (40, 15.0)]}, 0.005, 0.009)
    told = in_words([small, large]).splitlines()
    assert told[1].split() == ["Kirim", "10.0", "ms", "x", "1.00", "11.0", "ms", "x", "1.10"]
    assert told[2].split()[-4:] == ["5.0", "ms", "x", "1.25"]
    assert told[3].split()[-4:] == ["9.0", "ms", "x", "1.50"]
