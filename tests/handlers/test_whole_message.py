"""A whole message, as long as Telegram takes one, is an answer like any other: nothing that asks fails."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from handlers.rooms import ROOMS
from playground.handle import PersonHandle
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
    return [each.error for each in await office.failed_updates()]


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
