"""The playground as a whole: the world, its two HTTP edges, and a server on the loopback."""

import asyncio
import contextlib
import socket
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Sequence

import uvicorn
from starlette.types import Receive, Scope, Send

from playground.botapi import BotApi
from playground.clock import Clock
from playground.desk import Desk
from playground.faults import Faults
from playground.groups import Groups
from playground.handle import ChannelHandle, GroupHandle, PersonHandle
from playground.intro import NAMELESS, Intro
from playground.limits import Limits
from playground.marks import BUILT_IN, Mark
from playground.people import Json, Person
from playground.phone import Phone
from playground.process import BotProcess
from playground.tour import Tour
from playground.web import create_web
from playground.world import RecordedCall, World

_LAST_WORDS_SECONDS = 2.0
DEFAULT_TOKEN = "1:TEST"
DEFAULT_NAME = "Bot Percobaan"
DEFAULT_USERNAME = "percobaan_bot"


def bot_user(token: str, name: str = DEFAULT_NAME, username: str = DEFAULT_USERNAME) -> Json:
    """The bot as a Telegram user; its id is the part of the token before the colon."""
    return {"id": int(token.partition(":")[0]), "is_bot": True, "first_name": name, "username": username}


class Playground:
    """A local Telegram for one bot. `running` starts one inside a test, the command line the other way."""

    def __init__(
        self,
        world: World,
        token: str = DEFAULT_TOKEN,
        *,
        process: BotProcess | None = None,
        marks: Sequence[Mark] = BUILT_IN,
        tour: Tour | None = None,
        intro: Intro = NAMELESS,
    ) -> None:
        self.world = world
        self.token = token
        self.url = ""
        self.phones = {person.id: Phone(world, person) for person in world.people.values()}
        self.groups = Groups(world)
        self.process = process or BotProcess(
            (), show=None, clock=world.clock, events=world.events, echo=lambda _: None
        )
        self.desk = Desk(world, self.phones, self.process, marks=marks, tour=tour, intro=intro)
        self._bot_api = BotApi(world, token, heard=self.process.heard)
        self._web = create_web(self.desk)
        self._server: uvicorn.Server | None = None

    @classmethod
    @contextlib.asynccontextmanager
    async def running(
        cls,
        *,
        people: Iterable[Json | Person] = (),
        limits: Limits | None = None,
        clock: Clock | None = None,
        token: str = DEFAULT_TOKEN,
        bot_name: str = DEFAULT_NAME,
        bot_username: str = DEFAULT_USERNAME,
        monotonic: Callable[[], float] = time.monotonic,
        strict: bool = True,
        webhook_delay: float = 1.0,
    ) -> AsyncIterator["Playground"]:
        """A playground that answers at `url` on a free port of the loopback until the block ends.

        `people` as objects of a people file. `limits` are Telegram's unless given. `webhook_delay` are the
        seconds before a failed delivery is repeated for the first time.
        """
        world = World(
            bot=bot_user(token, bot_name, bot_username),
            people=[p if isinstance(p, Person) else Person.parse(p) for p in people],
            clock=clock or Clock(),
            limits=limits or Limits.telegram(),
            monotonic=monotonic,
            strict=strict,
            webhook_delay=webhook_delay,
        )
        playground = cls(world, token)
        await playground.start(listen("127.0.0.1", 0))
        try:
            yield playground
        finally:
            await playground.stop()

    # --- for tests --------------------------------------------------------------------------------

    @property
    def clock(self) -> Clock:
        return self.world.clock

    @property
    def faults(self) -> Faults:
        return self.world.faults

    @property
    def calls(self) -> deque[RecordedCall]:
        """What the bot called, oldest first, without getUpdates."""
        return self.world.calls

    @property
    def violations(self) -> dict[str, int]:
        """What the bot sent that the Bot API does not know, with how often."""
        return dict(self.world.checker.violations)

    def person(self, person_id: int) -> PersonHandle:
        """The person with this id, to say and tap."""
        return PersonHandle(self.phones[person_id])

    def add_person(self, given: Json) -> PersonHandle:
        """Another person, as an object of a people file."""
        person = Person.parse(given)
        self.world.add_person(person)
        self.phones[person.id] = Phone(self.world, person)
        return self.person(person.id)

    def group(self, title: str, members: Iterable[int]) -> GroupHandle:
        """A group of these people with the bot in it."""
        return GroupHandle(self.groups, self.groups.create(title, members))

    def channel(self, title: str, username: str) -> ChannelHandle:
        """A public channel in which the bot may post."""
        return ChannelHandle(self.world.open_channel(title, username))

    async def until(self, condition: Callable[[], bool], seconds: float = 5.0) -> None:
        """Wait until `condition` holds, asked again after everything that happens here.

        TimeoutError after `seconds` of real time.
        """
        await self.world.events.until(condition, seconds)

    async def acknowledged(self, seconds: float = 5.0) -> None:
        """Wait until the bot has confirmed every update; TimeoutError after `seconds` of real time."""
        await self.until(lambda: self.world.updates.pending_count == 0, seconds)

    # --- serving ----------------------------------------------------------------------------------

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI application: the bot's side straight, everything else through Starlette."""
        if scope["type"] == "http" and scope["path"].startswith(("/bot", "/file/bot")):
            await self._bot_api(scope, receive, send)
        else:
            await self._web(scope, receive, send)

    async def start(self, listening: socket.socket) -> None:
        """Serve on a bound socket; returns when the address answers."""
        host, port = listening.getsockname()[:2]
        self.url = f"http://{host}:{port}"
        config = uvicorn.Config(
            self,
            lifespan="off",
            ws="none",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            # Longer than clients keep theirs: a call on a connection that is just being closed breaks off.
            timeout_keep_alive=75,
        )
        config.load()
        self._server = uvicorn.Server(config)
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=[listening])
        if self.desk.tour is not None:
            self.desk.tour.watch()

    @property
    def is_serving(self) -> bool:
        """Whether it answers at its address."""
        return self._server is not None

    async def stop(self) -> None:
        """End the bot's process and the waiting calls, then the server."""
        world = self.world
        if self.desk.tour is not None:
            await self.desk.tour.close()
        await self.process.stop()
        await world.webhook.stop()
        world.updates.release()
        world.clock.release()
        world.events.close()
        if self._server is not None:
            await _close(self._server)
            self._server = None


async def _close(server: uvicorn.Server) -> None:
    """Like uvicorn's own shutdown, but at once: that one looks every 100 ms whether all have gone."""
    for listener in server.servers:
        listener.close()
    state = server.server_state
    for connection in list(state.connections):
        connection.shutdown()
    if state.tasks:
        await asyncio.wait(list(state.tasks), timeout=_LAST_WORDS_SECONDS)
    for task in list(state.tasks):
        task.cancel()
    for connection in list(state.connections):
        connection.transport.abort()


def listen(host: str, port: int) -> socket.socket:
    """A bound socket; OSError when the port is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once (TCP_NODELAY) only where the protocol is named; otherwise each answer waits 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError:
        listening.close()
        raise
    return listening
