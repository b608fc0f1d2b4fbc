"""What only one process may do at a time: serve a SQLite file, send the notices of a bot, poll for it."""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import TextIO

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.base.disk import system_reason
from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable, may_be_outage

log = logging.getLogger(__name__)


class AlreadyServedError(Exception):
    """Another worker serves this SQLite file."""


@contextmanager
def only_worker(database: Path | None) -> Iterator[None]:
    """Holds the lock of a SQLite file while a worker runs; the system lets go of it when the process dies.

    Raises AlreadyServedError when another worker holds it, DatabaseUnavailable when the file cannot be
    written. `None` (PostgreSQL) needs no lock.
    """
    if database is None:
        yield
        return
    with _opened(lock_of(database)) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyServedError(
                f"Another process already serves {database}: SQLite is for one worker, PostgreSQL for more."
            ) from None
        yield


def lock_of(database: Path) -> Path:
    """The file that a worker of a SQLite file locks."""
    return database.with_suffix(".lock")


def _opened(path: Path) -> TextIO:
    try:
        return path.open("w")
    except OSError as error:
        raise DatabaseUnavailable(f"{path} cannot be written ({system_reason(error)})") from error


@asynccontextmanager
async def only_one(
    database: Database, task: str, bot_id: int, pause: float = 3.0
) -> AsyncIterator[Callable[[], Awaitable[object]]]:
    """Waits until no other process does this for the bot, and keeps the others waiting while the block runs.

    Gives a function that returns once the lock is lost, which it is with its connection: the block must end
    then, as another process may begin. `task` says what it does, for the log: "sends notices". `pause` is the
    time between looks, in seconds. A SQLite file has one worker (`only_worker`): its block begins at once and
    loses nothing.
    """
    if database.is_sqlite:
        yield asyncio.Event().wait
        return
    connection = await _locked(database, task, bot_id, pause)

    async def lost() -> None:
        while await _answers(connection):  # noqa: ASYNC110 - only asking tells that it is gone
            await asyncio.sleep(pause)

    try:
        yield lost
    finally:
        await _let_go(connection)


async def _locked(database: Database, task: str, bot_id: int, pause: float) -> AsyncConnection:
    """A connection that holds the lock; other processes and outages of the database are waited out."""
    key, told = lock_number(f"{task} of bot {bot_id}"), False
    while True:
        try:
            connection = await _try_lock(database, key)
        except (DBAPIError, DatabaseUnavailable) as error:
            if not may_be_outage(error):
                raise
        else:
            if connection is not None:
                if told:
                    log.info("This process %s now.", task)
                return connection
            if not told:
                log.info("Another process %s; this one takes over when it ends.", task)
            told = True
        await asyncio.sleep(pause)


async def _try_lock(database: Database, key: int) -> AsyncConnection | None:
    connection = await database.engine.connect()
    try:
        # Without a transaction: one that stayed open for days would keep the server from tidying up.
        await connection.execution_options(isolation_level="AUTOCOMMIT")
        if await connection.scalar(select(func.pg_try_advisory_lock(key))):
            return connection
    except BaseException:
        await _let_go(connection)
        raise
    await connection.close()
    return None


async def _answers(connection: AsyncConnection) -> bool:
    try:
        await connection.scalar(select(1))
    except (DBAPIError, DatabaseUnavailable):  # of a broken connection, the driver raises any of its errors
        return False
    return True


async def _let_go(connection: AsyncConnection) -> None:
    # Closed, not given back to the pool: the server releases the lock with the connection.
    await connection.invalidate()
    await connection.close()


def lock_number(purpose: str) -> int:
    """The number of a lock among those of everybody who uses a PostgreSQL server: 64 bits with a sign."""
    return int.from_bytes(hashlib.sha256(purpose.encode()).digest()[:8], signed=True)
