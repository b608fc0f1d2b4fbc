"""An office that takes attendance in the chat, and what people do there."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import select

from bot.app import connect
from playground.handle import PersonHandle
from storage.base.engine import Database
from storage.tables import Unit
from tests.harness import OfficeOnTrial, PlaygroundClock, changes, no_pace, settings_for

HERE = (-6.2000, 106.8000)
"""Where the unit of Sari, Budi and Citra works, with a radius of 100 metres."""
NEAR = (-6.2003, 106.8000)
"""33 metres away."""
FAR = (-6.2100, 106.8000)
"""1,112 metres away."""


@asynccontextmanager
async def attending(office: OfficeOnTrial) -> AsyncIterator[OfficeOnTrial]:
    """The same office, served with ATTENDANCE=chat."""
    url = str(office.service.settings.database_url)
    settings = settings_for(office.playground, url).model_copy(update={"attendance": "chat"})
    service = await connect(settings, PlaygroundClock(office.playground), Database(url), no_pace())
    async with changes(service.database) as uow:
        unit = (await uow.session.scalars(select(Unit).where(Unit.name == "Dinas Pelayanan"))).one()
        (unit.latitude, unit.longitude), unit.radius = HERE, 100
    try:
        yield OfficeOnTrial(office.playground, service, office.ids)
    finally:
        await service.close()


async def shares(
    office: OfficeOnTrial,
    person: PersonHandle,
    place: tuple[float, float] = NEAR,
    *,
    accuracy: float | None = 12,
    is_forwarded: bool = False,
) -> None:
    """A person says `/hadir` and shares where the phone is."""
    await office.says(person, "/hadir")
    person.shares_location(*place, accuracy=accuracy, is_forwarded=is_forwarded)
    await office.settle()
