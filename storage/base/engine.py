"""The database: opens it in the right mode, hands out units of work, tells whether it answers."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, ExceptionContext, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import PoolResetState

from domain.quarantine.watch import Watch
from storage.base.disk import system_reason
from storage.base.log import Log
from storage.base.machine_clock import machine_now
from storage.base.outages import (
    DatabaseUnavailable,
    is_forbidden,
    outage_told,
    outages_named,
    unavailable,
)
from storage.base.savepoint import make_savepoints
from storage.base.sqlite import begin_with_first_statement, connecting
from storage.base.stale import replace_stale
from storage.records.audit import SERVICE
from storage.records.views import KnownViews
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_PATIENCE = 10.0
"""Seconds for which SQLite waits for a lock."""
_MOST_PREPARED = 500
"""Statements that a connection to PostgreSQL keeps prepared; a list of people makes one of each length."""


def _driver_url(url: str) -> str:
    parsed = make_url(url)
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+asyncpg"}
    return parsed.set(drivername=drivers[parsed.drivername]).render_as_string(hide_password=False)


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite address; None for PostgreSQL."""
    parsed = make_url(url)
    return Path(parsed.database) if parsed.drivername == "sqlite" and parsed.database else None


class _File:
    """The SQLite file that was opened first. An open file does not show that it lost its name."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._opened: tuple[int, int] | None = None

    def connect(self) -> sqlite3.Connection:
        """A connection; only the first one may make the file."""
        if self._opened is None:
            return sqlite3.connect(self._path, check_same_thread=False)
        self.require()
        address = f"{self._path.absolute().as_uri()}?mode=rw"
        return sqlite3.connect(address, uri=True, check_same_thread=False)

    def run(self, *statements: str, patience: float = _PATIENCE) -> list[Any]:
        """Runs statements outside of any transaction; returns the first row of the last one.

        Raises DatabaseUnavailable when one fails, or others are at work for longer than `patience` (seconds).
        """
        try:
            with closing(self.connect()) as connection:
                connection.isolation_level = None
                connection.execute(f"PRAGMA busy_timeout={int(patience * 1000)}")
                connection.execute("PRAGMA secure_delete=ON")
                rows = [connection.execute(statement).fetchone() for statement in statements]
        except sqlite3.Error as error:
            raise DatabaseUnavailable(str(error)) from error
        return list(rows[-1] or ())

    def empty_log(self, *before: str) -> bool:
        """Runs statements, moves the log into the file and cuts it off; False while others are at work."""
        try:
            busy, *_ = self.run(*before, "PRAGMA wal_checkpoint(TRUNCATE)", patience=0.1)
        except DatabaseUnavailable:  # the next write will notice
            return False
        return not busy

    def require(self) -> None:
        """Raises DatabaseUnavailable unless the file is still where it was opened; takes microseconds."""
        try:
            found = self._path.stat()
        except OSError:
            here = None
        else:
            here = (found.st_dev, found.st_ino)
        self._opened = self._opened or here
        if here is None or here != self._opened:
            raise DatabaseUnavailable(f"the file {self._path} is gone: it was moved, deleted or replaced")


def _open_sqlite(engine: AsyncEngine, file: _File) -> None:
    """WAL, enforced foreign keys, and transactions that begin where SQLAlchemy says they begin."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(dbapi_connection: Any, _record: object) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        # FULL: an office's power fails more often than its disk; group commit pays for the sync.
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA busy_timeout={int(_PATIENCE * 1000)}")
        cursor.execute("PRAGMA cache_size=-65536")
        # Deleted data is overwritten, so that free pages do not reveal who was in a conversation.
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()
        file.require()

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        file.require()
        # A writer takes its lock at once: upgrading a read lock later can fail half way.
        reading = connection.get_execution_options().get("reading", False)
        begin_with_first_statement(connection, "BEGIN" if reading else "BEGIN IMMEDIATE")

    @event.listens_for(engine.sync_engine, "commit")
    def on_commit(_connection: Connection) -> None:
        file.require()


def _end_transactions(engine: AsyncEngine) -> None:
    """No connection goes back to the pool within a transaction.

    SQLAlchemy takes a transaction whose commit failed for ended. On SQLite its connection would keep the
    lock; on PostgreSQL the next one to get the connection would commit what is left in it.
    """

    @event.listens_for(engine.sync_engine, "reset")
    def on_reset(dbapi_connection: Any, _record: object, state: PoolResetState) -> None:
        if state.asyncio_safe:
            dbapi_connection.rollback()


def _open_postgres(engine: AsyncEngine) -> None:
    """Replaces stale connections; one that cannot be made is an outage, not an OSError as files have."""
    replace_stale(engine)

    @event.listens_for(engine.sync_engine, "do_connect")
    def on_do_connect(dialect: Any, _record: object, arguments: list[Any], options: dict[str, Any]) -> Any:
        try:
            return dialect.connect(*arguments, **options)
        except OSError as error:
            raise unavailable(error) from error


class Database:
    """One engine; `unit()` for deciding (rolls back unless committed), `read()` for looking."""

    def __init__(self, url: str) -> None:
        """`url` is sqlite:///FILE or postgresql://…; nothing is opened yet."""
        self.url = url
        self.path = sqlite_file(url)
        self.is_sqlite = self.path is not None
        self.made_folders: list[Path] = []
        """Those that `make_folder` made, the deepest first."""
        self._file = file = _File(self.path) if self.path else None
        self._log = Log(file.empty_log) if file else None
        self._watch = Watch()
        self._views = KnownViews()
        self.now: Callable[[], datetime] = machine_now
        """Returns the moment (UTC) that a row of the log of decisions gets."""
        self.who = SERVICE
        """The actor in the log of a unit of work, until another one is set."""
        options: dict[str, Any] = {"prepared_statement_cache_size": _MOST_PREPARED}
        if file:
            options = {"async_creator_fn": connecting(file.connect)}
        # Errors and logs do not repeat what people wrote or who they are.
        self.engine = create_async_engine(_driver_url(url), hide_parameters=True, connect_args=options)
        if file:
            _open_sqlite(self.engine, file)
        else:
            _open_postgres(self.engine)
        _end_transactions(self.engine)
        make_savepoints(self.engine.sync_engine)
        # Changes are written together at the commit: a query that depends on one flushes it first.
        self._write = async_sessionmaker(self.engine, expire_on_commit=False, autoflush=False)
        # A reading unit sees one moment, as on SQLite: PostgreSQL has to be told.
        looking = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._read = async_sessionmaker(
            self.engine.execution_options(reading=True, **looking), expire_on_commit=False, autoflush=False
        )

    def make_folder(self) -> None:
        """Makes the folder of a SQLite file, for its owner alone; one that is there stays as it is.

        Raises DatabaseUnavailable when it cannot be made.
        """
        if self.path is None:
            return
        folder = self.path.parent
        try:
            self.made_folders += [each for each in (folder, *folder.parents) if not each.exists()]
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            told = f"the folder {folder} cannot be made ({system_reason(error)})"
            raise DatabaseUnavailable(told) from error

    def is_missing(self) -> bool:
        """Whether it is a SQLite file that is not there.

        Raises DatabaseUnavailable where that cannot be seen.
        """
        try:
            if self.path is not None:
                self.path.stat()
        except FileNotFoundError:
            return True
        except OSError as error:
            raise DatabaseUnavailable(f"its file cannot be opened ({system_reason(error)})") from error
        return False

    @property
    def place(self) -> str:
        """Where it is, without a password: the SQLite file, or the name of the PostgreSQL database."""
        return str(self.path or make_url(self.url).database)

    @asynccontextmanager
    async def unit(self) -> AsyncIterator[UnitOfWork]:
        """A unit of work that rolls back unless `commit()` was called."""
        async with self._write() as session:
            uow = UnitOfWork(session, self._watch, self._views, self.now)
            uow.audit.by(self.who)
            yield uow
        if uow.mix and self._log is not None:
            self._log.empty_soon(uow.mix)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A unit of work for reading: all of it as of one moment; it takes no write lock and cannot commit.

        Raises DatabaseUnavailable when the database does not answer.
        """
        with outages_named():
            async with self._read() as session:
                yield UnitOfWork(session, self._watch, self._views, self.now, reading=True)

    async def answers(self) -> bool:
        """Whether a transaction can be begun and committed now."""
        try:
            async with self._write() as session:
                await _probe(session)
        except (SQLAlchemyError, OSError, DatabaseUnavailable):  # as in `outages_named`
            return False
        return True

    def log_refusals(self) -> None:
        """Logs from now on what PostgreSQL forbids, with what mends it: whoever asked for it just fails."""

        @event.listens_for(self.engine.sync_engine, "handle_error")
        def on_error(context: ExceptionContext) -> None:
            error = context.sqlalchemy_exception or context.original_exception
            if is_forbidden(error):
                log.error("%s", outage_told(unavailable(error)))

    async def rewrite(self) -> None:
        """Writes a SQLite file again, without its free pages, and empties its log.

        That takes seconds for a large one, and nobody else may be at work.
        """
        if self._file is not None:
            await asyncio.to_thread(self._file.run, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")

    async def empty_log(self) -> None:
        """Takes away what the last process left in the log of a SQLite file."""
        if self._file is not None:
            await asyncio.to_thread(self._file.empty_log)

    async def close(self) -> None:
        """Closes every connection."""
        if self._log is not None:
            await self._log.close()
        await self.engine.dispose()


async def _probe(session: AsyncSession) -> None:
    # Only a commit reaches the disk: a full or read-only one must not look healthy.
    await session.execute(text("INSERT INTO processed_updates VALUES (-1, '1970-01-01 00:00:00+00:00')"))
    await session.execute(text("DELETE FROM processed_updates WHERE update_id = -1"))
    await session.commit()
