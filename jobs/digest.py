"""The weekly digest: on Friday afternoon, to every administrator."""

from __future__ import annotations

from datetime import datetime

from domain.digest import report_week
from domain.notices import WeeklyDigest
from domain.office import Office
from jobs.job import Job, Zones
from jobs.slots import FRIDAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork


def digest_times(office: Office) -> Timetable:
    """Friday afternoon in the office's zone; a missed one is worth having until the next."""
    return Timetable(office.digest_at, frozenset({FRIDAY}), CatchUp.UNTIL_NEXT)


async def weekly_digest(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Sends the digest of the slot's week; one that is caught up later tells how that week ended."""
    week_end = report_week(slot.at, office.zone).end
    notice = WeeklyDigest(max(slot.at, min(now, week_end)))
    recipients = await uow.administrators.recipients(office, now)
    return await uow.outbox.add_many([(notice, recipient) for recipient in recipients], now)


WEEKLY_DIGEST = Job("weekly-digest", digest_times, Zones.OF_OFFICE, weekly_digest)
