"""Heavy work in other processes: it is done there, survives the death of one, and ends with the service."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import threading
from collections.abc import AsyncIterator
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from functools import partial
from multiprocessing import active_children
from multiprocessing.context import SpawnProcess
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.base.engine import Database
from storage.base.heavy import InProcesses
from storage.base.outages import DatabaseUnavailable

PATIENCE = 30_000
"""Milliseconds in which a process ends, on the slowest of machines."""


def noon() -> datetime:
    """A moment."""
    return datetime(2026, 11, 20, 5, tzinfo=UTC)


def nothing() -> None:
    """What is prepared at the start of a process."""


def the_process() -> SpawnProcess:
    """The one that was begun for heavy work."""
    (found,) = (each for each in active_children() if isinstance(each, SpawnProcess))
    return found


async def niceness(_database: Database) -> int:
    """How low the priority of its process is."""
    return os.getpriority(os.PRIO_PROCESS, 0)


async def where(database: Database) -> tuple[int, datetime, int]:
    """The process, its clock, and how many people it finds."""
    async with database.read() as uow:
        found = await uow.session.scalar(text("SELECT count(*) FROM employees"))
    return os.getpid(), database.now(), found or 0


async def dies_first(mark: Path, database: Database) -> int:
    """Counts what it has written; the first time it kills its process before that."""
    async with database.unit() as uow:
        await uow.session.execute(text("INSERT INTO processed_updates VALUES (1, '2026-11-20 05:00:00')"))
        found = await uow.session.scalar(text("SELECT count(*) FROM processed_updates"))
        if not mark.exists():  # noqa: ASYNC240 - nothing else runs here
            mark.touch()  # noqa: ASYNC240
            os.kill(os.getpid(), signal.SIGKILL)
    return found or 0


async def is_told_to_end(mark: Path, database: Database) -> int:
    """How many times it was begun; whoever ends a service tells its processes as well."""
    with mark.open("a") as begun:
        begun.write("x")
        times = begun.tell()
    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getpid(), signal.SIGINT)
    return times


async def finds_no_database(database: Database) -> None:
    """An outage."""
    raise DatabaseUnavailable(f"{database.place} is away")


@pytest.fixture
async def heavy(database_file: Path) -> AsyncIterator[InProcesses]:
    """Processes for an empty office."""
    processes = InProcesses(f"sqlite:///{database_file}", noon, nothing)
    yield processes
    processes.close()


async def test_work_is_done_elsewhere_and_both_processes_end_with_the_service(heavy: InProcesses) -> None:
    threads = set(threading.enumerate())
    pid, now, people = await heavy.run(where)
    assert (now, people) == (noon(), 0)
    assert pid != os.getpid()
    assert (await heavy.run(where))[0] == pid, "it is kept, with the statements that it knows"
    lowest = 19
    lower = min(lowest, os.getpriority(os.PRIO_PROCESS, 0) + 10)
    assert await heavy.run(niceness) == lower, "the chats have a higher priority"
    with pytest.raises(DatabaseUnavailable, match=r"kinerja\.db is away"):
        await heavy.run(finds_no_database)
    ended = os.pidfd_open(pid)
    heavy.close()
    waiting = select.poll()
    waiting.register(ended, select.POLLIN)
    assert waiting.poll(PATIENCE), "the process outlives its service"
    os.close(ended)
    assert set(threading.enumerate()) <= threads, "one would be woken while it ends with the interpreter"


async def test_work_whose_process_is_killed_is_done_again(heavy: InProcesses, tmp_path: Path) -> None:
    assert await heavy.run(partial(dies_first, tmp_path / "mark")) == 1


async def test_a_signal_to_all_processes_of_a_service_ends_neither_what_loads_nor_what_is_under_way(
    heavy: InProcesses, tmp_path: Path
) -> None:
    working = asyncio.create_task(heavy.run(where))
    await asyncio.sleep(0)  # its first step starts the process
    begun = the_process()
    for number in (signal.SIGTERM, signal.SIGINT):
        os.kill(begun.pid or 0, number)
    assert (await working)[0] == begun.pid
    assert await heavy.run(partial(is_told_to_end, tmp_path / "mark")) == 1


async def test_a_service_that_ends_does_not_wait_for_a_process_that_is_still_loading(
    heavy: InProcesses,
) -> None:
    working = asyncio.create_task(heavy.run(where))
    await asyncio.sleep(0)
    begun = the_process()
    heavy.close()
    assert begun.exitcode == -signal.SIGKILL
    with pytest.raises(BrokenProcessPool):
        await working
