"""The log of decisions: written with the commit, in order, by several processes, and never changed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import DBAPIError

from domain.audit.rows import START, Row, findings
from domain.errors import Invalid
from storage.base.engine import Database
from storage.base.writer import Job, Writer
from storage.tables import AuditRow
from storage.uow import UnitOfWork


async def log_of(database: Database) -> list[Row]:
    """All rows; they are in order, and continue each other."""
    async with database.read() as uow:
        rows = [row async for row in uow.audit.rows()]
        assert list(findings(rows, await uow.audit.head())) == []
    return rows


@pytest.fixture
async def writer(database: Database) -> AsyncIterator[Writer]:
    """The writer of a process."""
    writer = Writer(database)
    yield writer
    await writer.close()


def deciding(what: str, who: str | None = None, refusal: str | None = None) -> Job[None]:
    """A job in which somebody decides something, and which may be refused then."""

    async def job(uow: UnitOfWork) -> None:
        if who is not None:
            uow.audit.by(who, "review-case by reviewer")
        try:
            async with uow.savepoint():
                uow.audit.note("decide", what, {"state": "submitted"}, {"state": "approved"})
                if refusal is not None:
                    raise Invalid(refusal)
        except Invalid:
            pass

    return job


async def test_what_is_noted_is_written_with_the_commit_and_a_refusal_takes_its_part_along(
    database: Database, writer: Writer
) -> None:
    async with database.unit() as uow:
        uow.audit.note("decide", "leave/1")
    jobs = [deciding("leave/2", "employee 7"), deciding("leave/3", "employee 8", "no"), deciding("leave/4")]
    await asyncio.gather(*(writer.run(job) for job in jobs))
    rows = await log_of(database)
    said = [(row.number, row.who, row.object, row.right) for row in rows]
    # Who acted in one job of a transaction does not act in the next.
    assert said == [
        (1, "employee 7", "leave/2", "review-case by reviewer"),
        (2, "service", "leave/4", ""),
    ]
    assert rows[0].previous == START
    assert (rows[0].before, rows[0].after) == ('{"state":"submitted"}', '{"state":"approved"}')


async def test_several_processes_write_one_chain(database: Database) -> None:
    processes = [Database(database.url) for _ in range(3)]
    writers = [Writer(each) for each in processes]
    jobs = [
        each.run(deciding(f"leave/{n}/{i}", f"employee {i}"))
        for n in range(8)
        for i, each in enumerate(writers)
    ]
    await asyncio.gather(*jobs)
    assert len(await log_of(database)) == 24
    for writer, process in zip(writers, processes, strict=True):
        await writer.close()
        await process.close()


async def test_the_database_refuses_to_change_or_remove_a_row(database: Database, writer: Writer) -> None:
    await writer.run(deciding("leave/1"))
    for change in (update(AuditRow).values(who="nobody"), delete(AuditRow)):
        async with database.unit() as uow:
            with pytest.raises(DBAPIError, match="neither changed nor removed"):
                await uow.session.execute(change)
    assert len(await log_of(database)) == 1
