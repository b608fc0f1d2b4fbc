"""Due slots that have not run: for the runner to run, and for operators to see."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from domain.office import Office
from jobs.job import Job
from jobs.slots import Slot
from storage.uow import UnitOfWork


async def not_run(
    uow: UnitOfWork, office: Office, jobs: Sequence[Job], now: datetime
) -> list[tuple[Job, Slot]]:
    """The slots that are due at `now` (UTC) and have not been run, in the order of the jobs.

    Slots from before the office began, which is when the first person joined, are not due, except those of
    jobs that do not wait for it.
    """
    units = await uow.people.zones()
    slots = [(job, slot) for job in jobs for slot in job.due(office, units, now)]
    done = await uow.job_runs.done([(job.name, slot.text) for job, slot in slots])
    fresh = [(job, slot) for job, slot in slots if (job.name, slot.text) not in done]
    began = await uow.people.first_joined_at() if fresh else None
    return [
        (job, slot)
        for job, slot in fresh
        if job.before_anybody_joins or (began is not None and slot.at >= began)
    ]


class Late(Struct, frozen=True):
    """A job that has a slot behind it and was not run."""

    job: str
    slot: str
    lag: timedelta
    """Since the first slot of the day that it left out: one that is due every five minutes may miss many."""


async def late_jobs(uow: UnitOfWork, office: Office, jobs: Sequence[Job], now: datetime) -> list[Late]:
    """The jobs that have not been run at `now` (UTC) although they are due; one for each zone."""
    found = []
    for job, slot in await not_run(uow, office, jobs, now):
        that_day = job.timetable(office).slots_on(slot.day, slot.zone)
        before = [each for each in that_day if each.at <= slot.at]
        done = await uow.job_runs.done([(job.name, each.text) for each in before])
        since = slot.at
        for each in reversed(before):
            if (job.name, each.text) in done:
                break
            since = each.at
        found.append(Late(job.name, slot.text, now - since))
    return found
