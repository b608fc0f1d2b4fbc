"""Tickets of citizens about one service."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from handlers.tickets import actions
from playground.handle import PersonHandle
from storage.tables import Service, Ticket
from tests.harness import OfficeOnTrial, must


@pytest.fixture
async def office(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office whose unit of Budi and Sari has a service."""
    async with office.changes() as uow:
        home = next(unit for unit in await uow.people.units() if unit.name == "Dinas Pelayanan")
        uow.session.add_all([Service(code="KTP", name="KTP elektronik", unit_id=home.id)])
    await office.settle()
    return office


async def tickets(office: OfficeOnTrial) -> list[Ticket]:
    """All tickets."""
    return await office.rows(select(Ticket))


async def ticket_of(office: OfficeOnTrial) -> Ticket:
    """The only ticket."""
    (ticket,) = await tickets(office)
    return ticket


async def writes(office: OfficeOnTrial, who: PersonHandle, text: str, kind: str = "Aduan") -> str:
    """A citizen writes about the service; gives the number that the thanks tell."""
    await office.says(who, "/aduan")
    await office.taps(who, "KTP elektronik", kind)
    await office.says(who, text)
    await office.taps(who, "✅ Kirim")
    found = must(re.search(r"Nomor tiket Anda: (\w{5}-\w{5})", who.last["text"]))
    return found[1]


async def closed(office: OfficeOnTrial, text: str = "Loket sudah ditambah") -> None:
    """The unit closes the only ticket with an answer."""
    async with office.changes() as uow:
        (ticket,) = await uow.tickets.open_of(None)
        await actions.close(uow, office.service.office, ticket, None, text, office.service.clock.now())
    await office.settle()


async def opens_first(office: OfficeOnTrial, who: PersonHandle) -> None:
    """Somebody of the office opens the ticket that waits longest."""
    await office.says(who, "/tiket")
    await office.taps(who, "1")


async def at(office: OfficeOnTrial, *moment: int) -> None:
    """The jobs run at a moment of November."""
    office.move_to(2026, 11, *moment)
    await office.run_jobs("ticket-clock", "ticket-news")
