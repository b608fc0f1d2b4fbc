"""One sender at a time: whoever else serves waits until the first has gone, and nothing is sent twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.run import send
from domain.notices import Apology, Recipient
from storage.base.engine import Database
from storage.base.single import only_one
from tests.bot.loopback import nobody_listening
from tests.harness import OfficeOnTrial, start_service

BOT = 700_000_001
TASK = "sends notices"
SOON = 0.01
LATE = 10.0
"""Seconds after which something that must happen has not happened."""


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """The connections of one process."""
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()


async def tried(database: Database, task: asyncio.Task[None]) -> bool:
    """Whether a task that had time enough for many tries still waits."""
    for _ in range(30):
        assert await database.answers()
    return not task.done()


async def want(database: Database) -> None:
    """Another process that wants to send."""
    async with only_one(database, TASK, BOT, SOON):
        pass


async def test_the_second_sender_waits_until_the_first_is_done_and_says_both(
    new_postgres: Callable[[], str], caplog: pytest.LogCaptureFixture
) -> None:
    url = new_postgres()
    caplog.set_level("INFO", "storage.base.single")
    async with opened(url) as ours, opened(url) as theirs, asyncio.timeout(LATE):
        async with only_one(ours, TASK, BOT, SOON):
            second = asyncio.create_task(want(theirs))
            assert await tried(ours, second)
        await second
        async with only_one(ours, TASK, BOT, SOON):
            pass
    assert [f"Another process {TASK}; this one takes over when it ends.", f"This process {TASK} now."] == [
        record.message for record in caplog.records if record.name == "storage.base.single"
    ]


async def test_another_bot_on_the_same_server_is_not_held_up(new_postgres: Callable[[], str]) -> None:
    url = new_postgres()
    async with (
        opened(url) as ours,
        opened(url) as theirs,
        asyncio.timeout(LATE),
        only_one(ours, TASK, BOT),
        only_one(theirs, TASK, BOT + 1),
    ):
        assert await ours.answers()


async def test_a_broken_connection_gives_the_lock_to_the_next_and_tells_the_holder(
    new_postgres: Callable[[], str],
) -> None:
    url = new_postgres()
    async with (
        opened(url) as ours,
        opened(url) as theirs,
        asyncio.timeout(LATE),
        only_one(ours, TASK, BOT, SOON) as lost,
    ):
        second = asyncio.create_task(want(theirs))
        assert await tried(ours, second)
        async with theirs.engine.connect() as connection:
            await connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'")
            )
        await lost()
        await second


async def test_a_database_that_is_away_is_waited_for() -> None:
    async with nobody_listening() as port, opened(f"postgresql://kinerja@127.0.0.1:{port}/kinerja") as away:
        waiting = asyncio.create_task(want(away))
        for _ in range(5):
            assert not await away.answers()
        assert not waiting.done()
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting


async def test_on_sqlite_the_worker_is_alone_already(database_file: Path) -> None:
    async with opened(f"sqlite:///{database_file}") as database, only_one(database, TASK, BOT):
        pass


async def test_two_processes_send_each_notice_once(
    office: OfficeOnTrial, new_postgres: Callable[[], str]
) -> None:
    url, people = new_postgres(), (office.sari, office.budi, office.citra)
    services = [await start_service(office.playground, url) for _ in range(2)]
    async with services[0].database.unit() as uow:
        for person in people:
            uow.outbox.add(Apology("12AB"), Recipient(chat_id=person.id), services[0].clock.now())
        await uow.commit()
    # So slow that the second looks while the first still sends.
    office.playground.faults.slow_ms = 300
    sending = [asyncio.create_task(send(service)) for service in services]
    await office.playground.until(lambda: all("12AB" in person.sees() for person in people), LATE)
    for task in sending:
        task.cancel()
    await asyncio.gather(*sending, return_exceptions=True)
    for service in services:
        await service.close()
    assert [person.sees().count("12AB") for person in people] == [1, 1, 1]
