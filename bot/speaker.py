"""Sends the answers to updates after the commit: in order within a chat, all chats concurrently."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
from collections import deque
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from msgspec import Struct, field
from structlog.contextvars import bound_contextvars, get_contextvars
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.clock import Clock
from bot.delivery import edit, seconds, send, send_file
from bot.pace import Kind
from bot.queue import Lane, SendQueue
from bot.spoken import Spoken
from bot.sticky import StickyMessages
from bot.unreachable import why_unreachable
from bot.updates import UpdatesBot
from domain.faults import place_of, without_quotes
from domain.office import Office
from handlers.frame.ends import PATIENCE
from handlers.frame.screen import Screen, StickyScreen
from handlers.frame.turn import (
    Answer,
    DeleteMessage,
    Document,
    Edit,
    Live,
    Picture,
    Say,
    SendFile,
    SendPlace,
    Toast,
    Turn,
)
from locales import Words
from storage.base.outages import DatabaseUnavailable
from storage.base.writer import Writer
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_PATIENCE = PATIENCE.total_seconds()
"""Seconds for which sending an answer is retried."""
_PATIENCE_WITH_TOASTS = 15.0
"""Telegram soon stops accepting the answer to a tap; its effect is also visible in a message."""
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 10.0
_MOST_SIGNS_AT_ONCE = {Lane.WORK: 150, Lane.BULK: 50}
"""Concurrent answers to taps and deletions; these do not wait in the send queue."""

_MOST_DRAWN_AT_ONCE = max(1, (os.cpu_count() or 1) - 1)
"""Pictures and documents drawn concurrently; one core stays free for the chats."""


class AnswerBatch(Struct, frozen=True):
    """The answers to one update."""

    chat_id: int
    telegram_id: int
    query_id: str | None
    words: Words
    answers: tuple[Answer, ...]
    lane: Lane = Lane.WORK
    on_done: Callable[[], None] = lambda: None
    """Called once all answers are sent or given up."""
    about: Mapping[str, object] = field(default_factory=get_contextvars)
    """What the log says that they are answers to."""

    @property
    def is_private(self) -> bool:
        """Whether the chat is with one person and not a group."""
        return self.chat_id == self.telegram_id

    @property
    def adds_message(self) -> bool:
        """Whether it adds a message to the chat, rather than only changing one."""
        return any(
            isinstance(answer, Say | StickyScreen | Picture | Document | SendFile | SendPlace)
            for answer in self.answers
        )


def answers_of(turn: Turn) -> AnswerBatch:
    """The answers of a turn. Every tap gets one, or its button would keep showing a spinner."""
    if turn.query_id is not None and not any(isinstance(answer, Toast) for answer in turn.answers):
        turn.answers.insert(0, Toast(""))
    who = turn.actor.telegram_id
    lane = Lane.WORK if turn.chat_id == who and not turn.actor.is_stranger else Lane.BULK
    return AnswerBatch(turn.chat_id, who, turn.query_id, turn.words, tuple(turn.answers), lane)


class Speaker:
    """Sends answers and retries for as long as somebody may be waiting for them.

    Answers are not stored, except for those that end a conversation: these are kept until they are said.
    After a restart they are said again, and open questions are asked again (`bot/repeat_questions.py`).
    """

    def __init__(
        self, bot: UpdatesBot, writer: Writer, office: Office, clock: Clock, queue: SendQueue
    ) -> None:
        self._bot = bot
        self._writer = writer
        self._spoken = Spoken(writer, office, clock)
        self._queue = queue
        self._sticky = StickyMessages(bot, queue)
        self._waiting: dict[int, deque[AnswerBatch]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._signs = {lane: asyncio.Semaphore(most) for lane, most in _MOST_SIGNS_AT_ONCE.items()}
        self._drawing = asyncio.Semaphore(_MOST_DRAWN_AT_ONCE)
        self._shutting_down = asyncio.Event()
        self.on_chat_idle: Callable[[int], None] = lambda _: None
        """Called with the id of a chat once its last queued answer is sent."""

    def speak(self, batch: AnswerBatch) -> None:
        """Queues answers behind earlier ones of the same chat."""
        if not batch.answers:
            batch.on_done()
            return
        waiting = self._waiting.get(batch.chat_id)
        if waiting is not None:
            waiting.append(batch)
            return
        self._waiting[batch.chat_id] = deque([batch])
        self._tasks[batch.chat_id] = asyncio.create_task(self._chat(batch.chat_id))

    async def wait_idle(self) -> None:
        """Returns once everything queued so far is sent or given up."""
        # One that was cancelled before it began has not taken itself out: waiting for it would never end.
        while running := [task for task in self._tasks.values() if not task.done()]:
            await asyncio.wait(running)

    def begin_shutdown(self, patience: float) -> None:
        """Tries each remaining answer once; after `patience` seconds the rest is cancelled."""
        if not self._shutting_down.is_set():
            self._shutting_down.set()
            asyncio.get_running_loop().call_later(patience, self._cancel_all)

    def _cancel_all(self) -> None:
        for task in self._tasks.values():
            task.cancel()

    def is_talking(self, chat_id: int) -> bool:
        """Whether answers are still queued for a chat."""
        return chat_id in self._tasks

    async def wait_for_chat(self, chat_id: int) -> None:
        """Returns once everything queued so far for a chat is sent or given up."""
        if chat_id in self._tasks:
            await asyncio.wait({self._tasks[chat_id]})

    async def _chat(self, chat_id: int) -> None:
        waiting = self._waiting[chat_id]
        live: dict[str, int] = {}
        try:
            while waiting:
                batch = waiting.popleft()
                with bound_contextvars(**batch.about):
                    await self._say_all(batch, live)
                batch.on_done()
        finally:
            del self._waiting[chat_id], self._tasks[chat_id]
            self.on_chat_idle(chat_id)

    async def _say_all(self, batch: AnswerBatch, live: dict[str, int]) -> None:
        for answer in batch.answers:
            try:
                await self._patiently(batch, await self._made(answer), live)
                await self._spoken.forget(batch.telegram_id, answer)
            except TelegramError as error:
                why = why_unreachable(error)
                if why is not None:
                    if batch.is_private:  # a closed group does not make a person unreachable
                        await self._spoken.unreachable(batch.telegram_id, why)
                    return
                if isinstance(error, BadRequest) and batch.is_private:
                    await self._apologise(batch, error)
                    await self._spoken.forget(batch.telegram_id, answer)
                    continue
                # Without the chat id: it may be a citizen's, which no log may hold.
                log.warning("An answer was not taken: %s", without_quotes(error))
                if not isinstance(answer, Toast):
                    # The answers behind it would delete what the person typed before its effect is shown.
                    return
            except Exception as error:  # one answer that cannot be sent must not stop those behind it
                await self._apologise(batch, error)
                await self._spoken.forget(batch.telegram_id, answer)

    async def _made(self, answer: Answer) -> Answer:
        """The answer, ready to send: pictures and documents are drawn once, in threads, a few at a time."""
        match answer:
            case Picture(make):
                pass
            case Document(note):
                make = await self._writer.run(note)
            case _:
                return answer
        async with self._drawing:
            return Say(await asyncio.to_thread(make))

    async def _patiently(self, batch: AnswerBatch, answer: Answer, live: dict[str, int]) -> None:
        """Sends an answer, with retries; raises PTB's last error once the time for retries is over."""
        now = asyncio.get_running_loop().time
        give_up = now() + (_PATIENCE_WITH_TOASTS if isinstance(answer, Toast) else _PATIENCE)
        pause = _FIRST_PAUSE
        while True:
            try:
                async with asyncio.timeout_at(give_up):
                    await self._say(batch, answer, live)
                return
            except TimeoutError:
                raise TimedOut("its turn did not come in time") from None
            except RetryAfter as error:
                if not await self._pause(seconds(error), give_up) or self._shutting_down.is_set():
                    raise
            except BadRequest:
                raise
            except NetworkError:
                if not await self._pause(pause, give_up):
                    raise
                pause = min(pause * 2, _LONGEST_PAUSE)

    async def _pause(self, wait: float, give_up: float) -> bool:
        """Waits before the next try; False when there is no next try."""
        if self._shutting_down.is_set() or asyncio.get_running_loop().time() + wait > give_up:
            return False
        try:
            async with asyncio.timeout(wait):
                await self._shutting_down.wait()
        except TimeoutError:
            pass
        return True

    async def _apologise(self, batch: AnswerBatch, error: Exception) -> None:
        """Reports an answer that no retry can send: the person and the operator get a reference."""
        reference = secrets.token_hex(5).upper()
        said = without_quotes(error) if isinstance(error, TelegramError) else ""
        log.error("An answer could not be said, reference %s: %s %s", reference, place_of(error), said)
        try:
            await self._send(batch, Screen(batch.words("answer-failed", reference=reference)))
        except TelegramError as again:
            log.warning("An apology was not taken: %s", without_quotes(again))

    async def _say(self, batch: AnswerBatch, answer: Answer, live: dict[str, int]) -> None:
        chat_id = batch.chat_id
        match answer:
            case Toast(text, alert):
                if batch.query_id is not None:
                    async with self._sign(batch):
                        await self._toast(batch.query_id, text, alert)
                elif text:
                    async with self._message(batch):
                        await self._bot.send_message(chat_id, text)
            case Say(screen, reply_to):
                await self._send(batch, screen, reply_to)
            case StickyScreen():
                await self._stand(batch, answer)
            case Edit(message_id, screen):
                await self._edit_or_send(batch, message_id, screen)
            case Live(token, message_id, screen):
                known = message_id or live.get(token)
                shown = await self._edit_or_send(batch, known, screen)
                if shown is not None:
                    live[token] = shown
                    await self._spoken.attach(batch.telegram_id, token, shown)
            case DeleteMessage(message_id):
                async with self._sign(batch):
                    await self._tidy(chat_id, message_id)
            case SendFile():
                async with self._message(batch):
                    await send_file(self._bot, chat_id, answer)
            case SendPlace(latitude, longitude):
                async with self._message(batch):
                    await self._bot.send_location(chat_id, latitude, longitude)

    async def _stand(self, batch: AnswerBatch, content: StickyScreen) -> None:
        """Sends a sticky screen as a new message and deletes its former one."""
        shown = await self._send(batch, content.screen)

        async def note(uow: UnitOfWork) -> None:
            await content.note(uow, shown)

        try:
            await self._writer.run(note)
        except DatabaseUnavailable:
            # The next change sends it once more: untidy, but nothing is lost.
            log.warning("The message of a queue could not be noted.")
        if content.message_id is not None:
            async with self._signs[batch.lane]:
                await self._sticky.remove(batch.chat_id, content.message_id, content.farewell, batch.lane)

    async def _toast(self, query_id: str, text: str, alert: bool) -> None:
        try:
            await self._bot.answer_tap(query_id, text[:200] or None, alert=alert)
        except BadRequest as error:
            # Telegram no longer accepts an answer to this tap; its effect is visible in the message.
            log.debug("A tap could not be answered: %s", error)

    def _message(self, batch: AnswerBatch) -> AbstractAsyncContextManager[None]:
        """The turn of a new message; people of the roster may get more messages at once than others."""
        kind = Kind.ANSWER if batch.lane is Lane.WORK else Kind.NOTICE
        return self._queue.turn(batch.chat_id, kind, batch.lane)

    @asynccontextmanager
    async def _sign(self, batch: AnswerBatch) -> AsyncIterator[None]:
        """The turn of an answer to a tap, or of a deletion."""
        async with self._signs[batch.lane], self._queue.turn(batch.chat_id, Kind.SIGN, batch.lane):
            yield

    async def _send(self, batch: AnswerBatch, screen: Screen, reply_to: int | None = None) -> int:
        async with self._message(batch):
            return await send(self._bot, batch.chat_id, screen, reply_to)

    async def _edit_or_send(self, batch: AnswerBatch, message_id: int | None, screen: Screen) -> int | None:
        """Edits the message, or sends a new one when it is gone; returns the id of a new one."""
        if message_id is not None:
            async with self._queue.turn(batch.chat_id, Kind.EDIT, batch.lane):
                if await edit(self._bot, batch.chat_id, message_id, screen):
                    return None
        return await self._send(batch, screen)

    async def _tidy(self, chat_id: int, message_id: int) -> None:
        try:
            await self._bot.take_away(chat_id, message_id)
        except BadRequest as error:
            log.debug("A typed answer could not be taken out of the chat: %s", error)
