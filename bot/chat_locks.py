"""One process at a time handles the updates of a chat and sends the answers, on any number of processes."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Collection, Iterable
from contextlib import suppress

from bot.lock_keys import LockKeys
from storage.base.outages import DatabaseUnavailable
from storage.base.peers import Peers

_PATIENCE = 3.0
"""Seconds for which an update waits for another process to answer the one before. Telegram has few calls open
at a time: those behind it need the place."""
_PAUSE = 0.02
_PAUSE_OF_NOTICES = 0.1


class ChatLocks:
    """The chats that this process is at work in.

    It keeps the order of answers; that two processes do not both continue a conversation is seen to by the
    versions in the database as well. Without peers (SQLite), and while the database is away, it does nothing.
    """

    def __init__(self, peers: Peers | None, keys: LockKeys) -> None:
        self._peers = peers
        self._keys = keys
        self._uses: Counter[int] = Counter()

    async def hold(self, chat_id: int) -> None:
        """Returns once no other process is at work in a chat, or after some seconds; `let_go` ends it."""
        self._uses[chat_id] += 1
        if self._peers is not None and self._uses[chat_id] == 1:
            await self._wait(chat_id, _PAUSE)

    def let_go(self, chat_id: int) -> None:
        """Ends one `hold`, or one of the chats of `hold_free`."""
        self._uses[chat_id] -= 1
        if self._uses[chat_id] <= 0:
            del self._uses[chat_id]
            self._give_back([chat_id])

    async def hold_free(self, chat_ids: Collection[int]) -> list[int]:
        """Takes the locks of those chats in which no other process is at work; returns these chats."""
        wanted = {self._key(chat_id): chat_id for chat_id in chat_ids if not self._uses[chat_id]}
        try:
            taken = set(wanted) if self._peers is None else await self._peers.take(wanted)
        except DatabaseUnavailable:
            taken = set(wanted)
        free = [wanted[key] for key in taken]
        self._uses.update(free)
        return free

    async def wait_free(self, chat_id: int) -> None:
        """Returns once no other process is at work in a chat, or after some seconds."""
        if self._peers is None or self._uses[chat_id]:
            return
        await self._wait(chat_id, _PAUSE_OF_NOTICES)
        if not self._uses[chat_id]:
            self._give_back([chat_id])

    async def _wait(self, chat_id: int, pause: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                while not await self._taken(chat_id):  # noqa: ASYNC110 - only asking tells
                    await asyncio.sleep(pause)

    async def _taken(self, chat_id: int) -> bool:
        """Whether this process has a chat's lock now; True while the database is unavailable."""
        key = self._key(chat_id)
        if self._peers is None or self._peers.holds(key):
            return True
        try:
            return key in await self._peers.take([key])
        except DatabaseUnavailable:
            return True

    def _give_back(self, chat_ids: Iterable[int]) -> None:
        if self._peers is not None:
            self._peers.give_back([self._key(chat_id) for chat_id in chat_ids])

    def _key(self, chat_id: int) -> int:
        return self._keys.of(f"chat {chat_id}")
