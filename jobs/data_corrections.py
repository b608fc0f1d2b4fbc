"""The clock of requests to correct one's own data: it counts hours, not working days (UU 27/2022)."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.cases import RINGS_FROM, RINGS_UNTIL
from domain.data_corrections import stage_of
from domain.escalation import Stage
from domain.notices import DataCorrectionDue, Notice, Recipient
from domain.office import Office
from jobs.job import Job, Zones
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork

BY_DAY = Timetable(RINGS_FROM, EVERY_DAY, CatchUp.SAME_DAY, timedelta(hours=1))
"""Every hour from the morning on."""


async def clock(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Reminds administrators before the time of a request ends; tells them and the person when it has.

    Nobody is told at night: what came to its stage then is told in the morning.
    """
    if slot.at.time() >= RINGS_UNTIL:
        return 0
    told: list[tuple[Notice, Recipient]] = []
    for case in await uow.data_corrections.waiting():
        stage = stage_of(case.revised_at, now)
        if stage is None or not await uow.escalations.note(case, stage, now):
            continue
        is_late, person = stage is Stage.LATE, Recipient(employee_id=case.employee_id)
        notice = DataCorrectionDue(case.id, case.version, is_late)
        administrators = await uow.administrators.recipients(office, now)
        told += [(notice, each) for each in administrators if each != person]
        if is_late:
            told.append((notice, person))
    return await uow.outbox.add_many(told, now)


DATA_CORRECTIONS = Job("data-corrections", BY_DAY, Zones.OF_OFFICE, clock, is_logged_when_idle=False)
