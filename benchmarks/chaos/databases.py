"""The database is locked, full, read-only, gone and back, or an older copy, while people report."""

from __future__ import annotations

import asyncio
import os
import resource
import sqlite3
import subprocess
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path

import aiohttp

from benchmarks.chaos.count import Count
from benchmarks.chaos.people import AMOUNT
from benchmarks.chaos.processes import Bot
from benchmarks.chaos.stage import Run, Stage, stage
from benchmarks.processes import free_port

Break = Callable[[Stage, Bot], AbstractAsyncContextManager[str]]
"""Breaks something for as long as the block runs; gives what it did, in words."""
_MEGABYTE = 2**20


async def _unready(port: int) -> None:
    """Returns once the service says that it cannot work."""
    async with aiohttp.ClientSession() as session:
        while True:
            with suppress(aiohttp.ClientError):
                async with session.get(f"http://127.0.0.1:{port}/readyz") as answer:
                    if answer.status == 503:
                        return
            await asyncio.sleep(0.05)


async def broken(
    run: Run, name: str, fault: Break, *, url: str | None = None, is_noticed: bool = True
) -> Count:
    """People report while the database is broken; until the service says so, if it does."""
    async with stage(run, name, url) as office:
        port = free_port()
        bot = office.bot(METRICS_PORT=str(port))
        await bot.starts()
        office.begin_load()
        await office.until_reported(1)
        async with fault(office, bot) as about, asyncio.timeout(run.size.longest):
            await office.until(lambda: office.play.world.updates.unacknowledged > 0)
            await asyncio.gather(asyncio.sleep(run.size.hold), *([_unready(port)] if is_noticed else []))
        office.count.about = about
        await office.recovers()
        await office.until_reported(run.size.people)
        return await office.counted()


# --- SQLite -------------------------------------------------------------------------------------------------


async def locked(run: Run) -> Count:
    """Another process holds the write lock, for longer than a statement waits for it."""
    hold = run.size.lock

    @asynccontextmanager
    async def fault(office: Stage, _bot: Bot) -> AsyncIterator[str]:
        with closing(sqlite3.connect(office.file, isolation_level=None, timeout=60)) as other:
            other.execute("BEGIN IMMEDIATE")
            yield f"the write lock was held for {hold:g} s"
            await asyncio.sleep(hold)
            other.execute("ROLLBACK")

    return await broken(run, "SQLite locked", fault, is_noticed=False)


async def full(run: Run) -> Count:
    """There is no room on the disk: for root a small disk that is filled, else the system takes no more."""
    if os.geteuid() != 0:
        return await broken(run, "disk full", _limited)
    place = run.folder / "disk"
    place.mkdir()
    with _mounted(place):
        return await broken(run, "disk full", _filled, url=f"sqlite:///{place / 'kinerja.db'}")


@contextmanager
def _mounted(place: Path) -> Iterator[None]:
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "none", str(place)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@asynccontextmanager
async def _filled(office: Stage, _bot: Bot) -> AsyncIterator[str]:
    filler = office.file.with_name("filler")
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(_MEGABYTE)):
            pass
    yield "a disk of 64 MB was filled"
    filler.unlink()


@asynccontextmanager
async def _limited(_office: Stage, bot: Bot) -> AsyncIterator[str]:
    _, most = resource.prlimit(bot.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (0, most))
    yield "the process could write to no file"
    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (most, most))


async def moved(run: Run) -> Count:
    """The file is moved away and comes back."""

    @asynccontextmanager
    async def fault(office: Stage, _bot: Bot) -> AsyncIterator[str]:
        elsewhere = office.file.with_name("elsewhere.db")
        office.file.rename(elsewhere)
        yield "the file was moved away and back"
        elsewhere.rename(office.file)

    return await broken(run, "SQLite file gone", fault)


async def restored(run: Run) -> Count:
    """An older copy is put in the place of the database; what came after it is gone, and nothing else."""
    async with stage(run, "older copy restored") as office:
        bot = office.bot()
        await bot.starts()
        office.begin_load()
        await office.until_reported(run.size.people)
        began = time.monotonic()
        await office.command("backup", str(office.folder / "backups"))
        await office.until_reported(run.size.people)
        await office.pause_load()
        await bot.killed()
        office.moments.everywhere.append(time.monotonic())
        gone = {activity for activity, told in office.phones.told.items() if max(told.values()) >= began}
        (made,) = (office.folder / "backups").glob("*.zip")
        await office.command("restore", str(made), "--overwrite")
        await bot.starts()
        await office.recovers()
        for person in office.people:  # a form that the copy does not know refuses taps, and stays in sight
            person.walker.handle.says("/lapor")
        office.begin_load()
        await office.until_reported(run.size.people)
        # Who is asked for the amount of a form that is at the question before it again answers that one.
        office.forgotten = gone | {AMOUNT}
        office.count.about = f"{len(gone)} reports or approvals were confirmed after the copy"
        return await office.counted()


# --- PostgreSQL ---------------------------------------------------------------------------------------------


async def stopped(run: Run) -> Count:
    """The server is stopped and started."""
    server = run.server

    @asynccontextmanager
    async def fault(_office: Stage, _bot: Bot) -> AsyncIterator[str]:
        await asyncio.to_thread(server.stops)
        yield "the server was stopped and started"
        await asyncio.to_thread(server.starts)

    url = server.database(run.keys.password)
    return await broken(run, "PostgreSQL gone", fault, url=url)


async def read_only(run: Run) -> Count:
    """The server takes no changes, as a standby that stands in for the primary."""
    server = run.server

    @asynccontextmanager
    async def fault(_office: Stage, _bot: Bot) -> AsyncIterator[str]:
        await asyncio.to_thread(server.takes_changes, it_does=False)
        yield "the server took no changes"
        await asyncio.to_thread(server.takes_changes, it_does=True)

    url = server.database(run.keys.password)
    return await broken(run, "PostgreSQL read-only", fault, url=url)
