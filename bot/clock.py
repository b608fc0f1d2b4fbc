"""The clock that everything reads: the system's, or one that is ahead of it as the playground's can be."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

import aiohttp

log = logging.getLogger(__name__)


class Clock(Protocol):
    """Tells the time."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)


class RemoteClock:
    """The machine's clock plus an offset that somebody else sets, followed by a long poll."""

    def __init__(self, url: str) -> None:
        """`url` answers `?after=VERSION&timeout=SECONDS` with `offset_seconds` and `version`."""
        self._url = url
        self._offset = timedelta(0)
        self._version = -1

    def now(self) -> datetime:
        """This moment on the other clock, in UTC."""
        return datetime.now(UTC) + self._offset

    async def follow(self, moved: Callable[[], None]) -> None:
        """Keeps the offset right for ever; calls `moved` after each change. Outages are waited out."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as session:
            while True:
                try:
                    await self._ask(session, patience=25)
                except (aiohttp.ClientError, TimeoutError, OSError) as error:
                    log.warning("The clock does not answer: %s", error)
                    await asyncio.sleep(1)
                else:
                    moved()

    async def start(self) -> None:
        """Reads the offset once, before anything is decided by it."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
            await self._ask(session, patience=0)

    async def _ask(self, session: aiohttp.ClientSession, patience: int) -> None:
        params = {"after": str(self._version), "timeout": str(patience)}
        async with session.get(self._url, params=params) as response:
            response.raise_for_status()
            answer = await response.json()
        self._offset = timedelta(seconds=float(answer["offset_seconds"]))
        self._version = int(answer["version"])
