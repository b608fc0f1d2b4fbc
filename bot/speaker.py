"""Says what handlers answered, after the commit: in order within a chat, all chats at once."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from dataclasses import dataclass

from telegram import Bot
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.clock import Clock
from bot.delivery import edit, seconds, send
from bot.pace import Pace
from handlers.turn import Answer, Edit, Live, Picture, Say, SendFile, Tidy, Toast
from handlers.ui.screen import Screen
from locales import Words
from storage.engine import DatabaseUnavailable
from storage.unit import UnitOfWork
from storage.writer import Writer

log = logging.getLogger(__name__)

_TRIES = 4
_LONGEST_WAIT = 30.0
_MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Spoken:
    """The answers to one update."""

    chat_id: int
    telegram_id: int
    query_id: str | None
    words: Words
    answers: tuple[Answer, ...]


class Speaker:
    """Interactive answers. They are not kept: who missed one asks again and sees the present state."""

    def __init__(self, bot: Bot, writer: Writer, clock: Clock, pace: Pace) -> None:
        self._bot = bot
        self._writer = writer
        self._clock = clock
        self._pace = pace
        self._queues: dict[int, deque[Spoken]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._slots = asyncio.Semaphore(_MOST_AT_ONCE)

    def speak(self, spoken: Spoken) -> None:
        """Queues answers behind earlier ones of the same chat."""
        if not spoken.answers:
            return
        queue = self._queues.get(spoken.chat_id)
        if queue is not None:
            queue.append(spoken)
            return
        self._queues[spoken.chat_id] = deque([spoken])
        self._tasks[spoken.chat_id] = asyncio.create_task(self._chat(spoken.chat_id))

    async def idle(self) -> None:
        """Returns once everything queued so far is said."""
        while self._tasks:
            await asyncio.gather(*self._tasks.values())

    async def quiet(self, chat_id: int) -> None:
        """Returns once everything queued so far for a chat is said."""
        if chat_id in self._tasks:
            await asyncio.wait({self._tasks[chat_id]})

    async def _chat(self, chat_id: int) -> None:
        queue = self._queues[chat_id]
        live: dict[str, int] = {}
        try:
            while queue:
                async with self._slots:
                    await self._say_all(queue.popleft(), live)
        finally:
            del self._queues[chat_id], self._tasks[chat_id]

    async def _say_all(self, spoken: Spoken, live: dict[str, int]) -> None:
        for answer in spoken.answers:
            try:
                await self._patiently(spoken, answer, live)
            except Forbidden:
                if (
                    spoken.chat_id == spoken.telegram_id
                ):  # a group that is closed to us says nothing of a person
                    await self._unreachable(spoken.telegram_id)
                return
            except TelegramError as error:
                # Without the chat's number: it may be a citizen's, and a log keeps what it is told.
                log.warning("An answer was not taken: %s", error)
            except Exception:  # one answer that cannot be said must not silence those behind it
                log.exception("An answer could not be said.")

    async def _patiently(self, spoken: Spoken, answer: Answer, live: dict[str, int]) -> None:
        for attempt in range(1, _TRIES + 1):
            try:
                await self._say(spoken, answer, live)
                return
            except RetryAfter as error:
                wait = seconds(error)
                self._pace.hold(spoken.chat_id, asyncio.get_running_loop().time() + wait)
                if attempt == _TRIES or wait > _LONGEST_WAIT:
                    raise
            except BadRequest:
                raise
            except NetworkError:
                wait = 0.5 * 2**attempt
                if attempt == _TRIES:
                    raise
            await asyncio.sleep(wait)

    async def _say(self, spoken: Spoken, answer: Answer, live: dict[str, int]) -> None:
        chat_id = spoken.chat_id
        match answer:
            case Toast(text, alert):
                if spoken.query_id is not None:
                    await self._toast(spoken.query_id, text, alert)
                elif text:
                    self._count(chat_id)
                    await self._bot.send_message(chat_id, text)
            case Say(screen, reply_to):
                await self._send(chat_id, screen, reply_to)
            case Edit(message_id, screen):
                await self._edit_or_send(chat_id, message_id, screen)
            case Live(token, message_id, screen):
                known = message_id or live.get(token)
                shown = await self._edit_or_send(chat_id, known, screen)
                if shown is not None:
                    live[token] = shown
                    await self._attach(spoken.telegram_id, token, shown)
            case Tidy(message_id):
                await self._tidy(chat_id, message_id)
            case SendFile(kind, file_id, caption):
                self._count(chat_id)
                send = self._bot.send_photo if kind == "photo" else self._bot.send_document
                await send(chat_id, file_id, caption=caption)
            case Picture(draw, screen):
                png = await asyncio.to_thread(draw)
                await self._send(chat_id, Screen(screen.text, screen.rows, png))

    async def _toast(self, query_id: str, text: str, alert: bool) -> None:
        try:
            await self._bot.answer_callback_query(query_id, text[:200] or None, show_alert=alert or None)
        except BadRequest as error:
            # A tap older than Telegram's patience: what it did is visible in the message itself.
            log.debug("A tap could not be answered: %s", error)

    def _count(self, chat_id: int) -> None:
        """A new message in a chat: what is less urgent makes room for it."""
        self._pace.sent(chat_id, asyncio.get_running_loop().time())

    async def _send(self, chat_id: int, screen: Screen, reply_to: int | None = None) -> int:
        self._count(chat_id)
        return await send(self._bot, chat_id, screen, reply_to)

    async def _edit_or_send(self, chat_id: int, message_id: int | None, screen: Screen) -> int | None:
        """Edits the message, or sends a new one when it is gone; gives the number of a new one."""
        if message_id is not None and await edit(self._bot, chat_id, message_id, screen):
            return None
        return await self._send(chat_id, screen)

    async def _tidy(self, chat_id: int, message_id: int) -> None:
        try:
            await self._bot.delete_message(chat_id, message_id)
        except BadRequest as error:
            log.debug("A typed answer could not be taken out of the chat: %s", error)

    async def _attach(self, telegram_id: int, token: str, message_id: int) -> None:
        async def note(unit: UnitOfWork) -> None:
            await unit.dialogs.attach_message(telegram_id, token, message_id)

        try:
            await self._writer.run(note)
        except DatabaseUnavailable:
            # The next answer will begin a new live message: untidy, but nothing is lost.
            log.warning("The live message of a conversation could not be noted.")

    async def _unreachable(self, telegram_id: int) -> None:
        now = self._clock.now()

        async def note(unit: UnitOfWork) -> None:
            await unit.people.mark_unreachable(telegram_id, now)

        try:
            await self._writer.run(note)
        except DatabaseUnavailable:
            log.warning("A person who blocked the bot could not be noted.")
