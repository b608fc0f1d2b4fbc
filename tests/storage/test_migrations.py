"""Migrations go up and down step by step, and what they build is what the models say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, MetaData, inspect, select, text
from sqlalchemy import Table as SqlTable

from storage.base.engine import Database
from storage.base.migrate import NoDatabase, configuration, migrate
from storage.tables import Response, Table


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


async def test_two_processes_that_start_on_an_empty_database_make_its_tables_once(bare: Database) -> None:
    if bare.is_sqlite:
        await migrate(bare)  # which the worker's lock on the file keeps from happening twice at once
    others = [Database(bare.url) for _ in range(3)]
    made = await asyncio.gather(*(migrate(each) for each in (bare, *others)))
    assert sorted(made) == [False, False, False, not bare.is_sqlite]
    async with bare.read() as uow:
        assert await uow.people.all() == []
    for other in others:
        await other.close()


async def test_a_database_that_may_not_be_made_is_left_alone(bare: Database) -> None:
    with pytest.raises(NoDatabase):
        await migrate(bare, may_create=False)
    assert bare.path is None or not bare.path.exists()
    async with bare.engine.connect() as connection:
        assert await connection.run_sync(table_names) == set()
    assert await migrate(bare)
    assert not await migrate(bare, may_create=False)


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


async def test_the_triggers_of_earlier_releases_go(bare: Database) -> None:
    """Each start made them, under names of the release; what they wrote to is gone."""

    def up(connection: Connection) -> None:
        command.upgrade(configuration(connection), "0005")
        if connection.dialect.name == "sqlite":
            action = "BEGIN DELETE FROM changed_records; END"
        else:
            body = "BEGIN DELETE FROM changed_records; RETURN NULL; END"
            connection.execute(
                text(f"CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$")
            )
            action = "EXECUTE FUNCTION note_change()"
        moment = "AFTER INSERT ON units FOR EACH ROW"
        connection.execute(text(f"CREATE TRIGGER note_change_3fa9_units {moment} {action}"))
        command.upgrade(configuration(connection), "head")
        unit = "INSERT INTO units (id, name, timezone, work_week) VALUES (1, 'Dinas', 'WIB', '12345')"
        connection.execute(text(unit))
        assert trigger_names(connection) == set()

    async with bare.engine.begin() as connection:
        await connection.run_sync(up)


async def test_models_and_migrations_agree(database: Database) -> None:
    def compare(connection: Connection) -> None:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Table.metadata) == []

    async with database.engine.connect() as connection:
        await connection.run_sync(compare)


async def test_migrating_twice_changes_nothing(bare: Database) -> None:
    await migrate(bare)
    async with bare.engine.connect() as connection:
        before = await connection.run_sync(table_names)
    await migrate(bare)
    async with bare.engine.connect() as connection:
        assert await connection.run_sync(table_names) == before


async def test_responses_of_before_keep_their_day_and_lose_their_time_and_order(bare: Database) -> None:
    """What the earlier table said is nowhere in the file any more."""
    faces = dict(enumerate([1, 2, 3, 4] * 5, 1))
    sent = datetime(2026, 11, 20, 1, 2, tzinfo=UTC)
    async with bare.engine.begin() as connection:
        await connection.run_sync(lambda each: command.upgrade(configuration(each), "0007"))
        before = await connection.run_sync(_reflected)
        await connection.execute(before["units"].insert().values(name="Dinas", timezone="WIB", work_week="1"))
        await connection.execute(before["services"].insert().values(code="KTP", name="KTP", unit_id=1))
        rows = [
            {
                "service_id": 1,
                "date": sent.date(),
                "submitted_at": sent + timedelta(seconds=number),
                "rater": f"hash {number}",
                "channel": "open",
                "quick": face,
                "quarantined_at": sent + timedelta(days=1) if number == 7 else None,
            }
            for number, face in faces.items()
        ]
        await connection.execute(before["responses"].insert(), rows)
    await migrate(bare)
    async with bare.read() as uow:
        found = list(await uow.session.scalars(select(Response).order_by(Response.id)))
    assert {each.rater: each.quick for each in found} == {f"hash {n}": face for n, face in faces.items()}
    assert {each.date for each in found} == {date(2026, 11, 20)}
    assert {each.rater: each.quarantined_on for each in found if each.quarantined_on} == {
        "hash 7": date(2026, 11, 21)
    }
    assert [each.rater for each in found] != [f"hash {n}" for n in faces]
    if bare.path is not None:
        assert b"2026-11-20 01:02" not in bare.path.read_bytes()
        assert not bare.path.with_name(f"{bare.path.name}-wal").read_bytes()


def _reflected(connection: Connection) -> dict[str, SqlTable]:
    """The tables as they are in the database."""
    metadata = MetaData()
    metadata.reflect(connection)
    return dict(metadata.tables)


def test_there_is_one_line_of_migrations() -> None:
    assert len(ScriptDirectory.from_config(configuration()).get_heads()) == 1


@pytest.mark.parametrize("revision", revisions())
def test_a_migration_does_not_depend_on_the_code_of_today(revision: str) -> None:
    script = ScriptDirectory.from_config(configuration()).get_revision(revision)
    assert "storage." not in Path(script.path).read_text("utf-8")
