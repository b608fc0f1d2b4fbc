"""`python -m bot run` as a process of its own, for an office on trial: its Telegram, its database."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import BinaryIO

from playground.handle import PersonHandle
from tests.forked import fork_bot
from tests.harness import RATER_KEY, OfficeOnTrial

PATIENCE = 30.0
"""Seconds after which something that must happen has not happened, on the slowest of machines."""


def environment_of(office: OfficeOnTrial, **changed: str) -> dict[str, str]:
    """The whole environment of a worker of this office, with some settings changed."""
    return {
        "PATH": os.environ["PATH"],
        "BOT_TOKEN": office.playground.token,
        "RATER_KEY": RATER_KEY,
        "BOT_API_URL": office.playground.url,
        "CLOCK_URL": f"{office.playground.url}/clock",
        "DATABASE_URL": office.service.settings.database_url,
        "OFFICE_NAME": office.service.settings.office_name,
        **changed,
    }


class Worker:
    """A process that serves; everything it prints is kept."""

    def __init__(self, process: ForkServerProcess, printed: BinaryIO) -> None:
        self._process = process
        self._lines: list[bytes] = []
        self._more = asyncio.Condition()
        self._reading = asyncio.create_task(self._read(printed))

    @classmethod
    async def start(cls, environment: dict[str, str], folder: Path, only: str | None = None) -> Worker:
        """Starts a worker in a folder without `.env`: all of the service, or one part of it."""
        command = ["run"] if only is None else ["run", "--only", only]
        printed, end = os.pipe()
        process = await asyncio.to_thread(fork_bot, command, environment, folder, {2: end})
        os.close(end)
        return cls(process, os.fdopen(printed, "rb"))

    async def _read(self, printed: BinaryIO) -> None:
        reader = asyncio.StreamReader()
        loop = asyncio.get_running_loop()
        pipe, _ = await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), printed)
        async for line in reader:
            async with self._more:
                self._lines.append(line)
                self._more.notify_all()
        pipe.close()

    async def has_printed(self, words: str) -> None:
        """Returns once the worker has printed this; TimeoutError when it does not in time."""
        try:
            async with asyncio.timeout(PATIENCE), self._more:
                await self._more.wait_for(lambda: any(words.encode() in line for line in self._lines))
        except TimeoutError as error:
            raise TimeoutError(f"{words!r} is not in {b''.join(self._lines).decode()!r}") from error

    @property
    def pid(self) -> int:
        """The number of the process."""
        assert self._process.pid is not None  # it was started
        return self._process.pid

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.exitcode is None

    async def ended(self) -> tuple[int, str]:
        """The exit status and everything printed; TimeoutError when it does not end."""
        async with asyncio.timeout(PATIENCE):
            await self._reading
            await asyncio.to_thread(self._process.join)
            assert self._process.exitcode is not None  # it has ended
            return self._process.exitcode, b"".join(self._lines).decode()

    async def told_to_stop(self) -> tuple[int, str]:
        """SIGTERM: the exit status and everything printed."""
        os.kill(self.pid, signal.SIGTERM)
        return await self.ended()

    async def killed(self) -> None:
        """SIGKILL, unless it has ended already."""
        if self._process.exitcode is None:
            self._process.kill()
        await self.ended()


@asynccontextmanager
async def started(
    office: OfficeOnTrial, folder: Path, only: str | None = None, **changed: str
) -> AsyncIterator[Worker]:
    """A worker of this office, with some settings changed; killed with the block if it lives then."""
    worker = await Worker.start(environment_of(office, **changed), folder, only)
    try:
        yield worker
    finally:
        await worker.killed()
        office.service.sender.wake()  # for what it has left


@asynccontextmanager
async def working(office: OfficeOnTrial, folder: Path, **changed: str) -> AsyncIterator[Worker]:
    """A worker that waits for the next update already."""
    async with started(office, folder, **changed) as worker:
        await office.playground.until(lambda: office.playground.world.updates.is_polled, PATIENCE)
        yield worker


async def sees(office: OfficeOnTrial, person: PersonHandle, sentence: str) -> None:
    """Returns once a person sees this."""
    await office.playground.until(lambda: sentence in person.sees(), PATIENCE)
