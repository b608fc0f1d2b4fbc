"""Wakes the runner regularly; the only module that knows the scheduler."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

SECONDS_BETWEEN_TICKS = 20
_LAST_TICK = 5.0
"""Seconds for a tick under way when the process is to end."""


class Schedule:
    """Calls `run_due` every 20 seconds, at the start, and whenever it is poked; never twice at a time."""

    def __init__(self, run_due: Callable[[], Awaitable[object]]) -> None:
        self._run_due = run_due
        self._busy = asyncio.Lock()
        self._scheduler: AsyncIOScheduler | None = None

    async def run(self) -> None:
        """Ticks until it is cancelled; a tick under way is given some seconds to finish first.

        A run that is given up is undone with its transaction, and due still.
        """
        self._scheduler = scheduler = _ticking(self._tick)
        scheduler.start()
        self.poke()
        try:
            await asyncio.Event().wait()
        finally:
            scheduler.pause()
            with suppress(TimeoutError):
                async with asyncio.timeout(_LAST_TICK), self._busy:
                    pass
            scheduler.shutdown(wait=False)  # this cancels a tick that is still under way

    def poke(self) -> None:
        """Ticks at once, or again after the current tick: the clock was moved. `run` begins with a tick."""
        if self._scheduler is not None:
            # Two, as one may wait for the other: a tick under way has read the clock before it was moved.
            self._scheduler.add_job(self._tick, id="poke", replace_existing=True, max_instances=2)

    async def _tick(self) -> None:
        async with self._busy:
            await self._run_due()


def _ticking(tick: Callable[[], Awaitable[None]]) -> AsyncIOScheduler:
    # Loaded here: jobs begin when the people who wrote before the start have their answers.
    from apscheduler.jobstores.memory import MemoryJobStore
    from apscheduler.schedulers.asyncio import AsyncIOScheduler
    from apscheduler.triggers.interval import IntervalTrigger

    scheduler = AsyncIOScheduler(
        timezone=UTC,
        jobstores={"default": MemoryJobStore()},
        # A tick asks what is due: several missed ones count as one, and none is ever too late.
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    scheduler.add_job(tick, IntervalTrigger(seconds=SECONDS_BETWEEN_TICKS), id="tick")
    return scheduler
