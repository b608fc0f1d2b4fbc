"""Tickets in the database: one writer wins, and the file hides in which order they came."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy.orm.attributes import set_committed_value

from domain.ticket_texts import Wish
from domain.tickets import TicketKind, TicketLife
from storage.base.engine import Database
from storage.records.tickets import MIX_TICKETS
from storage.tables import Ticket
from tests.harness import changes, must

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


async def test_of_two_steps_from_the_same_version_one_is_kept(database_url: str) -> None:
    database = Database(database_url)
    (number,) = await add(database, "Ramah")
    async with database.read() as first, database.read() as second:
        one, other = await first.tickets.get(number), await second.tickets.get(number)
    assert one is not None
    assert other is not None
    for ticket, text, wins in ((one, "Terima kasih", True), (other, "Sama-sama", False)):
        async with changes(database) as uow:
            attached = await uow.session.merge(ticket, load=False)
            assert await uow.tickets.move(attached, ticket.life.close(1, text, DAY)) is wins
    async with database.read() as uow:
        kept = must(await uow.tickets.get(number))
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
    await database.close()


async def test_what_is_noted_of_tickets_and_drafts(database_url: str) -> None:
    database = Database(database_url)
    first, second, third = await add(database, "Ramah", "Lambat", "Kotor")
    async with changes(database) as uow:
        ticket = must(await uow.tickets.get(first))
        assert await uow.tickets.keep_way_back(ticket, b"box")
        set_committed_value(ticket, "way_back", None)
        assert not await uow.tickets.keep_way_back(ticket, b"another"), "the first one stays"
        await uow.tickets.begin_draft(["a", "b"], "a", Wish.ADD, ticket_id=first)
        await uow.tickets.begin_draft(["a", "b"], "b", Wish.WRITE, kind=TicketKind.PRAISE)
        draft = must(await uow.tickets.draft_of(["a", "b"]))
        assert (draft.key, draft.wish, draft.ticket_id) == ("b", "write", None)
        await uow.tickets.escalate([second], DAY)
        await uow.tickets.note_told([first], DAY)
    async with changes(database) as uow:
        assert {ticket.id for ticket in await uow.tickets.untold()} == {second, third}
        await uow.tickets.note_told([], DAY)
        assert len(await uow.tickets.untold()) == 2, "to write rows again tells nobody"
        open_now = {ticket.id: ticket for ticket in await uow.tickets.open_of(None)}
        assert (open_now[first].way_back, open_now[second].escalated_on) == (b"box", DAY)
        assert await uow.tickets.open_of([]) == []
        assert await uow.heads.all(DAY) == {}
        assert await uow.heads.above(None, DAY) == []
        assert await uow.tickets.end_drafts(["b"])
        assert not await uow.tickets.end_drafts(["b"])
        await uow.tickets.forget_drafts()
    await database.close()
