"""The service as a process of the machine: started, killed, and started again on the same file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from benchmarks.simulate.stage import bot_on, settings_of
from benchmarks.weeks.machine import Machine
from benchmarks.weeks.pushed import PushedTo
from benchmarks.weeks.wire import SlowWire
from bot.app import Service, connect
from bot.ports import WEBHOOK_PATH
from bot.profile import publish_commands, publish_description
from bot.repeat_questions import repeat_questions
from bot.run import choose_intake, send
from bot.web import build_web
from playground import Clock
from playground.webhook import Webhook
from playground.world import World
from storage.base.engine import Database

_FIRST_DELAY = 1.0
"""Seconds until Telegram repeats a request to a webhook that failed."""
LONGEST_START = 600.0
"""Seconds within which a process starts where nothing goes wrong."""
_SECRET = "a-secret-of-the-weeks"


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
    world: World
    is_pushed: bool
    """Whether Telegram brings the updates, in place of being asked for them."""
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
        self.world.updates.release()
        self.world.updates.watch(None)
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
        mine: dict[str, Any] = {"backup_days": 0, "attendance": "chat"}
        if self.is_pushed:
            mine |= {"webhook_url": "https://bot.contoh.test", "webhook_secret": SecretStr(_SECRET)}
        settings = settings_of(url, self.scheme).model_copy(update=mine)
        service = await connect(settings, self.clock, Database(url), None, bot)
        await publish_commands(service)
        await publish_description(service)
        if self.is_pushed:
            self._open(service)
        await choose_intake(service)
        await repeat_questions(service)
        self._poke = asyncio.Event()
        self.service = service
        taking = [] if self.is_pushed else [service.polling.run()]
        await asyncio.gather(*taking, send(service), self._tick(service))

    def _open(self, service: Service) -> None:
        """Lets Telegram's requests in; those to a former life have broken off."""
        web = build_web(service.bot, service.intake, service.readiness, _SECRET)
        world = self.world
        world.webhook = Webhook(
            world.updates,
            world.clock,
            _FIRST_DELAY,
            lambda *_: PushedTo(web, WEBHOOK_PATH, self.wire, world.updates),
        )

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
