"""Chats that several processes are at work in: one after the other, and nobody for ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.chat_locks import ChatLocks
from bot.lock_keys import LockKeys
from storage.base.engine import Database
from storage.base.peers import Peers

SARI, BUDI = 101, 102
LATE = 10.0
"""Seconds after which something that must happen has not happened."""


@pytest.fixture
async def both(bare_postgres: str) -> AsyncIterator[tuple[ChatLocks, ChatLocks]]:
    """Those of two processes."""
    keys = LockKeys(700_000_001, b"rahasia")
    databases = [Database(bare_postgres) for _ in range(2)]
    peers = [Peers(database) for database in databases]
    async with asyncio.timeout(LATE):
        yield ChatLocks(peers[0], keys), ChatLocks(peers[1], keys)
        for one, database in zip(peers, databases, strict=True):
            await one.close()
            await database.close()


async def test_the_second_waits_for_the_first_to_be_done(both: tuple[ChatLocks, ChatLocks]) -> None:
    ours, theirs = both
    await ours.hold(SARI)
    await ours.hold(SARI)
    waiting = asyncio.create_task(theirs.hold(SARI))
    await theirs.hold(BUDI)
    ours.let_go(SARI)
    assert not waiting.done(), "held twice, let go once"
    assert await ours.hold_free([BUDI]) == []
    ours.let_go(SARI)
    await waiting
    assert await ours.hold_free([SARI]) == []
    theirs.let_go(SARI)
    await ours.wait_free(SARI)
    await theirs.hold(SARI)


async def test_those_that_are_free_are_held_together(both: tuple[ChatLocks, ChatLocks]) -> None:
    ours, theirs = both
    await ours.hold(SARI)
    assert await theirs.hold_free([SARI, BUDI]) == [BUDI]
    assert await ours.hold_free([BUDI]) == []
    theirs.let_go(BUDI)
    await ours.hold(BUDI)


async def test_nobody_waits_for_ever_for_a_process_that_is_stuck(both: tuple[ChatLocks, ChatLocks]) -> None:
    ours, theirs = both
    await ours.hold(SARI)
    await theirs.hold(SARI)
    theirs.let_go(SARI)
    assert await theirs.hold_free([SARI]) == [], "giving up its turn takes nothing from the other"


async def test_on_sqlite_there_is_nobody_to_wait_for() -> None:
    alone = ChatLocks(None, LockKeys(1, b"rahasia"))
    await alone.hold(SARI)
    assert await alone.hold_free([SARI, BUDI]) == [BUDI]
    await alone.wait_free(SARI)
    alone.let_go(SARI)
