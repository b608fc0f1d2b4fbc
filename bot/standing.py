"""Messages that stand for one thing: changed where they are, or moved to the end of the chat."""

from __future__ import annotations

import logging
from collections.abc import Callable

from telegram import Bot
from telegram.error import BadRequest

from bot.delivery import edit, send
from bot.pace import Kind
from bot.queue import Lane, SendQueue
from handlers.frame.screen import Screen, Standing

log = logging.getLogger(__name__)


class StandingMessages:
    """Shows screens that have one message of their own."""

    def __init__(self, bot: Bot, queue: SendQueue) -> None:
        self._bot = bot
        self._queue = queue

    async def show(self, chat_id: int, content: Standing, lane: Lane, leaves: Callable[[], None]) -> int:
        """Changes the message where it stands, moves it, or replaces one that is gone; gives its number.

        `leaves` is called when its turn has come. Raises what PTB raises.
        """
        former = content.message_id
        if former is not None and not content.moves:
            async with self._queue.turn(chat_id, Kind.EDIT, lane):
                leaves()
                if await edit(self._bot, chat_id, former, content.screen):
                    return former
        async with self._queue.turn(chat_id, Kind.NOTICE, lane):
            leaves()
            shown = await send(self._bot, chat_id, content.screen)
        if former is not None and content.moves:
            async with self._queue.turn(chat_id, Kind.SIGN, lane):
                await remove(self._bot, chat_id, former, content.farewell)
        return shown


async def remove(bot: Bot, chat_id: int, message_id: int, farewell: Screen) -> None:
    """Takes a former message out of the chat; one of more than two days ago stays, and says `farewell`."""
    try:
        await bot.delete_message(chat_id, message_id)
    except BadRequest as error:
        log.debug("A message that moved could not be deleted: %s", error)
        await edit(bot, chat_id, message_id, farewell)
