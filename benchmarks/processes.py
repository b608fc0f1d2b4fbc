"""Processes that a benchmark measures or ends: how they are started, and what is known of one."""

from __future__ import annotations

import asyncio
import socket
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parents[1]


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


Start = Callable[[Sequence[str], Mapping[str, str], Path, Mapping[int, int]], Awaitable[Process]]
"""Starts `python -m` with these words, this whole environment, in this folder. The last argument has the open
files of its input (0), its output (1) and its errors (2) by these numbers; the others lead nowhere."""


async def start_anew(
    words: Sequence[str], environment: Mapping[str, str], folder: Path, files: Mapping[int, int]
) -> Process:
    """A `Start` as an operator does it: Python loads everything first."""
    stdin, stdout, stderr = (files.get(number, DEVNULL) for number in range(3))
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", *words),
        env={"PYTHONPATH": str(ROOT), **environment},
        cwd=folder,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
    )


def free_port() -> int:
    """A port of the loopback on which nothing listens at the moment."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return int(bound.getsockname()[1])
