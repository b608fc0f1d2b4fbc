"""What happened, in order: the page follows it, tests and the tour wait on it."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

Event = dict[str, Any]
KEPT = 20_000  # events that a page that lost its connection can catch up on


class EventLog:
    """Numbered events; `keep` bounds the memory, the number goes on."""

    def __init__(self, keep: int = KEPT) -> None:
        self.last_id = 0
        self._kept: deque[tuple[int, Event]] = deque(maxlen=keep)
        self._waiting: set[asyncio.Future[None]] = set()
        self._closed = False

    def publish(self, event: Event) -> None:
        """Append an event; it must not be changed afterwards."""
        self.last_id += 1
        self._kept.append((self.last_id, event))
        if self._waiting:
            self._wake()

    def since(self, after: int) -> Iterator[tuple[int, Event]]:
        """The kept events with a number above `after`, oldest first."""
        missing = self.last_id - after
        start = max(0, len(self._kept) - missing)
        kept = list(self._kept)[start:] if missing > 0 else []
        return iter(kept)

    def forgot(self, after: int) -> bool:
        """Whether events above `after` are no longer kept (or were never numbered here)."""
        oldest = self._kept[0][0] if self._kept else self.last_id + 1
        return after > self.last_id or after + 1 < oldest

    def nudge(self) -> None:
        """Wake who waits although nothing was published: a figure outside the events changed."""
        if self._waiting:
            self._wake()

    async def wait(self, after: int) -> bool:
        """Return when there is an event above `after` or after a nudge; False when the log was closed."""
        if self.last_id <= after and not self._closed:
            future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.add(future)
            try:
                await future
            finally:
                self._waiting.discard(future)
        return not self._closed

    async def until(self, condition: Callable[[], bool], seconds: float) -> None:
        """Return when `condition` holds (asked after each event); TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds):
            seen = self.last_id
            while not condition():
                if not await self.wait(seen):
                    raise TimeoutError
                seen = self.last_id

    def close(self) -> None:
        """Let every waiting call return, at the end of the server's life."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        waiting, self._waiting = self._waiting, set()
        for future in waiting:
            if not future.done():
                future.set_result(None)
