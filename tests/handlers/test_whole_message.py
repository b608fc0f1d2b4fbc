"""A whole message, as long as Telegram takes one, is an answer like any other: nothing that asks fails.

The conversations that it does not end hear one in test_cancel.py.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from handlers.rooms import ROOMS
from tests.attendance import attending
from tests.handlers.ways import ENDED, WAYS, WHOLE
from tests.harness import OfficeOnTrial


@pytest.fixture
async def office(office: OfficeOnTrial) -> AsyncIterator[OfficeOnTrial]:
    """The office with all that may be switched on."""
    async with attending(office) as served:
        yield served


async def failed(office: OfficeOnTrial) -> list[str]:
    """Errors of the updates that were set aside."""
    return [each.error for each in await office.failed_updates()]


@pytest.mark.parametrize("name", ENDED)
async def test_every_conversation_hears_it(office: OfficeOnTrial, name: str) -> None:
    await WAYS[name].begins(office)
    await office.says(getattr(office, WAYS[name].by), WHOLE)
    assert await failed(office) == []


async def test_every_command_hears_it(office: OfficeOnTrial) -> None:
    for command in ROOMS.commands:
        for person in (office.admin, office.budi, office.sari):
            person.says(f"/{command.name} {WHOLE}"[:4096])
        await office.settle()
        assert await failed(office) == [], command.name
