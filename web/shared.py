"""The database as pages read it: few of them at once, so that a crowd of visitors leaves the chats theirs."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.base.engine import Database
from storage.uow import UnitOfWork

AT_ONCE = 4
"""Connections of the fifteen that a process has; `WEB_PORT` serves a hundred visitors."""


class SharedDatabase:
    """A database that pages share with the chats."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._free = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A unit of work for reading, as `Database.read` gives it, once few enough others read."""
        async with self._free, self._database.read() as uow:
            yield uow
