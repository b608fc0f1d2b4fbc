"""The service as a process of its own: started, killed, stopped; what it prints is kept in a file."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from benchmarks.processes import Process, Start


class Bot:
    """One part of the service, or all of it, in one process after the other."""

    def __init__(self, start: Start, words: list[str], environment: Mapping[str, str], folder: Path) -> None:
        self._start, self._words = start, ["bot", *words]
        self._environment = {"PATH": os.environ["PATH"], **environment}
        self._folder = folder
        self._process: Process | None = None
        self._log = folder / f"log-{len(list(folder.glob('log-*')))}.txt"
        self._log.touch()

    async def starts(self) -> None:
        """Starts the next process."""
        with self._log.open("ab") as printed:
            files = {1: printed.fileno(), 2: printed.fileno()}
            self._process = await self._start(self._words, self._environment, self._folder, files)

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
