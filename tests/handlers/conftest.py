"""What tests of conversations share: a citizen, and an office that nobody has joined."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from playground.handle import PersonHandle
from tests.handlers.scores import GeneratedOffice
from tests.harness import OfficeOnTrial, copy_of, office_on_trial

WULAN = {
    "id": 8123456789,
    "first_name": "Wulandari",
    "last_name": "Kusumaningrum",
    "username": "wulan_kusuma",
}


@pytest.fixture
def wulan(office: OfficeOnTrial) -> PersonHandle:
    """A citizen whose traces would be recognised."""
    return office.playground.add_person(WULAN)


@pytest.fixture
async def newcomers(database_file: Path) -> AsyncIterator[OfficeOnTrial]:
    """An office whose people are in the roster, but have not joined yet."""
    async with office_on_trial(database_file, linked=False) as office:
        await office.settle()
        yield office


@pytest.fixture(scope="session")
def generated(migrated: Path, tmp_path_factory: pytest.TempPathFactory) -> GeneratedOffice:
    """An office of generated rows, which nobody changes."""
    office = GeneratedOffice(copy_of(migrated, tmp_path_factory.mktemp("generated") / "kinerja.db"))
    asyncio.run(office.fill())
    return office
