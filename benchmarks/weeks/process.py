"""The service as a process of the machine: started, killed, and started again on the same file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.simulate.stage import bot_on, settings_of
from benchmarks.weeks.machine import Machine
from benchmarks.weeks.wire import SlowWire
from bot.app import Service, connect
from bot.profile import publish_commands, publish_description
from bot.repeat_questions import repeat_questions
from bot.run import send
from playground import Clock
from storage.base.engine import Database

_TICKS_EVERY = 60.0
"""Seconds between two looks at what is due; the service looks more often."""


@dataclass
class ServiceClock:
    """The clock of the machine, which may differ from Telegram's."""

    clock: Clock
    skew: timedelta = timedelta()

    def now(self) -> datetime:
        """The moment that the service believes in, in UTC."""
        return self.clock.now().astimezone(UTC) + self.skew


@dataclass
class Process:
    """One life of the service after another."""

    machine: Machine
    file: Path
    scheme: str
    clock: ServiceClock
    wire: SlowWire
    ended: Callable[[str], None]
    """Told of what should never happen: a part of the process has ended, or an error was nobody's."""
    service: Service | None = None
    lives: int = 0
    _poke: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def is_up(self) -> bool:
        """Whether it has begun to take updates in."""
        return self.service is not None

    def start(self) -> None:
        """Begins another life; it takes updates in as soon as Telegram knows of it."""
        self.lives += 1
        loop = self.machine.loop
        loop.set_exception_handler(self._nobodys)
        loop.create_task(self._serve()).add_done_callback(self._over)

    def kill(self) -> None:
        """As `kill -9` does."""
        self.service = None
        self.machine.kill()

    def clock_moved(self) -> None:
        """The clock has jumped: whoever sleeps looks at it again."""
        if self.service is not None:
            self.service.sender.wake()
            self._poke.set()

    async def _serve(self) -> None:
        url = f"sqlite:///{self.file}"
        bot = bot_on(self.wire)
        service = await connect(settings_of(url, self.scheme), self.clock, Database(url), None, bot)
        await publish_commands(service)
        await publish_description(service)
        await bot.delete_webhook()
        await repeat_questions(service)
        self._poke = asyncio.Event()
        self.service = service
        await asyncio.gather(service.polling.run(), send(service), self._tick(service))

    async def _tick(self, service: Service) -> None:
        """Looks for what is due, as the schedule does: at the start, now and then, when the clock jumps."""
        while True:
            await service.runner.run_due()
            self._poke.clear()
            try:
                async with asyncio.timeout(_TICKS_EVERY):
                    await self._poke.wait()
            except TimeoutError:
                continue

    def _over(self, task: asyncio.Task[Any]) -> None:
        if not task.cancelled():
            self.ended(f"the process ended: {task.exception()!r}")

    def _nobodys(self, _loop: asyncio.AbstractEventLoop, about: dict[str, Any]) -> None:
        self.ended(f"nobody took {about.get('exception')!r}: {about['message']}")
