"""The invitation link on the phone: whom it is for, six digits to confirm, and the welcome."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict
from telegram import Message

from domain.errors import AlreadyHandled, Invalid, NotAllowed
from domain.invites import LINK_PREFIX, parse_confirmation
from domain.notices import AccountLinked, AccountReplaced
from domain.office import Office
from handlers.frame.dialogs import Ask, Dialogs, Done, Flow, Talk, reason
from handlers.frame.gate import Action
from handlers.frame.router import DeepLink, Room
from handlers.frame.screen import Screen
from handlers.frame.turn import Tidy, Turn
from handlers.kit.welcome import welcome_screen
from handlers.onboarding import actions
from locales import Words
from storage.uow import UnitOfWork


class JoinDraft(BaseModel):
    """Which invitation is being confirmed."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    invite_id: int = 0


class JoinFlow(Flow[JoinDraft]):
    """Asks for the last six digits of the NIP. The question tells the name, never the number."""

    name = "join"
    action = Action.JOIN
    draft_type = JoinDraft

    async def question(self, turn: Turn, talk: Talk[JoinDraft]) -> Screen:
        invite = await turn.uow.invites.get(talk.draft.invite_id)
        employee = await turn.uow.people.get(invite.employee_id)
        asked = turn.words("join-ask", name=employee.name, office=turn.office.name)
        return Screen(asked, [[talk.button(turn.words.plain("join-cancel"), "cancel")]])

    async def heard(self, turn: Turn, talk: Talk[JoinDraft], message: Message) -> Ask[JoinDraft] | Done:
        if message.text is None:
            raise Invalid("invite-six-digits")
        digits = parse_confirmation(message.text)
        who, language = turn.actor.telegram_id, turn.actor.language
        try:
            employee = await actions.confirm(turn.uow, talk.draft.invite_id, digits, who, language, turn.now)
        except (AlreadyHandled, NotAllowed) as refusal:
            return Done(Screen(reason(turn.words, refusal)))
        turn.answers.append(Tidy(message.message_id))
        turn.notify(AccountLinked(employee.id), employee.id, edit_message_id=talk.message_id)
        return Done()

    async def tapped(self, turn: Turn, talk: Talk[JoinDraft], value: str) -> Ask[JoinDraft] | Done:
        return Done(Screen(turn.words("join-cancelled")))

    def worth_keeping(self, draft: JoinDraft) -> bool:
        """Nothing is written yet: the link opens the question again."""
        return False


def room(dialogs: Dialogs, flow: JoinFlow) -> Room:
    """The deep link of an invitation."""

    async def opened(turn: Turn, token: str) -> None:
        invite, _ = await actions.invited(turn.uow, token, turn.actor.telegram_id, turn.now)
        await dialogs.begin(turn, flow, "nip", JoinDraft(invite_id=invite.id))

    return Room(links=[DeepLink(LINK_PREFIX, Action.JOIN, opened)])


async def linked_words(uow: UnitOfWork, notice: AccountLinked, words: Words, office: Office) -> Screen:
    """The welcome to a person whose account has just been linked."""
    employee = await uow.people.get(notice.employee_id)
    account = await uow.people.account_of(employee.id)
    is_admin = account is not None and await uow.administrators.includes(
        office, account.telegram_id, account.linked_at
    )
    return welcome_screen(words, office, employee, is_admin=is_admin, title=words("join-done"))


async def replaced_words(uow: UnitOfWork, notice: AccountReplaced, words: Words, office: Office) -> Screen:
    """The farewell to an account whose person uses another one now."""
    employee = await uow.people.get(notice.employee_id)
    return Screen(words("join-replaced", name=employee.name))
