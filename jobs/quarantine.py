"""Quarantined ratings: reported to the administrators the next morning, if there are any."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.notices import QuarantineWaits
from domain.office import Office
from jobs.job import Job, Zones
from jobs.slots import Slot, morning
from storage.uow import UnitOfWork


async def quarantined(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """One message when something new waits; what is of the unit's own staff is no news."""
    if not await uow.quarantine.set_aside_on(slot.day - timedelta(days=1)):
        return 0
    if not (await uow.quarantine.waiting(slot.day)).groups:
        return 0
    recipients = await uow.administrators.recipients(office, now)
    return await uow.outbox.add_many([(QuarantineWaits(), each) for each in recipients], now)


QUARANTINE = Job("quarantine", morning, Zones.OF_OFFICE, quarantined, is_logged_when_idle=False)
