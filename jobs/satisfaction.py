"""Tells heads and administrators once when the index of a service has fallen far."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.notices import IkmFell, Recipient
from domain.office import Office
from domain.periods import Span
from domain.satisfaction import fall, quarter_of, told
from jobs.job import Job, Zones
from jobs.slots import Slot, morning
from storage.uow import UnitOfWork

LOOKED_BACK = timedelta(days=7)
"""How long a quarter is compared with the one before it; the outbox remembers sent notices for 90 days, and
nothing is published about a quarter before its second week.
"""


async def ikm_fall(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Compares each service's running quarter, and the one that has just ended, with the quarter before."""
    running, yesterday = quarter_of(slot.day), slot.day - timedelta(days=1)
    quarters = [running]
    if slot.day < running.start + LOOKED_BACK:
        quarters.insert(0, running.previous())
    services = {each.id: each for each in await uow.services.all()}
    days = await uow.satisfaction.days(services, Span(quarters[0].previous().start, running.end))
    administrators = await uow.administrators.recipients(office, now)
    added = 0
    for service_id, said in days.items():
        for quarter in quarters:
            before, after = told(said, quarter.previous(), yesterday), told(said, quarter, yesterday)
            if fall(before, after, office.skm_weight) is None:
                continue
            heads = await uow.heads.of(services[service_id].unit_id, slot.day)
            for recipient in {*administrators, *(Recipient(employee_id=head) for head in heads)}:
                key = f"ikm-fell:{service_id}:{quarter.code}:{recipient.employee_id or recipient.chat_id}"
                notice = IkmFell(service_id, quarter.code)
                added += await uow.outbox.add_once(notice, recipient, now, key)
    return added


IKM_FALL = Job("ikm-fall", morning, Zones.OF_OFFICE, ikm_fall, is_logged_when_idle=False)
