"""Says what handlers answered, after the commit: in order within a chat, all chats at once."""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass

from telegram import Bot
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.clock import Clock
from bot.delivery import edit, seconds, send, send_file
from bot.pace import Kind
from bot.queue import Lane, SendQueue
from bot.standing import StandingMessages
from bot.unreachable import note_unreachable, why_unreachable
from domain.faults import place_of, without_quotes
from domain.office import Office
from domain.people import NoWay
from handlers.frame.screen import Screen, Standing
from handlers.frame.turn import (
    Answer,
    Document,
    Edit,
    Live,
    Picture,
    Say,
    SendFile,
    SendPlace,
    Tidy,
    Toast,
    Turn,
)
from locales import Words
from storage.base.engine import DatabaseUnavailable
from storage.base.writer import Writer
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_PATIENCE = 600.0
"""Seconds for which an answer is tried: somebody looks at the phone, and their words are in the books."""
_PATIENCE_WITH_TOASTS = 15.0
"""Telegram forgets a tap soon; what it did stands in a message."""
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 10.0
_MOST_SIGNS_AT_ONCE = {Lane.WORK: 150, Lane.BULK: 50}
"""Answers to taps and deletions under way, which wait for no turn."""

_MOST_DRAWN_AT_ONCE = max(1, (os.cpu_count() or 1) - 1)
"""Pictures and documents: at the end of a month many ask for them, and the chats need a core as well."""


def _nothing() -> None:
    pass


@dataclass(frozen=True)
class Spoken:
    """The answers to one update."""

    chat_id: int
    telegram_id: int
    query_id: str | None
    words: Words
    answers: tuple[Answer, ...]
    lane: Lane = Lane.WORK
    over: Callable[[], None] = _nothing
    """Called when all of it is said or given up."""

    @property
    def is_private(self) -> bool:
        """Whether it is said to one person, and not in a group."""
        return self.chat_id == self.telegram_id

    @property
    def is_below_all(self) -> bool:
        """Whether it is a new message in the chat, and no mere change of one."""
        return any(
            isinstance(answer, Say | Standing | Picture | Document | SendFile | SendPlace)
            for answer in self.answers
        )


def spoken_of(turn: Turn) -> Spoken:
    """What a turn answers; every tap is answered, or its button would go on waiting."""
    if turn.query_id is not None and not any(isinstance(answer, Toast) for answer in turn.answers):
        turn.answers.insert(0, Toast(""))
    who = turn.actor.telegram_id
    lane = Lane.WORK if turn.chat_id == who and not turn.actor.is_stranger else Lane.BULK
    return Spoken(turn.chat_id, who, turn.query_id, turn.words, tuple(turn.answers), lane)


class Speaker:
    """Interactive answers, for as long as somebody may wait for them.

    They are not kept: what a process owes when it dies is asked again at the next start (`bot/resume.py`).
    """

    def __init__(self, bot: Bot, writer: Writer, office: Office, clock: Clock, queue: SendQueue) -> None:
        self._bot = bot
        self._writer = writer
        self._office = office
        self._clock = clock
        self._queue = queue
        self._standing = StandingMessages(bot, queue)
        self._waiting: dict[int, deque[Spoken]] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._signs = {lane: asyncio.Semaphore(most) for lane, most in _MOST_SIGNS_AT_ONCE.items()}
        self._drawing = asyncio.Semaphore(_MOST_DRAWN_AT_ONCE)
        self._hurried = asyncio.Event()
        self.fell_quiet: Callable[[int], None] = lambda _: None
        """Called with a chat in which nothing more is to be said."""

    def speak(self, spoken: Spoken) -> None:
        """Queues answers behind earlier ones of the same chat."""
        if not spoken.answers:
            spoken.over()
            return
        waiting = self._waiting.get(spoken.chat_id)
        if waiting is not None:
            waiting.append(spoken)
            return
        self._waiting[spoken.chat_id] = deque([spoken])
        self._tasks[spoken.chat_id] = asyncio.create_task(self._chat(spoken.chat_id))

    async def idle(self) -> None:
        """Returns once everything queued so far is said or given up."""
        while self._tasks:
            await asyncio.wait(self._tasks.values())

    def hurry(self, patience: float) -> None:
        """The process is to end: each answer is tried once more, and after so many seconds none any more."""
        if not self._hurried.is_set():
            self._hurried.set()
            asyncio.get_running_loop().call_later(patience, self._fall_silent)

    def _fall_silent(self) -> None:
        for task in self._tasks.values():
            task.cancel()

    def is_talking(self, chat_id: int) -> bool:
        """Whether something is still to be said in a chat."""
        return chat_id in self._tasks

    async def quiet(self, chat_id: int) -> None:
        """Returns once everything queued so far for a chat is said."""
        if chat_id in self._tasks:
            await asyncio.wait({self._tasks[chat_id]})

    async def _chat(self, chat_id: int) -> None:
        waiting = self._waiting[chat_id]
        live: dict[str, int] = {}
        try:
            while waiting:
                spoken = waiting.popleft()
                await self._say_all(spoken, live)
                spoken.over()
        finally:
            del self._waiting[chat_id], self._tasks[chat_id]
            self.fell_quiet(chat_id)

    async def _say_all(self, spoken: Spoken, live: dict[str, int]) -> None:
        for answer in spoken.answers:
            try:
                await self._patiently(spoken, await self._made(answer), live)
            except TelegramError as error:
                why = why_unreachable(error)
                if why is not None:
                    if spoken.is_private:  # a group that is closed to us says nothing of a person
                        await self._unreachable(spoken.telegram_id, why)
                    return
                if isinstance(error, BadRequest) and spoken.is_private:
                    await self._apologise(spoken, error)
                    continue
                # Without the chat's number: it may be a citizen's, and a log keeps what it is told.
                log.warning("An answer was not taken: %s", without_quotes(error))
                if not isinstance(answer, Toast):
                    # What a person typed stays in the chat while the message that shows it has not come.
                    return
            except Exception as error:  # one answer that cannot be said must not silence those behind it
                await self._apologise(spoken, error)

    async def _made(self, answer: Answer) -> Answer:
        """An answer that can be said: pictures and documents are drawn once, a few at a time, in threads."""
        match answer:
            case Picture(make):
                pass
            case Document(note):
                make = await self._writer.run(note)
            case _:
                return answer
        async with self._drawing:
            return Say(await asyncio.to_thread(make))

    async def _patiently(self, spoken: Spoken, answer: Answer, live: dict[str, int]) -> None:
        """Says an answer once Telegram takes it; raises what PTB raised last when nobody waits any more."""
        now = asyncio.get_running_loop().time
        give_up = now() + (_PATIENCE_WITH_TOASTS if isinstance(answer, Toast) else _PATIENCE)
        pause = _FIRST_PAUSE
        while True:
            try:
                async with asyncio.timeout_at(give_up):
                    await self._say(spoken, answer, live)
                return
            except TimeoutError:
                raise TimedOut("its turn did not come in time") from None
            except RetryAfter as error:
                if not await self._pause(seconds(error), give_up) or self._hurried.is_set():
                    raise
            except BadRequest:
                raise
            except NetworkError:
                if not await self._pause(pause, give_up):
                    raise
                pause = min(pause * 2, _LONGEST_PAUSE)

    async def _pause(self, wait: float, give_up: float) -> bool:
        """Waits before the next try; False when there is to be none."""
        if self._hurried.is_set() or asyncio.get_running_loop().time() + wait > give_up:
            return False
        try:
            async with asyncio.timeout(wait):
                await self._hurried.wait()
        except TimeoutError:
            pass
        return True

    async def _apologise(self, spoken: Spoken, error: Exception) -> None:
        """An answer that cannot be said whenever it is tried: the person and the operator get a reference."""
        reference = secrets.token_hex(5).upper()
        said = without_quotes(error) if isinstance(error, TelegramError) else ""
        log.error("An answer could not be said, reference %s: %s %s", reference, place_of(error), said)
        try:
            await self._send(spoken, Screen(spoken.words("answer-failed", reference=reference)))
        except TelegramError as again:
            log.warning("An apology was not taken: %s", without_quotes(again))

    async def _say(self, spoken: Spoken, answer: Answer, live: dict[str, int]) -> None:
        chat_id = spoken.chat_id
        match answer:
            case Toast(text, alert):
                if spoken.query_id is not None:
                    async with self._sign(spoken):
                        await self._toast(spoken.query_id, text, alert)
                elif text:
                    async with self._message(spoken):
                        await self._bot.send_message(chat_id, text)
            case Say(screen, reply_to):
                await self._send(spoken, screen, reply_to)
            case Standing():
                await self._stand(spoken, answer)
            case Edit(message_id, screen):
                await self._edit_or_send(spoken, message_id, screen)
            case Live(token, message_id, screen):
                known = message_id or live.get(token)
                shown = await self._edit_or_send(spoken, known, screen)
                if shown is not None:
                    live[token] = shown
                    await self._attach(spoken.telegram_id, token, shown)
            case Tidy(message_id):
                async with self._sign(spoken):
                    await self._tidy(chat_id, message_id)
            case SendFile():
                async with self._message(spoken):
                    await send_file(self._bot, chat_id, answer)
            case SendPlace(latitude, longitude):
                async with self._message(spoken):
                    await self._bot.send_location(chat_id, latitude, longitude)

    async def _stand(self, spoken: Spoken, content: Standing) -> None:
        """Sends a screen that stands for itself, and takes the message out of the chat where it stood."""
        shown = await self._send(spoken, content.screen)

        async def note(uow: UnitOfWork) -> None:
            await content.note(uow, shown)

        try:
            await self._writer.run(note)
        except DatabaseUnavailable:
            # The next change of it moves it once more: untidy, but nothing is lost.
            log.warning("The message of a queue could not be noted.")
        if content.message_id is not None:
            async with self._signs[spoken.lane]:
                await self._standing.remove(spoken.chat_id, content.message_id, content.farewell, spoken.lane)

    async def _toast(self, query_id: str, text: str, alert: bool) -> None:
        try:
            await self._bot.answer_callback_query(query_id, text[:200] or None, show_alert=alert or None)
        except BadRequest as error:
            # A tap older than Telegram's patience: what it did is visible in the message itself.
            log.debug("A tap could not be answered: %s", error)

    def _message(self, spoken: Spoken) -> AbstractAsyncContextManager[None]:
        """Around a new message: the people of the roster may get more of them at once than others."""
        kind = Kind.ANSWER if spoken.lane is Lane.WORK else Kind.NOTICE
        return self._queue.turn(spoken.chat_id, kind, spoken.lane)

    @asynccontextmanager
    async def _sign(self, spoken: Spoken) -> AsyncIterator[None]:
        """Around the answer to a tap, or a deletion."""
        async with self._signs[spoken.lane], self._queue.turn(spoken.chat_id, Kind.SIGN, spoken.lane):
            yield

    async def _send(self, spoken: Spoken, screen: Screen, reply_to: int | None = None) -> int:
        async with self._message(spoken):
            return await send(self._bot, spoken.chat_id, screen, reply_to)

    async def _edit_or_send(self, spoken: Spoken, message_id: int | None, screen: Screen) -> int | None:
        """Edits the message, or sends a new one when it is gone; gives the number of a new one."""
        if message_id is not None:
            async with self._queue.turn(spoken.chat_id, Kind.EDIT, spoken.lane):
                if await edit(self._bot, spoken.chat_id, message_id, screen):
                    return None
        return await self._send(spoken, screen)

    async def _tidy(self, chat_id: int, message_id: int) -> None:
        try:
            await self._bot.delete_message(chat_id, message_id)
        except BadRequest as error:
            log.debug("A typed answer could not be taken out of the chat: %s", error)

    async def _attach(self, telegram_id: int, token: str, message_id: int) -> None:
        async def note(uow: UnitOfWork) -> None:
            await uow.dialogs.attach_message(telegram_id, token, message_id)

        try:
            await self._writer.run(note)
        except DatabaseUnavailable:
            # The next answer will begin a new live message: untidy, but nothing is lost.
            log.warning("The live message of a conversation could not be noted.")

    async def _unreachable(self, telegram_id: int, why: NoWay) -> None:
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            await note_unreachable(uow, self._office, telegram_id, why, now)

        try:
            await self._writer.run(note)
        except DatabaseUnavailable:
            log.warning("A person whom no message reaches could not be noted.")
