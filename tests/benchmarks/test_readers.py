"""The benchmark of the reader measures what it says, in small."""

from __future__ import annotations

from benchmarks.readers import compare
from tests.forked import start


async def test_each_load_meets_people_of_its_own() -> None:
    """Who reports in all of the loads would wait for the 20 messages that a chat gets in 20 seconds."""
    loads = await compare(people=2, rounds=1, times=3, start=start)
    assert [len(load.figures.waits) for load in loads] == [16] * 5
    assert len(frozenset().union(*(load.chats for load in loads))) == 10
