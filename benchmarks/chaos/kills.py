"""`kill -9` at any moment of a load."""

from __future__ import annotations

import asyncio
import time
from random import Random

from benchmarks.chaos.count import Count
from benchmarks.chaos.stage import Run, stage

_LOOK_EVERY = 10
"""After so many kills it is measured how soon somebody is answered."""


async def killed_under_load(run: Run) -> Count:
    """Ends the process while it serves and, every other time, at any moment of its start; starts the next."""
    chance = Random(run.seed)
    async with stage(run, "kill -9") as office:
        bot = office.bot()
        await bot.starts()
        office.begin_load()
        for kill in range(run.size.kills):
            if kill % 2 == 0:
                await office.until_reported(1)
            await asyncio.sleep(chance.uniform(0.0, run.size.between_kills))
            await bot.killed()
            office.moments.everywhere.append(time.monotonic())
            await bot.starts()
            if kill % _LOOK_EVERY == 0:
                await office.recovers()
            run.say(f"{kill + 1} of {run.size.kills} kills, {len(office.phones.approved)} reports approved")
        office.count.about = f"{run.size.kills} times, every other time at its start"
        return await office.counted()
