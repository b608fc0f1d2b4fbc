"""Sends the rows of the outbox (messages that must arrive) within Telegram's limits."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from contextlib import suppress
from functools import partial

from structlog.contextvars import bind_contextvars
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.chat_locks import ChatLocks
from bot.clock import Clock
from bot.delivery import edit, seconds, send
from bot.menus import MenuPublisher
from bot.outcomes import Outcomes
from bot.outgoing import (
    PRIORITY_RANGES,
    Address,
    OutgoingMessage,
    PriorityRange,
    Renderer,
    SendState,
    Shown,
    address_of,
    chat_of,
    is_unreachable,
    kind_of,
    lane_of,
    log_failure,
    priority_range_of,
)
from bot.pace import Kind
from bot.pins import Pins
from bot.queue import Lane, SendQueue
from bot.slow_screens import SlowNotice
from bot.speaker import Speaker
from bot.sticky import StickyMessages
from bot.unreachable import why_unreachable
from bot.updates import UpdatesBot
from domain.faults import without_quotes
from domain.notices import notice_of
from domain.office import Office
from handlers.frame.screen import Menu, Pinned, Postponed, Screen, SlowScreen, StickyScreen, Unpinned
from locales import words_in
from storage.base.engine import Database
from storage.base.heavy import Heavy
from storage.base.outages import DatabaseFailed, DatabaseUnavailable, outages_named
from storage.base.writer import Writer
from storage.tables import Outbox
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

_MOST_AT_ONCE = 30  # messages of a look that wait for their turn or are under way
_FEW = 20  # those behind are not read before so few are left: a look starts many of thousands then
_PAGE = 30
_LONGEST_SLEEP = 5.0
_LAST_TURNS = 2.0


class Sender:
    """Sends pending rows, most urgent first; every outcome is written back to its row."""

    def __init__(
        self,
        bot: UpdatesBot,
        database: Database,
        writer: Writer,
        office: Office,
        clock: Clock,
        queue: SendQueue,
        render: Renderer,
        speaker: Speaker,
        heavy: Heavy,
        chats: ChatLocks,
    ) -> None:
        """`queue` is the speaker's too."""
        self._speaker, self._chats = speaker, chats
        self._bot, self._database = bot, database
        self._office, self._clock = office, clock
        self.queue = queue
        self._menus = MenuPublisher(bot, queue)
        self._pins = Pins(bot, queue)
        self._sticky = StickyMessages(bot, queue)
        self._render = render
        self._heavy = heavy
        self.woken = asyncio.Event()  # something may have become due since the last look
        self._sending: dict[int, asyncio.Task[None]] = {}
        self._sending_in: Counter[PriorityRange] = Counter()
        self._begun: set[int] = set()  # rows whose turn has come: they are not cancelled at the end
        self._busy: set[int] = set()  # chats with a row being sent: the next waits, so that they keep order
        self._outcomes = Outcomes(writer, office, clock)
        self._making = asyncio.Semaphore(1)
        """One slow screen at a time: the chats and the pictures that people ask for need the other cores."""
        self._passed_over: set[int] = set()  # chats whose rows wait until their answers are sent

    def wake(self) -> None:
        """Something may have become due."""
        self.woken.set()

    def on_chat_idle(self, chat_id: int) -> None:
        """Nothing is being said in a chat any more."""
        if chat_id in self._passed_over:
            self.wake()

    async def run(self) -> None:
        """Sends for ever; an outage of the database is waited out."""
        while True:
            self.woken.clear()
            try:
                wait = await self.step()
            except DatabaseFailed:
                wait = _LONGEST_SLEEP
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self.woken.wait()

    async def drain(self) -> None:
        """Sends everything that is due now and returns when it is settled."""
        while True:
            self.woken.clear()
            wait = await self.step()
            if self._sending:
                await asyncio.gather(*self._sending.values())
            elif not self.woken.is_set():
                if wait >= _LONGEST_SLEEP:
                    return
                await asyncio.sleep(wait)

    async def wait_idle(self) -> None:
        """Returns once everything under way is sent and written down, so that no restart sends it again."""
        while self._sending:
            await asyncio.gather(*self._sending.values(), return_exceptions=True)

    async def finish(self) -> None:
        """As `wait_idle`, with a time limit; what was not sent stays in the outbox for the next process."""
        if self._sending:
            await asyncio.wait(self._sending.values(), timeout=_LAST_TURNS)
        for row_id, task in self._sending.items():
            if row_id not in self._begun:
                task.cancel()
        await self.wait_idle()

    async def step(self) -> float:
        """Queues the due rows; returns the seconds after which to look again."""
        await self._outcomes.write_those_left(self._sending)
        self._passed_over.clear()
        # Of what arrives during this look, the reading unit would not know: its chats wait for the next one.
        chats = {*self._busy}
        if not (looks := [look for look in PRIORITY_RANGES if self._sending_in[look] <= _FEW]):
            return _LONGEST_SLEEP
        wait, wanted = _LONGEST_SLEEP, (looks[0][0], looks[-1][-1])
        async with self._database.read() as uow:
            known = (*self._sending, *self._outcomes.unwritten())
            page = await uow.outbox.due(self._clock.now(), _PAGE, known, priorities=wanted)
            for look in looks:
                own = [row for row in page if priority_range_of(row) == look]
                every = own if len(page) < _PAGE else None
                wait = min(wait, await self._start_ready(uow, look, chats, every))
        return wait

    async def _start_ready(
        self, uow: UnitOfWork, look: PriorityRange, chats: set[int], every: list[Outbox] | None
    ) -> float:
        """Starts the messages whose chats may get one; returns the seconds until another chat may.

        `every` are all due rows of these priorities; None when they are too many to be read at once. Each
        message is sent as soon as its screen is made. The next row to the same chat waits for the next look:
        this one does not know the outcome of the first.
        """
        seen: set[tuple[int | None, int | None]] = set()
        sealed = set[int]()  # rows that were looked at: the database cannot leave them out by their chat
        now, wait = asyncio.get_running_loop().time(), _LONGEST_SLEEP
        while self._sending_in[look] < _MOST_AT_ONCE:
            rows = every
            if rows is None:
                besides = (*self._sending, *self._outcomes.unwritten(), *sealed)
                rows = await uow.outbox.due(self._clock.now(), _PAGE, besides, seen, priorities=look)
            accounts = await uow.people.accounts_of({row.employee_id for row in rows if row.employee_id})
            for row in rows:
                way = address_of(row, accounts, self._office.rater_key)
                chat_id = chat_of(row, way)
                is_sent = chat_id is not None and not is_unreachable(way)
                recipient = (row.employee_id, None if row.employee_id else chat_id)
                sealed |= {row.id} if row.sealed is not None else set()
                if (is_sent and recipient in seen) or self._sending_in[look] >= _MOST_AT_ONCE:
                    continue
                # One row for each recipient: hundreds for one person do not delay the others.
                seen.add(recipient)
                if chat_id in chats:
                    if lane_of(row) is Lane.WORK:  # of a confirmation behind a menu, both are waited for
                        self.queue.hurry(chat_id)
                    continue
                if (delay := self._delay(row, way, now)) > 0:
                    wait = min(wait, delay)
                else:
                    self._start(await self._outgoing(uow, row, way))
                    if chat_id is not None:
                        chats.add(chat_id)
            if len(rows) < _PAGE:
                break
        return wait

    def _delay(self, row: Outbox, way: Address, now: float) -> float:
        """Seconds until a row may be put into the queue, as far as its chat is concerned."""
        chat_id = chat_of(row, way)
        if chat_id is None or is_unreachable(way):
            return 0.0
        if lane_of(row) is not Lane.WORK and self._speaker.is_talking(chat_id):
            # A stranger's answers may take minutes in a crowd, and must not keep the others' places so long.
            self._passed_over.add(chat_id)
            return _LONGEST_SLEEP
        return self.queue.pace.delay_in_chat(chat_id, kind_of(row), now)

    async def _outgoing(self, uow: UnitOfWork, row: Outbox, way: Address) -> OutgoingMessage:
        """A row put into words, or the reason why it will not be sent."""
        chat_id = chat_of(row, way)
        if chat_id is None or is_unreachable(way):
            return OutgoingMessage(row, chat_id, None, "unreachable", "no way to reach this person")
        language = way.language if way else row.language or self._office.default_language
        try:
            notice = notice_of(row.kind, row.payload)
            with outages_named():
                screen = await self._render(uow, notice, words_in(language), chat_id)
        except DatabaseUnavailable:
            raise
        except Exception as error:  # a notice that cannot be put into words must not stop the others
            return OutgoingMessage(row, chat_id, None, "failed", log_failure(row, error, "made"))
        return OutgoingMessage(row, chat_id, screen, "obsolete", language=language)

    def _start(self, message: OutgoingMessage) -> None:
        task = asyncio.create_task(self._send(message), name=f"send {message.row.id}")
        self._sending[message.row.id] = task
        self._sending_in[priority_range_of(message.row)] += 1
        if message.chat_id is not None:
            self._busy.add(message.chat_id)
        task.add_done_callback(partial(self._finished, message))

    def _finished(self, message: OutgoingMessage, _task: asyncio.Task[None]) -> None:
        del self._sending[message.row.id]
        self._sending_in[priority_range_of(message.row)] -= 1
        self._begun.discard(message.row.id)
        if message.chat_id is not None:
            self._busy.discard(message.chat_id)
        if message.row.id not in self._outcomes.unwritten():
            self.woken.set()

    async def _send(self, message: OutgoingMessage) -> None:
        row = message.row
        bind_contextvars(message=row.id)
        try:
            screen = message.screen
            if isinstance(screen, SlowScreen):
                screen = await self._made(message)
            if isinstance(screen, Postponed):
                self._begun.add(row.id)
                await self._outcomes.wait_until(row, screen.until)
            elif message.chat_id is not None and screen is not None:
                await self._attempt(row, message.chat_id, screen)
            else:
                self._begun.add(row.id)
                await self._outcomes.settle(row, message.otherwise, error=message.error)
        except DatabaseUnavailable:
            # If the process dies before it is written, the person sees the message twice, which beats never.
            log.error("What became of message %s could not be written down yet.", row.id)
        except Exception as error:  # a message that cannot be made or sent must not stop the others
            with suppress(DatabaseUnavailable):  # it is written down later
                await self._outcomes.settle(row, "failed", error=log_failure(row, error, "sent"))

    async def _made(self, message: OutgoingMessage) -> Screen | None:
        async with self._making:
            return await self._heavy.run(SlowNotice.of(message, self._office, self._clock.now()).made)

    async def _attempt(self, row: Outbox, chat_id: int, content: Shown) -> None:
        send_state = SendState(row.id, self._begun)
        try:
            if isinstance(content, Menu):
                await self._publish(row, chat_id, content)
            elif isinstance(content, StickyScreen):
                await self._stand(row, chat_id, content)
            elif isinstance(content, Pinned):
                shown = await self._pins.show(chat_id, content, lane_of(row), send_state)
                await self._outcomes.card_shown(row, chat_id, shown)
            elif isinstance(content, Unpinned):
                shown = await self._pins.remove(chat_id, content, lane_of(row), send_state)
                await self._outcomes.settle(row, "sent", message_id=shown)
            else:
                message_id = await self._deliver(row, chat_id, content)
                await self._outcomes.settle(row, "sent", message_id=message_id)
        except RetryAfter as error:
            await self._outcomes.wait_as_told(row, seconds(error))
        except ChatMigrated as error:
            await self._outcomes.follow(row, chat_id, error.new_chat_id)
        except (Forbidden, BadRequest) as error:
            if (why := why_unreachable(error)) is None:
                await self._outcomes.settle(row, "failed", error=without_quotes(error))
            else:
                await self._outcomes.unreachable(row, chat_id, why, without_quotes(error))
                self.wake()
        except (NetworkError, InvalidToken) as error:
            # A token that is being changed, or an own Bot API server that is being set up, is not its fault.
            await self._outcomes.try_later(row, error)

    async def _stand(self, row: Outbox, chat_id: int, content: StickyScreen) -> None:
        """Shows a sticky screen; a stale one is made again at the next look."""
        if self._speaker.is_talking(chat_id):
            # What is being said goes first, and may change or move the very message.
            await self._speaker.wait_for_chat(chat_id)
            return
        await self._chats.wait_free(chat_id)
        stale = partial(self._is_stale, chat_id, content)
        shown = await self._sticky.show(chat_id, content, lane_of(row), SendState(row.id, self._begun), stale)
        if shown is not None:
            await self._outcomes.sticky_shown(row, shown, content)

    async def _is_stale(self, chat_id: int, content: StickyScreen) -> bool:
        if self._speaker.is_talking(chat_id):
            return True
        async with self._database.read() as uow:
            return not await content.still_holds(uow)

    async def _publish(self, row: Outbox, chat_id: int, menu: Menu) -> None:
        """Shows a menu in a chat. One that is refused is no message that somebody misses."""
        try:
            await self._menus.publish(chat_id, menu, lane_of(row), partial(self._begun.add, row.id))
        except (BadRequest, Forbidden) as error:
            log.warning("Menu %s was refused: %s", row.id, error)
            await self._outcomes.settle(row, "obsolete", error=str(error))
        else:
            await self._outcomes.menu_shown(row, chat_id, menu.mark)

    async def _deliver(self, row: Outbox, chat_id: int, screen: Screen) -> int:
        # What is being said in this chat goes first: an earlier question must not cover a confirmation.
        await self._speaker.wait_for_chat(chat_id)
        await self._chats.wait_free(chat_id)
        lane, send_state = lane_of(row), SendState(row.id, self._begun)
        if row.edit_message_id is not None:
            async with self.queue.turn(chat_id, Kind.EDIT, lane):
                send_state.mark_sending()
                if await edit(self._bot, chat_id, row.edit_message_id, screen):
                    return row.edit_message_id
            send_state.mark_waiting()
        # Or the message that it was to change is gone: somebody waits for this one all the same.
        kind = Kind.NOTICE if row.edit_message_id is None else Kind.ANSWER
        async with self.queue.turn(chat_id, kind, lane):
            send_state.mark_sending()
            return await send(self._bot, chat_id, screen)
