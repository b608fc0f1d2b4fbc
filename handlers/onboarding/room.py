"""The invitation on the phone, by its link or typed code: its person, six digits, the welcome."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import Message

from domain.drafts import Draft
from domain.errors import Invalid, or_refuse
from domain.invites import LINK_PREFIX, is_code_alone, parse_confirmation, read_code
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Slot
from handlers.frame.gate import Action
from handlers.frame.room import Command, DeepLink, Room, Telling
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.welcome import welcome_screen
from handlers.onboarding import actions
from handlers.onboarding.actions import AccountLinked, AccountReplaced
from locales import Html


class JoinDraft(Draft):
    """The invitation being confirmed, and the person it has linked."""

    invite_id: int = 0
    employee_id: int | None = None


class _Digits(Slot[JoinDraft]):
    """The last six digits of the NIP. The question tells the name, never the number."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[JoinDraft], message: Message
    ) -> JoinDraft | AskAgain[JoinDraft]:
        if message.text is None:
            raise Invalid("invite-six-digits")
        digits = parse_confirmation(message.text)
        who, language = turn.actor.telegram_id, turn.actor.language
        linked = await actions.confirm(turn.uow, dialog.draft.invite_id, digits, who, language, turn.now)
        if isinstance(linked, actions.WrongDigits):
            left = linked.left
            return AskAgain(
                dialog.draft,
                warning=Invalid("invite-wrong", left=left) if left else Invalid("invite-exhausted"),
            )
        return dialog.draft.answer(self.name, employee_id=linked.id)


async def _asked(turn: Turn, draft: JoinDraft) -> Sequence[Html]:
    invite = or_refuse(await turn.uow.invites.get(draft.invite_id), actions.erased())
    employee = await turn.uow.people.get(invite.employee_id)
    return [turn.words("join-invitation", name=employee.name, office=turn.office.name), Html("")]


async def _joined(turn: Turn, dialog: OpenDialog[JoinDraft]) -> Screen | None:
    employee_id = dialog.draft.employee_id
    if employee_id is not None:
        turn.notify(AccountLinked(employee_id), employee_id, edit_message_id=dialog.message_id)
    return None


JOIN: Flow[JoinDraft] = Flow(
    "join",
    Action.JOIN,
    JoinDraft,
    slots=[_Digits("nip")],
    so_far=_asked,
    finish=_joined,
    # Nothing is written yet: the link opens the question again.
    worth_keeping=lambda draft: False,
    farewell="join-cancelled",
)


async def opened(turn: Turn, token: str) -> None:
    """A person opened the link of an invitation."""
    invite, _ = await actions.invited(turn.uow, token, turn.actor.telegram_id, turn.now)
    await turn.begin(JOIN, JoinDraft(invite_id=invite.id))


async def typed(turn: Turn, argument: str = "") -> None:
    """The code of an invitation after `/gabung`; how one joins without one."""
    if not argument.strip():
        turn.say(Screen(Html("\n\n".join(await _how(turn)))))
        return
    code = or_refuse(read_code(argument), Invalid("invite-code-form"))
    key, who = turn.office.rater_key, turn.actor.telegram_id
    found = await actions.invited_by_code(turn.uow, key, code, who, turn.now)
    if found is None:
        turn.say(Screen(turn.words("invite-code-unknown")))
        return
    await turn.begin(JOIN, JoinDraft(invite_id=found[0].id))


async def _how(turn: Turn) -> list[Html]:
    """How one joins; while the office has no administrator at all, also how one becomes the first."""
    lines = [turn.words("join-how")]
    if turn.actor.is_stranger and not await turn.uow.administrators.recipients(turn.office, turn.now):
        lines.append(turn.words("join-first", number=str(turn.actor.telegram_id)))
    return lines


async def written(turn: Turn, message: Message) -> bool:
    """Takes a message that is a code and nothing else, from who has no account here."""
    if turn.actor.employee is not None or not message.text or not is_code_alone(message.text):
        return False
    await turn.allow(Action.JOIN)
    await typed(turn, message.text)
    return True


async def linked(told: Telling, notice: AccountLinked) -> Screen | None:
    """The welcome to a person whose account has just been linked."""
    actor = await told.reader()
    title = told.words("join-done")
    return await welcome_screen(told.rooms, told.uow, told.words, told.office, actor, told.now, title=title)


async def replaced(told: Telling, notice: AccountReplaced) -> Screen | None:
    """The farewell to an account whose person uses another one now."""
    employee = await told.uow.people.get(notice.employee_id)
    return Screen(told.words("join-replaced", name=employee.name))


ROOM = Room(
    commands=[Command("gabung", Action.JOIN, typed, typed, aliases=("join",), in_menu=False)],
    links=[DeepLink(LINK_PREFIX, Action.JOIN, opened)],
    flows=[JOIN],
    notices={AccountLinked: linked, AccountReplaced: replaced},
    texts=written,
)
