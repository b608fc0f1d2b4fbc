"""Brings a database to the newest version of the tables."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from storage.base.engine import Database, outages_named


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration for our migrations; `connection` is the one to work on."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection) -> None:
    command.upgrade(configuration(connection), "head")


async def migrate(database: Database) -> None:
    """Applies the migrations that are missing; does nothing when there are none.

    Raises DatabaseUnavailable when the database does not answer.
    """
    with outages_named():
        async with database.engine.connect() as connection:
            await connection.run_sync(_upgrade)
            await connection.commit()
