"""Messages that stand for one thing: changed where they are, or moved to the end of the chat."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from telegram import Bot
from telegram.error import BadRequest, TelegramError

from bot.delivery import edit, send
from bot.outgoing import Leaving
from bot.pace import Kind
from bot.queue import Lane, SendQueue
from handlers.frame.screen import Screen, Standing

log = logging.getLogger(__name__)


class StandingMessages:
    """Shows screens that have one message of their own."""

    def __init__(self, bot: Bot, queue: SendQueue) -> None:
        self._bot = bot
        self._queue = queue

    async def show(
        self,
        chat_id: int,
        content: Standing,
        lane: Lane,
        leaving: Leaving,
        is_stale: Callable[[], Awaitable[bool]],
    ) -> int | None:
        """Changes the message where it stands, moves it, or replaces one that is gone; gives its number.

        None, and nothing is shown, when the screen is stale once its turn has come. Raises what PTB raises.
        """
        former = content.message_id
        if former is not None and not content.moves:
            async with self._queue.turn(chat_id, Kind.EDIT, lane):
                if await is_stale():
                    return None
                leaving.leaves()
                if await edit(self._bot, chat_id, former, content.screen):
                    return former
            leaving.waits()
        async with self._queue.turn(chat_id, Kind.NOTICE, lane):
            if await is_stale():
                return None
            leaving.leaves()
            shown = await send(self._bot, chat_id, content.screen)
        if former is not None and content.moves:
            await self.remove(chat_id, former, content.farewell, lane)
        return shown

    async def remove(self, chat_id: int, message_id: int, farewell: Screen, lane: Lane) -> None:
        """Takes a former message out of the chat; one of more than two days ago stays, and says `farewell`.

        Raises nothing that PTB raises: the new message is there, and must not be sent again for that.
        """
        try:
            if not await self._deleted(chat_id, message_id, lane):
                async with self._queue.turn(chat_id, Kind.EDIT, lane):
                    await edit(self._bot, chat_id, message_id, farewell)
        except TelegramError as error:
            log.info("A message that moved could not be taken out of its chat: %s", error)

    async def _deleted(self, chat_id: int, message_id: int, lane: Lane) -> bool:
        async with self._queue.turn(chat_id, Kind.SIGN, lane):
            try:
                return await self._bot.delete_message(chat_id, message_id)
            except BadRequest as error:
                log.debug("A message that moved could not be deleted: %s", error)
                return False
