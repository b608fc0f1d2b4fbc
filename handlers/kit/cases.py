"""Cases on the phone: wishes, rating, reason, cards of the past, and undoing a decision."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext, suppress
from datetime import timedelta
from functools import partial

from msgspec.structs import replace
from telegram import InlineKeyboardMarkup, Message

from domain.answers import DecisionSaid, clean, decision_said, parse_reason, says_decision
from domain.cases import UNDO_FOR, CaseState, Decision, UsualReason
from domain.drafts import Draft
from domain.errors import AlreadyHandled, Invalid, or_refuse
from domain.notices import Recipient
from handlers.frame.callbacks import UnknownCallback, unpack
from handlers.frame.flow import SUMMARY, AskAgain, Flow, OpenDialog, Question
from handlers.frame.gate import Action
from handlers.frame.room import Room, Tap
from handlers.frame.screen import Button, Rows, Screen, in_rows
from handlers.frame.turn import Turn
from handlers.kit import case_actions, case_notices, own_cases
from handlers.kit.anchors import meanings_for
from handlers.kit.case_actions import (
    CardDecided,
    CaseReviewed,
    CaseSubmitted,
    QueueChanged,
    ReasonReceived,
    SeveralReviewed,
)
from handlers.kit.case_card import AnyKind, CaseTap, ProofTap, card_for
from handlers.kit.case_handover import CardMoved
from handlers.kit.own_actions import CaseChanged
from handlers.kit.own_cases import CaseReceived, OwnTap
from handlers.kit.slots import Choice, Continued, Option, ratings, text_of
from locales import Html, in_lines
from storage.tables import CaseColumns

_STATES = {"return": CaseState.RETURNED, "reject": CaseState.REJECTED}


# --- taps on a card -------------------------------------------------------------------------------------


async def _case_of(turn: Turn, name: str, case_id: int) -> tuple[AnyKind, CaseColumns]:
    """The case that a button names, if this person may decide it."""
    kind = or_refuse(turn.rooms.case(name), Invalid("button-outdated"))
    case = await turn.case(kind.table, case_id, kind.action)
    return kind, case


async def _check_not_kept(turn: Turn, kind: AnyKind, case: CaseColumns) -> None:
    """Raises AlreadyHandled when a closed result keeps what was approved: undone, it would say otherwise."""
    if await kind.stays(turn.uow, turn.words, case, ()):
        raise AlreadyHandled("undo-kept")


async def tapped(turn: Turn, tap: CaseTap) -> None:
    """Does what a reviewer wishes; a card of the past is brought up to date instead."""
    kind, case = await _case_of(turn, tap.kind, tap.case_id)
    turn.refresh = partial(_show_as_it_is, tap=tap)
    await turn.uow.queue_cards.touch(turn.person.id, turn.tapped_message_id, turn.now)
    if tap.wish == "undo":
        await _check_not_kept(turn, kind, case)
        await case_actions.take_back(turn.uow, turn.office, kind, case, tap.version, turn.person, turn.now)
        await kind.settled(turn, case)
        await _stands_again(turn, kind, case)
        turn.edit(await card_for(turn, kind, case))
        turn.toast(turn.words.plain("undo-done"))
        return
    await case_actions.still_waiting(turn.uow, case, tap.version, turn.person)
    match tap.wish:
        case "approve" if kind.rated:
            screen = await card_for(turn, kind, case)
            meanings = await meanings_for(turn, [case])
            asked = in_lines([screen.text, "", turn.words("review-ask-rating"), *meanings])
            turn.edit(Screen(asked, _rating_rows(turn, kind, case)))
        case "approve":
            await _approve(turn, kind, case, None)
        case "1" | "2" | "3" | "4" | "5" if kind.rated:
            await _approve(turn, kind, case, int(tap.wish))
        case "return" | "reject" if tap.wish in kind.wishes:
            draft = ReasonDraft(
                case=kind.name,
                case_id=case.id,
                version=case.version,
                wish=tap.wish,
                card_id=turn.tapped_message_id,
            )
            await turn.begin(REASON, draft)
        case "back":
            turn.edit(await card_for(turn, kind, case))
        case _:
            raise Invalid("rating-invalid")


async def _stands_again(turn: Turn, kind: AnyKind, case: CaseColumns) -> None:
    """The card of a case that waits again becomes the queue, if the chat has no other one."""
    queue = await turn.uow.queue_cards.get(turn.person.id)
    if turn.tapped_message_id is not None and (queue is None or queue.message_id is None):
        about = CaseSubmitted(kind.name, case.id, case.version).about
        await turn.uow.queue_cards.note(
            turn.person.id, turn.chat_id, turn.tapped_message_id, shows=about, touched_at=turn.now
        )
    else:
        turn.notify(QueueChanged(), turn.person.id)


async def _show_as_it_is(turn: Turn, tap: CaseTap) -> None:
    kind, case = await _case_of(turn, tap.kind, tap.case_id)
    turn.edit(await card_for(turn, kind, case))


def _rating_rows(turn: Turn, kind: AnyKind, case: CaseColumns) -> Rows:
    rows = [
        [Button(label, CaseTap(kind.name, case.id, case.version, value))] for value, label in ratings(turn)
    ]
    back = CaseTap(kind.name, case.id, case.version, "back")
    return [*rows, [Button(turn.words.plain("flow-back"), back)]]


async def _approve(turn: Turn, kind: AnyKind, case: CaseColumns, rating: int | None) -> None:
    decision = Decision(CaseState.APPROVED, rating=rating)
    version = case.version
    await case_actions.decide(turn.uow, turn.office, kind, case, version, decision, turn.person, turn.now)
    await kind.settled(turn, case)
    await _show_decision(turn, kind, case, turn.tapped_message_id)


async def _show_decision(turn: Turn, kind: AnyKind, case: CaseColumns, card_id: int | None) -> None:
    """Shows the decision on its card: now, and once more when it can no longer be undone.

    If the queue was in that message, it continues in another one, as long as anything is left in it.
    """
    left = card_id is not None and await turn.uow.queue_cards.leave(turn.person.id, card_id)
    turn.notify(QueueChanged(begins=left), turn.person.id)
    notice = CardDecided(kind.name, case.id, case.version)
    turn.confirm(notice, edit_message_id=card_id)
    final_at = turn.now + UNDO_FOR + timedelta(seconds=1)
    reviewer = Recipient(employee_id=turn.person.id)
    turn.uow.outbox.add(notice, reviewer, turn.now, edit_message_id=card_id, not_before=final_at)


# --- the reason of a return or a rejection --------------------------------------------------------------


class ReasonDraft(Draft):
    """The case to return or reject, its card, and the reason."""

    case: str = ""
    case_id: int = 0
    version: int = 0
    wish: str = ""
    """“return” or “reject”."""
    asks_wish: bool = False
    """Whether the reason came first, in reply to a card, so that the wish is asked for."""
    card_id: int | None = None
    reason: str | None = None
    usual: str = ""
    """The code of a usual reason, which each reads in their own language; empty for a written one."""


async def _so_far(turn: Turn, draft: ReasonDraft) -> Sequence[Html]:
    """Whose work it is about, the question, and the reason once it is written."""
    kind = turn.rooms.case(draft.case)
    case = None if kind is None else await turn.uow.cases.get(kind.table, draft.case_id)
    if kind is None or case is None:
        return []
    author = await turn.uow.people.get(case.employee_id)
    key = kind.key(f"reason-about-{draft.wish}") if draft.wish else "reason-about"
    about = turn.words(key, name=author.name, activity=kind.about(turn.words, case))
    return [about, *([turn.words("reason-line", reason=draft.reason)] if draft.reason else []), Html("")]


async def _wish_options(turn: Turn, draft: ReasonDraft) -> list[Option]:
    kind = turn.rooms.case(draft.case)
    wishes = [] if kind is None else [wish for wish in kind.wishes if wish in _STATES]
    return [Option(turn.words.plain(kind.key(f"card-{wish}")), wish) for wish in wishes if kind]


async def _wished(turn: Turn, draft: ReasonDraft, wish: str) -> ReasonDraft:
    return draft.answer("wish", wish=wish)


def _key(turn: Turn, draft: ReasonDraft, key: str) -> str:
    kind = turn.rooms.case(draft.case)
    return key if kind is None else kind.key(key)


def _usual(turn: Turn, draft: ReasonDraft) -> Sequence[UsualReason]:
    """The codes of the usual reasons for what is wished."""
    kind = turn.rooms.case(draft.case)
    return () if kind is None else kind.usual.get(draft.wish, ())


_ASKS_WHY = "reason-ask-reason"
"""The question for a reason; a kind whose cases are answered has one of its own."""


class Reason(Continued[ReasonDraft]):
    """Why, by a tap on a usual reason or in own words; or the answer of a kind that is answered."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[ReasonDraft]) -> Question:
        codes = _usual(turn, dialog.draft)
        key = "reason-ask-reason-usual" if codes else _key(turn, dialog.draft, _ASKS_WHY)
        buttons = [dialog.button(turn.words.plain(f"reason-usual-{code}"), code) for code in codes]
        return Question(turn.words(key), in_rows(buttons, 1))

    async def tap(
        self, turn: Turn, dialog: OpenDialog[ReasonDraft], value: str
    ) -> ReasonDraft | AskAgain[ReasonDraft]:
        if value not in _usual(turn, dialog.draft):
            return await super().tap(turn, dialog, value)
        return dialog.draft.answer("reason", reason=turn.words.plain(f"reason-text-{value}"), usual=value)

    async def hear(
        self, turn: Turn, dialog: OpenDialog[ReasonDraft], message: Message
    ) -> ReasonDraft | AskAgain[ReasonDraft]:
        text, draft = text_of(message), dialog.draft
        asks_why = _key(turn, draft, _ASKS_WHY) == _ASKS_WHY
        if asks_why and says_decision(text):
            at_end = dialog.step == SUMMARY
            raise Invalid("dialog-use-buttons") if at_end else Invalid("reason-is-decision", said=clean(text))
        written = replace(dialog, draft=dialog.draft.model_copy(update={"usual": ""}))
        return await super().hear(turn, written, message)


async def _decide(turn: Turn, dialog: OpenDialog[ReasonDraft]) -> Screen | None:
    draft = dialog.draft
    kind, case = await _case_of(turn, draft.case, draft.case_id)
    if draft.usual in _usual(turn, draft):
        decision = Decision(_STATES[draft.wish], usual=UsualReason(draft.usual))
    else:
        decision = Decision(_STATES[draft.wish], reason=draft.reason)
    await case_actions.decide(
        turn.uow, turn.office, kind, case, draft.version, decision, turn.person, turn.now
    )
    if draft.card_id is not None:
        await _show_decision(turn, kind, case, draft.card_id)
    turn.confirm(ReasonReceived(kind.name, case.id), edit_message_id=dialog.message_id)
    return None


REASON: Flow[ReasonDraft] = Flow(
    "reason",
    Action.GIVE_REASON,
    ReasonDraft,
    slots=[
        Choice("wish", _wish_options, _wished, width=2, applies=lambda draft: draft.asks_wish),
        Reason("reason", parse_reason),
    ],
    so_far=_so_far,
    summary=lambda turn, draft: turn.words(_key(turn, draft, f"reason-ask-summary-{draft.wish}")),
    finish=_decide,
    # A reason not yet written is nothing to lose: the card still has its buttons.
    worth_keeping=lambda draft: draft.reason is not None,
    about=lambda draft: (draft.case, draft.case_id),
    farewell="reason-farewell",
    retold="reason",
)


async def replied(turn: Turn, message: Message) -> bool:
    """A text in reply to a card is the reason for returning or rejecting what the card shows."""
    shown = message.reply_to_message
    tap = None if shown is None else _tap_on(shown)
    if shown is None or tap is None or message.text is None:
        return False
    kind, case = await _case_of(turn, tap.kind, tap.case_id)
    dialogs = turn.rooms.dialogs
    held = await dialogs.held(turn)
    if held is not None and held.draft.get("card_id") == shown.message_id and "reason" not in held.draft:
        return False
    await case_actions.still_waiting(turn.uow, case, tap.version, turn.person)
    said = decision_said(message.text)
    if len([wish for wish in kind.wishes if wish in _STATES]) != 1 and says_decision(message.text):
        raise Invalid("review-by-button")
    await begin_reason(turn, kind, case, said or DecisionSaid("", message.text), shown.message_id)
    return True


async def begin_reason(
    turn: Turn, kind: AnyKind, case: CaseColumns, said: DecisionSaid, card_id: int | None
) -> None:
    """Begins the return or the rejection of a case that still waits, with the words of its reviewer.

    Which of both it is, is asked where the words do not say it; a rated case that is agreed to on a
    condition may also be approved.
    """
    draft = ReasonDraft(case=kind.name, case_id=case.id, version=case.version, card_id=card_id)
    wishes = [wish for wish in kind.wishes if wish in _STATES]
    if len(wishes) == 1:
        draft = draft.answer("wish", wish=wishes[0])
    elif said.wish in wishes and not (said.agrees and kind.rated):
        draft = draft.answer("wish", wish=said.wish)
    else:
        draft = draft.model_copy(update={"asks_wish": True})
    with suppress(Invalid) if said.wish and not said.agrees else nullcontext():
        draft = draft.answer("reason", reason=parse_reason(said.reason))
    dialogs = turn.rooms.dialogs
    if (before := await dialogs.unfinished(turn, REASON, draft)) is not None:
        await dialogs.drop(turn, before)
    await turn.begin(REASON, draft)


def _tap_on(message: Message) -> CaseTap | None:
    """The case that a card of ours is about, as its buttons say."""
    markup = message.reply_markup
    if not isinstance(markup, InlineKeyboardMarkup):
        return None
    for button in (button for row in markup.inline_keyboard for button in row):
        if not isinstance(button.callback_data, str):
            continue
        try:
            data = unpack(button.callback_data)
        except UnknownCallback:
            continue
        if isinstance(data, CaseTap):
            return data
    return None


CASES = Room(
    taps=[
        Tap(CaseTap, None, tapped),
        Tap(ProofTap, None, own_cases.show_proof, reads=True),
        Tap(OwnTap, None, own_cases.tapped),
    ],
    flows=[REASON],
    notices={
        CardDecided: case_notices.decided,
        CardMoved: case_notices.moved,
        ReasonReceived: case_notices.reason_received,
        CaseReviewed: case_notices.reviewed,
        SeveralReviewed: case_notices.several_reviewed,
        CaseReceived: own_cases.received,
        CaseChanged: own_cases.changed,
    },
    replies=replied,
)
"""What all cases have in common; a feature's own room gives their kind."""
