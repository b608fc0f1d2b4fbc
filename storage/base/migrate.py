"""Brings a database to the newest version of the tables."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from storage.base.engine import Database, outages_named


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration for our migrations; `connection` is the one to work on."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> bool:
    """Tells whether tables of before were changed."""
    context = MigrationContext.configure(connection)
    before = context.get_current_revision()
    command.upgrade(configuration(connection), "head")
    return before not in (None, context.get_current_revision())


async def migrate(database: Database) -> None:
    """Applies the migrations that are missing; does nothing when there are none.

    Raises DatabaseUnavailable when the database does not answer.
    """
    with outages_named():
        async with database.engine.connect() as connection:
            changed = await connection.run_sync(_upgrade)
            await connection.commit()
        if changed:
            # Free pages and the log still hold what a migration took away.
            await database.rewrite()
        await database.empty_log()
