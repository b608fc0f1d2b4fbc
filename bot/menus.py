"""Publishes the menus of commands at Telegram: the general one, and those of single chats."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from math import ceil, inf

from telegram import Bot, BotCommandScopeChat
from telegram.error import RetryAfter

from bot.delivery import seconds
from bot.pace import Kind
from bot.queue import Lane, SendQueue
from handlers.frame.screen import Menu


class MenuPublisher:
    """Shows menus in chats, each in its turn of the queue."""

    def __init__(self, bot: Bot, queue: SendQueue) -> None:
        self._bot = bot
        self._queue = queue
        self._held_until = -inf
        """Telegram limits changes of menus apart from messages: a flood of them delays menus alone."""

    async def publish(self, chat_id: int, menu: Menu, lane: Lane, leaves: Callable[[], None]) -> None:
        """Shows a menu in a chat, or clears it for an empty one; `leaves` is called when its turn has come.

        Raises PTB's errors, and RetryAfter without a request while Telegram wants none.
        """
        self._refuse_while_held()
        flood: RetryAfter | None = None
        async with self._queue.turn(chat_id, Kind.EDIT, lane):
            self._refuse_while_held()
            leaves()
            try:
                await self._request(chat_id, menu)
            except RetryAfter as error:
                flood = error
        if flood is not None:
            self._held_until = asyncio.get_running_loop().time() + seconds(flood)
            raise flood

    def _refuse_while_held(self) -> None:
        wait = self._held_until - asyncio.get_running_loop().time()
        if wait > 0:
            raise RetryAfter(ceil(wait))

    async def _request(self, chat_id: int, menu: Menu) -> None:
        scope = BotCommandScopeChat(chat_id)
        if menu.commands:
            await self._bot.set_my_commands(menu.commands, scope)
        else:
            await self._bot.delete_my_commands(scope)
