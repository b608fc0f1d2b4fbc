"""The migrations as Alembic knows them: loaded for a database with other tables than those of today."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration for our migrations; `connection` is the one to work on."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def revisions() -> frozenset[str]:
    """The versions of the tables after each migration."""
    return frozenset(each.revision for each in ScriptDirectory.from_config(configuration()).walk_revisions())


def apply_missing(connection: Connection) -> None:
    """Brings the tables of a connection to the newest version."""
    command.upgrade(configuration(connection), "head")
