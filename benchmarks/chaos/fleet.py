"""Several processes of each part on PostgreSQL, of which one is killed in the middle of its work."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from benchmarks.chaos.count import Count
from benchmarks.chaos.stage import Run, Stage, stage
from storage.base.engine import Database
from storage.tables import JobRun

_OFFICE = ZoneInfo("Asia/Jakarta")
_REMINDED = "belum melaporkan pekerjaan"
_DAYS = 5
"""Days that are gone through until everybody is reminded: some may be holidays."""


async def two_for_jobs(run: Run) -> Count:
    """Two processes run what is due; one of them is killed when everybody is to be reminded."""
    async with stage(run, "two job processes", run.server.database(run.keys.password)) as office:
        follows = {"CLOCK_URL": f"{office.address}/clock"}
        jobs = [office.bot("--only", "jobs", **follows) for _ in range(2)]
        others = [office.bot("--only", part, **follows) for part in ("web", "send")]
        for bot in (*jobs, *others):
            await bot.starts()
        office.begin_load()
        await office.until_reported(1)
        await office.pause_load()
        reminded = Counter[int]()
        office.phones.others = lambda chat, text: reminded.update([chat] if _REMINDED in text else [])
        for day in range(1, _DAYS + 1):
            afternoon = await _move_to_afternoon(office, day)
            if day == 1:
                await jobs[0].killed()
                await jobs[0].starts()
            await _has_run(office, afternoon)
            await office.settled()
            if reminded:
                break
        people = [person.number for person in (*office.people, office.probe)]
        office.count.notices_doubled += sum(times - 1 for times in reminded.values())
        office.count.notices_lost += sum(number not in reminded for number in people)
        office.count.about = f"{len(reminded)} people reminded; one of the two was killed then"
        await office.recovers()
        office.begin_load()
        await office.until_reported(run.size.people)
        return await office.counted()


async def _move_to_afternoon(office: Stage, days: int) -> datetime:
    """Moves the clock of the service to the time of reminders, so many days from today."""
    now = datetime.now(_OFFICE)
    afternoon = now.replace(hour=16, minute=1, second=0, microsecond=0) + timedelta(days=days)
    await office.telegram.move_clock(afternoon - now)
    return afternoon


async def _has_run(office: Stage, afternoon: datetime) -> None:
    """Returns once the reminders of an afternoon were looked for; TimeoutError if never."""
    day = f"{afternoon:%Y-%m-%d}"
    slots = select(JobRun.slot).where(JobRun.job == "remind-report", JobRun.slot.startswith(day))
    database = Database(office.url)
    try:
        async with asyncio.timeout(office.run.size.longest):
            while True:
                async with database.read() as uow:
                    if any(slot >= f"{day}T16" for slot in await uow.session.scalars(slots)):
                        return
                await asyncio.sleep(0.1)
    finally:
        await database.close()
