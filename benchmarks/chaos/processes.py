"""The service as a process of its own: started, killed, stopped; what it prints is kept in a file."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parents[2]


class Process(Protocol):
    """A process that was started."""

    @property
    def pid(self) -> int:
        """Its number."""
        ...

    def send_signal(self, signal: int, /) -> None:
        """Sends a signal; raises ProcessLookupError when it has ended."""
        ...

    async def wait(self) -> int:
        """Its exit status, once it has ended."""
        ...


Start = Callable[[list[str], dict[str, str], Path, int], Awaitable[Process]]
"""Starts `python -m bot` with these words, this environment, in this folder; the number of the open file that
gets what it prints."""


async def start_anew(words: list[str], environment: dict[str, str], folder: Path, printed: int) -> Process:
    """As an operator starts it."""
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", *words),
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
        cwd=folder,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=printed,
        stderr=printed,
    )


def free_port() -> int:
    """A port on which nothing listens at the moment."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])


class Bot:
    """One part of the service, or all of it, in one process after the other."""

    def __init__(self, start: Start, words: list[str], environment: Mapping[str, str], folder: Path) -> None:
        self._start, self._words, self._environment = start, words, dict(environment)
        self._folder = folder
        self._process: Process | None = None
        self._log = folder / f"log-{len(list(folder.glob('log-*')))}.txt"
        self._log.touch()

    async def starts(self) -> None:
        """Starts the next process."""
        with self._log.open("ab") as printed:
            self._process = await self._start(self._words, self._environment, self._folder, printed.fileno())

    async def killed(self) -> None:
        """`kill -9`; returns once it has ended."""
        await self._told(signal.SIGKILL)

    async def stopped(self) -> int:
        """SIGTERM: its exit status, once it has ended."""
        return await self._told(signal.SIGTERM)

    async def ended(self) -> int:
        """Its exit status, once it has ended by itself."""
        assert self._process is not None  # it was started
        status, self._process = await self._process.wait(), None
        return status

    async def _told(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        with suppress(ProcessLookupError):
            self._process.send_signal(number)
        return await self.ended()

    @property
    def pid(self) -> int:
        """The number of the process that runs."""
        assert self._process is not None  # it was started
        return self._process.pid

    def printed(self) -> str:
        """Everything that its processes have printed."""
        return self._log.read_text("utf-8", "replace")
