"""SQLite through aiosqlite, with few trips to its thread.

SQLAlchemy makes four trips for a statement (cursor, execute, fetch, close), and each costs more than most of
our statements. Here a statement makes one, and none where it is known to be quick. All its rows are fetched
at once, as SQLAlchemy does anyway.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
from time import perf_counter
from typing import Any, NamedTuple, TypeVar

import aiosqlite
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncConnection

T = TypeVar("T")


class Given(NamedTuple):
    """What a statement gave: its rows, how many it changed, and the number of the one that it inserted."""

    rows: list[Any]
    changed: int
    inserted: int | None
    """None where it inserted none, or several."""


class Statement(NamedTuple):
    """A statement as it goes to SQLite, once or for each of its parameters."""

    operation: str
    parameters: Sequence[Any]
    is_many: bool

    def run(self, cursor: sqlite3.Cursor) -> Given:
        """What it gives."""
        (cursor.executemany if self.is_many else cursor.execute)(self.operation, self.parameters)
        rows = cursor.fetchall() if cursor.description else []
        # SQLite tells of the last insertion after other statements too, and after one that inserted nothing.
        is_insertion = cursor.rowcount == 1 and not self.is_many and self.operation.startswith("INSERT")
        return Given(rows, cursor.rowcount, cursor.lastrowid if is_insertion else None)


_QUICK = 0.001
"""Seconds; a trip to a thread and back takes 0.03 to 0.05 ms of processor time."""
_IN_A_ROW = 16
"""Statements after which the event loop goes on with others, so that no loop over statements blocks it."""
_MOST_ROWS, _MOST_KNOWN = 50, 4096


class _Times:
    """What statements of a database have taken lately, by their text.

    One that was slow counts as slow for some more runs: its next parameters may lead to as many rows.
    """

    def __init__(self) -> None:
        self._taken: dict[str, float] = {}

    def note(self, statement: Statement, seconds: float) -> None:
        """Notes what a statement took."""
        if len(self._taken) >= _MOST_KNOWN:  # texts with lists of values are many
            self._taken.clear()
        self._taken[statement.operation] = max(seconds, self._taken.get(statement.operation, 0.0) / 2)

    def is_quick(self, statement: Statement) -> bool:
        """Whether it has run before, and did not take long."""
        if statement.is_many and len(statement.parameters) > _MOST_ROWS:
            return False
        return self._taken.get(statement.operation, _QUICK) < _QUICK


Recording = list[tuple[Statement, Given]]
"""Statements of a transaction in their order, each with what it gave."""


class _Cursor:
    """What SQLAlchemy needs of a cursor; the rows are here once `execute` returns."""

    arraysize = 1

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> _Cursor:
        return self

    async def execute(self, operation: str, parameters: Sequence[Any] = ()) -> _Cursor:
        """Runs a statement and fetches what it gives."""
        return await self._run(Statement(operation, parameters, is_many=False))

    async def executemany(self, operation: str, parameters: Sequence[Sequence[Any]]) -> _Cursor:
        """Runs a statement for each of the parameters."""
        return await self._run(Statement(operation, parameters, is_many=True))

    async def _run(self, statement: Statement) -> _Cursor:
        def work(cursor: sqlite3.Cursor) -> Given:
            given = statement.run(cursor)
            self.description = cursor.description
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
            return given

        given = await self._connection.run(statement, work)
        self._rows = given.rows
        if self._connection.recorded is not None:
            self._connection.recorded.append((statement, given))
        return self

    async def fetchall(self) -> list[Any]:
        """The rows."""
        return self._rows

    async def close(self) -> None:
        """Nothing is open."""


class _Connection(aiosqlite.Connection):
    """aiosqlite's connection with the cursor above.

    A statement that is known to be quick runs in the thread of the event loop while a transaction is under
    way, where it waits for no lock. What begins or ends a transaction, and all that takes long, runs in the
    connection's own thread.
    """

    times: _Times
    _under_way = 0
    """Statements that still run in the own thread; the task that waited for one may be cancelled already."""
    _in_a_row = 0
    to_begin: str | None = None
    """The statement that begins the transaction under way; None once it has run."""
    recorded: Recording | None = None
    """Where each statement is noted with what it gives, while somebody wants that."""

    async def run(self, statement: Statement, work: Callable[[sqlite3.Cursor], T]) -> T:
        """What `work`, which runs the statement, gives for a cursor of the transaction under way."""

        def timed(cursor: sqlite3.Cursor) -> T:
            begun = perf_counter()
            try:
                return work(cursor)
            finally:
                self.times.note(statement, perf_counter() - begun)

        if self.to_begin is not None or self._under_way or not self.times.is_quick(statement):
            return await self.in_thread(timed)
        self._in_a_row = (self._in_a_row + 1) % _IN_A_ROW
        if not self._in_a_row:
            await asyncio.sleep(0)
        with closing(self._conn.cursor()) as cursor:
            return timed(cursor)

    async def in_thread(self, work: Callable[[sqlite3.Cursor], T]) -> T:
        """What `work` gives for a cursor of the transaction under way."""

        def run(connection: sqlite3.Connection) -> T:
            try:
                with closing(connection.cursor()) as cursor:
                    if self.to_begin is not None:
                        cursor.execute(self.to_begin)
                        self.to_begin = None
                    return work(cursor)
            finally:
                self._under_way -= 1

        self._under_way += 1
        given: T = await self._execute(run, self._conn)  # type: ignore[no-untyped-call]
        return given

    async def rollback(self) -> None:
        """Ends the transaction, if there is one: SQLAlchemy ends it again before it reuses a connection."""
        if self._under_way or self._conn.in_transaction:
            await super().rollback()

    async def _connect(self) -> aiosqlite.Connection:
        try:
            return await super()._connect()
        except BaseException:
            # Its thread must not outlive the loop that it reports to.
            self._thread.join()
            raise

    def cursor(self) -> Any:
        return _Cursor(self)


def begin_with_first_statement(connection: Connection, begin: str) -> None:
    """Has `begin` run before the next statement of a connection, in the same trip to its thread."""
    _driver(connection.connection.driver_connection).to_begin = begin


async def record(connection: AsyncConnection) -> Recording:
    """Records the statements of a connection from now on, until it is closed."""
    driver = _driver((await connection.get_raw_connection()).driver_connection)
    driver.recorded = []
    return driver.recorded


@asynccontextmanager
async def unrecorded(connection: AsyncConnection) -> AsyncIterator[None]:
    """Leaves statements out of a recording that only read what the same transaction wrote before.

    They give the same rows again wherever those that wrote them were repeated.
    """
    driver = (await connection.get_raw_connection()).driver_connection
    if not isinstance(driver, _Connection):  # PostgreSQL: nothing is recorded
        yield
        return
    recorded, driver.recorded = driver.recorded, None
    try:
        yield
    finally:
        driver.recorded = recorded


async def repeat(connection: AsyncConnection, recording: Recording) -> bool:
    """Runs recorded statements as fast as SQLite can; False once one gives something else, or is refused."""

    def run(cursor: sqlite3.Cursor) -> bool:
        try:
            return all(statement.run(cursor) == given for statement, given in recording)
        except sqlite3.IntegrityError:  # of a row that somebody else wrote meanwhile
            return False

    return await _driver((await connection.get_raw_connection()).driver_connection).in_thread(run)


def _driver(driver: object) -> _Connection:
    assert isinstance(driver, _Connection)
    return driver


def connecting(connect: Callable[[], sqlite3.Connection]) -> Callable[..., Any]:
    """Opens connections with `connect`, in their threads; SQLAlchemy awaits what this gives.

    `connect` lets any thread use them: sqlite3 takes its own lock, and one statement runs at a time.
    """
    times = _Times()

    def open_connection(*_arguments: object, **_options: object) -> aiosqlite.Connection:
        connection = _Connection(connect, iter_chunk_size=64)
        connection._thread.daemon = True
        connection.times = times
        return connection

    return open_connection
