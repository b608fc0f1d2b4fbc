"""Limits connections to the web edge: their number, and the time for sending a request."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

import h11
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

log = logging.getLogger(__name__)

MOST_HEADERS = 16 * 1024
"""Bytes of a request's first line and headers."""
_TELLS_EVERY = 60.0
"""Seconds between two log lines of the same text."""


class WebServer(uvicorn.Server):
    """uvicorn as one task among others: the process's own signal handling stays in charge."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leaves the signals alone."""
        yield


class BoundedConnection(H11Protocol):
    """An HTTP connection that is closed when its request does not come, or when too many others do.

    The process has few file descriptors (1,024 by default) and needs them for Telegram and the database too.
    uvicorn itself would hold a connection open for ever that never ends its headers.
    """

    most: ClassVar[int] = 100
    """More than Telegram (40) and the monitoring open together."""
    patience: ClassVar[float] = 10.0
    """Seconds in which a whole request must have come, its body included."""
    _told_at: ClassVar[float] = float("-inf")

    _asks_since = 0.0
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Lets a connection in; when there are too many, the one that has been asking for longest goes."""
        super().connection_made(transport)
        self._wait()
        if len(self.connections) > self.most:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        """Takes a part of a request. Time runs from its first byte to its last, however it is dealt out."""
        super().data_received(data)
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._stop_waiting()
        elif self._deadline is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets the connection."""
        self._stop_waiting()
        super().connection_lost(exc)

    def close_at_once(self) -> None:
        """Closes the connection without another word."""
        self._stop_waiting()
        self.connections.discard(self)
        self.transport.abort()

    def _wait(self) -> None:
        self._asks_since = self.loop.time()
        self._deadline = self.loop.call_later(self.patience, self.close_at_once)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _make_room(self) -> None:
        connections = [each for each in self.connections if isinstance(each, BoundedConnection)]
        asking = [each for each in connections if each._deadline is not None]
        min(asking, key=lambda each: each._asks_since).close_at_once()
        self._tell()

    def _tell(self) -> None:
        now = self.loop.time()
        if now - BoundedConnection._told_at >= _TELLS_EVERY:
            BoundedConnection._told_at = now
            log.warning("More than %s connections at once to WEB_PORT: the oldest are closed.", self.most)
