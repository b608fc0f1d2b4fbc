"""On PostgreSQL others write while an office is scored: whatever comes between two statements counts once."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event, insert, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.util import await_only

from domain.calendar import AsOf
from domain.periods import Period
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from storage.tables import ALWAYS, FOREVER, Employee, Entry, Membership, Target, Unit
from tests.storage.kept import WIB

MOMENT = datetime(2026, 11, 10, 9, tzinfo=UTC)
"""A Tuesday afternoon; what is sent after it does not count."""
LATE = MOMENT + timedelta(seconds=2)

Change = Callable[[AsyncSession], Awaitable[object]]


def _entry(person: int, day: date, sent: datetime, rating: int) -> dict[str, Any]:
    return {
        "employee_id": person,
        "date": day,
        "activity": "Menyusun laporan",
        "version": 1,
        "self_rating": rating,
        "state": "approved",
        "supervisor_rating": rating,
        "submitted_at": sent,
        "revised_at": sent,
        "target_id": person,
        "volume": Decimal(1),
    }


async def _a_late_report(session: AsyncSession) -> None:
    await session.execute(insert(Entry).values(_entry(1, date(2026, 11, 10), LATE, 1)))


async def _a_rejection(session: AsyncSession) -> None:
    rejected = {"state": "rejected", "supervisor_rating": None}
    await session.execute(update(Entry).where(Entry.submitted_at == LATE).values(rejected))


@pytest.fixture
async def busy(new_postgres: Callable[[], str]) -> AsyncIterator[str]:
    """Two people with targets; somebody's report came after the moment, as in any office at work."""
    url = new_postgres()
    database = Database(url)
    async with database.unit() as uow:
        uow.session.add(Unit(id=1, name="Dinas", timezone="WIB"))
        for n in (1, 2):
            uow.session.add(Employee(id=n, nip=f"19900101201501100{n}", name=f"Pegawai {n}", role="asn"))
        await uow.session.flush()
        for n in (1, 2):
            uow.session.add(Membership(employee_id=n, unit_id=1, starts=ALWAYS, ends=FOREVER))
            target = Target(id=n, employee_id=n, period="2026-11", title="Laporan", unit="dokumen")
            target.quantity, target.weight = Decimal(9), Decimal(1)
            uow.session.add(target)
        await uow.session.flush()
        for entry in (
            _entry(1, date(2026, 11, 9), MOMENT - timedelta(days=1), 1),
            _entry(1, date(2026, 11, 10), MOMENT - timedelta(hours=6), 5),
            _entry(2, date(2026, 11, 10), MOMENT + timedelta(seconds=1), 3),
        ):
            await uow.session.execute(insert(Entry).values(entry))
        await uow.commit()
    await database.close()
    yield url


async def _scored(database: Database, scheme: str, change: Change | None, after: int) -> tuple[Any, int]:
    """The cards of all, and the number of statements, after one of which somebody else commits a change."""
    other, asked = Database(database.url), 0
    period = Period.parse("2026-11")
    scope = Scope(load_scheme(scheme), period, AsOf.now(MOMENT, period, WIB), WIB)

    async def meanwhile(made: Change) -> None:
        async with other.unit() as uow:
            await made(uow.session)
            await uow.commit()

    def asks(*_: object) -> None:
        nonlocal asked
        asked += 1
        if asked == after and change is not None:
            await_only(meanwhile(change))

    engine = database.engine.sync_engine
    event.listen(engine, "after_cursor_execute", asks)
    async with database.unit() as uow:
        cards = [standing.card for standing in await uow.scoring.standings(scope)]
    event.remove(engine, "after_cursor_execute", asks)
    await other.close()
    return cards, asked


@pytest.mark.parametrize("scheme", ["batanghari", "gajahmungkur"])
async def test_what_comes_between_two_statements_counts_once(busy: str, scheme: str) -> None:
    database = Database(busy)
    right, statements = await _scored(database, scheme, None, 0)
    for after in range(1, statements + 1):
        for change in (_a_late_report, _a_rejection):
            cards, _ = await _scored(database, scheme, change, after)
            assert cards == right, (after, change)
    await database.close()
