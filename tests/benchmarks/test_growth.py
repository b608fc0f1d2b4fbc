"""The benchmark of memory measures what it says, in small."""

from __future__ import annotations

from benchmarks.growth import Reading, growth, measure, steady_growth
from tests.forked import start


async def test_memory_is_read_after_each_part_of_the_people() -> None:
    readings = await measure(people=4, at_once=2, readings=2, start=start)
    assert [reading.updates for reading in readings] == [20, 40]
    assert all(reading.megabytes > 10 for reading in readings)


def test_only_the_second_half_counts_as_growth() -> None:
    assert growth([Reading(10, 100.0), Reading(20, 150.0), Reading(30, 151.0), Reading(40, 153.0)]) == 3.0


def test_what_is_used_for_the_first_time_is_one_step_and_a_leak_is_in_all() -> None:
    first_use = [Reading(n, 100.0 + 6 * (n > 7)) for n in range(1, 11)]
    assert growth(first_use) == 6.0
    assert steady_growth(first_use) == 0.0
    leak = [Reading(n, 100.0 + 2 * n) for n in range(1, 11)]
    assert growth(leak) == steady_growth(leak) == 10.0
