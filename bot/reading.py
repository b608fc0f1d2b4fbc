"""Read-only updates are claimed at once and decided outside of the writer, which never waits for them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from enum import Enum, auto

from msgspec import Struct

_AT_ONCE = 2
"""Questions read at the same time: one thinks while the database works for the other."""
_OF_STRANGERS_AT_ONCE = 1
"""So that a crowd that asks leaves the other place to the office."""
_OF_STRANGERS_AHEAD = 30
"""Answers to strangers that are read and not said yet: Telegram takes no more of them in a second."""
_LONGEST_AHEAD = 5.0
"""Seconds for which an answer counts among these; Telegram may want a single chat to wait for long."""
_MOST_WAITING = 5
"""Different questions of one person that may wait; nobody reads as many answers at once."""
_LAST_READS = 2.0
"""Seconds for waiting questions once the process is told to stop."""
_BURST, _A_SECOND = 60.0, 2.0
"""Questions of one person in a row, and how many more each second allows: no thumb is as fast."""
_SWEEP_FROM = 1000
"""People whose allowance is remembered; when there are more, those are forgotten who have all of it."""


class ReadLater(Enum):
    """An update is claimed; the answer is read outside of the writer."""

    FOR_OFFICE = auto()
    FOR_STRANGER = auto()


class PersonQueues:
    """Handles one update per person at a time, in order of arrival.

    A transaction has at most one update of a person. Somebody who sends hundreds delays only their own.
    """

    def __init__(self) -> None:
        self._lines: dict[int, tuple[asyncio.Lock, int]] = {}

    @asynccontextmanager
    async def turn(self, person: int | None) -> AsyncIterator[None]:
        """The person's turn, around the handling of an update; without a person there is no waiting."""
        if person is None:
            yield
            return
        lock, length = self._lines.get(person) or (asyncio.Lock(), 0)
        self._lines[person] = lock, length + 1
        try:
            async with lock:
                yield
        finally:
            _, length = self._lines[person]
            if length > 1:
                self._lines[person] = lock, length - 1
            else:
                del self._lines[person]


class _Allowance(Struct):
    """How many more questions a person may ask, and how many wait to be read."""

    left: float = _BURST
    counted_at: float = 0.0
    waiting: int = 0

    def count(self, now: float) -> None:
        """Adds what the time since the last count allows."""
        self.left = min(_BURST, self.left + (now - self.counted_at) * _A_SECOND)
        self.counted_at = now


class Readers:
    """Has questions read a few at a time, once they are claimed; keeps what one person asks within bounds."""

    def __init__(self) -> None:
        self._lines = PersonQueues()
        """A person's questions are answered in their order, and take one place at most."""
        self._slots = asyncio.Semaphore(_AT_ONCE)
        self._slots_of_strangers = asyncio.Semaphore(_OF_STRANGERS_AT_ONCE)
        self._ahead = asyncio.Semaphore(_OF_STRANGERS_AHEAD)
        self._waiting: set[tuple[int, str]] = set()
        self._allowances: dict[int, _Allowance] = {}
        self._sweep_at = _SWEEP_FROM
        self._tasks: set[asyncio.Task[None]] = set()

    def is_waiting(self, person: int, asked: str) -> bool:
        """Whether the same question of a person waits: one answer is for both."""
        return (person, asked) in self._waiting

    def exceeds_limit(self, person: int) -> bool:
        """Whether a person asks for more than anybody can read."""
        allowance = self._allowance(person)
        return allowance.left < 1 or allowance.waiting >= _MOST_WAITING

    async def ask(
        self,
        person: int,
        asked: str,
        claim: Callable[[], Awaitable[ReadLater | None]],
        answer: Callable[[], Awaitable[None]],
        said: Callable[[], Awaitable[None]],
    ) -> None:
        """Claims a question and returns; it is answered later, unless `claim` returns None.

        `said` returns once the answer is sent.
        """
        allowance = self._allowance(person)
        allowance.left -= 1
        allowance.waiting += 1
        self._waiting.add((person, asked))
        left = None
        try:
            left = await claim()
        finally:
            if left is None:
                self._begun(person, asked)
        if left is not None:
            if left is ReadLater.FOR_STRANGER:
                task = asyncio.create_task(self._answer_stranger(person, asked, answer, said))
            else:
                task = asyncio.create_task(self._answer(person, asked, answer))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def wait_idle(self) -> None:
        """Returns once every question so far is answered."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def finish(self) -> None:
        """As `wait_idle`, but what is not read soon is given up: the process is to end."""
        if self._tasks:
            _, waiting = await asyncio.wait(self._tasks, timeout=_LAST_READS)
            for task in waiting:
                task.cancel()
        await self.wait_idle()

    async def _answer(self, person: int, asked: str, answer: Callable[[], Awaitable[None]]) -> None:
        async with self._lines.turn(person), self._slots:
            self._begun(person, asked)
            await answer()

    async def _answer_stranger(
        self,
        person: int,
        asked: str,
        answer: Callable[[], Awaitable[None]],
        said: Callable[[], Awaitable[None]],
    ) -> None:
        async with self._ahead:
            async with self._slots_of_strangers:
                await self._answer(person, asked, answer)
            with suppress(TimeoutError):
                async with asyncio.timeout(_LONGEST_AHEAD):
                    await said()

    def _begun(self, person: int, asked: str) -> None:
        """Who asks the same from now on wants to see it as it is then."""
        self._waiting.discard((person, asked))
        self._allowance(person).waiting -= 1

    def _allowance(self, person: int) -> _Allowance:
        now = asyncio.get_running_loop().time()
        if len(self._allowances) > self._sweep_at:
            for each in self._allowances.values():
                each.count(now)
            self._allowances = {
                one: each for one, each in self._allowances.items() if each.waiting or each.left < _BURST
            }
            self._sweep_at = max(_SWEEP_FROM, 2 * len(self._allowances))
        allowance = self._allowances.setdefault(person, _Allowance(counted_at=now))
        allowance.count(now)
        return allowance
