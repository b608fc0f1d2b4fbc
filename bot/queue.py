"""The one queue for requests to Telegram: answers and notices take turns within its limits."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from enum import Enum, auto
from heapq import heappop, heappush
from itertools import count
from math import inf

from telegram.error import RetryAfter

from bot.delivery import seconds
from bot.pace import Kind, Pace, UnderWay

_WORK_IN_A_ROW = 5
"""So many requests of the office go before one of the others that wait: these always get a sixth."""
_BULK_SHARE = 5 / 6
"""The others take 25 of 30 places a second at most, evenly: the office hardly waits for the next free one."""
_CHATS_IN_A_FLOOD = 3
"""So many chats refused in a row, while nothing was taken, mean that the flood is one of all chats."""


class Lane(Enum):
    """Who waits for a request."""

    WORK = auto()
    """People of the roster, and messages that they need to go on with their work."""
    BULK = auto()
    """Strangers, groups, and messages to many."""
    LAST = auto()
    """Announcements: in place of the others, while none of these waits."""


Shared = Callable[[int, Kind, Lane], AbstractAsyncContextManager[None]]
"""Around a request to a chat: waits until the limits over all processes let it go, and counts it."""


def _alone(_chat_id: int, _kind: Kind, _lane: Lane) -> AbstractAsyncContextManager[None]:
    return nullcontext()


class _Waiter:
    __slots__ = ("chat_id", "kind", "lane", "turn")

    def __init__(self, chat_id: int, kind: Kind, lane: Lane) -> None:
        self.chat_id = chat_id
        self.kind = kind
        self.lane = lane
        self.turn: asyncio.Future[UnderWay] = asyncio.get_running_loop().create_future()


class SendQueue:
    """Every request that changes a chat waits here for its turn.

    Within a lane the turns go round the chats, as each of them has one answer and one notice here at a time.
    A chat that may not get anything for now lets the others pass.
    """

    def __init__(self, pace: Pace, shared: Shared = _alone) -> None:
        """`shared` is entered for each request when its turn has come: other processes share the limits."""
        self.pace = pace
        self._shared = shared
        self._bulk_gap = 1 / (_BULK_SHARE * pace.per_second)
        self._bulk_from = -inf
        """When the next turn of the others may be."""
        self._waiting: dict[Lane, deque[_Waiter]] = {lane: deque() for lane in Lane}
        self._held: list[tuple[float, int, _Waiter]] = []
        """Those whose chat may not get anything before an instant; a heap."""
        self._numbers = count()
        self._work_in_a_row = 0
        """Turns that work had while others waited."""
        self._refused: dict[int, float] = {}
        """Chats that were refused since something was taken, and until when."""
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def turn(self, chat_id: int, kind: Kind, lane: Lane) -> AsyncIterator[None]:
        """Around one request: waits for its turn, takes its place, and learns what Telegram said to it."""
        now = asyncio.get_running_loop().time
        waiter = _Waiter(chat_id, kind, lane)
        under_way = await (self._flood_over(chat_id) if kind is Kind.SIGN else self._wait(waiter))
        try:
            async with self._shared(chat_id, kind, waiter.lane):
                yield
        except RetryAfter as error:
            self._hold(chat_id, now() + seconds(error))
            raise
        else:
            if kind is not Kind.SIGN:
                self._refused.clear()
        finally:
            under_way.over(now())

    def hurry(self, chat_id: int) -> None:
        """Work waits behind what this chat waits for: that goes with the work from now on.

        What has its turn here and waits for other processes stays in its lane, a second's messages at most.
        """
        for waiter in [*self._waiting[Lane.BULK], *self._waiting[Lane.LAST]]:
            if waiter.chat_id == chat_id:
                self._waiting[waiter.lane].remove(waiter)
                waiter.lane = Lane.WORK
                self._waiting[Lane.WORK].append(waiter)
        for _, _, waiter in self._held:
            if waiter.chat_id == chat_id:
                waiter.lane = Lane.WORK
        self._serve()

    async def _flood_over(self, chat_id: int) -> UnderWay:
        now = asyncio.get_running_loop().time
        delay = self.pace.delay_in_chat(chat_id, Kind.SIGN, now())
        while delay > 0:
            await asyncio.sleep(delay)
            delay = self.pace.delay_in_chat(chat_id, Kind.SIGN, now())
        return self.pace.leaves(chat_id, Kind.SIGN)

    async def _wait(self, waiter: _Waiter) -> UnderWay:
        self._waiting[waiter.lane].append(waiter)
        self._serve()
        try:
            return await waiter.turn
        except asyncio.CancelledError:
            if not waiter.turn.cancelled():
                waiter.turn.result().over(asyncio.get_running_loop().time())
            raise

    def _hold(self, chat_id: int, until: float) -> None:
        """Nobody tries against a `retry_after` that is known."""
        self.pace.hold(chat_id, until)
        self._refused[chat_id] = until
        if len(self._refused) >= _CHATS_IN_A_FLOOD:
            # Until the first of them may be tried again, which shows whether the flood has ended.
            self.pace.hold(None, min(self._refused.values()))
            self._refused.clear()

    def _serve(self) -> None:
        """Gives all turns that can be given now, and looks again when the next one may be."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        while self._held and self._held[0][0] <= now:
            _, _, waiter = heappop(self._held)
            self._waiting[waiter.lane].append(waiter)
        while (lane := self._next_lane(now)) is not None:
            self._give_turn(lane, now)
        delays = [self._delay(lane, now) for lane in Lane]
        soonest = min(*delays, self._held[0][0] - now if self._held else inf)
        if self._timer is not None:
            self._timer.cancel()
        self._timer = None if soonest == inf else loop.call_later(soonest, self._serve)

    def _next_lane(self, now: float) -> Lane | None:
        others = Lane.BULK if self._waiting[Lane.BULK] else Lane.LAST
        others_first = self._work_in_a_row >= _WORK_IN_A_ROW
        for lane in (others, Lane.WORK) if others_first else (Lane.WORK, others):
            if self._delay(lane, now) == 0:
                return lane
        return None

    def _delay(self, lane: Lane, now: float) -> float:
        """Seconds until the first of a lane may have its turn, by the limit over all chats."""
        if not self._waiting[lane]:
            return inf
        delay = self.pace.delay_of_all(now)
        return delay if lane is Lane.WORK else max(delay, self._bulk_from - now)

    def _give_turn(self, lane: Lane, now: float) -> None:
        """Gives one turn, to the first of the lane whose chat may get something."""
        waiting = self._waiting[lane]
        while waiting:
            waiter = waiting.popleft()
            if waiter.turn.done():  # its task was cancelled
                continue
            delay = self.pace.delay_in_chat(waiter.chat_id, waiter.kind, now)
            if delay > 0:
                heappush(self._held, (now + delay, next(self._numbers), waiter))
                continue
            waiter.turn.set_result(self.pace.leaves(waiter.chat_id, waiter.kind))
            if lane is not Lane.WORK:
                self._work_in_a_row = 0
                self._bulk_from = max(self._bulk_from, now - self._bulk_gap) + self._bulk_gap
            elif self._waiting[Lane.BULK] or self._waiting[Lane.LAST]:
                self._work_in_a_row += 1
            return
