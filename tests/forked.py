"""`python -m bot …` as a process of its own, forked from one that has loaded everything already.

Loading takes 3 s of CPU each time. What a process does is the same: its memory, signals and end are its own.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from runpy import run_module

import pytest

ROOT = Path(__file__).parents[1]


@cache
def fork_server() -> ForkServerContext:
    """What forks; the process that has loaded everything starts with the first use and ends with ours.

    Python has one for each process: whoever else would fork calls this first, or it has loaded less.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["bot.cli.base", "bot.cli.commands"])
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", str(ROOT))
        forkserver.ensure_running()
    return context


def fork(
    words: Sequence[str], environment: Mapping[str, str], folder: Path, files: Mapping[int, int]
) -> ForkServerProcess:
    """`python -m` with these words, in a folder.

    `files` are the open files that it has for its input (0), its output (1) and its errors (2), by those
    numbers; the others lead nowhere.
    """
    passed = {number: Connection(os.dup(file)) for number, file in files.items()}
    arguments = list(words), dict(environment), str(folder), passed
    # It may have processes of its own. Whoever starts it ends it.
    process = fork_server().Process(target=_run_module, args=arguments, daemon=False)
    process.start()
    for each in passed.values():
        each.close()
    return process


def fork_bot(
    words: list[str], environment: dict[str, str], folder: Path, files: dict[int, int]
) -> ForkServerProcess:
    """`python -m bot` with these words; the rest as for `fork`."""
    return fork(["bot", *words], environment, folder, files)


def _run_module(
    words: list[str], environment: dict[str, str], folder: str, files: dict[int, Connection]
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(files[number].fileno() if number in files else nowhere, number)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    sys.stdout, sys.stderr = (os.fdopen(number, "w", 1, encoding="utf-8") for number in (1, 2))
    sys.argv = list(words)
    # A suite that a shell runs in the background ignores Ctrl-C, and its processes would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    run_module(words[0], run_name="__main__", alter_sys=True)


class Forked:
    """A process as benchmarks know one."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        """Its number."""
        assert self._process.pid is not None  # it was started
        return self._process.pid

    def send_signal(self, signal: int, /) -> None:
        """Sends a signal."""
        if self._process.exitcode is not None:
            raise ProcessLookupError
        os.kill(self.pid, signal)

    async def wait(self) -> int:
        """Its exit status."""
        await asyncio.to_thread(self._process.join)
        assert self._process.exitcode is not None  # it has ended
        return self._process.exitcode


async def start(
    words: Sequence[str], environment: Mapping[str, str], folder: Path, files: Mapping[int, int]
) -> Forked:
    """How the processes of a benchmark are started: forked from one that has loaded everything."""
    return Forked(await asyncio.to_thread(fork, words, environment, folder, files))
