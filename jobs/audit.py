"""Notes the root of the log each day, and publishes it each week, so that rewriting is detected."""

from __future__ import annotations

import asyncio
from datetime import datetime, time, timedelta

from domain.audit.merkle import root
from domain.audit.roots import Root, is_to_publish, root_of
from domain.notices import Notice, Recipient, RootPublished
from domain.office import Office
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork

AFTER_MIDNIGHT = Timetable(time(0, 5), EVERY_DAY, CatchUp.UNTIL_NEXT)
"""A few minutes after each day: what was decided before midnight is written by then."""


async def survey(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> Sweep:
    """Computes the root over all rows up to the end of the day before; returns what notes it."""
    midnight = datetime.combine(slot.day, time.min, tzinfo=slot.at.tzinfo)
    size, last = await uow.audit.size_before(midnight), await uow.audit.last_root()
    # A day on which nothing was decided needs no root. A root does not cover what was decided between
    # midnight and its own row: that comes into the next one.
    is_new = await uow.audit.has_decided(0 if last is None else last.size, size)
    day = slot.day - timedelta(days=1)
    found = await asyncio.to_thread(root, await uow.audit.leaves(size)) if is_new else b""

    async def note(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
        if is_new:
            uow.audit.note_root(Root(size, found.hex(), day))
        return 0

    return note


AUDIT_ROOT = Job("audit-root", AFTER_MIDNIGHT, Zones.OF_OFFICE, ReadFirst(survey), is_logged_when_idle=False)


IN_THE_MORNING = Timetable(time(8), EVERY_DAY, CatchUp.UNTIL_NEXT)
"""Each morning it is looked whether the log says that a root is due."""


async def publish(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Sends the last root to administrators and into the channel, once a week and after a closing."""
    noted, row = await uow.audit.last_root(), await uow.audit.last_published()
    if noted is None:
        return 0
    published = None if row is None else root_of(row.after)
    told_on = None if row is None else office.date_of(row.at)
    closed = await uow.audit.has_closed(0 if published is None else published.size, noted.size)
    if not is_to_publish(noted, published, told_on, slot.day, closed=closed):
        return 0
    uow.audit.note_published(noted)
    recipients = await uow.administrators.recipients(office, now)
    if office.audit_channel is not None:
        recipients.append(Recipient(chat_id=office.audit_channel, language=office.default_language))
    notice: Notice = RootPublished(noted.size, noted.root, noted.day)
    return await uow.outbox.add_many([(notice, each) for each in recipients], now)


PUBLISH_ROOT = Job("publish-root", IN_THE_MORNING, Zones.OF_OFFICE, publish, is_logged_when_idle=False)
