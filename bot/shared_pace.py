"""Telegram's limits over all processes of a bot: each request holds places that no other process can hold.

A limit of 30 in a second is 30 places. A request holds one from the moment it is sent until a second after it
has ended, so that there are never more in any second (`bot/pace.py` counts in the same way).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress

from bot.lock_keys import LockKeys
from bot.pace import Kind, Pace
from bot.queue import Lane
from storage.base.outages import DatabaseUnavailable
from storage.base.peers import Peers

_MOST_PLACES = 60
"""Locks for one limit; a place of a higher one is for several requests."""
_PAUSE = 0.025
"""Seconds until a place is tried for again; sooner where one of this process's own becomes free."""
_PAUSE_IN_CHAT = 0.1
_SHARE = 6
"""Both lanes have one of so many places for themselves while the other one waits, in whatever process."""


class _Grant:
    """A place of the limit over all chats, and how many requests may still begin in it."""

    def __init__(self, key: int, left: int) -> None:
        self.key = key
        self.left = left
        self.under_way = 0


class SharedPace:
    """Waits for places. While the database is away each process keeps the limits by itself alone."""

    def __init__(self, peers: Peers, keys: LockKeys, pace: Pace) -> None:
        self._peers = peers
        self._keys = keys
        self._pace = pace
        count = min(pace.per_second, _MOST_PLACES)
        places = [keys.of(f"place {number}") for number in range(count)]
        share = count // _SHARE
        self._of_others, self._common, self._of_work = (
            places[:share],
            places[share : count - share],
            places[count - share :],
        )
        self._per_place = pace.per_second // count
        self._waits = {lane: keys.of(f"{lane.name} waits") for lane in Lane}
        """Held by a process of which somebody in the lane waits."""
        self._lines = {lane: asyncio.Lock() for lane in Lane}
        self._in_line = dict.fromkeys(Lane, 0)
        self._grants: dict[Lane, _Grant] = {}
        self._freed = asyncio.Event()

    @asynccontextmanager
    async def place(self, chat_id: int, kind: Kind, lane: Lane) -> AsyncIterator[None]:
        """Around one request, once its turn in this process has come."""
        if kind is Kind.SIGN:
            yield
            return
        in_chat = {} if kind is Kind.EDIT else await self._places_in_chat(chat_id, kind)
        try:
            grant = await self._grant(lane)
            try:
                yield
            finally:
                self._ended(lane, grant)
        finally:
            for key, span in in_chat.items():
                self._free_after(span, key)

    async def _places_in_chat(self, chat_id: int, kind: Kind) -> dict[int, float]:
        """The slots that a message occupies in its chat, each with the seconds until it is free again."""
        pace = self._pace
        answers = (pace.answer_burst, "answers", float(pace.answer_burst))
        notices = (pace.chat_burst, "notices", float(pace.chat_burst))
        group = [(pace.group_per_minute, "group", 60.0)] if chat_id < 0 else []
        needed = [answers, *group] if kind is Kind.ANSWER else [answers, *group, notices]
        spans: dict[int, float] = {}
        groups: list[list[int]] = []
        for limit, name, span in needed:
            if limit <= _MOST_PLACES:
                groups.append([self._keys.of(f"{name} {chat_id} {number}") for number in range(limit)])
                spans |= dict.fromkeys(groups[-1], span)
        if not groups:
            return {}
        with suppress(DatabaseUnavailable):
            while not (taken := await self._peers.take_one_of_each(*groups)):  # noqa: ASYNC110 - only asking tells
                await asyncio.sleep(_PAUSE_IN_CHAT)
            return {key: spans[key] for key in taken}
        return {}

    async def _grant(self, lane: Lane) -> _Grant | None:
        """A slot of the limit over all chats; None while the database is unavailable."""
        self._in_line[lane] += 1
        try:
            async with self._lines[lane]:
                grant = self._grants.get(lane)
                if grant is None or grant.left == 0:
                    grant = self._grants[lane] = _Grant(await self._free_place(lane), self._per_place)
        except DatabaseUnavailable:
            return None
        finally:
            self._in_line[lane] -= 1
            if not self._in_line[lane] and self._peers.holds(self._waits[lane]):
                self._peers.give_back([self._waits[lane]])
        grant.left -= 1
        grant.under_way += 1
        return grant

    async def _free_place(self, lane: Lane) -> int:
        """Waits for a place of all chats; the first of a lane alone asks for it."""
        while True:
            self._freed.clear()
            for place in await self._one_of_all(lane):
                return place
            await self._peers.take([self._waits[lane]])
            with suppress(TimeoutError):
                async with asyncio.timeout(_PAUSE):
                    await self._freed.wait()

    async def _one_of_all(self, lane: Lane) -> set[int]:
        """One place, if this lane may have one now; answers go before the others of any process."""
        if lane is Lane.WORK:
            taken = await self._one_of([*self._of_work, *self._common])
            if not taken and not await self._anybody_waits(Lane.BULK, Lane.LAST):
                taken = await self._one_of(self._of_others)
            return taken
        if lane is Lane.LAST and await self._anybody_waits(Lane.BULK):
            return set()
        taken = await self._one_of(self._of_others)
        if not taken and not await self._anybody_waits(Lane.WORK):
            taken = await self._one_of(self._common)
        return taken

    async def _one_of(self, places: Sequence[int]) -> set[int]:
        return await self._peers.take_one_of_each(places) if places else set()

    async def _anybody_waits(self, *lanes: Lane) -> bool:
        flags = [self._waits[lane] for lane in lanes]
        if any(self._peers.holds(flag) for flag in flags):
            return True
        taken = await self._peers.take(flags)
        self._peers.give_back(taken)
        return len(taken) < len(flags)

    def _ended(self, lane: Lane, grant: _Grant | None) -> None:
        if grant is None:
            return
        grant.under_way -= 1
        if grant.under_way == 0:
            grant.left = 0
            if self._grants.get(lane) is grant:
                del self._grants[lane]
            self._free_after(1.0, grant.key)

    def _free_after(self, seconds: float, key: int) -> None:
        asyncio.get_running_loop().call_later(seconds, self._free, key)

    def _free(self, key: int) -> None:
        self._peers.give_back([key])
        self._freed.set()
