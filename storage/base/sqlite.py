"""SQLite through aiosqlite with one trip to its thread for each statement.

SQLAlchemy makes four trips (cursor, execute, fetch, close), and each costs more than most of our statements.
All rows of a statement are fetched at once here, as SQLAlchemy does anyway.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import aiosqlite
from sqlalchemy import Connection


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
        return await self._run(lambda cursor: cursor.execute(operation, parameters))

    async def executemany(self, operation: str, parameters: Sequence[Sequence[Any]]) -> _Cursor:
        """Runs a statement for each of the parameters."""
        return await self._run(lambda cursor: cursor.executemany(operation, parameters))

    async def _run(self, work: Callable[[sqlite3.Cursor], object]) -> _Cursor:
        def in_thread(connection: sqlite3.Connection) -> None:
            cursor = connection.cursor()
            try:
                if self._connection.to_begin is not None:
                    cursor.execute(self._connection.to_begin)
                    self._connection.to_begin = None
                work(cursor)
                self.description = cursor.description
                self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
                self._rows = cursor.fetchall() if cursor.description else []
            finally:
                cursor.close()

        await self._connection._execute(in_thread, self._connection._conn)  # type: ignore[no-untyped-call]
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
    driver = connection.connection.driver_connection
    assert isinstance(driver, _Connection)
    driver.to_begin = begin


def connecting(connect: Callable[[], sqlite3.Connection]) -> Callable[..., Any]:
    """Opens connections with `connect`, in their threads; SQLAlchemy awaits what this gives."""

    def open_connection(*_arguments: object, **_options: object) -> aiosqlite.Connection:
        connection = _Connection(connect, iter_chunk_size=64)
        connection._thread.daemon = True
        return connection

    return open_connection
