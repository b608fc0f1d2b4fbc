"""Migrations go up and down step by step, and what they build is what the models say."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, inspect

from storage.migrate import configuration, migrate_now
from storage.tables import Table


def revisions() -> list[str]:
    """Ids of all migrations, oldest first."""
    scripts = ScriptDirectory.from_config(configuration())
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


def table_names(connection: Connection) -> set[str]:
    """What is in the database."""
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_every_migration_goes_up_and_down_and_up_again(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'stairs.db'}")
    with engine.connect() as connection:
        config = configuration(connection)
        below = "base"
        for revision in revisions():
            command.upgrade(config, revision)
            after_up = table_names(connection)
            command.downgrade(config, below)
            command.upgrade(config, revision)
            assert table_names(connection) == after_up
            below = revision
        command.downgrade(config, "base")
        assert table_names(connection) == set()
    engine.dispose()


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    path = tmp_path / "agree.db"
    migrate_now(f"sqlite:///{path}")
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'twice.db'}"
    migrate_now(url)
    migrate_now(url)


def test_there_is_one_line_of_migrations() -> None:
    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1


@pytest.mark.parametrize("revision", revisions())
def test_a_migration_does_not_depend_on_the_code_of_today(revision: str) -> None:
    script = ScriptDirectory.from_config(configuration()).get_revision(revision)
    assert "storage." not in Path(script.path).read_text("utf-8")
