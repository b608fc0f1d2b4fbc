"""Decides an update: makes its turn, lets the rooms handle it, and turns refusals into sentences."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from telegram import Chat, Update, User

from bot.clock import Clock
from bot.pins import refresh_today_cards
from bot.speaker import AnswerBatch, answers_of
from bot.unreachable import note_membership, note_reachable, wrote_since
from bot.updates import replied_in, spoken_in, tapped_reply
from domain.entries import submission_time
from domain.errors import Invalid, Refusal
from domain.office import Office
from domain.responses import question_keys
from domain.ticket_texts import draft_keys
from handlers.frame.actor import Actor, actor_of
from handlers.frame.rooms import Rooms
from handlers.frame.router import Router
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.asked_word import asks_word
from locales import words_in
from storage.records.people import Linked
from storage.uow import UnitOfWork


class Decider:
    """What the rooms answer to an update, in the unit of work that it is given."""

    def __init__(self, rooms: Rooms, office: Office, clock: Clock) -> None:
        self._rooms = rooms
        self._router = Router(rooms)
        self._office = office
        self._clock = clock

    async def decide(self, uow: UnitOfWork, update: Update) -> AnswerBatch | None:
        """Lets the rooms handle an update; refusals become a sentence."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return None
        if update.my_chat_member is not None:
            await note_membership(uow, self._office, update.my_chat_member, self._clock.now())
            return None
        turn = await self._turn(uow, update, user, chat)
        try:
            async with uow.savepoint():
                await self._route(turn, update, chat)
                await refresh_today_cards(uow, self._clock.now())
        except Refusal as refusal:
            await self._router.refuse(turn, refusal)
        return answers_of(turn)

    async def skip(self, uow: UnitOfWork, update: Update, warning: str | None) -> AnswerBatch | None:
        """Only answers a tap. `warning`: the key of what the person is told, where it was too much."""
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None:
            return None
        turn = await self._turn(uow, update, user, chat)
        if warning is not None:
            await self._router.refuse(turn, Invalid(warning))
        return answers_of(turn)

    async def show_below(self, person: int, uow: UnitOfWork, *, is_said: bool) -> AnswerBatch | None:
        """The conversation that a person is holding, shown below what was just said; None without one."""
        turn = await self.turn_of(uow, person)
        if turn is None:
            return None
        with suppress(Refusal):
            async with uow.savepoint():
                await self._router.show_below(turn, is_said=is_said)
        return answers_of(turn) if turn.answers else None

    def question_in(self, update: Update) -> str | None:
        """What an update of a private chat asks for, if that changes nothing."""
        if update.effective_chat is None or update.effective_chat.type != Chat.PRIVATE:
            return None
        query = update.callback_query
        if query is None:
            return self._router.question_in(update.message, None)
        # Telegram states its type, but anybody may make one up.
        return self._router.question_in(None, query.data) if isinstance(query.data, str) else None

    async def is_strangers(self, uow: UnitOfWork, update: Update) -> bool:
        """Whether an update comes from somebody of no roster, who is no administrator either."""
        user = update.effective_user
        return user is None or (await self._actor(uow, user.id, None)).is_stranger

    async def _route(self, turn: Turn, update: Update, chat: Chat) -> None:
        if chat.type != Chat.PRIVATE:
            self._answer_group(turn, update)
        elif update.callback_query is not None:
            await self._router.tap(turn, update.callback_query.data or "")
        elif update.message is not None:
            await self._router.message(turn, update.message)
        elif update.edited_message is not None:
            self._router.edited(turn, update.edited_message)

    async def _turn(self, uow: UnitOfWork, update: Update, user: User, chat: Chat) -> Turn:
        linked = await uow.people.linked(user.id)
        if linked is not None and wrote_since(update, linked.account.unreachable_since):
            # Who writes to us has unblocked us; what waited at Telegram may be older than the blocking.
            await self._wrote_again(uow, linked, update)
        actor = await self._actor(uow, user.id, user.language_code)
        query, message, now = update.callback_query, update.message, self._clock.now()
        tapped = query.message if query else None
        return Turn(
            rooms=self._rooms,
            uow=uow,
            office=self._office,
            actor=actor,
            words=words_in(actor.language),
            now=submission_time(message.date if message else None, now),
            received=now,
            chat_id=chat.id,
            message=message,
            tapped_message_id=tapped.message_id if tapped else None,
            replied_text=tapped_reply(update),
            shown_at=tapped.date if tapped and tapped.is_accessible else None,
            query_id=query.id if query else None,
        )

    async def _wrote_again(self, uow: UnitOfWork, linked: Linked, update: Update) -> None:
        """There is a way to a person again, unless this is about a service: then it is noted another time."""
        if not await self.is_citizens(uow, linked.account.telegram_id, update.to_dict()):
            await note_reachable(uow, linked, self._clock.now())

    async def is_citizens(self, uow: UnitOfWork, telegram_id: int, raw: Any) -> bool:
        """Whether an update is a rating, a comment or a ticket: the log must not name its sender."""
        key, now = self._office.rater_key, self._clock.now()
        is_comment = asks_word(replied_in(raw)) or (
            not await uow.dialogs.of(telegram_id)
            and (
                await uow.rating_screens.shown(question_keys(key, str(telegram_id), now)) is not None
                or await uow.tickets.draft_of(draft_keys(key, telegram_id, now)) is not None
            )
        )
        return self._router.is_citizens(*spoken_in(raw), is_comment=is_comment)

    async def turn_of(self, uow: UnitOfWork, telegram_id: int) -> Turn | None:
        """A turn in which a person of the roster has said nothing: to show again what they were asked."""
        linked = await uow.people.linked(telegram_id)
        if linked is None:
            return None
        actor, now = await self._actor(uow, telegram_id, None), self._clock.now()
        return Turn(self._rooms, uow, self._office, actor, words_in(actor.language), now, now, telegram_id)

    async def _actor(self, uow: UnitOfWork, telegram_id: int, language_code: str | None) -> Actor:
        return await actor_of(uow, self._office, telegram_id, self._clock.now(), language_code)

    def _answer_group(self, turn: Turn, update: Update) -> None:
        """In a group: one sentence with the deep link, and only to commands of this bot."""
        message = update.message
        if update.callback_query is not None:
            turn.toast(turn.words.plain("group-only-private"))
        elif message is not None and self._router.is_called(message, self._office.bot_username):
            link = f"https://t.me/{self._office.bot_username}"
            turn.say(Screen(turn.words("group-private-link", link=link)), reply_to=message.message_id)
