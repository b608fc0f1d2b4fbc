"""The writer: what waits together is committed together, what fails fails alone, nothing waits for ever."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError

from domain.notices import Apology, Recipient
from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable
from storage.base.writer import MOST_IN_ONE_TRANSACTION, Job, Writer
from storage.tables import Dialog, Unit
from storage.uow import UnitOfWork
from tests.bot.loopback import nobody_listening
from tests.harness import FRIDAY_MORNING, SARI, changes

PATIENCE = 30.0


@dataclass
class Found:
    """Founds a unit of the office; counts how often it was tried."""

    name: str
    tries: int = field(default=0)

    async def __call__(self, uow: UnitOfWork) -> str:
        self.tries += 1
        uow.session.add_all([Unit(name=self.name, timezone="WIB")])
        await uow.session.flush()
        return self.name


@dataclass
class Refuse:
    """Does something and then fails."""

    tries: int = field(default=0)

    async def __call__(self, uow: UnitOfWork) -> None:
        self.tries += 1
        await Found(f"never {self.tries}")(uow)
        raise ValueError("no")


class Held:
    """A job that is under way until the test lets it go on: what comes meanwhile waits together."""

    def __init__(self) -> None:
        self.under_way = asyncio.Event()
        self.let_go = asyncio.Event()

    async def __call__(self, uow: UnitOfWork) -> None:
        self.under_way.set()
        await self.let_go.wait()


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    """A writer on a database of each kind."""
    writer = Writer(database)
    yield writer
    await writer.close()


def commits_of(database: Database) -> list[str]:
    """Grows with each commit from now on."""
    commits: list[str] = []
    event.listen(database.engine.sync_engine, "commit", lambda _: commits.append("commit"))
    return commits


async def units(database: Database) -> list[str]:
    """The names of the units that there are."""
    async with database.read() as uow:
        return sorted(await uow.session.scalars(select(Unit.name)))


async def together(writer: Writer, *jobs: Job[Any]) -> list[Any]:
    """Results of jobs that come while another one is under way; exceptions as values."""
    held = Held()
    first = asyncio.create_task(writer.run(held))
    await held.under_way.wait()
    waiting = [asyncio.create_task(writer.run(job)) for job in jobs]
    await asyncio.sleep(0)
    held.let_go.set()
    await first
    return await asyncio.gather(*waiting, return_exceptions=True)


async def test_jobs_that_wait_share_a_transaction(writer: Writer, database: Database) -> None:
    commits = commits_of(database)
    names = [f"Unit {number:02}" for number in range(20)]
    assert await together(writer, *(Found(name) for name in names)) == names
    assert len(commits) == 1
    assert await units(database) == names


async def test_more_jobs_than_fit_take_another_transaction(writer: Writer, database: Database) -> None:
    commits = commits_of(database)
    names = [f"Unit {number:03}" for number in range(MOST_IN_ONE_TRANSACTION + 1)]
    assert await together(writer, *(Found(name) for name in names)) == names
    assert len(commits) == 2


async def test_what_all_jobs_need_is_read_once_before_them(database: Database) -> None:
    seen: list[int] = []

    async def prepare(_: UnitOfWork, jobs: Sequence[Job[Any]]) -> None:
        seen.append(len(jobs))

    writer = Writer(database, prepare)
    await together(writer, Found("A"), Found("B"))
    await writer.close()
    assert seen == [1, 2]


async def test_a_job_that_fails_is_redone_alone_and_hurts_nobody(writer: Writer, database: Database) -> None:
    wrong = Refuse()
    good, refused, also_good = await together(writer, Found("A"), wrong, Found("B"))
    assert (good, also_good) == ("A", "B")
    assert isinstance(refused, ValueError)
    assert wrong.tries == 2
    assert await units(database) == ["A", "B"]


async def test_a_job_that_breaks_a_rule_of_the_database_is_refused_and_hurts_nobody(
    writer: Writer, database: Database
) -> None:
    await writer.run(Found("A"))
    again, other = await together(writer, Found("A"), Found("B"))
    assert isinstance(again, IntegrityError)
    assert other == "B"
    assert await units(database) == ["A", "B"]


async def test_what_is_told_after_a_commit_is_told_of_what_was_committed(
    writer: Writer, database: Database
) -> None:
    told: list[int] = []
    writer.committed = lambda unit: told.append(unit.outbox.added)

    async def notify(uow: UnitOfWork) -> None:
        uow.outbox.add(Apology("AAA"), Recipient(chat_id=SARI), FRIDAY_MORNING)

    await together(writer, notify, Refuse(), notify)
    assert told == [0, 1, 1]


async def test_a_conversation_that_another_process_continued_is_read_anew(
    new_postgres: Callable[[], str],
) -> None:
    # On PostgreSQL only: SQLite lets no other process write while somebody decides.
    database = Database(new_postgres())
    writer = Writer(database)

    async def begin(uow: UnitOfWork) -> None:
        await uow.dialogs.open(SARI, "report", "date", {}, FRIDAY_MORNING)

    await writer.run(begin)
    steps_seen: list[str] = []

    async def go_on(uow: UnitOfWork) -> None:
        (dialog,) = await uow.dialogs.of(SARI)
        steps_seen.append(dialog.step)
        if len(steps_seen) == 1:
            await other_process_goes_on(database)
        dialog.step = "volume"

    await writer.run(go_on)
    assert steps_seen == ["date", "activity"]
    async with database.read() as uow:
        assert await uow.session.scalar(select(Dialog.step)) == "volume"
    await writer.close()
    await database.close()


async def other_process_goes_on(database: Database) -> None:
    """Another process answers the question at hand."""
    other = Database(database.url)
    async with changes(other) as uow:
        (dialog,) = await uow.dialogs.of(SARI)
        dialog.step = "activity"
    await other.close()


async def test_who_gives_up_waiting_hurts_nobody(writer: Writer, database: Database) -> None:
    held = Held()
    first = asyncio.create_task(writer.run(held))
    await held.under_way.wait()
    impatient = asyncio.create_task(writer.run(Found("A")))
    patient = asyncio.create_task(writer.run(Found("B")))
    await asyncio.sleep(0)
    impatient.cancel()
    held.let_go.set()
    await first
    assert await patient == "B"
    assert impatient.cancelled()
    # It was asked for, so it may be done; what counts is that the writer lives.
    assert await writer.run(Found("C")) == "C"


async def test_closing_leaves_nobody_waiting(database: Database) -> None:
    writer = Writer(database)
    held = Held()
    waiting: list[asyncio.Task[Any]] = [asyncio.create_task(writer.run(held))]
    await held.under_way.wait()
    waiting += [asyncio.create_task(writer.run(Found(name))) for name in "AB"]
    await asyncio.sleep(0)
    await writer.close()
    async with asyncio.timeout(5):
        await asyncio.wait(waiting)
    assert all(task.cancelled() for task in waiting)
    assert await units(database) == []


async def test_closing_while_jobs_are_redone_alone_leaves_nobody_waiting(database: Database) -> None:
    writer = Writer(database)
    redone = Held()

    async def hang_when_alone(uow: UnitOfWork) -> None:
        if redone.under_way.is_set():
            return
        redone.under_way.set()
        await redone.let_go.wait()

    first = Refuse()
    jobs: list[Job[Any]] = [first, hang_when_alone, Found("A")]
    waiting = [asyncio.create_task(writer.run(job)) for job in jobs]
    await redone.under_way.wait()
    assert first.tries == 2
    await writer.close()
    async with asyncio.timeout(5):
        await asyncio.wait(waiting)
    assert isinstance(waiting[0].exception(), ValueError)
    assert all(task.cancelled() for task in waiting[1:])


def renamed(file: Path, name: str) -> Path:
    """The file under another name in its folder."""
    return file.rename(file.with_name(name))


async def test_a_file_that_stays_locked_is_told_without_waiting_for_it(database_file: Path) -> None:
    database = Database(f"sqlite:///{database_file}")
    writer = Writer(database)
    await writer.run(Found("before"))
    away = renamed(database_file, "away.db")
    with pytest.raises(DatabaseUnavailable):
        await writer.run(Found("lost"))
    renamed(away, database_file.name)
    with closing(sqlite3.connect(database_file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        tried = [asyncio.create_task(writer.can_write(0)) for _ in range(3)]
        assert [await each for each in tried] == [False] * 3
        other.execute("ROLLBACK")
    assert [await each for each in [writer.can_write(60), writer.can_write()]] == [True, True]
    assert await writer.run(Found("free")) == "free"
    await writer.close()
    await database.close()


async def test_what_a_try_found_is_not_said_of_a_later_outage(database_file: Path) -> None:
    database = Database(f"sqlite:///{database_file}")
    writer = Writer(database)
    await writer.run(Found("before"))

    async def is_lost() -> Path:
        away = renamed(database_file, "away.db")
        with pytest.raises(DatabaseUnavailable):
            await writer.run(Found("lost"))
        return away

    renamed(await is_lost(), database_file.name)
    assert not await writer.can_write(0)  # its try ends well, when nobody asks any more
    assert await writer.run(Found("free")) == "free"
    assert await database.answers()
    await is_lost()
    assert not await writer.can_write(60)
    await writer.close()
    await database.close()


async def test_without_a_database_nothing_is_done_and_everybody_is_told() -> None:
    async with nobody_listening() as port:
        database = Database(f"postgresql://kinerja@127.0.0.1:{port}/kinerja")
        writer = Writer(database)
        results = await together(writer, Found("A"), Found("B"))
        assert [type(result) for result in results] == [DatabaseUnavailable] * 2
        await writer.close()
        await database.close()


async def test_a_connection_that_is_reset_during_the_try_too_is_an_outage_and_not_the_end_of_the_writer(
    writer: Writer, database: Database
) -> None:
    def reset(*_: object) -> None:
        raise ConnectionResetError(104, "Connection reset by peer")

    event.listen(database.engine.sync_engine, "before_cursor_execute", reset)
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(DatabaseUnavailable, match="reset by peer"):
            await writer.run(Found("Sekretariat"))
        assert not await database.answers()
        event.remove(database.engine.sync_engine, "before_cursor_execute", reset)
        assert await writer.run(Found("Sekretariat")) == "Sekretariat"
