"""A whole message, as long as Telegram takes one, is an answer like any other: nothing that asks fails."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from handlers.rooms import ROOMS
from playground.handle import PersonHandle
from storage.tables import FailedUpdate
from tests.attendance import attending
from tests.handlers.ways import WAYS
from tests.harness import OfficeOnTrial

WHOLE = "Nota <&>" * 512
"""Longer still once its HTML is escaped."""


@pytest.fixture
async def office(office: OfficeOnTrial) -> AsyncIterator[OfficeOnTrial]:
    """The office with all that may be switched on."""
    async with attending(office) as served:
        yield served


async def failed(office: OfficeOnTrial) -> list[str]:
    """Errors of the updates that were set aside."""
    async with office.service.database.read() as uow:
        return [each.error for each in await uow.session.scalars(select(FailedUpdate))]


@pytest.mark.parametrize("name", WAYS)
async def test_every_conversation_hears_it(office: OfficeOnTrial, name: str) -> None:
    way = WAYS[name]
    person: PersonHandle = getattr(office, way.by)
    await way.before(office)
    await way.begins(office)
    await office.says(person, WHOLE)
    assert await failed(office) == []


async def test_every_command_hears_it(office: OfficeOnTrial) -> None:
    for command in ROOMS.commands:
        for person in (office.admin, office.budi, office.sari):
            await office.says(person, f"/{command.name} {WHOLE}"[:4096])
            assert await failed(office) == [], command.name
