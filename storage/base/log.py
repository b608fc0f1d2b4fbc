"""Empties SQLite's write-ahead log soon after a rating: it shows what was written together, and when."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

_PAUSE = 1.0
"""Seconds between two times: a crowd that rates does not slow down everybody."""


class Log:
    """Empties the log in the background, at most once a second."""

    def __init__(self, empty: Callable[..., bool]) -> None:
        """`empty` runs statements and then does it, in a thread; it returns whether it could."""
        self._empty = empty
        self._before: Sequence[str] = ()
        self._task: asyncio.Task[None] | None = None

    def empty_soon(self, before: Sequence[str]) -> None:
        """Runs statements and empties the log, within about two seconds; others may write meanwhile."""
        self._before = before
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work(), name="log")

    async def _work(self) -> None:
        while self._before:
            before, self._before, is_done = self._before, (), False
            try:
                is_done = await asyncio.to_thread(self._empty, *before)
            finally:
                if not is_done:
                    self._before = before
            await asyncio.sleep(_PAUSE)

    async def close(self) -> None:
        """Does what is still wanted."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            await asyncio.to_thread(self._empty, *self._before)
            self._task = None
