"""Brings a database to the newest version of the tables."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection, func, inspect, select, text

from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable, outages_named
from storage.base.single import AlreadyServedError, lock_number, lock_of, only_worker

NEWEST_REVISION = "0082"
"""The version of the tables that this version of the service works with: that of the last migration."""


def revision_of(connection: Connection) -> str | None:
    """The version of a database's tables; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def known_revisions() -> frozenset[str]:
    """All versions of the tables that this version of the service can bring up to date."""
    from storage.base.migration_steps import revisions  # a start seldom needs Alembic (0299)

    return revisions()


class NoDatabase(Exception):
    """The database is not there or has no tables, and this was not to make them."""


class UnknownTables(Exception):
    """The tables are those of another version of the service, which this one cannot bring up to date."""


class _Upgrade:
    """Brings the tables of a connection up to date."""

    def __init__(self, place: str, *, may_create: bool) -> None:
        self._place = place
        self._may_create = may_create
        self.is_new = False
        self.changed_tables = False

    def __call__(self, connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            # Until the commit. Two processes that start on an empty database would both make the tables;
            # SQLite lets only one of them begin.
            connection.execute(select(func.pg_advisory_xact_lock(lock_number("migrations"))))
        before = revision_of(connection)
        self.is_new = before is None
        if self.is_new and not self._may_create:
            raise NoDatabase
        if before != NEWEST_REVISION:
            from storage.base.migration_steps import apply_missing

            if before is not None and before not in known_revisions():
                raise UnknownTables(
                    f"The tables of {self._place} are at {before}, which this version ({NEWEST_REVISION}) "
                    "does not know: check out the version that made them, or restore a backup of this one's."
                )
            apply_missing(connection)
            self.changed_tables = not self.is_new


async def migrate(database: Database, *, may_create: bool = True) -> bool:
    """Applies the migrations that are missing; returns whether the database is a new, empty one.

    Raises DatabaseUnavailable when the database does not answer, NoDatabase when it would have to be made and
    must not be, UnknownTables when another version of the service, such as a later one, made its tables.
    """
    if database.is_missing():
        if not may_create:
            raise NoDatabase
        database.make_folder()
    upgrade = _Upgrade(database.place, may_create=may_create)
    with outages_named():
        async with database.engine.connect() as connection:
            await connection.run_sync(upgrade)
            await connection.commit()
        if upgrade.changed_tables:
            # Free pages and the log still hold what a migration took away.
            await database.rewrite()
        await database.empty_log()
    return upgrade.is_new


def unmake(database: Database) -> bool:
    """Removes a database that was just made, or its lock and folders where it was not; False when it stays.

    It stays where it is not ours alone: on PostgreSQL, and when a worker has begun to serve it.
    """
    if database.path is None:
        return False
    try:
        with only_worker(database.path):
            for name in ("", "-wal", "-shm", "-journal"):
                Path(f"{database.path}{name}").unlink(missing_ok=True)
            lock_of(database.path).unlink()
    except (AlreadyServedError, DatabaseUnavailable, OSError):
        return False
    for folder in database.made_folders:
        with suppress(OSError):  # somebody put something into it meanwhile
            folder.rmdir()
    return True
