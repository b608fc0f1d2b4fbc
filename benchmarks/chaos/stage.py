"""An office under load: its database, its Telegram with the proxy before it, its people, its processes."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select

from benchmarks.chaos.count import Count, Moments, compare
from benchmarks.chaos.people import Person, Phones, listen
from benchmarks.chaos.postgresql import PostgreSQL
from benchmarks.chaos.processes import Bot
from benchmarks.chaos.telegram import SpoiltTelegram
from benchmarks.crowd import crowd
from benchmarks.gateway import FIRST, service_environment
from benchmarks.office import found_office_at
from benchmarks.processes import Start, start_anew
from playground import Playground
from storage.base.engine import Database
from storage.tables import Outbox

_TRACEBACK, _MOST_SHOWN = "Traceback", 3000
_FIRST_SUPERVISOR = 900_001


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    people: int = 20
    reports: int = 2
    """Reports of each person under a fault, at least."""
    kills: int = 50
    between_kills: float = 2.0
    """Seconds after which the process is killed, at most: from its start, or from its first answer."""
    share: float = 0.2
    """Of the calls to Telegram, those that are spoilt."""
    most_spoilt: int | None = None
    """Calls that are spoilt in one way, at most."""
    hold: float = 5.0
    """Seconds for which a fault lasts at least."""
    polls: int = 1
    """Polls that may hang, half a minute each, or be answered late."""
    lock: float = 15.0
    """Seconds for which another process holds the lock: a statement waits 10 s for it."""
    longest: float = 120.0
    """Seconds after which a scenario is given up."""


SMOKE = Size(
    people=2,
    reports=1,
    kills=2,
    between_kills=0.5,
    share=0.1,
    most_spoilt=2,
    hold=0.0,
    polls=0,
    lock=0.0,
    longest=300.0,
)
"""As little as shows that everything works."""


@dataclass
class Keys:
    """The secrets of a run, which must not be found in anything that it writes."""

    token: str = field(default_factory=lambda: f"700000001:{secrets.token_urlsafe(26)}")
    rater_key: str = field(default_factory=lambda: secrets.token_hex(32))
    webhook_secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    password: str = field(default_factory=lambda: secrets.token_urlsafe(18))

    @property
    def all(self) -> list[str]:
        """Each of them, and the secret half of the token."""
        return [self.token, self.token.partition(":")[2], self.rater_key, self.webhook_secret, self.password]


@dataclass
class Run:
    """What all scenarios of a run share."""

    folder: Path
    size: Size = field(default_factory=Size)
    seed: int = 1
    keys: Keys = field(default_factory=Keys)
    start: Start = start_anew
    postgresql: PostgreSQL | None = None
    say: Callable[[str], None] = lambda _: None
    """Tells how far it is."""

    @property
    def server(self) -> PostgreSQL:
        """The PostgreSQL of the run; raises RuntimeError without one."""
        if self.postgresql is None:
            raise RuntimeError("the run has no PostgreSQL")
        return self.postgresql


class Stage:
    """One scenario: an office, its people at work, and the processes that serve them."""

    def __init__(
        self, run: Run, folder: Path, url: str, play: Playground, people: list[Person], probe: Person
    ) -> None:
        self.run, self.folder, self.url, self.play = run, folder, url, play
        self.people, self.probe = people, probe
        self.phones = Phones()
        self.telegram: SpoiltTelegram
        self.address = ""
        self.moments = Moments()
        self.forgotten: set[str] = set()
        """Reports that are no longer, or not yet, in the older copy of the database."""
        self.bots: list[Bot] = []
        self.count = Count(folder.name)
        self._enough = asyncio.Event()
        self._load: asyncio.Future[list[None]] | None = None

    def bot(self, *words: str, **changed: str) -> Bot:
        """A part of the service, not started yet."""
        bot = Bot(self.run.start, ["run", *words], self._settings | changed, self.folder)
        self.bots.append(bot)
        return bot

    async def command(self, *words: str) -> None:
        """Carries out a command of an operator; raises RuntimeError with what it printed when it fails."""
        command = Bot(self.run.start, list(words), self._settings, self.folder)
        await command.starts()
        if await command.ended():
            raise RuntimeError(command.printed())

    @property
    def _settings(self) -> dict[str, str]:
        settings = service_environment(self.address, self.run.keys.token, self.url)
        return settings | {"RATER_KEY": self.run.keys.rater_key, "LOG_LEVEL": "DEBUG"}

    @property
    def file(self) -> Path:
        """The SQLite file."""
        return Path(self.url.removeprefix("sqlite:///"))

    # --- the load -------------------------------------------------------------------------------------------

    def begin_load(self) -> None:
        """Everybody reports, again and again, until `end_load` or `pause_load`."""

        async def one(person: Person) -> None:
            while not self._enough.is_set():
                await person.report()

        self._load = asyncio.ensure_future(asyncio.gather(*(one(person) for person in self.people)))

    async def pause_load(self) -> None:
        """Everybody puts the phone down at once, in the middle of whatever it is."""
        assert self._load is not None  # it was begun
        self._load.cancel()
        await asyncio.gather(self._load, return_exceptions=True)

    async def until_reported(self, more: int) -> None:
        """Returns once so many more reports were approved, and their authors told."""
        wanted = len(self.phones.approved) + more
        await self.until(lambda: len(self.phones.approved) >= wanted)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Returns once something holds; looks after each event of the stand-in. TimeoutError if never."""
        await self.play.until(condition, self.run.size.longest)

    async def end_load(self) -> None:
        """Everybody gets through what was begun, and one more report; counts who cannot."""
        self._enough.set()
        assert self._load is not None  # it was begun
        stuck = 0
        with suppress(TimeoutError):
            async with asyncio.timeout(self.run.size.longest):
                await self._load
        last = [asyncio.create_task(person.report()) for person in self.people]
        await asyncio.wait(last, timeout=self.run.size.longest)
        for task in last:
            stuck += not task.done()
            task.cancel()
        await asyncio.gather(*last, return_exceptions=True)
        self.count.stuck = stuck

    # --- what came of it ------------------------------------------------------------------------------------

    async def recovers(self) -> None:
        """Measures how long a person waits for an answer from now on."""
        began = time.monotonic()
        is_answered = await self.probe.is_answered(self.run.size.longest)
        took = time.monotonic() - began
        self.count.recovered = max(self.count.recovered or 0.0, took) if is_answered else None
        if not is_answered:
            self.count.wrong.append(f"nobody was answered within {took:.0f} s")

    def now(self) -> datetime:
        """This moment, by the clock of the service."""
        return datetime.now(UTC) + self.telegram.clock_offset

    async def settled(self) -> None:
        """Returns once nothing waits in the outbox, or it takes too long."""
        database = Database(self.url)
        waiting = select(func.count()).where(Outbox.state == "pending", Outbox.not_before <= self.now())
        with suppress(TimeoutError):
            async with asyncio.timeout(self.run.size.longest):
                while True:
                    async with database.read() as uow:
                        if not await uow.session.scalar(waiting):
                            break
                    await asyncio.sleep(0.1)
        await database.close()

    async def counted(self) -> Count:
        """Ends the load and the processes, and compares."""
        await self.end_load()
        await self.settled()
        for bot in self.bots:
            status = await bot.stopped()
            if status > 0:  # below 0 it is the signal that told it to stop, or its limit of ten seconds
                self.count.wrong.append(f"the service ended with status {status}")
            if _TRACEBACK in (printed := bot.printed()):
                shown = printed.partition(_TRACEBACK)[2][:_MOST_SHOWN]
                self.count.wrong.append(f"a traceback is in the log: {shown}")
        self.moments.in_chat += self.telegram.unsure
        await compare(self.count, self.url, self.phones, self.moments, self.forgotten, self.now())
        return self.count


@asynccontextmanager
async def stage(run: Run, name: str, url: str | None = None) -> AsyncIterator[Stage]:
    """An office of its own, on a new SQLite file without another address; all processes end with it."""
    folder = run.folder / name.replace(" ", "-").replace(":", "")
    folder.mkdir()
    url = url or f"sqlite:///{folder / 'kinerja.db'}"
    # One more than report: the probe.
    numbers = range(FIRST, FIRST + run.size.people + 1)
    supervisors = range(_FIRST_SUPERVISOR, _FIRST_SUPERVISOR + len(numbers))
    await found_office_at(url, numbers, supervisors)
    async with crowd([*numbers, *supervisors], token=run.keys.token) as gathered:
        phones = listen(gathered)
        people = {number: Person(walker, phones) for number, walker in gathered.walkers.items()}
        reporting = [people[number] for number in numbers]
        telegram = SpoiltTelegram(gathered.playground.url, run.seed)
        telegram.polls = run.size.polls
        made = Stage(run, folder, url, gathered.playground, reporting[:-1], reporting[-1])
        made.count.name = name
        made.phones, made.telegram = phones, telegram
        approving = [asyncio.create_task(people[number].approve()) for number in supervisors]
        async with telegram.serving() as made.address:
            try:
                yield made
            finally:
                for bot in made.bots:
                    await bot.killed()
                for task in approving:
                    task.cancel()
                await asyncio.gather(*approving, return_exceptions=True)
