"""SQLite through aiosqlite with one trip to its thread for each statement.

SQLAlchemy makes four trips (cursor, execute, fetch, close), and each costs more than most of our statements.
All rows of a statement are fetched at once here, as SQLAlchemy does anyway.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, closing
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
        def in_thread(cursor: sqlite3.Cursor) -> Given:
            given = statement.run(cursor)
            self.description = cursor.description
            self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
            return given

        given = await self._connection.in_thread(in_thread)
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
    """aiosqlite's connection with the cursor above."""

    to_begin: str | None = None
    """The statement that begins the transaction under way; None once it has run."""
    recorded: Recording | None = None
    """Where each statement is noted with what it gives, while somebody wants that."""

    async def in_thread(self, work: Callable[[sqlite3.Cursor], T]) -> T:
        """What `work` gives for a cursor of the transaction under way."""

        def run(connection: sqlite3.Connection) -> T:
            with closing(connection.cursor()) as cursor:
                if self.to_begin is not None:
                    cursor.execute(self.to_begin)
                    self.to_begin = None
                return work(cursor)

        given: T = await self._execute(run, self._conn)  # type: ignore[no-untyped-call]
        return given

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
    """Opens connections with `connect`, in their threads; SQLAlchemy awaits what this gives."""

    def open_connection(*_arguments: object, **_options: object) -> aiosqlite.Connection:
        connection = _Connection(connect, iter_chunk_size=64)
        connection._thread.daemon = True
        return connection

    return open_connection
