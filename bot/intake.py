"""Takes updates in: each is claimed, decided and committed, then acknowledged and answered."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import Any

from msgspec.structs import replace
from structlog.contextvars import bound_contextvars
from telegram import Bot, Update

from bot.chat_locks import ChatLocks
from bot.clock import Clock
from bot.deciding import Decider
from bot.failures import Failures
from bot.metrics import STEP_SECONDS, UPDATES, Took, kind_of
from bot.pending_updates import PendingUpdates
from bot.reading import PersonQueues, Readers, ReadLater
from bot.speaker import AnswerBatch, Speaker
from bot.update_job import Decide, Decided, UpdateJob, prepare_updates
from bot.updates import number_of, read
from bot.views import ViewKeeper
from domain.office import Office
from handlers.frame.rooms import Rooms
from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable, outage_told
from storage.base.writer import Writer
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

ALLOWED_UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]

_ON_ITS_WAY = 5.0
"""Seconds for which a question that is being said is waited for, to be shown again below an answer."""


class Intake:
    """The one way in for updates, whether polled or pushed."""

    def __init__(
        self, database: Database, rooms: Rooms, office: Office, clock: Clock, chats: ChatLocks
    ) -> None:
        self.writer = Writer(database, partial(prepare_updates, clock))
        self._database = database
        self.decider = Decider(rooms, office, clock)
        self.speaker: Speaker | None = None
        self._lines = PersonQueues()
        self._readers = Readers()
        self._views = ViewKeeper(self.writer)
        self._pending = PendingUpdates(chats)
        self._failures = Failures(self.writer, office, clock, self.decider.is_citizens)

    async def receive(self, raw: Any, bot: Bot) -> None:
        """As `take`, for an update as Telegram wrote it; one that PTB cannot read is set aside.

        Raises NotAnUpdate when it has no number, and DatabaseUnavailable.
        """
        number = number_of(raw)
        with bound_contextvars(update=number):
            update = read(raw, bot)
            if isinstance(update, Update):
                await self.take(update)
                return
            await self._failures.set_aside(number, raw, update)
            UPDATES.labels("other", Took.FAILED).inc()

    async def take(self, update: Update) -> None:
        """Returns once the update is committed or set aside, so that it may be acknowledged.

        What only reads is claimed here and answered afterwards. Raises DatabaseUnavailable when neither was
        possible: Telegram must keep the update then.
        """
        if self._pending.is_repeat(update):
            await self._take_in_writer(update, self._skip, Took.SKIPPED)
            return
        self._pending.add(update, asyncio.get_running_loop().time())
        person, asked = (
            update.effective_user.id if update.effective_user else None,
            self.decider.question_in(update),
        )
        if self._pending.is_flood(update):  # not in the person's line: a hundred of them are one transaction
            await self._pass_over(update)
        elif person is None or asked is None:
            async with self._lines.turn(person):
                await self._take_in_writer(update, self._decide_in_bounds)
        elif self._readers.is_waiting(person, asked):
            await self._take_in_writer(update, self._skip, Took.SKIPPED)
        elif self._readers.exceeds_limit(person):
            await self._pass_over(update)
        else:
            claim = partial(self._claim, person, update)
            answer, said = partial(self._answer, update), partial(self._said, person)
            await self._readers.ask(person, asked, claim, answer, said)

    async def _pass_over(self, update: Update) -> None:
        warns = self._pending.should_warn(update)
        await self._take_in_writer(update, partial(self._skip, warns=warns), Took.SKIPPED)

    async def _take_in_writer(
        self, update: Update, decide: Decide, took: Took = Took.COMMITTED
    ) -> ReadLater | None:
        """Who waits for the answer to a question, when the update is claimed and still to be answered."""
        decided: Decided = None
        job = UpdateJob(update, decide)
        try:
            await self._pending.hold_chat(update)
            decided = await self.writer.run(job)
            self._failures.forget(update.update_id)
        except DatabaseUnavailable:
            took = Took.POSTPONED
            raise
        except Exception as error:  # a failure of this update must not block the others
            took = Took.POSTPONED
            await self._failures.set_aside(update.update_id, update, error)
            took = Took.FAILED
        finally:
            if decided is None:
                self._pending.remove(update)
            if not isinstance(decided, ReadLater):
                UPDATES.labels(kind_of(update), Took.REPEATED if job.is_repeated else took).inc()
        if decided is None or isinstance(decided, ReadLater):
            return decided
        self._speak(update, decided)
        return None

    async def _claim(self, person: int, update: Update) -> ReadLater | None:
        async with self._lines.turn(person):
            return await self._take_in_writer(update, self._decide_or_read_later)

    async def _decide_in_bounds(self, uow: UnitOfWork, update: Update) -> AnswerBatch | None:
        """Decides an update, unless a stranger sends more than is answered."""
        if self._pending.exceeds_limit(update) and await self.decider.is_strangers(uow, update):
            return await self._skip(uow, update, warns=self._pending.should_warn(update))
        return await self.decider.decide(uow, update)

    async def _decide_or_read_later(self, uow: UnitOfWork, update: Update) -> Decided:
        """Decides a question at once only if that comes to change something: the way to a person, a draft."""
        user = update.effective_user
        linked = await uow.people.linked(user.id) if user else None
        if linked is not None and linked.account.unreachable_since is not None:
            return await self._decide_in_bounds(uow, update)
        if not await self.decider.is_strangers(uow, update):
            return ReadLater.FOR_OFFICE
        if self._pending.exceeds_limit(update) or (user is not None and await uow.dialogs.of(user.id)):
            return await self._decide_in_bounds(uow, update)
        return ReadLater.FOR_STRANGER

    async def _answer(self, update: Update) -> None:
        """Reads the answer to a claimed question, and sends it."""
        batch, is_held, took = None, False, Took.READ
        try:
            async with self._database.read() as uow:
                batch = await self.decider.decide(uow, update)
                is_held = batch is not None and bool(await uow.dialogs.of(batch.telegram_id))
                if uow.has_changes:
                    raise RuntimeError("it was registered as one that only reads, and changed something")
            self._views.keep(uow.views.noted)
        except Exception as error:  # a failure of this update must not block the others
            if isinstance(error, DatabaseUnavailable):
                took = Took.POSTPONED
                log.warning("A question is not answered. %s", outage_told(error))
            else:
                batch, took = None, Took.FAILED
                await self._failures.set_aside(update.update_id, update, error, is_claimed=True)
        finally:
            if batch is None:
                self._pending.remove(update)
            UPDATES.labels(kind_of(update), took).inc()
        if batch is not None:
            self._speak(update, batch)
            if is_held and batch.adds_message:
                await self._show_below(batch.telegram_id)

    async def _show_below(self, person: int) -> None:
        """Shows the conversation that a person is holding below what was just said."""
        for is_said in (False, True):
            try:
                async with self._lines.turn(person):
                    shown = await self.writer.run(partial(self.decider.show_below, person, is_said=is_said))
            except Exception:  # what the person asked for was answered
                log.warning("A question that waits could not be shown below an answer.")
                return
            if shown is not None and self.speaker is not None:
                self.speaker.speak(shown)
                return
            with suppress(TimeoutError):  # its question may be on its way, above what was said
                async with asyncio.timeout(_ON_ITS_WAY):
                    await self._said(person)

    async def _said(self, person: int) -> None:
        """Returns once all answers to a person are sent."""
        if self.speaker is not None:
            await self.speaker.wait_for_chat(person)

    async def wait_idle(self) -> None:
        """Returns once every question so far is answered."""
        await self._readers.wait_idle()
        await self._views.wait_idle()

    async def finish(self) -> None:
        """As `wait_idle`, with a time limit; for the shutdown."""
        await self._readers.finish()
        await self._views.wait_idle()

    def _speak(self, update: Update, batch: AnswerBatch) -> None:
        """Has the answers to an update said; it is in hand until then."""
        if self.speaker is not None:
            self.speaker.speak(replace(batch, on_done=partial(self._answered, update)))

    def _answered(self, update: Update) -> None:
        """All answers to an update are sent."""
        since = self._pending.remove(update)
        if since is not None:
            STEP_SECONDS.labels(kind_of(update)).observe(asyncio.get_running_loop().time() - since)

    async def _skip(self, uow: UnitOfWork, update: Update, *, warns: bool = False) -> AnswerBatch | None:
        """Only answers a tap. `warns`: tells the person that it was too much."""
        return await self.decider.skip(uow, update, self._pending.warning(update) if warns else None)
