"""Phones at counters: as soon as the shown visit code is used, the phone shows the next one.

This makes no outbox row and no notice: they would store the time of each rating with the name of the officer
(docs/decisions/0177).
"""

from __future__ import annotations

import asyncio
import logging
from datetime import date, datetime
from functools import partial

from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.clock import Clock
from bot.delivery import seconds, send, show_photo
from bot.pace import Kind
from bot.queue import Lane, SendQueue
from bot.updates import UpdatesBot
from domain.office import Office
from domain.visits import code_hash
from handlers.frame.actor import actor_of
from handlers.frame.gate import Action, may
from handlers.frame.records import OfService
from handlers.frame.screen import Screen
from handlers.services.code_screen import closed_screen, code_screen
from locales import words_in
from storage.base.engine import Database
from storage.base.outages import DatabaseFailed
from storage.base.writer import Writer
from storage.records.code_screens import DueScreen
from storage.tables import CodeScreen
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_PAUSE = 2.0
"""Seconds between two checks for used codes."""


class CodeScreens:
    """Shows the codes; one that could not be shown is tried again at the next look."""

    def __init__(
        self,
        bot: UpdatesBot,
        database: Database,
        writer: Writer,
        office: Office,
        clock: Clock,
        queue: SendQueue,
    ) -> None:
        self._bot = bot
        self._database = database
        self._writer = writer
        self._office = office
        self._clock = clock
        self._queue = queue
        self._wake = asyncio.Event()
        self._codes: dict[int, str] = {}
        """Codes that are not shown yet, by chat; the database has only their hashes."""
        self._has_begun = False

    def wake(self) -> None:
        """A phone may have been given something to show."""
        self._wake.set()

    async def run(self) -> None:
        """Looks for ever; outages are waited out."""
        while True:
            self._wake.clear()
            pause = _PAUSE
            try:
                await self.step()
            except DatabaseFailed as error:
                log.warning("Visit codes wait for the database: %s", error)
            except RetryAfter as error:
                pause = seconds(error)
            try:
                async with asyncio.timeout(pause):
                    await self._wake.wait()
            except TimeoutError:
                pass

    async def step(self) -> None:
        """Brings every phone up to date that needs it. Raises RetryAfter and DatabaseUnavailable."""
        if not self._has_begun:
            # What phones show may be of a former RATER_KEY: nobody could rate with it.
            await self._writer.run(_renew_all)
            self._has_begun = True
        now = self._clock.now()
        today = self._office.date_of(now)
        async with self._database.read() as uow:
            due = await uow.code_screens.due(now, today)
            over = [await self._is_over(uow, each, now) for each in due]
        done = await asyncio.gather(
            *(
                self._end(each, today) if is_over else self._renew(each)
                for each, is_over in zip(due, over, strict=True)
            ),
            return_exceptions=True,
        )
        for each, error in zip(due, done, strict=True):
            if isinstance(error, BaseException):
                await self._failed(each, error)

    async def _is_over(self, uow: UnitOfWork, due: DueScreen, now: datetime) -> bool:
        """Whether the time or the service has ended, or the person may no longer show its codes."""
        if due.screen.ends_at <= now or not due.service.is_open_on(self._office.date_of(now)):
            return True
        actor = await actor_of(uow, self._office, due.screen.telegram_id, now)
        service = OfService(due.service.unit_id, due.service.id)
        return not await may(uow, self._office, actor, Action.SHOW_CODES_OF, service, now)

    async def _failed(self, due: DueScreen, error: BaseException) -> None:
        """Raises what concerns every phone. What Telegram did not take for now is tried at the next look."""
        if isinstance(error, RetryAfter | DatabaseFailed) or not isinstance(error, Exception):
            raise error
        if isinstance(error, BadRequest | Forbidden):
            log.info("A phone shows no more codes: %s", error)
        elif isinstance(error, NetworkError | InvalidToken):
            return
        else:  # a phone that cannot be served must not stop the others
            log.error("A phone shows no more codes.", exc_info=error)
        await self._writer.run(partial(_drop, due.screen))

    async def _renew(self, due: DueScreen) -> None:
        screen, chat_id = due.screen, due.screen.telegram_id
        code, key = self._codes.get(chat_id), self._office.rater_key
        if code is None or due.needs_code or code_hash(key, code) != screen.code_hash:
            code = await self._writer.run(partial(self._next, due))
            if code is None:
                return  # a tap came first; the next look sees what it asked for
            self._codes[chat_id] = code
        words = words_in(due.language or self._office.default_language)
        shown = await asyncio.to_thread(code_screen, words, self._office, due, code, self._clock.now())
        message_id = await self._show(chat_id, screen.message_id, shown)
        self._codes.pop(chat_id, None)
        await self._writer.run(partial(_note, chat_id, code_hash(key, code), message_id))

    async def _next(self, due: DueScreen, uow: UnitOfWork) -> str | None:
        key = self._office.rater_key
        [code] = await uow.visits.issue(key, due.service.id, 1, self._clock.now())
        return code if await uow.code_screens.take(due.screen, code_hash(key, code)) else None

    async def _show(self, chat_id: int, message_id: int | None, screen: Screen) -> int:
        if message_id is not None:
            async with self._queue.turn(chat_id, Kind.EDIT, Lane.WORK):
                if await show_photo(self._bot, chat_id, message_id, screen):
                    return message_id
        async with self._queue.turn(chat_id, Kind.ANSWER, Lane.WORK):
            return await send(self._bot, chat_id, screen)

    async def _end(self, due: DueScreen, today: date) -> None:
        """No more codes may be shown: the current one is deleted from the chat, and one line says so."""
        screen, chat_id = due.screen, due.screen.telegram_id
        self._codes.pop(chat_id, None)
        words = words_in(due.language or self._office.default_language)
        if screen.message_id is not None:
            try:
                await self._bot.delete_message(chat_id, screen.message_id)
            except BadRequest as error:
                log.debug("A code could not be taken out of the chat: %s", error)
        async with self._queue.turn(chat_id, Kind.NOTICE, Lane.WORK):
            await send(self._bot, chat_id, closed_screen(words, due.service, today, is_silent=True))
        await self._writer.run(partial(_drop, screen))


async def _renew_all(uow: UnitOfWork) -> None:
    await uow.code_screens.renew_all()


async def _drop(screen: CodeScreen, uow: UnitOfWork) -> None:
    await uow.code_screens.end_of(screen)


async def _note(telegram_id: int, shown_hash: str, message_id: int, uow: UnitOfWork) -> None:
    await uow.code_screens.shown(telegram_id, shown_hash, message_id)
