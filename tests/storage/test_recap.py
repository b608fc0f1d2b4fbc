"""Who gets a recap of the week, on each kind of database."""

from __future__ import annotations

from datetime import date

from domain.periods import Span
from storage.base.engine import Database

FRIDAY = date(2026, 11, 20)


async def test_people_with_reports_are_found_by_each_database(database: Database) -> None:
    async with database.read() as uow:
        assert await uow.recap.people(FRIDAY, Span(date(2026, 11, 16), FRIDAY), [1]) == []
