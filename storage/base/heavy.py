"""Heavy work in processes of its own, so that it does not delay the chats.

A thread would compete with the event loop for Python's lock, and drawing a picture holds the lock until it is
finished (0262).
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from datetime import datetime
from functools import partial
from multiprocessing import Pipe, active_children
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext, SpawnProcess
from multiprocessing.resource_tracker import ensure_running
from threading import Thread
from typing import Protocol, TypeVar

from msgspec import Struct

from storage.base.engine import Database
from storage.base.outages import outages_named

T = TypeVar("T")
Work = Callable[[Database], Awaitable[T]]
Now = Callable[[], datetime]

_MOST_PROCESSES = 2
"""So that what takes minutes does not keep a digest or a file waiting."""
_IDLE = 60.0
"""Seconds after which processes without work end: each takes a hundred megabytes."""
_NICENESS = 10
"""Added to that of the service: the chats come first where there are few processors."""
_OF_THE_GROUP = (signal.SIGINT, signal.SIGTERM)
"""By which a terminal or a supervisor may tell all processes to end; the service ends these in its turn."""


class Heavy(Protocol):
    """Does heavy work: whatever needs a processor for long, with what it reads and writes."""

    async def run(self, work: Work[T]) -> T:
        """What the work gives. Raises what it raises, and DatabaseUnavailable for an outage."""
        ...


class Here:
    """Does it at once on a database that is open: for a command, which serves no chats."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def run(self, work: Work[T]) -> T:
        """What the work gives."""
        with outages_named():
            return await work(self._database)


class _LowProcess(SpawnProcess):
    """A process whose priority is low from its beginning: to load its modules takes it a second or more.

    Signals for the whole group do not end it meanwhile: it inherits that they are held back.
    """

    def start(self) -> None:
        ensure_running()  # else it is done below, and lets the signals through
        held = signal.pthread_sigmask(signal.SIG_BLOCK, _OF_THE_GROUP)
        try:
            super().start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        assert self.pid is not None
        niceness = os.getpriority(os.PRIO_PROCESS, self.pid) + _NICENESS
        os.setpriority(os.PRIO_PROCESS, self.pid, niceness)


class _LowContext(SpawnContext):
    Process = _LowProcess


class _Pool(Struct, frozen=True):
    executor: ProcessPoolExecutor
    alive: Connection
    """The processes end when this end is closed, also by the death of this process."""

    def end(self, *, wait: bool = False) -> None:
        self.alive.close()
        if wait:  # one that still loads its modules hears of that only later
            for process in active_children():
                if isinstance(process, _LowProcess):
                    process.kill()
        self.executor.shutdown(wait=wait, cancel_futures=True)


class InProcesses:
    """Up to two processes, started with the first work, ended a minute after the last one.

    Work, results and errors are pickled. A process that is killed, perhaps because the machine is out of
    memory, is started once more, and its work repeated.
    """

    def __init__(self, url: str, now: Now, prepare: Callable[[], None]) -> None:
        """`prepare` is called at the start of each process."""
        self._url = url
        self._now = now
        self._prepare = prepare
        self._pool: _Pool | None = None
        self._running = 0
        self._ending: asyncio.TimerHandle | None = None
        self._is_closed = False

    async def run(self, work: Work[T]) -> T:
        """What the work gives."""
        do = partial(_do, self._now, work)
        self._running += 1
        try:
            try:
                return await self._call(do)
            except BrokenProcessPool:
                if self._is_closed:
                    raise
                return await self._call(do)
        finally:
            self._running -= 1
            self._end_later()

    def close(self) -> None:
        """Ends the processes; work at hand is cut off, as if the machine had stopped."""
        self._is_closed = True
        if self._ending is not None:
            self._ending.cancel()
        # The end of the interpreter wakes the executor's thread without a lock: it must have ended by then.
        self._end(wait=True)

    async def _call(self, do: Callable[[], T]) -> T:
        pool = self._pool = self._pool or self._begun()
        try:
            return await asyncio.get_running_loop().run_in_executor(pool.executor, do)
        except BrokenProcessPool:
            if self._pool is pool:
                self._end()
            raise

    def _begun(self) -> _Pool:
        theirs, ours = Pipe(duplex=False)
        executor = ProcessPoolExecutor(
            _MOST_PROCESSES, _LowContext(), initializer=_begin, initargs=(self._url, theirs, self._prepare)
        )
        return _Pool(executor, ours)

    def _end_later(self) -> None:
        if self._ending is not None:
            self._ending.cancel()
        if not self._is_closed:
            self._ending = asyncio.get_running_loop().call_later(_IDLE, self._end_if_idle)

    def _end_if_idle(self) -> None:
        if not self._running:
            self._end()

    def _end(self, *, wait: bool = False) -> None:
        if self._pool is not None:
            self._pool.end(wait=wait)
            self._pool = None


# --- in the other process -------------------------------------------------------------------------------

_runner: asyncio.Runner
_database: Database


def _begin(url: str, alive: Connection, prepare: Callable[[], None]) -> None:
    global _runner, _database
    for number in _OF_THE_GROUP:
        signal.signal(number, signal.SIG_IGN)
    Thread(target=_end_with_service, args=(alive,), daemon=True).start()
    prepare()
    # Kept from one work to the next: statements are compiled once.
    _runner, _database = asyncio.Runner(), Database(url)


def _end_with_service(alive: Connection) -> None:
    with suppress(EOFError, OSError):
        alive.recv()
    os._exit(0)


def _do(now: Now, work: Work[T]) -> T:
    async def do() -> T:
        _database.now = now
        with outages_named():
            return await work(_database)

    return _runner.run(do())
