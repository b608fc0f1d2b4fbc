"""Brings a database to the newest version of the tables."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, func, select

from storage.base.engine import Database, outages_named
from storage.base.single import AlreadyServedError, lock_number, lock_of, only_worker


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration for our migrations; `connection` is the one to work on."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def revision_of(connection: Connection) -> str | None:
    """The version of a database's tables; None where there are none."""
    return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str:
    """The version of the tables that this version of the service works with."""
    newest = ScriptDirectory.from_config(configuration()).get_current_head()
    assert newest is not None  # there is a migration
    return newest


def known_revisions() -> frozenset[str]:
    """All versions of the tables that this version of the service can bring up to date."""
    return frozenset(each.revision for each in ScriptDirectory.from_config(configuration()).walk_revisions())


class NoDatabase(Exception):
    """The database is not there or has no tables, and this was not to make them."""


class _Upgrade:
    """Brings the tables of a connection up to date."""

    def __init__(self, *, may_create: bool) -> None:
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
        command.upgrade(configuration(connection), "head")
        self.changed_tables = before not in (None, revision_of(connection))


async def migrate(database: Database, *, may_create: bool = True) -> bool:
    """Applies the migrations that are missing; returns whether the database is a new, empty one.

    Raises DatabaseUnavailable when the database does not answer, NoDatabase when it would have to be made and
    must not be.
    """
    if database.path is not None and not database.path.exists():
        if not may_create:
            raise NoDatabase
        database.make_folder()
    upgrade = _Upgrade(may_create=may_create)
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
    """Removes a database that `migrate` has just made, once it is closed; False when it stays.

    It stays where it is not ours alone: on PostgreSQL, and when a worker has begun to serve it.
    """
    if database.path is None:
        return False
    try:
        with only_worker(database.path):
            for name in ("", "-wal", "-shm", "-journal"):
                Path(f"{database.path}{name}").unlink(missing_ok=True)
            lock_of(database.path).unlink()
    except (AlreadyServedError, OSError):
        return False
    for folder in database.made_folders:
        with suppress(OSError):  # somebody put something into it meanwhile
            folder.rmdir()
    return True
