"""The clock of the service jumps while people report; Telegram's goes on."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.chaos.count import Count
from benchmarks.chaos.stage import Run, stage

_HOUR = timedelta(hours=1)
JUMPS = (_HOUR, timedelta(0), -_HOUR, timedelta(days=1), timedelta(0))
"""How far the clock is from the right time, one after the other."""


async def jumping_clock(run: Run) -> Count:
    """An hour forward and back, an hour back, to the next day, and back again."""
    async with stage(run, "clock jumps") as office:
        await office.bot(CLOCK_URL=f"{office.address}/clock").starts()
        office.begin_load()
        await office.until_reported(1)
        for jump in JUMPS:
            await office.telegram.move_clock(jump)
            await office.recovers()
            await office.until_reported(run.size.reports)
        office.count.about = "an hour ahead, right, an hour behind, a day ahead, right"
        return await office.counted()
