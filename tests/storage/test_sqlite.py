"""SQLite's statements run where they delay nobody: quick ones in the event loop, others in a thread."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from shutil import move
from threading import get_ident
from typing import Any

import pytest
from sqlalchemy import event, text

from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable

THREAD = text("SELECT thread()")
LONG = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
    " SELECT thread() FROM n WHERE i = 300000"
)


@pytest.fixture
async def observed(database_file: Path) -> AsyncIterator[Database]:
    """A database whose SQL knows `thread()`: the thread that runs a statement."""
    database = Database(f"sqlite:///{database_file}")

    @event.listens_for(database.engine.sync_engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        connection.create_function("thread", 0, get_ident)

    yield database
    await database.close()


pytestmark = pytest.mark.sqlite


async def test_a_statement_that_is_known_to_be_quick_makes_no_trip(observed: Database) -> None:
    async with observed.read() as uow:
        seen = [await uow.session.scalar(THREAD) for _ in range(50)]
    assert seen[0] != get_ident(), "it was not known yet"
    assert get_ident() in seen


async def test_what_begins_a_transaction_may_wait_and_makes_a_trip(observed: Database) -> None:
    for _ in range(20):
        async with observed.unit() as uow:
            assert await uow.session.scalar(THREAD) != get_ident()


async def test_a_long_statement_always_makes_a_trip(observed: Database) -> None:
    async with observed.read() as uow:
        assert get_ident() not in [await uow.session.scalar(LONG) for _ in range(3)]


async def test_a_loop_over_quick_statements_does_not_hold_up_others(observed: Database) -> None:
    turns = 0

    async def others() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    beside = asyncio.create_task(others())
    async with observed.read() as uow:
        for _ in range(100):
            await uow.session.scalar(THREAD)
    beside.cancel()
    assert turns > 5


async def test_a_transaction_is_ended_once(observed: Database, caplog: pytest.LogCaptureFixture) -> None:
    async with observed.read() as uow:
        await uow.session.scalar(THREAD)
    caplog.set_level("DEBUG", "aiosqlite")
    async with observed.read() as uow:
        await uow.session.scalar(THREAD)
    trips = [record.args for record in caplog.records if record.msg.startswith("executing")]
    assert len(trips) == 2, trips


def require_unlocked(file: Path) -> None:
    """Raises OperationalError when somebody holds the lock for writing."""
    with closing(sqlite3.connect(file, timeout=0)) as another:
        another.execute("BEGIN IMMEDIATE")


async def test_a_commit_that_fails_lets_go_of_the_lock(observed: Database, database_file: Path) -> None:
    elsewhere = database_file.with_suffix(".elsewhere")
    with pytest.raises(DatabaseUnavailable):
        async with observed.unit() as uow:
            await uow.session.execute(text("UPDATE units SET name = name"))
            move(database_file, elsewhere)
            await uow.commit()
    move(elsewhere, database_file)
    require_unlocked(database_file)
