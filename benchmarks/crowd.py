"""Many people at once in a playground: each waits for the bot's answer before the next tap."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playground import Clock, Limits, Playground
from playground.handle import PersonHandle
from playground.server import DEFAULT_TOKEN

Message = dict[str, Any]


def percentile(waits: Iterable[float], share: float) -> float:
    """The wait that this share of all did not exceed; 0 without any."""
    ordered = sorted(waits)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


@dataclass
class Figures:
    """How long answers took (seconds), and when the first and the last one came."""

    waits: list[float] = field(default_factory=list)
    began: float = 0.0
    ended: float = 0.0
    processor: float = 0.0
    """Seconds of processor time that the bot took, where it was measured."""

    @property
    def rate(self) -> float:
        """Updates answered a second."""
        return len(self.waits) / (self.ended - self.began)

    @property
    def processor_each(self) -> float:
        """Milliseconds of processor time for each answer."""
        return self.processor / len(self.waits) * 1000

    def percentile(self, share: float) -> float:
        """The wait that this share of answers did not exceed, in milliseconds."""
        return percentile(self.waits, share) * 1000


class Walker:
    """One person with a script: says or taps, then waits until the bot's message changed."""

    def __init__(self, crowd: Crowd, handle: PersonHandle) -> None:
        self.handle = handle
        self.last: Message | None = None
        self.heard = 0
        """How often the bot has sent or edited a message."""
        self._crowd = crowd
        self._answered: asyncio.Future[None] | None = None

    def hear(self, message: Message) -> None:
        """The bot sent or edited a message."""
        self.last = message
        self.heard += 1
        if self._answered is not None and not self._answered.done():
            self._answered.set_result(None)

    def look(self) -> None:
        """Looks at the newest message of the bot that is there now, whatever changed above it."""
        told = (message for message in reversed(self.handle.messages) if message["from"]["is_bot"])
        self.last = next(told, None)

    async def change(self) -> None:
        """Returns when the bot's message changes."""
        self._answered = asyncio.get_running_loop().create_future()
        await self._answered

    async def offered(self, label: str) -> None:
        """Returns when a button with this label is there: a reminder may come before the answer."""
        while not any(label in each for each in self.handle.labels()):
            await self.change()

    async def says(self, text: str) -> None:
        """Writes and waits for the answer."""
        await self._wait(lambda: self.handle.says(text))

    async def taps(self, label: str) -> None:
        """Taps the newest button with this label, once there is one, and waits for the answer."""
        await self.offered(label)
        await self._wait(lambda: self.handle.taps(label))

    async def does(self, how: str, what: str) -> None:
        """Takes a step of a script: a `"tap"` on a label, or a text."""
        await (self.taps(what) if how == "tap" else self.says(what))

    async def _wait(self, act: Callable[[], object]) -> None:
        self._answered = asyncio.get_running_loop().create_future()
        began = time.perf_counter()
        act()
        await self._answered
        self._crowd.figures.waits.append(time.perf_counter() - began)


class Crowd:
    """The people of a playground, and one listener that tells each what the bot sent."""

    def __init__(self, playground: Playground, people: Iterable[int]) -> None:
        self.playground = playground
        self.figures = Figures()
        self.overheard: Callable[[int, Message], None] = lambda _chat, _message: None
        """Called with what the bot sends to people who are no walkers."""
        self.witness: Callable[[int, Message], None] = lambda _chat, _message: None
        """Called with everything that the bot sends or edits."""
        self.walkers = {number: Walker(self, playground.person(number)) for number in people}

    async def listen(self) -> None:
        """Passes on what the bot sends, until cancelled."""
        events = self.playground.world.events
        seen = events.last_id
        while await events.wait(seen):
            before = seen
            for number, event in events.since(seen):
                seen = number
                if event["type"] in ("message", "edit") and not event["message"].get("out"):
                    self._pass_on(event["chat"], event["message"])
            if seen > before:  # who waits for what was counted here asked too early, at the last event
                events.nudge()

    def _pass_on(self, chat: int, message: Message) -> None:
        self.witness(chat, message)
        walker = self.walkers.get(chat)
        if walker is not None:
            walker.hear(message)
        else:
            self.overheard(chat, message)

    async def walk(self, script: Callable[[Walker], Awaitable[None]], rounds: int) -> Figures:
        """Everybody does the script `rounds` times; gives the figures of this walk."""

        async def one(walker: Walker) -> None:
            for _ in range(rounds):
                await script(walker)

        self.figures = Figures(began=time.perf_counter())
        await asyncio.gather(*(one(walker) for walker in self.walkers.values()))
        self.figures.ended = time.perf_counter()
        return self.figures


@asynccontextmanager
async def crowd(
    people: Iterable[int],
    others: Iterable[int] = (),
    *,
    limited: bool = False,
    strict: bool = False,
    clock: Clock | None = None,
    token: str = DEFAULT_TOKEN,
) -> AsyncIterator[Crowd]:
    """A playground whose people have all started the bot; `others` have no walker.

    Without Telegram's limits unless it is `limited`, without the checks of every call unless it is `strict`;
    `make demo` has both. `clock` is the machine's where none is given.
    """
    phones = [
        {"id": number, "first_name": f"Warga {number}", "started": True} for number in (*people, *others)
    ]
    limits = Limits.telegram() if limited else Limits.off()
    async with Playground.running(
        people=phones, limits=limits, strict=strict, clock=clock, token=token
    ) as playground:
        gathered = Crowd(playground, people)
        listener = asyncio.create_task(gathered.listen())
        try:
            yield gathered
        finally:
            listener.cancel()
            await asyncio.gather(listener, return_exceptions=True)
