"""A machine on which nothing depends on anything but a seed: no threads, no real time, no chance of its own.

A process on it is an event loop. Killing it is never running that loop again.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import random
import selectors
import sqlite3
import sys
import warnings
from collections.abc import Callable, Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from math import inf
from random import Random
from typing import Any
from unittest.mock import patch

import aiosqlite

from storage.base import engine, sqlite

_PATIENCE = engine._PATIENCE
_LOOKS_EVERY = 0.05
_MOST_CLOSINGS = 20
"""How often something that tidies up in several steps is told to end."""
_MOST_STEPS_AT_ONCE = 200_000
"""Steps at one moment after which something is taken to run round and round."""


class Killed(BaseException):
    """The process is gone."""


class RunsRound(AssertionError):
    """Time does not go on: something waits for nothing, again and again."""


Work = Callable[[], Any]


class Disk:
    """What SQLite does for the processes, one thing after another, and how it fails."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self.open: list[sqlite3.Connection] = []
        self.trouble: Callable[[str], tuple[float, Exception | None]] = lambda _: (0.0, None)
        """For a "statement" or a "commit": how many seconds it takes, and what it raises instead."""
        self.is_quick: Callable[[], bool] = lambda: False
        """Whether the next statement of a transaction is run at once, before anybody else goes on."""

    def opened(self, connection: sqlite3.Connection) -> None:
        """Another connection, whose patience with locks is ours to count."""
        self.open.append(connection)

    def lose(self) -> None:
        """Closes all connections, as at the end of a process: open transactions are undone."""
        for connection in self.open:
            connection.close()
        self.open.clear()

    def take(self, future: asyncio.Future[Any] | None, work: Work) -> None:
        """Does some work of a connection in a moment, and says what it gave. Locks are waited for here."""
        if self._machine.is_scrapped:
            return
        kind = _kind_of(work)
        seconds, error = (0.0, None) if kind is None else self.trouble(kind)
        until = self._machine.seconds + seconds + _PATIENCE
        loop = self._machine.loop
        if seconds:
            loop.call_later(seconds, self._do, future, work, error, until)
        else:
            loop.call_soon(self._do, future, work, error, until)

    def _do(
        self, future: asyncio.Future[Any] | None, work: Work, error: Exception | None, until: float
    ) -> None:
        result = None
        if error is None:
            try:
                result = work()
            except Exception as raised:  # whatever SQLite says is for who waits
                if "locked" in str(raised) and self._machine.seconds < until:
                    self._machine.loop.call_later(_LOOKS_EVERY, self._do, future, work, None, until)
                    return
                error = raised
        if isinstance(result, sqlite3.Connection):
            self.opened(result)
        if future is None or future.done():
            return
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)


def _kind_of(work: Work) -> str | None:
    """What is about to be done; None for what opens or ends something."""
    name = getattr(getattr(work, "func", None), "__name__", "")
    return {"run": "statement", "commit": "commit"}.get(name)


class _Queue:
    """In place of the queue to a connection's thread."""

    disk: Disk

    def put_nowait(self, given: tuple[asyncio.Future[Any] | None, Work]) -> None:
        self.disk.take(*given)


class _NoThread:
    """In place of a connection's thread."""

    daemon = True

    def __init__(self, **_: object) -> None: ...

    def start(self) -> None: ...

    def join(self) -> None: ...


class _Jumping(selectors.DefaultSelector):
    """Passes over what a loop wants to wait."""

    machine: Machine

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.machine.wait(inf if timeout is None else timeout)
        return []


class Loop(asyncio.SelectorEventLoop):
    """The loop of a process; its threads are functions that are called at once."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        jumping = _Jumping()
        jumping.machine = machine
        super().__init__(jumping)

    def time(self) -> float:
        """Seconds since the machine was started, in which processes ran."""
        return self._machine.seconds

    def run_in_executor(  # type: ignore[override]
        self, executor: object, function: Callable[..., Any], *given: Any
    ) -> asyncio.Future[Any]:
        """What the function gives, at once."""
        future: asyncio.Future[Any] = self.create_future()
        try:
            result = function(*given)
        except Exception as error:  # as a thread hands it over
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def _run_once(self) -> None:
        self._machine.step()
        super()._run_once()  # type: ignore[misc]


class Machine:
    """Virtual time, and at most one process."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.disk = Disk(self)
        self.steps = 0
        """Rounds of loops so far: between two of them a process can be killed."""
        self.dies_at = inf
        """The step at which the process is killed."""
        self.dead: list[Any] = []
        """What killed processes held: to collect any of it as garbage would run its code."""
        self.is_scrapped = False
        self._until = 0.0
        self._since = 0
        self._loop: Loop | None = None

    @property
    def loop(self) -> Loop:
        """The loop of the process that is alive; begins one if none is."""
        if self._loop is None:
            self._loop = Loop(self)
        return self._loop

    def run_until(self, seconds: float) -> None:
        """Lets the process run to a moment. Raises Killed when it is to be killed before."""
        self._until = seconds
        if self._loop is None:
            self.seconds = max(self.seconds, seconds)
            return
        self._since = self.steps
        self._loop.run_forever()

    def complete(self, work: Coroutine[Any, Any, Any], most: float = 600.0) -> Any:
        """What some work gives, done by the process; TimeoutError if that takes more seconds than `most`."""
        loop = self.loop
        task = loop.create_task(work)
        task.add_done_callback(lambda _: loop.stop())
        self.run_until(self.seconds + most)
        if not task.done():
            raise TimeoutError(str(work))
        return task.result()

    def step(self) -> None:
        """Counts a round of the loop; raises Killed at the last one."""
        self.steps += 1
        if self.steps >= self.dies_at:
            raise Killed
        if self.steps - self._since > _MOST_STEPS_AT_ONCE:
            raise RunsRound(f"at {self.seconds}")

    def wait(self, timeout: float) -> None:
        """Time goes on to when the loop has something to do, or to where it is to stop."""
        if timeout <= 0:
            return
        if self.seconds + timeout >= self._until:
            self.seconds = max(self.seconds, self._until)
            self.loop.stop()
        else:
            self.seconds += timeout
        self._since = self.steps

    def kill(self) -> None:
        """Ends the process as `kill -9` does: nothing of it runs any more, not even what tidies up."""
        loop, self._loop = self._loop, None
        self.dies_at = inf
        if loop is None:
            return
        tasks = asyncio.all_tasks(loop)
        for task in tasks:
            task._log_destroy_pending = False  # type: ignore[attr-defined]
        self.dead += [loop, *tasks]
        self.disk.lose()
        loop.close()

    def scrap(self) -> None:
        """The end of the machine."""
        self.kill()
        self.is_scrapped = True
        # Whatever the dead say now, nobody is to hear.
        unraisable, sys.unraisablehook = sys.unraisablehook, lambda _: None
        logging.disable()
        try:
            with (
                warnings.catch_warnings(action="ignore"),
                patch.multiple(asyncio, create_task=_refused, shield=_refused),
            ):
                for each in self.dead:
                    if isinstance(each, asyncio.Task):
                        _close(each.get_coro())
                self.dead.clear()
                while gc.collect():  # what is collected leaves more behind: it tidies up at last
                    pass
        finally:
            logging.disable(logging.NOTSET)
            sys.unraisablehook = unraisable


def _refused(coroutine: Any, **_: object) -> None:
    """The dead begin nothing."""
    coroutine.close()
    raise Killed


def _close(coroutine: Any) -> None:
    """Ends what will never go on, so that nobody who still holds it, as a traceback does, ends it later."""
    for _ in range(_MOST_CLOSINGS):
        try:
            coroutine.close()
        except BaseException:  # it tidies up, and wants to wait for something
            continue
        return


@contextmanager
def running_on(machine: Machine, chance: Random) -> Iterator[None]:
    """Within it SQLite has no threads, what is secret follows from `chance`, and garbage is left alone.

    When garbage is collected depends on what ran before in this Python, so it may decide nothing here.
    """
    queue = type("_QueueOfDisk", (_Queue,), {"disk": machine.disk})
    with ExitStack() as stack:
        stack.enter_context(patch.object(aiosqlite.core, "SimpleQueue", queue))
        stack.enter_context(patch.object(aiosqlite.core, "Thread", _NoThread))
        # SQLite's own patience would have the only thread sleep: the machine's disk has it instead.
        stack.enter_context(patch.object(engine, "_PATIENCE", 0.0))
        # Which statements are quick depends on the machine.
        stack.enter_context(patch.object(sqlite._Times, "is_quick", lambda *_: machine.disk.is_quick()))
        # SQLAlchemy draws names from the system once in a Python's life: what is kept is drawn by itself.
        stack.enter_context(patch.object(os, "urandom", Random(chance.random()).randbytes))
        stack.enter_context(patch.object(random, "_urandom", chance.randbytes))
        gc.disable()
        gc.freeze()
        try:
            yield
        finally:
            machine.scrap()
            gc.unfreeze()
            gc.enable()
