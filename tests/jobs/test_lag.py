"""Since when a job is late: from the first slot of the day that nobody ran."""

from __future__ import annotations

from datetime import time, timedelta

from domain.office import Office
from jobs.job import Job, Zones
from jobs.lag import late_jobs
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.uow import UnitOfWork
from tests.harness import OfficeOnTrial
from tests.jobs.runners import DAILY

HOURLY = Timetable(time(12, 0), EVERY_DAY, CatchUp.SAME_DAY, every=timedelta(hours=1))


async def nothing(uow: UnitOfWork, office: Office, slot: Slot, now: object) -> int:
    """A run that has nothing to do."""
    return 0


def job(name: str, timetable: Timetable) -> Job:
    """A job of the office's zone."""
    return Job(name, lambda _: timetable, Zones.OF_OFFICE, nothing)


async def lag(office: OfficeOnTrial, each: Job) -> timedelta | None:
    """By how much a job is late; None when it is not."""
    async with office.service.database.read() as uow:
        late = await late_jobs(uow, office.service.office, [each], office.service.clock.now())
    return next((found.lag for found in late), None)


async def claim(office: OfficeOnTrial, name: str, slot: str) -> None:
    """A slot was run."""
    async with office.service.database.unit() as uow:
        await uow.job_runs.claim(name, slot, office.service.clock.now())
        await uow.commit()


def near(found: timedelta | None, hours: int) -> bool:
    """Whether a lag is so many hours; the clock runs on a little meanwhile."""
    return found is not None and found // timedelta(hours=1) == hours


async def test_an_hourly_job_is_late_since_the_first_slot_that_it_left_out(office: OfficeOnTrial) -> None:
    hourly = job("hourly", HOURLY)
    office.move_to(2026, 11, 20, 11, 59)
    await claim(office, "hourly", "2026-11-19T23:00+07:00")
    assert await lag(office, hourly) is None
    office.move_to(2026, 11, 20, 12, 0)
    await claim(office, "hourly", "2026-11-20T12:00+07:00")
    assert await lag(office, hourly) is None
    office.move_to(2026, 11, 20, 16, 0)
    assert near(await lag(office, hourly), 3), "since 13:00"
    await claim(office, "hourly", "2026-11-20T16:00+07:00")
    assert await lag(office, hourly) is None, "one run makes up for all before it"


async def test_a_daily_job_is_late_since_its_slot(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 21, 10, 0)
    assert near(await lag(office, job("daily", DAILY)), 22)
