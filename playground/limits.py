"""Telegram's rate limits for sending: 30 a second over all, 1 a second in a chat, 20 a minute in a group."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from playground.errors import too_many_requests

_PURGE_ABOVE = 10_000  # chats remembered before those at rest are forgotten


@dataclass(frozen=True)
class Limits:
    """How many messages may be sent; None switches one limit off.

    `chat_burst` is how many may follow each other in a chat before one a second holds.
    """

    overall_per_second: int | None = 30
    chat_per_second: float | None = 1.0
    chat_burst: int = 20
    group_per_minute: int | None = 20

    @classmethod
    def telegram(cls) -> "Limits":
        """What Telegram's documentation for bots says."""
        return cls()

    @classmethod
    def off(cls) -> "Limits":
        """No limit at all."""
        return cls(None, None, 0, None)


class _Bucket:
    """Holds up to `capacity` sends and is refilled at `rate` a second."""

    __slots__ = ("at", "capacity", "left", "rate")

    def __init__(self, capacity: float, rate: float, now: float) -> None:
        self.capacity, self.rate, self.left, self.at = capacity, rate, capacity, now

    def wait(self, now: float, count: int) -> float:
        """Seconds until `count` sends fit, 0 when they do now; an album above `capacity` fits a full one."""
        self.left = min(self.capacity, self.left + (now - self.at) * self.rate)
        self.at = now
        missing = min(count, self.capacity) - self.left
        return 0.0 if missing <= 1e-9 else missing / self.rate

    def full(self, now: float) -> bool:
        return self.left + (now - self.at) * self.rate >= self.capacity


class RateLimiter:
    """Counts what is sent; `monotonic` gives the seconds, so that tests can hold the time."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.limits = limits
        self.refused = 0
        """How often something was refused with 429."""
        self._monotonic = monotonic
        self._chats: dict[int, _Bucket] = {}
        self._groups: dict[int, deque[float]] = {}
        rate = limits.overall_per_second
        self._overall = _Bucket(rate, rate, monotonic()) if rate else None

    def take(self, chat_id: int, *, group: bool, count: int = 1) -> None:
        """Count `count` messages to a chat, or raise ApiError 429 and count nothing."""
        limits = self.limits
        if self._overall is None and limits.chat_per_second is None and limits.group_per_minute is None:
            return
        now = self._monotonic()
        bucket = self._bucket(chat_id, now)
        waits = [part.wait(now, count) for part in (self._overall, bucket) if part is not None]
        if group and limits.group_per_minute is not None:
            waits.append(self._group_wait(chat_id, now, limits.group_per_minute))
        wait = max(waits, default=0.0)
        if wait > 0:
            self.refused += 1
            raise too_many_requests(max(1, math.ceil(wait)))
        for part in (self._overall, bucket):
            if part is not None:
                part.left -= count
        if group and limits.group_per_minute is not None:
            self._groups[chat_id].extend([now] * count)

    def _bucket(self, chat_id: int, now: float) -> _Bucket | None:
        rate = self.limits.chat_per_second
        if rate is None:
            return None
        if len(self._chats) > _PURGE_ABOVE:
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if not bucket.full(now)}
        if chat_id not in self._chats:
            self._chats[chat_id] = _Bucket(max(1, self.limits.chat_burst), rate, now)
        return self._chats[chat_id]

    def _group_wait(self, chat_id: int, now: float, allowed: int) -> float:
        sent = self._groups.setdefault(chat_id, deque())
        while sent and sent[0] <= now - 60:
            sent.popleft()
        return sent[0] + 60 - now if len(sent) >= allowed else 0.0
