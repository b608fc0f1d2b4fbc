"""After a rating SQLite's log does not stay: it tells who else wrote at that moment."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select

from domain.visits import code_hash
from storage.base.engine import Database
from storage.base.log import Log
from storage.base.migrate import migrate
from storage.tables import Response, Service, Unit
from tests.harness import changes

PATIENCE = 30.0


@pytest.fixture
async def office(database_file: Path) -> AsyncIterator[Database]:
    """A database with one service, read by a connection that stays open."""
    database = Database(f"sqlite:///{database_file}")
    async with changes(database) as uow:
        home = Unit(name="Dinas", timezone="WIB")
        uow.session.add_all([home])
        await uow.session.flush()
        uow.session.add_all([Service(code="KTP", name="KTP elektronik", unit_id=home.id)])
    yield database
    await database.close()


def log_of(database: Database) -> bytes:
    """What is in the log."""
    assert database.path is not None
    return database.path.with_name(f"{database.path.name}-wal").read_bytes()


async def rates(database: Database, rater: str) -> None:
    """Somebody rates the service."""
    async with changes(database) as uow:
        day = date(2026, 11, 20)
        await uow.responses.add(1, day, rater, quick=4, channel="open", consent=1)


async def until_emptied() -> None:
    """Returns once the log has been emptied."""
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(task for task in asyncio.all_tasks() if task.get_name() == "log"))


async def test_the_log_is_emptied_after_a_rating_and_only_then(office: Database) -> None:
    await rates(office, "a" * 64)
    await until_emptied()
    assert not log_of(office)
    async with changes(office) as uow:
        uow.session.add_all([Unit(name="Badan", timezone="WIB")])
    assert b"Badan" in log_of(office)
    await rates(office, "b" * 64)
    await until_emptied()
    assert not log_of(office)


async def test_neither_ids_nor_places_in_the_file_tell_the_order_of_raters(office: Database) -> None:
    raters = [sha256(bytes([number])).hexdigest() for number in range(60)]
    for rater in raters:
        await rates(office, rater)
    await until_emptied()
    assert office.path is not None
    content = office.path.read_bytes()
    async with office.read() as uow:
        ids = {each.rater: each.id for each in await uow.session.scalars(select(Response))}
    assert abs(likeness([ids[rater] for rater in raters])) < 0.65
    assert abs(likeness([content.find(rater.encode()) for rater in raters])) < 0.65
    assert abs(likeness([content.rfind(rater.encode()) for rater in raters])) < 0.65
    assert likeness(list(range(60))) == 1


async def test_places_in_the_file_do_not_tell_the_order_in_which_codes_were_shown(office: Database) -> None:
    key, now = b"k" * 32, datetime(2026, 11, 20, 3, 5, tzinfo=UTC)
    hashes = []
    for _ in range(60):
        async with changes(office) as uow:
            (code,) = await uow.visits.issue(key, 1, 1, now)
        hashes.append(code_hash(key, code).encode())
    await until_emptied()
    assert office.path is not None
    content = office.path.read_bytes()
    assert abs(likeness([content.find(each) for each in hashes])) < 0.65
    assert abs(likeness([content.rfind(each) for each in hashes])) < 0.65
    async with office.read() as uow:
        assert (await uow.visits.find(key, code, now)).service is not None


def likeness(values: list[int]) -> float:
    """How much the order of values is that in which they stand: 1 the same, -1 the reverse, 0 nothing."""
    n, ranks = len(values), {value: rank for rank, value in enumerate(sorted(values))}
    return 1 - 6 * sum((place - ranks[value]) ** 2 for place, value in enumerate(values)) / (n * (n * n - 1))


async def test_somebody_who_reads_for_long_is_waited_for(office: Database) -> None:
    async with office.read() as uow:
        await uow.services.all()
        await rates(office, "a" * 64)
        async with asyncio.timeout(PATIENCE):
            await rates(office, "b" * 64)  # nobody else waits with it
        assert log_of(office)
    await until_emptied()
    assert not log_of(office)


async def test_what_a_killed_process_left_goes_at_the_next_start(office: Database) -> None:
    assert office.path is not None
    with closing(sqlite3.connect(office.path)) as killed:
        killed.execute("UPDATE services SET name = 'Ditinggalkan'")
        killed.commit()
        assert b"Ditinggalkan" in log_of(office)
        await migrate(office)
        assert not log_of(office)


async def test_what_was_wanted_and_could_not_be_done_is_done_at_the_end() -> None:
    begun, closed, done = threading.Event(), threading.Event(), list[tuple[str, ...]]()

    def empty(*before: str) -> bool:
        done.append(before)
        if closed.is_set():
            return True
        begun.set()
        closed.wait(PATIENCE)
        return False  # others are at work

    log = Log(empty)
    log.empty_soon(["mix"])
    assert await asyncio.to_thread(begun.wait, PATIENCE)
    asyncio.get_running_loop().call_soon(closed.set)
    await log.close()
    assert done == [("mix",)] * 2
