"""A generated office that closes a quarter."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction

from sqlalchemy import select

from domain.closing.preview import OfficeResult
from domain.closing.verifying import Finding, Head, Revision, findings
from domain.people import TimeZone
from domain.periods import Period
from domain.schemes import Scheme
from storage.base.engine import Database
from storage.records.closings import head_of
from storage.records.schemes import load_scheme
from storage.scoring.freezing import first_revisions
from storage.tables import Closing, Result
from tests.harness import changes, must
from tests.storage.offices import Generator, fill

SCHEME = load_scheme("batanghari")
PERIOD = Period.parse("2026-Q3")
NOW = datetime(2026, 10, 1, 3, tzinfo=UTC)
WIB = TimeZone.WIB.info
LENIENT = {"min_reported": Fraction(0), "min_coverage": Fraction(0)}
"""A generated office reports too little to be assessed."""
NATIONAL = load_scheme("nasional").model_copy(update=LENIENT)


async def fill_office(database: Database) -> None:
    """Fills an empty database with a generated office."""
    rows = Generator(1604, date(2026, 6, 1), date(2026, 12, 5), halves=True).office()
    async with changes(database) as uow:
        await fill(uow.session, rows)


async def begin(database: Database, scheme: Scheme = NATIONAL) -> bool:
    async with changes(database) as uow:
        return await uow.closings.begin(PERIOD, scheme, WIB, OfficeResult.GOOD, None, NOW)


async def computed(database: Database) -> tuple[int, list[Revision]]:
    """The id of the closing, and what it is to freeze."""
    async with database.read() as uow:
        closing = must(await uow.closings.of(PERIOD))
        return closing.id, await first_revisions(uow, closing)


async def finish(database: Database, made: tuple[int, list[Revision]]) -> bool:
    async with changes(database) as uow:
        return await uow.closings.finish(*made, NOW)


async def head(database: Database, code: str = "2026-Q3") -> Head:
    async with database.read() as uow:
        closing = await uow.session.scalar(select(Closing).where(Closing.period == code))
        assert closing is not None and closing.closed_at is not None
        return head_of(closing, closing.closed_at)


async def found(database: Database, code: str = "2026-Q3") -> list[Finding]:
    """What `period verify` finds."""
    async with database.read() as uow:
        closing_id = must(await uow.session.scalar(select(Closing.id)))
        return list(findings(await head(database, code), await uow.closings.revisions(closing_id)))


async def close(database: Database) -> None:
    """A generated office has closed a quarter, and two results were changed since."""
    async with changes(database) as uow:
        await fill(uow.session, Generator(1604, date(2026, 6, 1), date(2026, 12, 5), 9, halves=True).office())
    async with changes(database) as uow:
        await uow.closings.begin(PERIOD, SCHEME, WIB, None, None, NOW)
        closing = must(await uow.closings.of(PERIOD))
        await uow.closings.finish(closing.id, await first_revisions(uow, closing), NOW)
        found = list(await uow.session.scalars(select(Result).order_by(Result.employee_id)))
        for each in found[1:4:2]:
            columns = [column.name for column in Result.__table__.columns]
            uow.session.add(Result(**{name: getattr(each, name) for name in columns} | {"revision": 2}))
