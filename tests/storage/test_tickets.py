"""Tickets in the database: one writer wins, and the file hides in which order they came."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from domain.ticket_texts import Wish
from domain.tickets import TicketKind, TicketLife
from storage.base.engine import Database
from storage.records.tickets import MIX_TICKETS
from storage.tables import Ticket

DAY = date(2026, 11, 20)


async def add(database: Database, *texts: str) -> list[int]:
    """Adds tickets; gives their ids."""
    async with database.unit() as uow:
        added = [
            await uow.tickets.add(
                TicketLife.written(text, DAY), service_id=None, unit_id=None, kind=TicketKind.PRAISE
            )
            for text in texts
        ]
        await uow.commit()
        return [ticket.id for ticket in added]


async def test_of_two_steps_from_the_same_version_one_is_kept(database_file: Path) -> None:
    database = Database(f"sqlite:///{database_file}")
    (number,) = await add(database, "Ramah")
    async with database.read() as first, database.read() as second:
        one, other = await first.tickets.get(number), await second.tickets.get(number)
    assert one is not None
    assert other is not None
    for ticket, text, wins in ((one, "Terima kasih", True), (other, "Sama-sama", False)):
        async with database.unit() as uow:
            attached = await uow.session.merge(ticket, load=False)
            assert await uow.tickets.move(attached, ticket.life.close(1, text, DAY)) is wins
            await uow.commit()
    async with database.read() as uow:
        kept = await uow.tickets.get(number)
        assert kept is not None
        assert [said.text for said in kept.steps] == ["Ramah", "Terima kasih"]
    await database.close()


async def test_the_rows_are_laid_out_again_and_nothing_is_lost(database_file: Path) -> None:
    database = Database(f"sqlite:///{database_file}")
    ids = await add(database, *(f"Pujian {number}" for number in range(20)))
    async with database.unit() as uow:
        await uow.tickets.begin_draft(["a"], "a", Wish.ADD, ticket_id=ids[0])
        await uow.commit()
        assert any("mixed_tickets" in statement for statement in uow.mix)
    before = sorted(ids)
    with closing(sqlite3.connect(database_file, isolation_level=None)) as connection:
        for statement in MIX_TICKETS:
            connection.execute(statement)
        assert [row[0] for row in connection.execute("SELECT id FROM tickets ORDER BY id")] == before
    async with database.read() as uow:
        assert await uow.tickets.draft_of(["a", "b"]) is not None
        assert {column.name for column in Ticket.__table__.columns} & {"created_at", "submitted_at"} == set()
    async with database.unit() as uow:
        await uow.tickets.forget_drafts()
        await uow.tickets.note_told([ids[0]], DAY)
        await uow.commit()
    async with database.read() as uow:
        assert await uow.tickets.draft_of(["a"]) is None
        assert len(await uow.tickets.untold()) == 19
    await database.close()
