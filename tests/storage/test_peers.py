"""What processes on one PostgreSQL hold against each other, and what they tell each other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from sqlalchemy import text

from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable
from storage.base.peers import MOST_LOCKS, Peers
from tests.bot.loopback import nobody_listening

LATE = 10.0
"""Seconds after which something that must happen has not happened."""


@asynccontextmanager
async def processes(url: str, number: int) -> AsyncIterator[list[Peers]]:
    """So many processes, as far as locks are concerned."""
    databases = [Database(url) for _ in range(number)]
    found = [Peers(database) for database in databases]
    async with asyncio.timeout(LATE):
        yield found
        for peers, database in zip(found, databases, strict=True):
            await peers.close()
            await database.close()


async def until_taken(peers: Peers, key: int) -> None:
    """Tries for a lock until it is had."""
    while not await peers.take([key]):
        pass


async def test_a_lock_is_held_by_one_process_until_it_gives_it_back(bare_postgres: str) -> None:
    async with processes(bare_postgres, 2) as (ours, theirs):
        assert await ours.take([1, 2]) == {1, 2}
        assert await theirs.take([1, 2, 3]) == {3}
        ours.give_back([1, 3])
        await until_taken(theirs, 1)
        assert not await ours.take([1])
        assert ours.holds(2)


async def test_one_of_each_group_or_nothing(bare_postgres: str) -> None:
    async with processes(bare_postgres, 2) as (ours, theirs):
        assert await ours.take_one_of_each([1, 2], [11]) == {1, 11}
        assert await ours.take_one_of_each([1, 2]) == {2}, "one that it holds is not given to it twice"
        assert await theirs.take_one_of_each([1, 2, 3], [11]) == set()
        assert await theirs.take_one_of_each([1, 2, 3], [12, 11]) == {3, 12}


async def test_what_is_asked_for_twice_at_once_is_held_once(bare_postgres: str) -> None:
    async with processes(bare_postgres, 2) as (ours, theirs):
        taken = await asyncio.gather(*(ours.take([1]) for _ in range(3)))
        assert taken == [{1}, {1}, {1}]
        assert await ours.take([1]) == {1}
        ours.give_back([1])
        await until_taken(theirs, 1)


async def test_who_stops_waiting_for_a_lock_does_not_get_it(bare_postgres: str) -> None:
    async with processes(bare_postgres, 2) as (ours, theirs):
        for wants in (ours.take([1]), ours.take_one_of_each([1])):
            waiting = asyncio.ensure_future(wants)
            await asyncio.sleep(0)
            waiting.cancel()
            await until_taken(theirs, 1)
            theirs.give_back([1])
            await until_taken(ours, 2)
            ours.give_back([2])


async def test_a_broken_connection_gives_all_locks_away_and_is_made_again(bare_postgres: str) -> None:
    async with processes(bare_postgres, 2) as (ours, theirs):
        assert await ours.take([1]) == {1}
        async with ours._database.engine.connect() as connection:
            await connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
            )
        await until_taken(theirs, 1)
        await until_taken(ours, 2)
        assert not ours.holds(1)


async def test_what_is_told_is_heard_after_a_broken_connection_too(bare_postgres: str) -> None:
    async with processes(bare_postgres, 2) as (ours, theirs):
        heard: asyncio.Queue[str] = asyncio.Queue()
        listening = asyncio.create_task(theirs.listen(heard.put_nowait))

        async def told(word: str) -> None:
            while heard.empty():
                ours.tell(word)
                assert await ours.take([9])
            assert heard.get_nowait() == word

        await told("notices")
        async with ours._database.engine.connect() as connection:
            await connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'")
            )
        while not heard.empty():
            heard.get_nowait()
        await told("files")
        listening.cancel()


async def test_what_a_process_tells_it_does_not_hear_itself(bare_postgres: str) -> None:
    async with processes(bare_postgres, 2) as (ours, theirs):
        heard: list[str] = []
        listening = asyncio.create_task(ours.listen(heard.append))

        async def hears(word: str) -> None:
            while word not in heard:
                theirs.tell(word)
                assert await theirs.take([9])
                assert await ours.take([8])

        await hears("listening")
        ours.tell("notices")
        assert await ours.take([8]), "behind the word, on the same connection"
        await hears("files")
        assert "notices" not in heard
        listening.cancel()


async def test_a_process_holds_no_more_than_a_server_has_for_it(bare_postgres: str) -> None:
    async with processes(bare_postgres, 1) as (ours,):
        assert len(await ours.take(range(MOST_LOCKS))) == MOST_LOCKS
        with pytest.raises(DatabaseUnavailable):
            await ours.take([MOST_LOCKS])


async def test_without_a_database_nothing_can_be_held() -> None:
    async with (
        nobody_listening() as port,
        processes(f"postgresql://kinerja@127.0.0.1:{port}/kinerja", 1) as (ours,),
    ):
        for _ in range(2):
            with pytest.raises(DatabaseUnavailable):
                await ours.take([1])
