"""On PostgreSQL a closing begins while another process changes what it freezes: after it, or in its way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import select
from sqlalchemy.orm.exc import StaleDataError

from domain.cases import CaseState, Decision
from domain.errors import Invalid
from domain.imports import Orders
from domain.people import TimeZone
from domain.roster import Detail
from handlers.kit.details import person_of, write_detail, write_unit
from storage.base.engine import Database
from storage.base.writer import Writer
from storage.imports import ImportContext, Unwatched, import_numbered
from storage.tables import Closing, Employee, Entry, Membership, Unit
from storage.uow import UnitOfWork
from tests.databases import until_it_waits
from tests.harness import NIPS, SARI, must
from tests.storage.closings import NOW, PERIOD, begin

LAST_DAYS = date(2026, 9, 28)
Change = Callable[[UnitOfWork], Awaitable[None]]


@pytest.fixture
async def database(filled_postgres: str) -> AsyncIterator[Database]:
    """A generated office on PostgreSQL."""
    made = Database(filled_postgres)
    yield made
    await made.close()


async def waiting(uow: UnitOfWork) -> Entry:
    """A report of the period that nobody has decided."""
    query = select(Entry).where(Entry.state == CaseState.SUBMITTED, Entry.date <= PERIOD.end)
    return must(await uow.session.scalar(query.where(Entry.date >= PERIOD.start).order_by(Entry.id).limit(1)))


async def approve(uow: UnitOfWork) -> None:
    """Approves that report."""
    entry = await waiting(uow)
    reviewer = await uow.session.scalar(select(Employee.id).where(Employee.id != entry.employee_id).limit(1))
    decision = Decision(CaseState.APPROVED, rating=4)
    assert await uow.cases.decide(entry, entry.version, decision, must(reviewer), NOW)


async def move(uow: UnitOfWork) -> None:
    """Somebody was in another unit on the last days of the period."""
    person = await person_of(uow, await somebody(uow))
    away = select(Unit.id).where(Unit.id != person.stays[-1].value).limit(1)
    await write_unit(uow, person, must(await uow.session.scalar(away)), LAST_DAYS)
    uow.audit.note("move", f"employees/{person.employee.id}")


async def promote(uow: UnitOfWork) -> None:
    """Somebody had another position on the last days of the period."""
    person = await person_of(uow, await somebody(uow))
    await write_detail(uow, person, Detail.POSITION, "Kepala Contoh", LAST_DAYS)


async def imports(uow: UnitOfWork) -> None:
    """A roster brings a person and a unit, and another file a service with its staff."""
    files = {
        "roster": f"nip,name,unit,since\n{NIPS[SARI]},Sari Contoh,Balai Contoh,{LAST_DAYS}\n",
        "services": f"code,name,unit,staff_nips,since\nBALAI,Balai,Balai Contoh,{NIPS[SARI]},{LAST_DAYS}\n",
    }
    terms = ImportContext(NOW, TimeZone.WIB, frozenset(), frozenset())
    with TemporaryDirectory() as folder:
        paths = {kind: Path(folder) / f"{kind}.csv" for kind in files}
        for kind, path in paths.items():
            path.write_text(files[kind], "utf-8")
        orders = Orders(ends=True, new_units=True)
        assert (await import_numbered(uow, paths, terms, Unwatched(), orders)).may_be_kept


async def somebody(uow: UnitOfWork) -> int:
    """A person of a unit."""
    return must(await uow.session.scalar(select(Membership.employee_id).order_by(Membership.id).limit(1)))


@pytest.mark.parametrize(
    ("change", "refusal"), [(approve, "period-closed"), (move, "people-closed"), (promote, "people-closed")]
)
async def test_what_changes_while_a_closing_begins_is_refused(
    database: Database, change: Change, refusal: str
) -> None:
    writer, tries = Writer(database), 0

    async def changes(uow: UnitOfWork) -> None:
        nonlocal tries
        tries += 1
        await change(uow)
        if tries == 1:
            assert await begin(database)

    with pytest.raises(Invalid, match=refusal):
        await writer.run(changes)
    await writer.close()
    assert tries == 2
    async with database.read() as uow:
        assert await waiting(uow)


@pytest.mark.parametrize("change", [approve, move, promote])
async def test_a_closing_waits_for_a_change_that_is_being_committed(
    database: Database, change: Change
) -> None:
    async with database.unit() as uow:
        await change(uow)
        await uow.audit.write()
        beginning = asyncio.create_task(begin(database))
        await until_it_waits(uow, beginning)
        assert await uow.session.scalar(select(Closing.id)) is None
        await uow.commit()
    assert await beginning


async def test_a_closing_waits_for_an_import_from_its_last_look_at_what_is_closed(database: Database) -> None:
    async with database.unit() as uow:
        await imports(uow)
        beginning = asyncio.create_task(begin(database))
        await until_it_waits(uow, beginning)
        await uow.commit()
    assert await beginning


async def test_what_is_not_logged_is_refused_too(database: Database) -> None:
    async with database.unit() as uow:
        await uow.closings.require_open(PERIOD.end)
        assert await begin(database)
        with pytest.raises(StaleDataError):
            await uow.commit()
