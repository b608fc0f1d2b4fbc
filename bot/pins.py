"""Pinned cards: one message per person, edited in place and pinned once without a sound."""

from __future__ import annotations

import asyncio
import logging
from datetime import datetime

from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.delivery import edit, seconds
from bot.outgoing import SendState
from bot.pace import Kind
from bot.queue import Lane, SendQueue
from bot.updates import UpdatesBot
from domain.notices import Recipient, TodayChanged
from handlers.frame.screen import Pinned, Unpinned
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_TRIES, _LONGEST_PAUSE = 3, 10.0
"""How often a card is pinned that Telegram wants to wait, and for how many seconds each time."""


async def refresh_today_cards(uow: UnitOfWork, now: datetime) -> None:
    """The cards of the people whose cases were changed in this unit follow."""
    changed = uow.cases.take_changed()
    if changed:
        for person in await uow.today.of(changed):
            uow.outbox.add(TodayChanged(), Recipient(employee_id=person), now)


class Pins:
    """Shows pinned cards and takes them away."""

    def __init__(self, bot: UpdatesBot, queue: SendQueue) -> None:
        self._bot = bot
        self._queue = queue

    async def show(self, chat_id: int, card: Pinned, lane: Lane, send_state: SendState) -> int:
        """Changes the card where it stands, or sends and pins a new one when it is gone; returns its number.

        Raises PTB's errors, except for a missing right to pin: the card is then an ordinary message.
        """
        if card.message_id is not None:
            async with self._queue.turn(chat_id, Kind.EDIT, lane):
                send_state.mark_sending()
                if await edit(self._bot, chat_id, card.message_id, card.screen):
                    return card.message_id
            send_state.mark_waiting()
        async with self._queue.turn(chat_id, Kind.NOTICE, lane):
            send_state.mark_sending()
            message_id = await self._bot.send_text(
                chat_id, card.screen.text, card.screen.markup(), is_silent=True
            )
        await self._pin(chat_id, message_id, lane)
        return message_id

    async def _pin(self, chat_id: int, message_id: int, lane: Lane) -> None:
        for _ in range(_TRIES):
            async with self._queue.turn(chat_id, Kind.SIGN, lane):
                try:
                    await self._bot.pin_chat_message(chat_id, message_id, disable_notification=True)
                except RetryAfter as error:
                    pause = seconds(error)
                except TelegramError as error:  # the card is there, and must not be sent again for that
                    log.info("A card could not be pinned: %s", error)
                    return
                else:
                    return
            await asyncio.sleep(min(pause, _LONGEST_PAUSE))

    async def remove(self, chat_id: int, card: Unpinned, lane: Lane, send_state: SendState) -> int:
        """Unpins a card and shows what takes its place, as far as it is still there; returns its number."""
        async with self._queue.turn(chat_id, Kind.SIGN, lane):
            send_state.mark_sending()
            try:
                await self._bot.unpin_chat_message(chat_id, card.message_id)
            except (BadRequest, Forbidden) as error:
                log.debug("A card was not pinned any more: %s", error)
        send_state.mark_waiting()
        async with self._queue.turn(chat_id, Kind.EDIT, lane):
            send_state.mark_sending()
            await edit(self._bot, chat_id, card.message_id, card.screen)
        return card.message_id
