"""Drains the outbox: the only way for anything that must arrive, within Telegram's limits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Protocol

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.clock import Clock
from bot.delivery import edit, seconds, send, until_over
from bot.pace import Pace, UnderWay
from bot.unreachable import note_unreachable, why_unreachable
from domain.notices import Notice, notice_of
from domain.office import Office
from domain.people import NoWay
from handlers.frame.screen import Screen
from locales import Words, words_in
from storage.base.engine import Database, DatabaseUnavailable, may_be_outage
from storage.base.writer import Job, Writer
from storage.tables import Account, Outbox
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_MOST_AT_ONCE = 30
_PAGE = 120
_KEEPS_TRYING = timedelta(days=3)
"""An office is without the net for a night or a weekend; what is older than that nobody waits for."""
_BACKOFF_DOUBLINGS = 11
"""Pauses grow from 2 seconds to about half an hour."""
_LONGEST_SLEEP = 5.0


class Renderer(Protocol):
    """Puts a notice into words; None when there is nothing left to tell."""

    async def __call__(self, uow: UnitOfWork, notice: Notice, words: Words) -> Screen | None: ...


@dataclass(frozen=True)
class Letter:
    """A row with its address and its words; without either it ends as `otherwise` says."""

    row: Outbox
    chat_id: int | None
    screen: Screen | None
    otherwise: str
    error: str | None = None


def _chat_of(row: Outbox, account: Account | None) -> int | None:
    return account.telegram_id if account else row.chat_id


def _is_unreachable(account: Account | None) -> bool:
    return account is not None and account.unreachable_since is not None


class Sender:
    """Sends pending rows, most urgent first; every outcome is written back to its row."""

    def __init__(
        self,
        bot: Bot,
        database: Database,
        writer: Writer,
        office: Office,
        clock: Clock,
        pace: Pace,
        render: Renderer,
        quiet: Callable[[int], Awaitable[None]],
    ) -> None:
        """`quiet` returns once nothing is being said in a chat; `pace` is the speaker's too."""
        self.quiet = quiet
        self._bot = bot
        self._database = database
        self._writer = writer
        self._office = office
        self._clock = clock
        self.pace = pace
        self._render = render
        self._wake = asyncio.Event()
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._busy: set[int] = set()
        """Chats to which a row is under way: the next one waits, so that they arrive in order."""
        self._outcomes: dict[int, Job[None]] = {}
        """What became of rows, until it is written down."""

    def wake(self) -> None:
        """Something may have become due."""
        self._wake.set()

    def committed(self, uow: UnitOfWork) -> None:
        """A transaction is through: what it added may leave."""
        if uow.outbox.added:
            self.wake()

    async def run(self) -> None:
        """Sends for ever; an outage of the database is waited out."""
        while True:
            self._wake.clear()
            try:
                wait = await self.step()
            except DatabaseUnavailable:
                wait = _LONGEST_SLEEP
            try:
                async with asyncio.timeout(wait):
                    await self._wake.wait()
            except TimeoutError:
                pass

    async def drain(self) -> None:
        """Sends everything that is due now and returns when it is settled."""
        while True:
            self._wake.clear()
            wait = await self.step()
            if self._sending:
                await asyncio.gather(*self._sending.values())
            elif wait >= _LONGEST_SLEEP:
                return
            else:
                await asyncio.sleep(wait)

    async def idle(self) -> None:
        """Returns once everything under way is sent and written down, so that no restart sends it again."""
        while self._sending:
            await asyncio.gather(*self._sending.values(), return_exceptions=True)

    async def step(self) -> float:
        """Starts what may leave now; gives the seconds after which to look again."""
        await self._write_what_is_left()
        room = _MOST_AT_ONCE - len(self._sending)
        if room <= 0:
            return _LONGEST_SLEEP
        async with self._database.read() as uow:
            letters, wait = await self._ready(uow, room)
        for letter in letters:
            self._start(letter)
        return wait

    async def _ready(self, uow: UnitOfWork, room: int) -> tuple[list[Letter], float]:
        """Letters that may leave now, one a recipient, and the seconds until one of the others may."""
        letters: list[Letter] = []
        seen: set[tuple[int | None, int | None]] = set()
        chats: set[int | None] = set()
        now, wait = asyncio.get_running_loop().time(), _LONGEST_SLEEP
        while len(letters) < room:
            rest = self.pace.delay_of_all(now, len(letters))
            wait = min(wait, rest) if rest > 0 else wait
            rows = await uow.outbox.due(
                self._clock.now(), _PAGE, tuple(self._sending), seen, edits_only=rest > 0
            )
            accounts = await uow.people.accounts_of({row.employee_id for row in rows if row.employee_id})
            for row in rows:
                if (row.employee_id, row.chat_id) in seen or len(letters) == room:
                    continue
                # Whoever comes behind this row of theirs waits for it: who has hundreds holds up nobody else.
                seen.add((row.employee_id, row.chat_id))
                account = accounts.get(row.employee_id or 0)
                chat_id = _chat_of(row, account)
                if chat_id is not None and (chat_id in self._busy or chat_id in chats):
                    continue
                delay = self._delay(row, account, now, len(letters))
                if delay > 0:
                    wait = min(wait, delay)
                else:
                    letters.append(await self._letter(uow, row, account))
                    chats.add(chat_id)
            if len(rows) < _PAGE:
                break
        return letters, wait

    def _delay(self, row: Outbox, account: Account | None, now: float, ahead: int) -> float:
        """Seconds that a row has to wait for Telegram's limits, behind so many that leave before it."""
        chat_id = _chat_of(row, account)
        if chat_id is None or _is_unreachable(account):
            return 0.0
        if row.edit_message_id is not None:
            return self.pace.delay_of_edit(chat_id, now)
        return self.pace.delay(chat_id, now, ahead)

    async def _letter(self, uow: UnitOfWork, row: Outbox, account: Account | None) -> Letter:
        """A row put into words, or the reason why it will not be sent."""
        chat_id = _chat_of(row, account)
        if chat_id is None or _is_unreachable(account):
            return Letter(row, chat_id, None, "unreachable", "no way to reach this person")
        language = account.language if account else row.language or self._office.default_language
        try:
            screen = await self._render(uow, notice_of(row.kind, row.payload), words_in(language))
        except Exception as error:  # a notice that cannot be put into words must not stop the others
            if may_be_outage(error):
                raise
            log.exception("Message %s could not be made.", row.id)
            return Letter(row, chat_id, None, "failed", f"{type(error).__name__}: {error}")
        return Letter(row, chat_id, screen, "obsolete")

    def _start(self, letter: Letter) -> None:
        # Counted here and not when it was chosen: what an outage keeps from starting takes nobody's place.
        task = asyncio.create_task(self._send(letter, self._count(letter)), name=f"send {letter.row.id}")
        self._sending[letter.row.id] = task
        if letter.chat_id is not None:
            self._busy.add(letter.chat_id)
        task.add_done_callback(partial(self._finished, letter))

    def _count(self, letter: Letter) -> UnderWay | None:
        """Takes a letter's place within the limits; None when nothing of it goes to Telegram."""
        if letter.chat_id is None or letter.screen is None:
            return None
        if letter.row.edit_message_id is not None:
            return self.pace.edited()
        return self.pace.sent(letter.chat_id)

    def _finished(self, letter: Letter, _task: asyncio.Task[None]) -> None:
        del self._sending[letter.row.id]
        if letter.chat_id is not None:
            self._busy.discard(letter.chat_id)
        if letter.row.id not in self._outcomes:
            self._wake.set()

    async def _send(self, letter: Letter, under_way: UnderWay | None) -> None:
        row = letter.row
        try:
            if letter.chat_id is not None and letter.screen is not None and under_way is not None:
                await self._send_to(row, letter.chat_id, letter.screen, under_way)
            else:
                await self._settle(row, letter.otherwise, error=letter.error)
        except DatabaseUnavailable:
            # If the process dies before it is written, the person sees the message twice, which beats never.
            log.error("What became of message %s could not be written down yet.", row.id)
        except Exception as error:  # a message that cannot be made or sent must not stop the others
            log.exception("Message %s could not be sent.", row.id)
            await self._settle(row, "failed", error=f"{type(error).__name__}: {error}")

    async def _send_to(self, row: Outbox, chat_id: int, screen: Screen, under_way: UnderWay) -> None:
        try:
            message_id = await self._deliver(chat_id, row.edit_message_id, screen, under_way)
        except RetryAfter as error:
            await self._wait_as_told(row, chat_id, seconds(error))
        except ChatMigrated as error:
            await self._follow(row, chat_id, error.new_chat_id)
        except (Forbidden, BadRequest) as error:
            why = why_unreachable(error)
            if why is None:
                await self._settle(row, "failed", error=str(error))
            else:
                await self._unreachable(row, chat_id, why, str(error))
        except (NetworkError, InvalidToken) as error:
            # A token that is being changed, or an own Bot API server that is being set up, is not its fault.
            await self._try_later(row, error)
        else:
            await self._settle(row, "sent", message_id=message_id)

    async def _deliver(
        self, chat_id: int, edit_message_id: int | None, screen: Screen, under_way: UnderWay
    ) -> int:
        with until_over(under_way):
            # What is being said in this chat goes first: an earlier question must not cover a confirmation.
            await self.quiet(chat_id)
            if edit_message_id is None:
                return await send(self._bot, chat_id, screen)
            if await edit(self._bot, chat_id, edit_message_id, screen):
                return edit_message_id
        # The message that it was to change is gone: a new one, which somebody waits for all the same.
        with until_over(self.pace.sent(chat_id)):
            return await send(self._bot, chat_id, screen)

    async def _settle(
        self, row: Outbox, state: str, *, message_id: int | None = None, error: str | None = None
    ) -> None:
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            uow.outbox.settle(row.id, state, now, message_id=message_id, error=error)

        await self._write(row, note)

    async def _wait_as_told(self, row: Outbox, chat_id: int, wait: float) -> None:
        self.pace.hold(chat_id, asyncio.get_running_loop().time() + wait)
        not_before = self._clock.now() + timedelta(seconds=wait)

        async def note(uow: UnitOfWork) -> None:
            await uow.outbox.postpone(row.id, not_before, f"flood, wait {wait:g} s", counts=False)

        await self._write(row, note)

    async def _try_later(self, row: Outbox, error: TelegramError) -> None:
        now = self._clock.now()
        log.warning("Message %s was not taken: %s", row.id, error)
        if now - row.created_at > _KEEPS_TRYING:
            await self._settle(row, "failed", error=str(error))
            return
        backoff = 2 ** min(row.attempts + 1, _BACKOFF_DOUBLINGS)
        not_before = now + timedelta(seconds=backoff)

        async def note(uow: UnitOfWork) -> None:
            await uow.outbox.postpone(row.id, not_before, str(error), counts=True)

        await self._write(row, note)

    async def _follow(self, row: Outbox, old_chat_id: int, new_chat_id: int) -> None:
        async def note(uow: UnitOfWork) -> None:
            await uow.outbox.follow_migration(old_chat_id, new_chat_id)

        await self._write(row, note)

    async def _unreachable(self, row: Outbox, chat_id: int, why: NoWay, error: str) -> None:
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            uow.outbox.settle(row.id, "unreachable", now, error=error)
            await note_unreachable(uow, self._office, chat_id, why, now)

        await self._write(row, note)
        self.wake()

    async def _write(self, row: Outbox, outcome: Job[None]) -> None:
        """Writes down what became of a row; until that works the row is not sent again."""
        self._outcomes[row.id] = outcome
        await self._writer.run(outcome)
        del self._outcomes[row.id]

    async def _write_what_is_left(self) -> None:
        """Writes down what could not be written before; raises DatabaseUnavailable while it still cannot."""
        for row_id, outcome in list(self._outcomes.items()):
            if row_id not in self._sending:
                await self._writer.run(outcome)
                del self._outcomes[row_id]
