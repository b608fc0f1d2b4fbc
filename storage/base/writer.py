"""Group commit: jobs that wait together share one transaction; one that fails is redone alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextvars import Context
from typing import Any, Protocol, TypeVar

from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError
from structlog.contextvars import bound_contextvars, get_contextvars

from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable, may_be_outage, outage_told, unavailable
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)
T_co = TypeVar("T_co", covariant=True)
T = TypeVar("T")

MOST_IN_ONE_TRANSACTION = 20
"""All of them are answered after the commit: in a crowd the first ones would wait for the last one's turn."""
_TRIES_ALONE = 3
_PATIENCE = 1.0
"""Seconds for which who asks whether it can be written waits: a monitoring waits for few."""


class Job(Protocol[T_co]):
    """Something to do in a transaction. It may be run again after a rollback: no effects outside of it."""

    async def __call__(self, uow: UnitOfWork) -> T_co: ...


class _Waiting:
    __slots__ = ("about", "done", "job")

    def __init__(self, job: Job[Any]) -> None:
        self.job = job
        self.about = get_contextvars()
        """What the log says that the caller is at work on."""
        self.done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

    def finish(self, result: Any) -> None:
        if not self.done.done():  # its caller may have been cancelled meanwhile
            self.done.set_result(result)

    def fail(self, error: Exception) -> None:
        if not self.done.done():
            self.done.set_exception(error)


class Writer:
    """The process's one writer: runs jobs in the order in which they came, each once or not at all."""

    def __init__(
        self,
        database: Database,
        prepare: Callable[[UnitOfWork, Sequence[Job[Any]]], Awaitable[None]] | None = None,
    ) -> None:
        """`prepare` sees the jobs of a transaction first, to read in one query what they all will need."""
        self._database = database
        self._prepare = prepare
        self.committed: Callable[[UnitOfWork], None] = lambda _: None
        """Called after each commit, with the unit that was committed."""
        self._waiting: list[_Waiting] = []
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._was_away = False
        """Whether the database was away when it was written to last."""
        self._trying: asyncio.Task[bool] | None = None

    async def run(self, job: Job[T]) -> T:
        """The job's result, after its transaction is committed.

        Raises what the job raised when it ran alone, or DatabaseUnavailable when the database is away.
        """
        if self._task is None:
            # Of its own context: it would say for ever that it is at work on what its first caller was.
            self._task = asyncio.create_task(self._work(), name="writer", context=Context())
        waiting = _Waiting(job)
        self._waiting.append(waiting)
        self._wake.set()
        result: T = await waiting.done
        return result

    async def can_write(self, patience: float = _PATIENCE) -> bool:
        """Whether the database can be written to: tried after an outage, else known from the last commit.

        A try that takes longer than `patience` (seconds), as at a lock, goes on and is the next caller's too.
        """
        if self._was_away:
            if self._trying is None or self._trying.done():  # it may have ended unasked, in an outage before
                self._trying = asyncio.create_task(self._database.answers())
            trying = self._trying
            await asyncio.wait({trying}, timeout=patience)
            if trying.done():
                self._was_away = not trying.result()
        return not self._was_away

    async def close(self) -> None:
        """Stops after the current transaction; jobs that still wait are cancelled."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None
        if self._trying is not None:
            await asyncio.gather(self._trying, return_exceptions=True)
        for waiting in self._waiting:
            waiting.done.cancel()
        self._waiting.clear()

    async def _work(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                batch = self._waiting[:MOST_IN_ONE_TRANSACTION]
                del self._waiting[: len(batch)]
                try:
                    await self._settle(batch)
                except asyncio.CancelledError:
                    for waiting in batch:
                        waiting.done.cancel()
                    raise

    async def _settle(self, batch: list[_Waiting]) -> None:
        try:
            results = await self._transact(batch)
        except Exception as error:  # whatever a job raises is its caller's to handle
            await self._settle_failure(batch, error)
            return
        for waiting, result in zip(batch, results, strict=True):
            waiting.finish(result)

    async def _transact(self, batch: list[_Waiting]) -> list[Any]:
        async with self._database.unit() as uow:
            if self._prepare is not None:
                await self._prepare(uow, [waiting.job for waiting in batch])
            results = []
            for waiting in batch:
                uow.audit.by(self._database.who)  # until the job says who acts
                with bound_contextvars(**waiting.about):
                    results.append(await waiting.job(uow))
            await uow.commit()
            self._was_away = False
            self.committed(uow)
            return results

    async def _settle_failure(self, batch: list[_Waiting], error: Exception) -> None:
        if await self._is_away(error):
            for waiting in batch:
                waiting.fail(unavailable(error))
        elif len(batch) > 1:
            for waiting in batch:
                await self._settle([waiting])
        else:
            await self._settle_alone(batch[0], error)

    async def _settle_alone(self, waiting: _Waiting, error: Exception) -> None:
        # Another process may have changed the same row in between: reading again cures that.
        for _ in range(_TRIES_ALONE - 1):
            if not isinstance(error, StaleDataError | DBAPIError | DatabaseUnavailable):
                break
            try:
                (result,) = await self._transact([waiting])
            except Exception as again:  # the last error is the one to tell
                error = again
            else:
                waiting.finish(result)
                return
        waiting.fail(unavailable(error) if await self._is_away(error) else error)

    async def _is_away(self, error: Exception) -> bool:
        if not may_be_outage(error) or await self._database.answers():
            return False
        self._was_away = True
        log.error("%s", outage_told(unavailable(error)))
        return True
