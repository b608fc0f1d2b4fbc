"""`python -m bot …` as a process of its own, forked from one that has loaded everything already.

Loading takes 3 s of CPU each time. What a process does is the same: its memory, signals and end are its own.
"""

from __future__ import annotations

import os
import signal
import sys
from functools import cache
from multiprocessing import forkserver, get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@cache
def fork_server() -> ForkServerContext:
    """What forks; the process that has loaded everything starts with the first use and ends with ours.

    Python has one for each process: whoever else would fork calls this first, or it has loaded less.
    """
    context = get_context("forkserver")
    context.set_forkserver_preload(["bot.__main__", "bot.cli.base", "bot.cli.commands"])
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYTHONPATH", str(ROOT))
        forkserver.ensure_running()
    return context


def fork_bot(
    words: list[str], environment: dict[str, str], folder: Path, files: dict[int, int]
) -> ForkServerProcess:
    """`python -m bot` with these words, in a folder.

    `files` are the open files that it has for its input (0), its output (1) and its errors (2), by those
    numbers; the others lead nowhere.
    """
    passed = {number: Connection(os.dup(file)) for number, file in files.items()}
    arguments = words, environment, str(folder), passed
    process = fork_server().Process(target=_be_bot, args=arguments, daemon=True)
    process.start()
    for each in passed.values():
        each.close()
    return process


def _be_bot(words: list[str], environment: dict[str, str], folder: str, files: dict[int, Connection]) -> None:
    from bot.__main__ import main

    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(files[number].fileno() if number in files else nowhere, number)
    sys.stdin = os.fdopen(0, encoding="utf-8")
    sys.stdout, sys.stderr = (os.fdopen(number, "w", 1, encoding="utf-8") for number in (1, 2))
    sys.argv = ["bot", *words]
    # A suite that a shell runs in the background ignores Ctrl-C, and its processes would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    main()
