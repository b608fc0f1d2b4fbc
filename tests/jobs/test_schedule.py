"""The scheduler's part: it ticks at once, when poked, and never twice at a time."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from jobs.schedule import Schedule
from tests.bot.virtual_time import in_virtual_time


class Ticks:
    """Ticks that begin when the schedule says so and end when the test says so."""

    def __init__(self) -> None:
        self.at_work = 0
        self.most_at_work = 0
        self.begun: asyncio.Queue[None] = asyncio.Queue()
        self.may_end = asyncio.Semaphore(0)
        self.ended = 0

    async def __call__(self) -> None:
        self.at_work += 1
        self.most_at_work = max(self.most_at_work, self.at_work)
        self.begun.put_nowait(None)
        await self.may_end.acquire()
        self.at_work -= 1
        self.ended += 1

    async def one_begins(self) -> None:
        """Returns when a tick has begun."""
        async with asyncio.timeout(10):
            await self.begun.get()


@asynccontextmanager
async def running(ticks: Ticks) -> AsyncIterator[Schedule]:
    """A schedule at work; at the end it is stopped, and waits for its tick."""
    schedule = Schedule(ticks)
    task = asyncio.create_task(schedule.run())
    try:
        yield schedule
    finally:
        ticks.may_end.release()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_it_ticks_at_the_start() -> None:
    ticks = Ticks()
    async with running(ticks):
        await ticks.one_begins()
    assert ticks.ended == 1


async def test_a_poke_ticks_at_once() -> None:
    ticks = Ticks()
    async with running(ticks) as schedule:
        await ticks.one_begins()
        ticks.may_end.release()
        schedule.poke()
        await ticks.one_begins()
    assert ticks.ended == 2


async def test_a_poke_during_a_tick_waits_for_its_end() -> None:
    ticks = Ticks()
    async with running(ticks) as schedule:
        await ticks.one_begins()
        schedule.poke()
        ticks.may_end.release()
        await ticks.one_begins()
    assert ticks.most_at_work == 1
    assert ticks.ended == 2


async def test_a_tick_that_fails_is_not_the_last() -> None:
    begun: asyncio.Queue[None] = asyncio.Queue()

    async def stumble() -> None:
        begun.put_nowait(None)
        raise ValueError("this tick has a fault")

    schedule = Schedule(stumble)
    task = asyncio.create_task(schedule.run())
    async with asyncio.timeout(10):
        await begun.get()
        schedule.poke()
        await begun.get()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@in_virtual_time
async def test_a_tick_that_does_not_end_is_given_up_when_the_process_is_to_end() -> None:
    ticks = Ticks()
    task = asyncio.create_task(Schedule(ticks).run())
    await ticks.one_begins()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await asyncio.sleep(0)
    assert ticks.ended == 0
    assert not [each for each in asyncio.all_tasks() if each is not asyncio.current_task()]
