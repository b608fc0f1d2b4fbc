"""Telegram's bad days: a share of the calls fails in one way."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from benchmarks.chaos.count import Count
from benchmarks.chaos.stage import Run, stage
from benchmarks.chaos.telegram import Fault


async def spoilt_calls(run: Run, name: str, faults: Iterable[Fault]) -> Count:
    """People report while a share of the calls to Telegram fails, in one way after the other."""
    async with stage(run, name) as office:
        await office.bot().starts()
        office.begin_load()
        await office.until_reported(1)
        for fault in faults:
            async with office.telegram.spoiling(fault, run.size.share, run.size.most_spoilt):
                before = office.telegram.spoilt
                await asyncio.gather(
                    office.until_reported(run.size.people * run.size.reports),
                    asyncio.sleep(run.size.hold),
                    office.until(lambda: office.telegram.spoilt > before),  # noqa: B023 - used here
                )
        await office.recovers()
        office.count.about = f"{office.telegram.spoilt} calls, one in {1 / run.size.share:.0f}"
        return await office.counted()
