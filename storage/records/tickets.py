"""Tickets of citizens: written, found by their number, changed one step at a time, and what waits."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, bindparam, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.ticket_texts import NUMBER_BITS, Wish, number_of
from domain.tickets import TicketKind, TicketLife, TicketState
from storage.base.inserting import insert_new
from storage.tables import Ticket, TicketDraft

_LATEST = "written_on >= (SELECT date(max(written_on), '-1 day') FROM tickets)"
MIX_TICKETS = (
    "PRAGMA temp_store=MEMORY",
    "BEGIN IMMEDIATE",
    f"CREATE TEMPORARY TABLE mixed_tickets AS SELECT * FROM tickets WHERE {_LATEST}",  # noqa: S608
    "DELETE FROM tickets WHERE id IN (SELECT id FROM mixed_tickets)",
    "INSERT INTO tickets SELECT * FROM mixed_tickets ORDER BY random()",
    "COMMIT",
)
"""Lays the tickets of the last days out again in a SQLite file, as `MIX_RESPONSES` does responses."""

# Built once: it runs for each rating of a crowd.
_LEAVE = (
    delete(TicketDraft)
    .where(TicketDraft.key.in_(bindparam("keys", expanding=True)), TicketDraft.text.is_(None))
    .returning(TicketDraft.key)
    .execution_options(synchronize_session=False)
)
_IS_OPEN = Ticket.state != TicketState.CLOSED


_DRAFT_OF = (
    select(TicketDraft)
    .where(TicketDraft.key.in_(bindparam("keys", expanding=True)))
    .limit(1)
    .execution_options(populate_existing=True)
)


class TicketRepository:
    """Tickets and the drafts of citizens."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.written = False
        """Whether a citizen wrote or changed a ticket."""

    async def add(
        self,
        life: TicketLife,
        *,
        service_id: int | None,
        unit_id: int | None,
        kind: TicketKind,
        number: str | None = None,
    ) -> Ticket:
        """Adds a ticket under this number, or else under one that is drawn and that no other has."""
        self.written = True
        number = number or number_of(secrets.randbits(NUMBER_BITS))
        while await self.by_number(number) is not None:
            number = number_of(secrets.randbits(NUMBER_BITS))
        ticket = Ticket(
            number=number,
            written_on=life.since,
            service_id=service_id,
            unit_id=unit_id,
            kind=kind,
            version=1,
            is_told=False,
            **_columns(life),
        )
        self._session.add(ticket)
        await self._session.flush()
        return ticket

    async def get(self, ticket_id: int) -> Ticket | None:
        """The ticket with this id, as it is in the database now."""
        return await self._session.get(Ticket, ticket_id, populate_existing=True)

    async def by_number(self, number: str) -> Ticket | None:
        """The ticket with this number, as it is in the database now."""
        query = select(Ticket).where(Ticket.number == number)
        found: Ticket | None = await self._session.scalar(query.execution_options(populate_existing=True))
        return found

    async def move(self, ticket: Ticket, life: TicketLife, **more: Any) -> bool:
        """Lets a ticket take a step; False when it has moved on since it was read."""
        statement = (
            update(Ticket)
            .where(Ticket.id == ticket.id, Ticket.version == ticket.version)
            .values(version=ticket.version + 1, **_columns(life), **more)
            .returning(Ticket.id)
            .execution_options(synchronize_session=False)
        )
        moved = (await self._session.scalar(statement)) is not None
        await self._session.refresh(ticket)
        return moved

    async def keep_way_back(self, ticket: Ticket, box: bytes) -> bool:
        """Keeps a sealed way back to the writer of an open ticket; False when it has another one by now."""
        self.written = True
        statement = (
            update(Ticket)
            .where(Ticket.id == ticket.id, _has(ticket.way_back), _IS_OPEN)
            .values(way_back=box)
            .returning(Ticket.id)
            .execution_options(synchronize_session=False)
        )
        kept = (await self._session.scalar(statement)) is not None
        await self._session.refresh(ticket)
        return kept

    # --- the office -------------------------------------------------------------------------------------

    async def ways_back(self) -> dict[int, bytes]:
        """The sealed ways back of all tickets."""
        query = select(Ticket.id, Ticket.way_back).where(Ticket.way_back.is_not(None))
        return {row.id: row.way_back for row in await self._session.execute(query)}

    async def open_of(self, units: Collection[int] | None) -> list[Ticket]:
        """Open tickets of some units, longest waiting first; of all units and of none where it is None."""
        query = select(Ticket).where(_IS_OPEN)
        if units is not None:
            query = query.where(Ticket.unit_id.in_(units))
        return list(await self._session.scalars(query.order_by(Ticket.since, Ticket.id)))

    async def untold(self) -> list[Ticket]:
        """Open tickets with news that the unit has not been told, longest waiting first."""
        query = select(Ticket).where(_IS_OPEN, Ticket.is_told.is_(False))
        return list(await self._session.scalars(query.order_by(Ticket.since, Ticket.id)))

    async def note_told(self, tickets: Collection[int], since: date) -> None:
        """Notes that units were told of tickets.

        Those of a date or later are all rewritten: in PostgreSQL a row reveals the transaction that wrote it
        last.
        """
        told: ColumnElement[bool] = Ticket.is_told.is_(True)
        await self._session.execute(
            update(Ticket)
            .where(or_(Ticket.id.in_(tickets), Ticket.written_on >= since))
            .values(is_told=or_(told, Ticket.id.in_(tickets)))
            .execution_options(synchronize_session=False)
        )

    async def escalate(self, tickets: Collection[int], day: date) -> None:
        """Notes that tickets go to the superior as well."""
        await self._session.execute(
            update(Ticket)
            .where(Ticket.id.in_(tickets))
            .values(escalated_on=day)
            .execution_options(synchronize_session=False)
        )

    # --- drafts -----------------------------------------------------------------------------------------

    async def begin_draft(
        self,
        keys: Collection[str],
        key: str,
        wish: Wish,
        *,
        service_id: int | None = None,
        kind: TicketKind | None = None,
        ticket_id: int | None = None,
        text: str | None = None,
    ) -> None:
        """Assigns a person's next text to a ticket, in place of its former purpose.

        `text` is the text so far.
        """
        await self.end_drafts(keys)
        values = {"key": key, "wish": wish, "service_id": service_id, "kind": kind, "ticket_id": ticket_id}
        values["text"] = text
        await self._session.execute(insert_new(self._session, TicketDraft, values))

    async def draft_of(self, keys: Collection[str]) -> TicketDraft | None:
        """What a person's next text is for, as it is in the database now."""
        found: TicketDraft | None = await self._session.scalar(_DRAFT_OF, {"keys": keys})
        return found

    async def keep_text(self, keys: Collection[str], text: str | None) -> None:
        """Keeps what was written for a ticket until it is sent."""
        self.written = True
        await self._session.execute(
            update(TicketDraft)
            .where(TicketDraft.key.in_(keys))
            .values(text=text)
            .execution_options(synchronize_session=False)
        )

    async def end_drafts(self, keys: Collection[str]) -> bool:
        """What a person writes next is for no ticket any more; returns whether it was."""
        self.written = True
        statement = delete(TicketDraft).where(TicketDraft.key.in_(keys)).returning(TicketDraft.key)
        ended = await self._session.scalars(statement.execution_options(synchronize_session=False))
        return bool(ended.all())

    async def leave_drafts(self, keys: Collection[str]) -> None:
        """What a person writes next is for something else; what was written already can still be sent."""
        if (await self._session.scalars(_LEAVE, {"keys": list(keys)})).all():
            self.written = True

    async def forget_drafts(self) -> None:
        """Ends all drafts."""
        await self._session.execute(delete(TicketDraft).execution_options(synchronize_session=False))


def _has(box: bytes | None) -> ColumnElement[bool]:
    return Ticket.way_back.is_(None) if box is None else Ticket.way_back == box


def _columns(life: TicketLife) -> dict[str, Any]:
    return {
        "state": life.state,
        "since": life.since,
        "steps": life.steps,
        "answered_on": life.answered_on,
        "closed_on": life.closed_on,
        "reopened": life.reopened,
        "confirmed": life.confirmed,
    }
