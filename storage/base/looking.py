"""Looks at a database without changing it: does it answer, and which tables has it?"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from msgspec import Struct
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.base.engine import Database
from storage.base.migrate import NoDatabase
from storage.base.outages import DatabaseFailed, DatabaseRefused, DatabaseUnavailable, unavailable
from storage.tables import Table

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_REVISION = "SELECT version_num FROM alembic_version"
_FORBIDDEN = text(
    "SELECT min(relname) FROM pg_class WHERE relname = ANY(:names) AND relkind = 'r'"
    " AND pg_table_is_visible(oid)"
    " AND NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')"
    " AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE'))"
)
"""The first of some tables that we may not read and change."""


class DatabaseLocked(DatabaseUnavailable):
    """Another process writes into the SQLite file, for longer than we wait."""


class Seen(Struct, frozen=True):
    """What a database has."""

    revision: str | None
    """Of its tables; None when there are none of ours."""
    now: datetime | None
    """The clock of a PostgreSQL server, in UTC."""
    version: int = 0
    """The major version of a PostgreSQL server; 0 for SQLite."""


async def look(database: Database, patience: float = 3.0) -> Seen:
    """Looks whether a database can be read and written, and which tables it has. No file is made.

    `patience` is in seconds. Raises NoDatabase when there is no file, DatabaseLocked when somebody else
    writes for longer than that, DatabaseUnavailable when it does not answer, DatabaseRefused when it does not
    let us in or forbids a table.
    """
    if database.is_missing():
        raise NoDatabase
    if database.path is not None:
        return await asyncio.to_thread(_look_at_file, database.path, patience)
    try:
        async with asyncio.timeout(patience), database.engine.connect() as connection:
            now = await connection.scalar(text("SELECT clock_timestamp()"))
            is_there = await connection.scalar(text("SELECT to_regclass('alembic_version') IS NOT NULL"))
            revision = await connection.scalar(text(_REVISION)) if is_there else None
            if revision is not None:
                await require_rights(connection)
            number = await connection.scalar(text("SHOW server_version_num"))
            return Seen(revision, now, int(number) // 10_000)
    except TimeoutError:
        raise DatabaseUnavailable(f"no answer within {patience:g} seconds") from None
    except DBAPIError as error:
        raise unavailable(error) from None


async def require_rights(connection: AsyncConnection) -> None:
    """Raises DatabaseRefused where PostgreSQL forbids us to work on a table; SQLite has no rights."""
    if connection.dialect.name == "sqlite":
        return
    forbidden = await connection.scalar(_FORBIDDEN, {"names": sorted(Table.metadata.tables)})
    if forbidden is not None:
        raise DatabaseRefused(f"permission denied for table {forbidden}")


def _look_at_file(path: Path, patience: float) -> Seen:
    try:
        uri = f"{path.absolute().as_uri()}?mode=rw"
        with closing(sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")  # only who may write can begin so
            has = "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
            row = connection.execute(_REVISION).fetchone() if connection.execute(has).fetchone() else None
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        kind = DatabaseLocked if error.sqlite_errorcode in _BUSY else DatabaseUnavailable
        raise kind(str(error)) from None
    return Seen(row[0] if row else None, None)


async def current_revision(database: Database) -> str | None:
    """The revision of the tables of a database that is in use; None when it does not answer."""
    try:
        async with database.read() as uow:
            found: str | None = await uow.session.scalar(text(_REVISION))
    except DatabaseFailed:
        return None
    return found
