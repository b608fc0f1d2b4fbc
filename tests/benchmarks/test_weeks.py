"""A day of a small office by the same code as `make weeks`."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator

import pytest

from benchmarks.weeks.doing import Scripts
from benchmarks.weeks.week import Week

SEED = 30
"""Its office is small, and its week has most kinds of faults."""


@pytest.fixture
def loop_of_nobody() -> Iterator[asyncio.AbstractEventLoop]:
    """The loop that code gets which asks for one while none runs."""
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    yield loop
    asyncio.set_event_loop(None)
    loop.close()


def test_a_seed_gives_the_same_day_each_time(loop_of_nobody: asyncio.AbstractEventLoop) -> None:
    first, again = (Week(SEED, days=1).run() for _ in range(2))
    assert first.violations == []
    assert first.counts["updates"] > 10
    assert first.faults.total() > 0
    assert first.digest == again.digest
    assert asyncio.all_tasks(loop_of_nobody) == set(), "killed processes began something at their end"


def test_what_most_people_cannot_finish_is_told() -> None:
    begun = Counter({"asks leave": 10, "reads": 10, "looks": 9})
    assert Scripts(begun, Counter({"asks leave": 4, "reads": 5})).hopeless() == ["asks leave"]
