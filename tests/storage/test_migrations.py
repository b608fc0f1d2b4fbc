"""Migrations go up and down step by step, and what they build is what the models say."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from storage.base.engine import Database
from storage.base.migrate import configuration, migrate
from storage.tables import Table


def revisions() -> list[str]:
    """Ids of all migrations, oldest first."""
    scripts = ScriptDirectory.from_config(configuration())
    return [script.revision for script in reversed(list(scripts.walk_revisions()))]


def table_names(connection: Connection) -> set[str]:
    """What is in the database."""
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def trigger_names(connection: Connection) -> set[str]:
    """The triggers of ours."""
    found = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    return set(connection.scalars(text(found)))


@pytest.fixture
async def bare(bare_url: str) -> AsyncIterator[Database]:
    """A database of each kind, without any table."""
    database = Database(bare_url)
    yield database
    await database.close()


async def test_every_migration_goes_up_and_down_and_up_again(bare: Database) -> None:
    def climb(connection: Connection) -> None:
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

    async with bare.engine.begin() as connection:
        await connection.run_sync(climb)


@pytest.mark.parametrize("below", ["base", *revisions()[:-1]])
async def test_a_database_in_use_goes_down_without_a_trigger_that_misses_its_table(
    bare: Database, below: str
) -> None:
    await migrate(bare)

    def down(connection: Connection) -> None:
        assert trigger_names(connection)
        command.downgrade(configuration(connection), below)
        left = {name.partition("_")[0] for name in trigger_names(connection)}
        expected = {"note"} if "changed_records" in table_names(connection) else set()
        # Since 0005 the sums have the shape that today's triggers keep.
        assert left == expected | ({"keep"} if below >= "0005" and below != "base" else set())

    async with bare.engine.begin() as connection:
        await connection.run_sync(down)


async def test_models_and_migrations_agree(database: Database) -> None:
    def compare(connection: Connection) -> None:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Table.metadata) == []

    async with database.engine.connect() as connection:
        await connection.run_sync(compare)


async def test_the_key_of_the_days_holds_their_whole_row_on_postgresql(database: Database) -> None:
    """Whether it does, Alembic does not compare; without it a pass over the days takes half as long again."""
    if database.is_sqlite:
        layout = "SELECT sql LIKE '%WITHOUT ROWID%' FROM sqlite_master WHERE name = 'person_days'"
    else:
        layout = (
            "SELECT indnatts = 7 AND indnkeyatts = 2 FROM pg_index WHERE indrelid = 'person_days'::regclass"
        )
    async with database.read() as uow:
        assert await uow.session.scalar(text(layout))


async def test_migrating_twice_changes_nothing(bare: Database) -> None:
    await migrate(bare)
    async with bare.engine.connect() as connection:
        before = await connection.run_sync(trigger_names)
    await migrate(bare)
    async with bare.engine.connect() as connection:
        assert await connection.run_sync(trigger_names) == before


def test_there_is_one_line_of_migrations() -> None:
    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1


@pytest.mark.parametrize("revision", revisions())
def test_a_migration_does_not_depend_on_the_code_of_today(revision: str) -> None:
    script = ScriptDirectory.from_config(configuration()).get_revision(revision)
    assert "storage." not in Path(script.path).read_text("utf-8")
