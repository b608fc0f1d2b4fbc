"""The office's service and its Telegram in one process, with a clock that moves only when it is told to."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from pydantic import SecretStr
from telegram.request import BaseRequest, RequestData

from bot.app import Service, connect
from bot.pace import Pace
from bot.settings import Settings
from bot.updates import UpdatesBot
from playground import Clock, Limits
from playground.botapi import BotApi
from playground.errors import ApiError
from playground.files import Upload
from playground.handle import PersonHandle
from playground.people import Person
from playground.phone import Phone
from playground.server import DEFAULT_TOKEN, bot_user
from playground.world import World
from storage.base.engine import Database
from storage.base.migrate import migrate

RATER_KEY = "a key of the simulated office, long enough"
_NO_LIMIT = 1_000_000
_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001"
    "e221bc330000000049454e44ae426082"
)
"""A picture of one pixel."""
_SENDS = frozenset({"sendMessage", "sendPhoto", "sendDocument"})


@dataclass(frozen=True)
class Received:
    """A message as it came into a chat."""

    at: datetime
    text: str


@dataclass
class Wire(BaseRequest):
    """The bot's calls, carried out by the stand-in without a network; notes what came into each chat."""

    api: BotApi
    clock: Clock
    received: dict[tuple[int, int], Received] = field(default_factory=dict)
    """Messages by chat and number."""

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        """One call of the Bot API: status and body as Telegram answers."""
        name, data = url.rpartition("/")[2], request_data
        params: dict[str, Any] = {} if data is None else dict(data.parameters)
        files = {} if data is None or not data.contains_files else _uploads(data)
        try:
            result = await self.api.call(name, params, files)
        except ApiError as error:
            return error.code, json.dumps(error.body()).encode()
        if name in _SENDS:
            self._receive(json.loads(result))
        return 200, b'{"ok":true,"result":%s}' % result

    def _receive(self, message: dict[str, Any]) -> None:
        text = message.get("text") or message.get("caption") or ""
        key = (message["chat"]["id"], message["message_id"])
        self.received[key] = Received(self.clock.now(), text)


def _uploads(data: RequestData) -> dict[str, Upload]:
    found = {}
    for name, (file_name, content, kind) in data.multipart_data.items():
        found[name] = Upload(content if isinstance(content, bytes) else content.read(), file_name, kind)
    return found


class _Now:
    """The service's clock."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def now(self) -> datetime:
        """The simulated moment, in UTC."""
        return self._clock.now().astimezone(UTC)


@dataclass
class Stage:
    """Everybody's phone, the service and the clock."""

    world: World
    service: Service
    wire: Wire
    phones: dict[int, PersonHandle] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        """The simulated moment, in UTC."""
        return self.world.clock.now()

    def phone(self, telegram_id: int) -> PersonHandle:
        """The phone of somebody who has one, or a new one."""
        if telegram_id not in self.phones:
            person = Person(id=telegram_id, first_name=f"Warga {telegram_id}", started=True)
            self.world.add_person(person)
            self.phones[telegram_id] = PersonHandle(Phone(self.world, person))
        return self.phones[telegram_id]

    async def settle(self) -> None:
        """Lets the bot take in, decide, answer and send until nothing is left to do."""
        service = self.service
        while True:
            taken = await service.polling.step(0)
            await service.intake.wait_idle()
            await service.speaker.wait_idle()
            await service.sender.drain()
            if not taken:
                return

    async def run_jobs(self) -> None:
        """Lets the runner look at what is due, and the bot send what follows from it."""
        for outcome in await self.service.runner.run_due():
            if hasattr(outcome, "error"):
                raise outcome.error
        await self.settle()

    def move_to(self, moment: datetime) -> None:
        """Moves the clock forward to a moment, unless that is over."""
        if moment > self.now:
            self.world.clock.move_to(moment)


def world_at(clock: Clock, limits: Limits, seconds: Callable[[], float] = time.monotonic) -> World:
    """A Telegram that nobody has written in yet, without the checks of its answers that tests make.

    `seconds` tell the limits how much time has passed.
    """
    bot = bot_user(DEFAULT_TOKEN)
    return World(bot=bot, people=(), clock=clock, limits=limits, monotonic=seconds, strict=False)


def settings_of(url: str, scheme: str) -> Settings:
    """Settings of the simulated office; nothing of the machine's environment."""
    return Settings(
        _env_file=None,
        bot_token=SecretStr(DEFAULT_TOKEN),
        rater_key=SecretStr(RATER_KEY),
        database_url=url,
        office_name="Kabupaten Contoh",
        scheme=scheme,
        web_port=0,
    )


def nothing_drawn() -> AbstractContextManager[object]:
    """Nobody looks at the pictures of recaps and digests here, and drawing one takes a tenth of a second."""
    return patch("resvg_py.svg_to_bytes", return_value=_DOT)


def bot_on(wire: Wire) -> UpdatesBot:
    """The bot, which calls over this wire."""
    return UpdatesBot(DEFAULT_TOKEN, request=wire, get_updates_request=wire)


def ends_at(world: World) -> BotApi:
    """The bot's side of a Telegram."""
    return BotApi(world, DEFAULT_TOKEN, heard=lambda: None)


@asynccontextmanager
async def stage_at(database_file: Path, start: datetime, scheme: str) -> AsyncIterator[Stage]:
    """An empty office on a new SQLite file, at a moment."""
    clock = Clock.standing(start)
    world = world_at(clock, Limits.off())
    wire = Wire(ends_at(world), clock)
    url = f"sqlite:///{database_file}"
    database = Database(url)
    await migrate(database)
    service = await connect(settings_of(url, scheme), _Now(clock), database, _no_pace(), bot_on(wire))
    with nothing_drawn():
        try:
            yield Stage(world, service, wire)
        finally:
            await service.close()


def _no_pace() -> Pace:
    return Pace(_NO_LIMIT, _NO_LIMIT, _NO_LIMIT, _NO_LIMIT)
