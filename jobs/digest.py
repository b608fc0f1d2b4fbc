"""The weekly digest: on Friday afternoon, to administrators and to heads of units."""

from __future__ import annotations

from datetime import datetime

from domain.digest.participation import report_week
from domain.notices import Recipient, WeeklyDigest, WeeklyDigestFile
from domain.office import Office
from jobs.job import InParts, Job, Once, Zones
from jobs.slots import FRIDAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork


def digest_times(office: Office) -> Timetable:
    """Friday afternoon in the office's zone; a missed one is worth having until the next."""
    return Timetable(office.digest_at, frozenset({FRIDAY}), CatchUp.UNTIL_NEXT)


async def weekly_digest(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> list[Once]:
    """Finds who gets the digest of the slot's week: a picture, and behind it a workbook.

    One that is caught up later tells how that week ended. An administrator gets that of the office alone,
    in which the units are, too.
    """
    week = report_week(slot.at, office.zone)
    until = max(slot.at, min(now, week.end))
    administrators = await uow.administrators.recipients(office, now)
    served = {each.employee_id for each in administrators}
    readers: list[tuple[int | None, Recipient]] = [(None, each) for each in administrators]
    heads = await uow.heads.all(office.date_of(now))
    joined = await uow.people.accounts_of(heads)
    readers += [
        (unit_id, Recipient(employee_id=person))
        for person in sorted(joined.keys() - served)
        for unit_id in sorted(heads[person])
    ]
    return [
        Once(notice, reader, f"{notice.kind} {week.this.start} {unit_id or 'office'} {_mark(reader)}")
        for unit_id, reader in readers
        for notice in (WeeklyDigest(until, unit_id), WeeklyDigestFile(until, unit_id))
    ]


def _mark(reader: Recipient) -> str:
    return f"chat {reader.chat_id}" if reader.employee_id is None else str(reader.employee_id)


WEEKLY_DIGEST = Job("weekly-digest", digest_times, Zones.OF_OFFICE, InParts(weekly_digest))
