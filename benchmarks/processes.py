"""Processes that a benchmark measures or ends: how they are started, and what is known of one."""

from __future__ import annotations

import asyncio
import socket
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO, Protocol

from bot.cli.base import fail

ROOT = Path(__file__).parents[1]
_LINES_TOLD = 3
"""Of the log of a process that ended by itself."""


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


_HELD: list[socket.socket] = []
"""Of the ports that were given; a handful for each run."""
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


@asynccontextmanager
async def watched(ended: asyncio.Task[int], log: IO[bytes]) -> AsyncIterator[None]:
    """A block that needs a process: when that ends by itself, nobody answers any more those who wait in it.

    Then the block is left, and the benchmark ends with one line on standard error and status 1. `ended` is
    the task that waits for the process, `log` the file with what it prints.
    """
    loop, limit = asyncio.get_running_loop(), asyncio.timeout(None)

    def leave(_: asyncio.Task[int]) -> None:
        limit.reschedule(loop.time())

    try:
        async with limit:
            ended.add_done_callback(leave)
            try:
                yield
            finally:
                ended.remove_done_callback(leave)
    except Exception:
        # Whatever failed in the block by then has failed for want of the process.
        if ended.done():
            fail(f"the bot ended by itself with status {ended.result()}; {_end_of(log)}")
        raise


def _end_of(log: IO[bytes]) -> str:
    log.seek(0)
    lines = [line for line in log.read().decode("utf-8", "replace").splitlines() if line.strip()]
    return f"the end of its log: {' | '.join(lines[-_LINES_TOLD:])}" if lines else "its log is empty"


def free_port() -> int:
    """A port of the loopback for another process to listen on; nobody else gets it until this one ends.

    It stays bound here without listening. Linux lets a server listen beside it, where both sockets have
    SO_REUSEADDR, and gives the port to nobody who asks for any free one.
    """
    bound = socket.socket()
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    bound.bind(("127.0.0.1", 0))
    _HELD.append(bound)
    return int(bound.getsockname()[1])
