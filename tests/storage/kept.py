"""What is kept of an office's scores, brought up to date or computed from nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import delete, select

from domain.calendar import AsOf
from domain.people import TimeZone
from domain.periods import Period
from storage.base.engine import Database
from storage.records.schemes import load_scheme
from storage.scoring.kept_cards import Card, Summary
from storage.scoring.scope import Scope
from storage.tables import KeptCard, KeptSheet
from storage.uow import UnitOfWork
from tests.storage.offices import Generator, Row, fill

NOON = datetime(2026, 11, 18, 5, tzinfo=UTC)
WIB = TimeZone.WIB.info
Kept = tuple[dict[int, Card], Summary]


def scope_of(scheme: str, now: datetime, code: str = "2026-11") -> Scope:
    """A period as of an instant."""
    period = Period.parse(code)
    return Scope(load_scheme(scheme), period, AsOf.now(now, period, WIB), WIB)


async def refreshed(database: Database, scope: Scope, now: datetime) -> int:
    """Brings the kept cards up to date; how many were computed."""
    async with database.unit() as uow:
        computed = await uow.kept_scores.refresh(scope, now)
        await uow.commit()
        return computed


async def kept(database: Database, scope: Scope) -> Kept:
    """What is kept."""
    async with database.read() as uow:
        sheet = await uow.kept_scores.sheet(scope)
        assert sheet is not None
        return await cards_in(uow), sheet.summary


async def cards_in(uow: UnitOfWork) -> dict[int, Card]:
    """The kept cards by person; only those of one period and scheme are kept."""
    rows = await uow.session.execute(select(KeptCard.employee_id, KeptCard.card))
    return {row.employee_id: row.card for row in rows}


async def from_nothing(database: Database, scope: Scope) -> Kept:
    """What is kept when nothing was before."""
    async with database.unit() as uow:
        await uow.session.execute(delete(KeptCard))
        await uow.session.execute(delete(KeptSheet))
        await uow.commit()
    await refreshed(database, scope, NOON)
    return await kept(database, scope)


def office_of(seed: int) -> Row:
    """The rows of a generated office of a few weeks."""
    return Generator(seed, date(2026, 10, 1), date(2026, 11, 17)).office()


async def an_office(database: Database, seed: int) -> None:
    """Puts it into an empty database."""
    async with database.unit() as uow:
        await fill(uow.session, office_of(seed))
        await uow.commit()
