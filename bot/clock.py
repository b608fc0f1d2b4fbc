"""The clock of the process: the system's, or a remote one that may run ahead, as the playground's."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol

import aiohttp

from domain.periods import KNOWN_YEARS

log = logging.getLogger(__name__)


class ClockUnavailable(Exception):
    """The other clock does not answer, or not as a clock; the text has the details."""


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
                except ClockUnavailable as error:
                    log.warning("The clock does not answer: %s", error)
                    await asyncio.sleep(1)
                else:
                    moved()

    async def start(self) -> None:
        """Reads the offset once, before anything is decided by it; raises ClockUnavailable."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
            await self._ask(session, patience=0)

    async def _ask(self, session: aiohttp.ClientSession, patience: int) -> None:
        params = {"after": str(self._version), "timeout": str(patience)}
        try:
            async with session.get(self._url, params=params) as response:
                response.raise_for_status()
                answer = await response.json()
            offset, version = timedelta(seconds=float(answer["offset_seconds"])), int(answer["version"])
            if (datetime.now(UTC) + offset).year not in KNOWN_YEARS:
                raise ValueError("no office works then")
        except TimeoutError:
            raise ClockUnavailable("it takes too long to answer") from None
        except (aiohttp.ClientError, OSError) as error:
            raise ClockUnavailable(str(error)) from error
        except (ValueError, TypeError, KeyError, OverflowError) as error:
            raise ClockUnavailable("its answer is not that of a clock") from error
        self._offset, self._version = offset, version
