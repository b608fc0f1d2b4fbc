"""The benchmark of memory measures what it says, in small."""

from __future__ import annotations

from benchmarks.growth import Reading, growth, measure
from tests.forked import start


async def test_memory_is_read_after_each_part_of_the_people() -> None:
    readings = await measure(people=4, at_once=2, readings=2, start=start)
    assert [reading.updates for reading in readings] == [20, 40]
    assert all(reading.megabytes > 10 for reading in readings)


def test_only_the_second_half_counts_as_growth() -> None:
    assert growth([Reading(10, 100.0), Reading(20, 150.0), Reading(30, 151.0), Reading(40, 153.0)]) == 3.0
