"""Takes updates in: claimed, decided and committed in one transaction, then acknowledged and answered."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot, Chat, Update

from bot.clock import Clock
from bot.speaker import Speaker, Spoken
from bot.unreachable import note_unreachable
from bot.updates import Origin, kind_of, number_of, origin_of, read, spoken_in
from domain.entries import submission_time
from domain.errors import Refusal
from domain.notices import Apology, Recipient
from domain.office import Office
from domain.people import NoWay, in_service
from domain.responses import comment_keys
from handlers.frame.gate import Actor
from handlers.frame.router import Router, refuse
from handlers.frame.screen import Screen
from handlers.frame.turn import Toast, Turn
from locales import language_of, words_in
from storage.base.engine import Database, DatabaseUnavailable
from storage.base.writer import Job, Writer
from storage.records.people import Linked
from storage.tables import Employee, FailedUpdate
from storage.uow import UnitOfWork

log = logging.getLogger(__name__)

ALLOWED_UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]


class UpdateJob:
    """Decides one update in a transaction; gives what is to be said after the commit."""

    def __init__(self, update: Update, intake: Intake) -> None:
        self.update = update
        self._intake = intake

    async def __call__(self, uow: UnitOfWork) -> Spoken | None:
        if not uow.updates.take(self.update.update_id):
            return None
        return await self._intake.decide(uow, self.update)


class Intake:
    """The one way in for updates, whether polled or pushed."""

    def __init__(self, database: Database, router: Router, office: Office, clock: Clock) -> None:
        self.writer = Writer(database, self._prepare)
        self._router = router
        self._office = office
        self._clock = clock
        self.speaker: Speaker | None = None

    async def receive(self, raw: Any, bot: Bot) -> None:
        """As `take`, for an update as Telegram wrote it; one that PTB cannot read is set aside.

        Raises NotAnUpdate when it has no number, and DatabaseUnavailable.
        """
        number = number_of(raw)
        update = read(raw, bot)
        if isinstance(update, Update):
            await self.take(update)
            return
        reference = await self._set_aside(number, raw, update)
        if reference is not None:
            # Without its text: it may quote what a person wrote.
            log.error("Update %s is unreadable: %s, reference %s", number, type(update).__name__, reference)

    async def take(self, update: Update) -> None:
        """Returns once the update is committed or set aside, so that it may be acknowledged.

        Raises DatabaseUnavailable when neither was possible: Telegram must keep the update then.
        """
        try:
            spoken = await self.writer.run(UpdateJob(update, self))
        except DatabaseUnavailable:
            raise
        except Exception as error:  # a failure of this update must not block the others
            reference = await self._set_aside(update.update_id, update, error)
            if reference is not None:
                log.error("Update %s failed, reference %s", update.update_id, reference, exc_info=error)
            return
        if spoken is not None and self.speaker is not None:
            self.speaker.speak(spoken)

    async def _prepare(self, uow: UnitOfWork, jobs: Sequence[Job[Any]]) -> None:
        updates = [job.update for job in jobs if isinstance(job, UpdateJob)]
        if not updates:
            return
        await uow.updates.claim_all([update.update_id for update in updates], self._clock.now())
        people = {update.effective_user.id for update in updates if update.effective_user}
        await uow.people.preload(people)
        await uow.dialogs.preload(people)

    async def decide(self, uow: UnitOfWork, update: Update) -> Spoken | None:
        """Lets the rooms handle an update; refusals become a sentence."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return None
        if update.my_chat_member is not None:
            await self._membership_changed(uow, update)
            return None
        turn = await self._turn(uow, update, user.id, user.language_code, chat)
        try:
            if chat.type != Chat.PRIVATE:
                self._answer_group(turn, update)
            elif update.callback_query is not None:
                await self._router.tap(turn, update.callback_query.data or "")
            elif update.message is not None:
                await self._router.message(turn, update.message)
        except Refusal as refusal:
            refuse(turn, refusal)
        if turn.query_id is not None and not any(isinstance(answer, Toast) for answer in turn.answers):
            turn.answers.insert(0, Toast(""))
        return Spoken(turn.chat_id, turn.actor.telegram_id, turn.query_id, turn.words, tuple(turn.answers))

    async def _turn(
        self, uow: UnitOfWork, update: Update, telegram_id: int, language_code: str | None, chat: Chat
    ) -> Turn:
        linked = await uow.people.linked(telegram_id)
        if linked is not None and _wrote_since(update, linked.account.unreachable_since):
            # Who writes to us has unblocked us; what waited at Telegram may be older than the blocking.
            await self._wrote_again(uow, linked, update)
        actor = await self._actor(uow, telegram_id, linked, language_code)
        query, message = update.callback_query, update.message
        now = self._clock.now()
        return Turn(
            uow=uow,
            office=self._office,
            actor=actor,
            words=words_in(actor.language),
            now=submission_time(message.date if message else None, now),
            received=now,
            chat_id=chat.id,
            message=message,
            tapped_message_id=query.message.message_id if query and query.message else None,
            query_id=query.id if query else None,
        )

    async def _wrote_again(self, uow: UnitOfWork, linked: Linked, update: Update) -> None:
        """There is a way to a person again, unless this is about a service: then it is noted another time."""
        if not await self._is_citizens(uow, linked.account.telegram_id, update.to_dict()):
            await self._reachable_again(uow, linked)

    async def _is_citizens(self, uow: UnitOfWork, telegram_id: int, raw: Any) -> bool:
        """Whether an update rates a service or comments on it: nothing of its sender is written beside it."""
        keys = comment_keys(self._office.rater_key, telegram_id, self._clock.now())
        is_comment = await uow.dialogs.of(telegram_id) is None and await uow.services.is_asked(keys)
        return self._router.is_citizens(*spoken_in(raw), is_comment=is_comment)

    async def turn_of(self, uow: UnitOfWork, telegram_id: int) -> Turn | None:
        """A turn in which a person of the roster has said nothing: to show again what they were asked."""
        linked = await uow.people.linked(telegram_id)
        if linked is None:
            return None
        actor, now = await self._actor(uow, telegram_id, linked, None), self._clock.now()
        return Turn(uow, self._office, actor, words_in(actor.language), now, now, telegram_id)

    async def _actor(
        self, uow: UnitOfWork, telegram_id: int, linked: Linked | None, language_code: str | None
    ) -> Actor:
        is_admin = await uow.administrators.includes(self._office, telegram_id, self._clock.now())
        if linked is None:
            language = language_of(language_code, self._office.default_language)
            return Actor(telegram_id, None, is_admin, in_service=False, language=language)
        serves = self._serves(linked.employee)
        return Actor(telegram_id, linked.employee, is_admin, serves, linked.account.language)

    def _serves(self, employee: Employee) -> bool:
        """Whether a person is in service on the office's present date."""
        today = self._clock.now().astimezone(self._office.zone).date()
        return in_service(employee.joined, employee.left, today)

    def _answer_group(self, turn: Turn, update: Update) -> None:
        """In a group: one sentence with the deep link, and only to commands of this bot."""
        message = update.message
        if update.callback_query is not None:
            turn.toast(turn.words.plain("group-only-private"))
        elif message is not None and self._router.is_called(message, self._office.bot_username):
            link = f"https://t.me/{self._office.bot_username}"
            turn.say(Screen(turn.words("group-private-link", link=link)), reply_to=message.message_id)

    async def _membership_changed(self, uow: UnitOfWork, update: Update) -> None:
        change, user = update.my_chat_member, update.effective_user
        assert change is not None and user is not None
        if change.chat.type != Chat.PRIVATE:
            return
        linked = await uow.people.linked(user.id)
        if linked is None:
            return
        if change.new_chat_member.status in ("kicked", "left"):
            await note_unreachable(uow, self._office, user.id, NoWay.BLOCKED, self._clock.now())
        else:
            await self._reachable_again(uow, linked)

    async def _reachable_again(self, uow: UnitOfWork, linked: Linked) -> None:
        """There is a way to a person again: what did not reach them in the last week goes out."""
        now = self._clock.now()
        linked.account.unreachable_since = None
        await uow.outbox.revive(linked.employee.id, now, now - timedelta(days=7))

    async def _set_aside(self, number: int, update: Any, error: Exception) -> str | None:
        """Keeps a failed update for an operator and apologises; gives its reference, None the second time.

        `update` is PTB's object, or what Telegram wrote when PTB cannot read it.
        """
        try:
            return await self.writer.run(self._kept(number, update, error))
        except DatabaseUnavailable:
            raise
        except Exception as again:
            # It can be neither applied nor kept, and Telegram would send it for ever.
            log.error("Update %s cannot be set aside: %s", number, type(again).__name__, exc_info=again)
            await self.writer.run(self._claimed(number))
            return None

    def _kept(self, number: int, update: Any, error: Exception) -> Job[str | None]:
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> str | None:
            await uow.updates.claim_all([number], now)
            if not uow.updates.take(number):
                return None
            reference = secrets.token_hex(5).upper()
            raw = update.to_dict() if isinstance(update, Update) else update
            origin = origin_of(raw)
            linked = await uow.people.linked(origin.telegram_id) if origin else None
            named = linked and not await self._is_citizens(uow, linked.account.telegram_id, raw)
            uow.updates.set_aside(
                FailedUpdate(
                    update_id=number,
                    reference=reference,
                    failed_at=now,
                    # Of citizens nothing is kept, neither what they wrote nor an error that may quote it.
                    error=f"{type(error).__name__}: {error}" if named else type(error).__name__,
                    kind=kind_of(raw) if isinstance(update, Update) else "unreadable",
                    payload=raw if named else None,
                )
            )
            if origin is not None and origin.is_private:
                self._apologise(uow, origin, linked, reference)
            return reference

        return note

    def _claimed(self, number: int) -> Job[None]:
        now = self._clock.now()

        async def note(uow: UnitOfWork) -> None:
            await uow.updates.claim_all([number], now)

        return note

    def _apologise(self, uow: UnitOfWork, origin: Origin, linked: Linked | None, reference: str) -> None:
        language = (
            linked.account.language
            if linked
            else language_of(origin.language_code, self._office.default_language)
        )
        recipient = Recipient(chat_id=origin.telegram_id, language=language)
        uow.outbox.add(Apology(reference), recipient, self._clock.now())


def _wrote_since(update: Update, blocked: datetime | None) -> bool:
    """Whether this came after a person blocked us; Telegram dates messages to the second, taps not at all."""
    if blocked is None:
        return False
    return update.message is None or update.message.date >= blocked.replace(microsecond=0)
