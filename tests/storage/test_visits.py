"""Visit codes on both databases: spent once, told apart when they are not open, and forgotten."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.visits import KEPT, VALID_FOR, VisitState, miss_hash
from storage.base.engine import Database
from storage.tables import Service, Unit, VisitCode, VisitMiss
from tests.harness import FRIDAY_MORNING as NOW
from tests.harness import changes

KEY = b"k" * 32
TODAY = date(2026, 11, 27)
OVER = NOW + VALID_FOR + timedelta(hours=1)


@pytest.fixture
async def service(database: Database) -> int:
    """A service's id."""
    async with changes(database) as uow:
        unit = Unit(name="Dinas", timezone="WITA")
        uow.session.add(unit)
        await uow.session.flush()
        service = Service(code="KTP", name="KTP-el", unit_id=unit.id)
        uow.session.add(service)
        await uow.session.flush()
        return service.id


async def issue(database: Database, service: int, count: int = 1) -> list[str]:
    async with changes(database) as uow:
        return await uow.visits.issue(KEY, service, count, NOW)


async def test_a_code_is_open_then_spent_and_no_other_is(database: Database, service: int) -> None:
    one, other = await issue(database, service, 2)
    async with database.unit() as uow:
        visit = await uow.visits.find(KEY, one, NOW)
        assert visit.state is VisitState.OPEN
        assert visit.service is not None
        assert visit.service.code == "KTP"
        assert await uow.visits.spend(KEY, one, NOW, TODAY)
        assert not await uow.visits.spend(KEY, one, NOW, TODAY)
        assert (await uow.visits.find(KEY, one, NOW)).state is VisitState.SPENT
        assert (await uow.visits.find(KEY, other, NOW)).state is VisitState.OPEN


async def test_of_two_at_once_exactly_one_spends(database: Database, service: int) -> None:
    [code] = await issue(database, service)

    async def spend() -> bool:
        async with database.unit() as uow:
            did = await uow.visits.spend(KEY, code, NOW, TODAY)
            await uow.commit()
            return did

    assert sorted(await asyncio.gather(*(spend() for _ in range(4)))) == [False, False, False, True]


async def test_what_is_over_cannot_be_spent_and_a_former_key_finds_nothing(
    database: Database, service: int
) -> None:
    [code] = await issue(database, service)
    async with database.unit() as uow:
        assert (await uow.visits.find(KEY, code, OVER)).state is VisitState.EXPIRED
        assert not await uow.visits.spend(KEY, code, OVER, TODAY)
        assert (await uow.visits.find(b"n" * 32, code, NOW)).state is VisitState.UNKNOWN
        assert not await uow.visits.spend(b"n" * 32, code, NOW, TODAY)


async def test_a_roll_of_more_than_one_statement_has_as_many_codes(database: Database, service: int) -> None:
    assert len(set(await issue(database, service, 1_001))) == 1_001


async def test_a_row_holds_no_code_no_minute_and_once_spent_no_hour(database: Database, service: int) -> None:
    codes = await issue(database, service, 20)
    async with changes(database) as uow:
        await uow.visits.spend(KEY, codes[0], NOW, TODAY)
        rows = list(await uow.session.scalars(select(VisitCode)))
    assert not any(code in f"{vars(row)}" for row in rows for code in codes)
    untils = {row.is_spent: row.valid_until for row in rows}
    assert untils[False].minute == untils[False].second == 0
    assert untils[True].time().isoformat() == "00:00:00"
    ids = [row.id for row in rows]
    assert len(set(ids)) == 20
    assert ids != sorted(range(ids[0], ids[0] + 20))


async def test_the_night_forgets_what_is_over_for_long_and_who_guessed(
    database: Database, service: int
) -> None:
    [code] = await issue(database, service)
    who = miss_hash(KEY, 1, NOW)
    async with database.unit() as uow:
        await uow.visits.count_miss(who)
        await uow.visits.count_miss(who)
        assert (await uow.visits.misses(who), await uow.visits.misses("other")) == (2, 0)
        await uow.visits.forget(OVER)
        assert (await uow.visits.find(KEY, code, OVER)).state is VisitState.EXPIRED
        assert await uow.session.scalar(select(VisitMiss)) is None
        await uow.visits.forget(OVER + KEPT)
        assert (await uow.visits.find(KEY, code, OVER)).state is VisitState.UNKNOWN
