"""The migrations as Alembic knows them: loaded for a database with other tables than those of today."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration for our migrations; `connection` is the one to work on."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.attributes["connection"] = connection
    return config


@cache
def scripts() -> ScriptDirectory:
    """The migrations; reading them takes as long as three of them, and `alembic.command` would again."""
    return ScriptDirectory.from_config(configuration())


def revisions() -> frozenset[str]:
    """The versions of the tables after each migration."""
    return frozenset(each.revision for each in scripts().walk_revisions())


def apply_missing(connection: Connection) -> None:
    """Brings the tables of a connection to the newest version."""

    def missing(revision: Any, _context: object) -> Any:
        return scripts()._upgrade_revs("head", revision)

    with EnvironmentContext(configuration(connection), scripts(), fn=missing):
        scripts().run_env()
