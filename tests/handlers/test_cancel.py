"""`/batal` leaves every conversation of every room, also after a whole message, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from handlers.rooms import ROOMS
from playground.handle import PersonHandle
from tests.attendance import attending
from tests.handlers.steps import OF_TELEGRAM
from tests.handlers.ways import ENDED, WAYS, WHOLE
from tests.harness import OfficeOnTrial


def test_every_conversation_is_left_below() -> None:
    assert set(WAYS) == {flow.name for room in ROOMS.all for flow in room.flows}


@pytest.fixture
async def office(office: OfficeOnTrial) -> AsyncIterator[OfficeOnTrial]:
    """The office with all that may be switched on."""
    async with attending(office) as served:
        yield served


@pytest.mark.parametrize("name", WAYS)
async def test_it_is_left_with_nothing_half_saved(office: OfficeOnTrial, name: str) -> None:
    way = WAYS[name]
    person: PersonHandle = getattr(office, way.by)
    await way.before(office)
    before = await office.everything_kept()
    await way.begins(office)
    held = await office.held(person.id)
    assert held is not None, person.sees()
    assert held.flow == name
    if name == "join":  # the invitation was made by the office, not by who opens it
        invited = await office.everything_kept()
        before |= {table: invited[table] for table in ("invites", "audit_log", "audit_head")}
    if name not in ENDED:
        await office.says(person, WHOLE)
        assert await office.failed_updates() == []
    await office.says(person, "/batal")
    after = await office.everything_kept()
    assert {table for table in before if before[table] != after[table]} <= OF_TELEGRAM
    assert await office.held(person.id) is None
    assert before["outbox"] == after["outbox"], "nobody was told anything"
    await office.says(person, "/batal")
    assert "Tidak ada yang perlu dibatalkan" in person.last["text"]
