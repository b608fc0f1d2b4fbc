"""Migrations go up and down step by step, and what they build is what the models say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.runtime.environment import EnvironmentContext
from sqlalchemy import Connection, inspect, select, text

from storage.base.counters import highest_numbers, set_highest_numbers
from storage.base.engine import Database
from storage.base.migrate import NEWEST_REVISION, NoDatabase, migrate
from storage.base.migration_steps import configuration, scripts
from storage.tables import Attendance, Result, Table
from tests.storage.closings import close
from tests.storage.imports.desk import ROSTER, SARI, Desk


def revisions() -> list[str]:
    """Ids of all migrations, oldest first."""
    return [script.revision for script in reversed(list(scripts().walk_revisions()))]


def _go(connection: Connection, steps: Any) -> None:
    # `alembic.command` reads all migrations again each time.
    with EnvironmentContext(configuration(connection), scripts(), fn=lambda now, _: steps(now)):
        scripts().run_env()


def go_up(connection: Connection, revision: str) -> None:
    """Brings the tables of a connection up to a version."""
    _go(connection, lambda now: scripts()._upgrade_revs(revision, now))


def go_down(connection: Connection, revision: str) -> None:
    """Brings the tables of a connection down to a version."""
    _go(connection, lambda now: scripts()._downgrade_revs(revision, now))


def table_names(connection: Connection) -> set[str]:
    """What is in the database."""
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


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
        below = "base"
        for revision in revisions():
            go_up(connection, revision)
            after_up = table_names(connection)
            go_down(connection, below)
            go_up(connection, revision)
            assert table_names(connection) == after_up
            below = revision
        go_down(connection, "base")
        assert table_names(connection) == set()

    async with bare.engine.begin() as connection:
        await connection.run_sync(climb)


async def test_models_and_migrations_agree(database: Database) -> None:
    def compare(connection: Connection) -> None:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, Table.metadata) == []

    async with database.engine.connect() as connection:
        await connection.run_sync(compare)


async def test_no_table_gives_a_number_twice(database: Database) -> None:
    """Buttons, notices and the log of decisions name rows by their numbers (0290)."""

    def go_on(connection: Connection) -> None:
        numbers = dict.fromkeys(highest_numbers(connection), 1_000_000)
        set_highest_numbers(connection, numbers)
        assert highest_numbers(connection) == numbers
        if connection.dialect.name == "sqlite":
            keeping = text(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
            )
            assert set(connection.scalars(keeping)) == numbers.keys()

    async with database.engine.begin() as connection:
        await connection.run_sync(go_on)


async def test_migrating_twice_changes_nothing(bare: Database) -> None:
    await migrate(bare)
    async with bare.engine.connect() as connection:
        before = await connection.run_sync(table_names)
    await migrate(bare)
    async with bare.engine.connect() as connection:
        assert await connection.run_sync(table_names) == before


def test_there_is_one_line_of_migrations() -> None:
    assert scripts().get_heads() == [NEWEST_REVISION]


@pytest.mark.parametrize("revision", revisions())
def test_a_migration_does_not_depend_on_the_code_of_today(revision: str) -> None:
    script = scripts().get_revision(revision)
    assert "storage." not in Path(script.path).read_text("utf-8")


async def test_who_signed_old_results_is_known_by_person_where_the_number_or_name_tells_it(
    bare: Database,
) -> None:
    await migrate(bare)
    await close(bare)
    async with bare.read() as uow:
        rows = list(await uow.session.scalars(select(Result)))
        (head,) = {each.assessor_id for each in rows if each.assessor_id}
        heir = next(each.employee_id for each in rows if each.employee_id != head)
        known = {"head": head, "heir": heir, "nip": (await uow.people.get(head)).nip}

    def upgraded(connection: Connection, *changes: str) -> set[int | None]:
        """Who assessed by the migration, when this was recorded before it."""
        go_down(connection, "0080")
        for change in changes:
            connection.execute(text(change), known)
        go_up(connection, "head")
        return set(connection.scalars(text("SELECT assessor_id FROM results"))) - {None}

    def corrects(connection: Connection) -> None:
        former = "INSERT INTO former_nips (nip, employee_id) VALUES (:nip, :head)"
        corrected = "UPDATE employees SET nip = '197502022000031009' WHERE id = :head"
        passed_on = "UPDATE employees SET nip = :nip WHERE id = :heir"
        namesake = (
            "UPDATE employees SET name = (SELECT name FROM employees WHERE id = :head) WHERE id = :heir"
        )
        assert upgraded(connection) == {head}
        assert upgraded(connection, former, corrected) == {head}
        assert upgraded(connection, former, passed_on) == {head}
        assert upgraded(connection, former, namesake) == set(), "nothing tells which of them it was"

    async with bare.engine.begin() as connection:
        await connection.run_sync(corrects)


async def test_an_import_of_attendance_is_taken_back_by_the_version_after_it(
    bare: Database, tmp_path: Path
) -> None:
    """Journals name rows by their primary keys, and the one of attendance was turned round (0285)."""
    await migrate(bare)
    desk = Desk(bare, tmp_path)
    head = "nip,date,status,check_in\n"
    await desk.takes(roster=ROSTER)
    await desk.takes(attendance=f"{head}{SARI},2026-11-17,late,08:30\n")
    before = await desk.contents(Attendance)
    await desk.takes(attendance=f"{head}{SARI},2026-11-17,present,07:30\n{SARI},2026-11-18,present,07:31\n")
    assert await desk.contents(Attendance) != before

    def step_back_and_forth(connection: Connection) -> None:
        go_down(connection, "0070")
        go_up(connection, "head")
        if bare.is_sqlite:
            assert connection.scalar(text("PRAGMA integrity_check")) == "ok"

    async with bare.engine.begin() as connection:
        await connection.run_sync(step_back_and_forth)
    assert desk.number is not None
    assert await desk.takes_back(desk.number) == []
    assert await desk.contents(Attendance) == before
