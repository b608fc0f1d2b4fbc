"""What a service learns of its statements is kept for the whole test process; no file is synced.

Each test opens a database of its own. SQLAlchemy keeps the SQL it compiled per engine, under a key that holds
the dialect: every test would compile all its statements again. Which statements are quick is known per
database: every test would make a trip to another thread for each of them.

The processes that tests of durability kill are of the service alone: they sync their files.
"""

from __future__ import annotations

from time import thread_time
from typing import Any, ClassVar

from sqlalchemy import Engine, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.engine.default import DefaultDialect

from storage.base import sqlite

_COMPILED: dict[Any, Any] = {}
_TAKEN: dict[str, float] = {}
"""Seconds that statements took, by their text."""


class _OneObject(DefaultDialect):
    """A dialect of which there is one object, whose engines share what they compiled."""

    _the_one: ClassVar[DefaultDialect | None] = None

    def __new__(cls, **options: Any) -> Any:
        if cls._the_one is None:
            cls._the_one = super().__new__(cls)
            super().__init__(cls._the_one, **options)
        return cls._the_one

    def __init__(self, **options: Any) -> None:
        """Made in `__new__`, once; all engines of ours are made with the same options."""

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Gives a new engine what others have compiled."""
        engine.update_execution_options(compiled_cache=_COMPILED)


class OneSQLite(_OneObject, SQLiteDialect_aiosqlite):
    """SQLite through aiosqlite."""

    supports_statement_cache = True

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """Leaves the files of tests unsynced: they need not outlive the machine, and each commit waited."""
        super().engine_created(engine)
        event.listen(engine, "checkout", _leave_unsynced)


def _leave_unsynced(connection: Any, record: Any, _proxy: object) -> None:
    # With the first use: the service asks for a sync when it connects.
    if record.info.setdefault("is_synced", True):
        connection.driver_connection._conn.execute("PRAGMA synchronous=OFF").close()
        record.info["is_synced"] = False


class OnePostgreSQL(_OneObject, PGDialect_asyncpg):
    """PostgreSQL through asyncpg."""

    supports_statement_cache = True


def share_compiled_sql() -> None:
    """Has every engine that is made from now on use the one dialect of its database."""
    registry.register("sqlite.aiosqlite", __name__, OneSQLite.__name__)
    registry.register("postgresql.asyncpg", __name__, OnePostgreSQL.__name__)


def share_times() -> None:
    """Has every database that is opened from now on know which statements were quick in others.

    That is told by their processor time: on the clock, many take long beside other work, and go to the thread
    for some more runs.
    """

    def begin(times: sqlite._Times) -> None:
        times._taken = _TAKEN

    sqlite._Times.__init__ = begin  # type: ignore[method-assign, assignment]
    sqlite.perf_counter = thread_time  # type: ignore[attr-defined]
