"""Connections that lay in the pool of PostgreSQL: used without a question, asked after a while, replaced."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlalchemy import text

from storage.base import stale
from storage.base.engine import Database
from storage.uow import UnitOfWork
from tests.harness import must

OWN = ["BEGIN;", "COMMIT;"]
"""Trips of a transaction besides its prepared statements, of which asyncpg tells nothing."""
QUESTION = ["BEGIN;", ";", "ROLLBACK;"]
LATE = 10.0
"""Seconds after which something that must happen has not happened."""


async def driver_of(uow: UnitOfWork) -> Any:
    """asyncpg's connection of a unit of work."""
    return must((await (await uow.session.connection()).get_raw_connection()).driver_connection)


@pytest.mark.parametrize(("trusted", "asked"), [(LATE, OWN), (-1.0, [*QUESTION, *OWN])])
async def test_a_connection_is_asked_whether_it_lives_only_after_a_while(
    bare_postgres: str, monkeypatch: pytest.MonkeyPatch, trusted: float, asked: list[str]
) -> None:
    monkeypatch.setattr(stale, "_TRUSTED", trusted)
    database, trips = Database(bare_postgres), list[str]()
    async with database.unit() as uow:
        driver = await driver_of(uow)
    driver.add_query_logger(lambda query: trips.append(query.query))
    for _ in range(2):
        async with database.unit() as uow:
            await uow.session.execute(text("SELECT 1"))
            await uow.commit()
    await database.close()
    # asyncpg tells of a trip a moment later, of the last one perhaps never.
    assert trips[: len(asked)] == asked


async def test_a_connection_that_the_server_closed_is_replaced_before_it_is_used(bare_postgres: str) -> None:
    database, other, ended = Database(bare_postgres), Database(bare_postgres), asyncio.Event()
    async with database.read() as uow:
        number = must(await uow.session.scalar(text("SELECT pg_backend_pid()")))
        (await driver_of(uow)).add_termination_listener(lambda _: ended.set())
    async with other.unit() as uow:
        await uow.session.execute(text(f"SELECT pg_terminate_backend({number})"))
    async with asyncio.timeout(LATE):
        await ended.wait()
    async with database.read() as uow:
        assert await uow.session.scalar(text("SELECT pg_backend_pid()")) != number
    await database.close()
    await other.close()
