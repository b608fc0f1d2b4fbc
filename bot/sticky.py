"""Sticky messages: one per chat and subject, edited in place or sent again at the end of the chat."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from telegram.error import BadRequest, TelegramError

from bot.delivery import edit, send
from bot.outgoing import SendState
from bot.pace import Kind
from bot.queue import Lane, SendQueue
from bot.updates import UpdatesBot
from handlers.frame.screen import Screen, StickyScreen

log = logging.getLogger(__name__)


class StickyMessages:
    """Sends, edits and deletes sticky messages."""

    def __init__(self, bot: UpdatesBot, queue: SendQueue) -> None:
        self._bot = bot
        self._queue = queue

    async def show(
        self,
        chat_id: int,
        content: StickyScreen,
        lane: Lane,
        send_state: SendState,
        is_stale: Callable[[], Awaitable[bool]],
    ) -> int | None:
        """Edits the message in place, or sends a new one; returns its message id.

        None, and nothing is sent, when the screen is stale once its turn has come. Raises PTB's errors.
        """
        former = content.message_id
        if former is not None and not content.moves:
            async with self._queue.turn(chat_id, Kind.EDIT, lane):
                if await is_stale():
                    return None
                send_state.mark_sending()
                if await edit(self._bot, chat_id, former, content.screen):
                    return former
            send_state.mark_waiting()
        async with self._queue.turn(chat_id, Kind.NOTICE, lane):
            if await is_stale():
                return None
            send_state.mark_sending()
            shown = await send(self._bot, chat_id, content.screen)
        if former is not None and content.moves:
            await self.remove(chat_id, former, content.farewell, lane)
        return shown

    async def remove(self, chat_id: int, message_id: int, farewell: Screen, lane: Lane) -> None:
        """Deletes a former message; one older than two days cannot be deleted and is edited to `farewell`.

        Raises no error of PTB: the new message is already sent, and must not be sent again.
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
