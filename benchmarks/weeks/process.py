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
from playground.updates import UpdateQueue
from storage.base.engine import Database


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
    updates: UpdateQueue
    ended: Callable[[BaseException | None], None]
    """Called when the process has ended by itself."""
    nobodys: Callable[[str], None]
    """Called with an error that nobody has taken."""
    service: Service | None = None
    lives: int = 0
    _poke: asyncio.Event = field(default_factory=asyncio.Event)

    def start(self) -> None:
        """Begins another life; it takes updates in as soon as Telegram knows of it."""
        self.lives += 1
        loop = self.machine.loop
        loop.set_exception_handler(self._nobodys)
        loop.create_task(self._serve()).add_done_callback(self._over)

    def kill(self) -> None:
        """As `kill -9` does."""
        self.service, self._poke = None, asyncio.Event()
        self.updates.release()
        self.machine.kill()

    def clock_moved(self, *, looks: bool) -> None:
        """The clock has jumped: the sender looks at it again, and `looks`: so do the jobs."""
        if self.service is not None:
            self.service.sender.wake()
            if looks:
                self._poke.set()

    async def _serve(self) -> None:
        url = f"sqlite:///{self.file}"
        bot = bot_on(self.wire)
        # A backup is made by another process.
        settings = settings_of(url, self.scheme).model_copy(update={"backup_days": 0})
        service = await connect(settings, self.clock, Database(url), None, bot)
        await publish_commands(service)
        await publish_description(service)
        await bot.delete_webhook()
        await repeat_questions(service)
        self._poke = asyncio.Event()
        self.service = service
        await asyncio.gather(service.polling.run(), send(service), self._tick(service))

    async def _tick(self, service: Service) -> None:
        """Looks for what is due, as the schedule does: at the start, and when it is told to."""
        while True:
            await service.runner.run_due()
            self._poke.clear()
            await self._poke.wait()

    def _over(self, task: asyncio.Task[Any]) -> None:
        if not task.cancelled():
            self.ended(task.exception())

    def _nobodys(self, _loop: asyncio.AbstractEventLoop, about: dict[str, Any]) -> None:
        self.nobodys(f"{about.get('exception')!r}: {about['message']}")
