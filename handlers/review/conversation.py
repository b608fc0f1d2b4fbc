"""Reviewing on the phone: taps on a card; a reason is asked for where one is owed."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict
from telegram import Message

from domain.answers import parse_reason
from domain.entries import Decision, EntryState
from domain.errors import AlreadyHandled, Invalid, NotAllowed
from domain.notices import CardDecided, DecisionReceived
from handlers.frame.callbacks import CommandTap, EvidenceTap, RatingTap, ReviewTap
from handlers.frame.dialogs import Ask, Dialogs, Done, Flow, Talk
from handlers.frame.gate import Action
from handlers.frame.router import Command, Room, Tap
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.attachments import show_evidence
from handlers.review import actions
from handlers.review.card import card, present_card
from locales import Html
from storage.tables import Employee, Entry

_MOST_CARDS = 5
"""Cards that `/tinjau` shows at once; a button shows the next."""


class ReasonDraft(BaseModel):
    """Which entry is to be returned or rejected, from which card."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    entry_id: int = 0
    version: int = 0
    state: EntryState = EntryState.RETURNED
    card_id: int | None = None


class ReasonFlow(Flow[ReasonDraft]):
    """Asks for the reason of a return or a rejection."""

    name = "reason"
    action = Action.SEE_QUEUE
    draft_type = ReasonDraft

    async def question(self, turn: Turn, talk: Talk[ReasonDraft]) -> Screen:
        entry = await turn.uow.entries.get(talk.draft.entry_id)
        author = await turn.uow.people.get(entry.employee_id) if entry else None
        text = turn.words(
            f"review-ask-{talk.draft.state}",
            name=author.name if author else "–",
            activity=entry.activity if entry else "–",
        )
        return Screen(text, [[talk.button(turn.words.plain("report-cancel"), "cancel")]])

    async def heard(self, turn: Turn, talk: Talk[ReasonDraft], message: Message) -> Ask[ReasonDraft] | Done:
        if message.text is None:
            raise Invalid("report-write-text")
        draft = talk.draft
        reason = parse_reason(message.text)
        try:
            entry = await _entry(turn, draft.entry_id)
            decision = Decision(draft.state, reason=reason)
            await actions.decide(turn.uow, entry, draft.version, decision, _reviewer(turn), turn.now)
        except (AlreadyHandled, NotAllowed) as refusal:
            # Nothing that could be written here would change that: the question is over.
            return Done(Screen(turn.words(refusal.key, **refusal.params)))
        if draft.card_id is not None:
            turn.confirm(CardDecided(entry.id), edit_message_id=draft.card_id)
        done = DecisionReceived(rejected=draft.state == EntryState.REJECTED)
        turn.confirm(done, edit_message_id=talk.message_id)
        if talk.message_id is not None:
            turn.tidy(message.message_id)
        return Done()

    async def tapped(self, turn: Turn, talk: Talk[ReasonDraft], value: str) -> Ask[ReasonDraft] | Done:
        return Done(Screen(turn.words("cancel-done")))

    def worth_keeping(self, draft: ReasonDraft) -> bool:
        """A reason not yet written is nothing to lose: the card still has its buttons."""
        return False


def _reviewer(turn: Turn) -> Employee:
    # The gate has let only a supervisor of the roster come here.
    assert turn.actor.employee is not None
    return turn.actor.employee


async def _entry(turn: Turn, entry_id: int) -> Entry:
    """The entry of a card, if this person may review it."""
    entry = await turn.uow.entries.get(entry_id)
    await turn.allow(Action.REVIEW_ENTRY, entry)
    if entry is None:
        raise AlreadyHandled("review-gone")
    return entry


def _rating_rows(turn: Turn, entry: Entry) -> list[list[Button]]:
    words = turn.words
    rows = [
        [Button(words.plain(f"rating-{value}"), RatingTap(entry.id, entry.version, value))]
        for value in range(5, 0, -1)
    ]
    return [*rows, [Button(words.plain("report-back"), ReviewTap(entry.id, entry.version, "back"))]]


def room(dialogs: Dialogs, flow: ReasonFlow) -> Room:
    """The review's commands and buttons."""

    async def wish(turn: Turn, tap: ReviewTap) -> None:
        entry = await _entry(turn, tap.entry_id)
        if await _is_past(turn, entry, tap.version):
            return
        match tap.wish:
            case "approve":
                screen = await card(turn.uow, turn.words, entry)
                asked = Html(f"{screen.text}\n\n{turn.words('review-ask-rating')}")
                turn.edit(Screen(asked, _rating_rows(turn, entry)))
            case "return" | "reject":
                await ask_reason(turn, entry, tap.wish)
            case _:
                turn.edit(await card(turn.uow, turn.words, entry))

    async def ask_reason(turn: Turn, entry: Entry, wish: str) -> None:
        dialog = await turn.uow.dialogs.of(turn.actor.telegram_id)
        if dialog is not None and dialogs.worth_keeping(dialog):
            raise AlreadyHandled("draft-first")
        state = EntryState.RETURNED if wish == "return" else EntryState.REJECTED
        draft = ReasonDraft(
            entry_id=entry.id, version=entry.version, state=state, card_id=turn.tapped_message_id
        )
        turn.tapped_message_id = None
        await dialogs.begin(turn, flow, "reason", draft)

    return Room(
        commands=[Command("tinjau", Action.SEE_QUEUE, _show_queue, aliases=("review",), reads=True)],
        taps=[
            Tap(ReviewTap, None, wish),
            Tap(RatingTap, None, _rate),
            Tap(EvidenceTap, None, _show_evidence, reads=True),
        ],
    )


async def _rate(turn: Turn, tap: RatingTap) -> None:
    entry = await _entry(turn, tap.entry_id)
    if await _is_past(turn, entry, tap.version):
        return
    if not 1 <= tap.rating <= 5:
        raise Invalid("rating-invalid")
    decision = Decision(EntryState.APPROVED, rating=tap.rating)
    await actions.decide(turn.uow, entry, tap.version, decision, _reviewer(turn), turn.now)
    turn.confirm(CardDecided(entry.id), edit_message_id=turn.tapped_message_id)
    turn.toast(turn.words.plain("review-done-approved"))


async def _show_evidence(turn: Turn, tap: EvidenceTap) -> None:
    entry = await turn.uow.entries.get(tap.entry_id)
    await turn.allow(Action.SEE_EVIDENCE, entry)
    if entry is None:
        raise AlreadyHandled("review-gone")
    author = await turn.uow.people.get(entry.employee_id)
    title = turn.words.plain("evidence-caption", name=author.name, day=turn.words.short_day(entry.date))
    show_evidence(turn, title, await turn.uow.entries.evidence(entry.id))


async def _show_queue(turn: Turn, argument: str) -> None:
    """What waits, longest waiting first; with the id of an entry, what has waited less long than that."""
    waiting = [entry for entry, _ in await turn.uow.entries.waiting_for(_reviewer(turn).id)]
    if not waiting:
        turn.say(Screen(turn.words("review-none")))
        return
    last = await turn.uow.entries.get(int(argument)) if re.fullmatch(r"[0-9]{1,9}", argument) else None
    if last is not None:
        seen = (last.revised_at, last.id)
        waiting = [entry for entry in waiting if (entry.revised_at, entry.id) > seen] or waiting
    else:
        turn.say(Screen(turn.words("review-some", count=len(waiting))))
    for entry in waiting[:_MOST_CARDS]:
        turn.say(await card(turn.uow, turn.words, entry))
    if len(waiting) > _MOST_CARDS:
        more = CommandTap(f"tinjau {waiting[_MOST_CARDS - 1].id}")
        button = Button(turn.words.plain("review-more-button"), more, style="primary")
        turn.say(Screen(turn.words("review-more", count=len(waiting) - _MOST_CARDS), [[button]]))


async def _is_past(turn: Turn, entry: Entry, version: int) -> bool:
    """Whether a card is of the past: it is then brought up to date and the person told."""
    try:
        await actions.still_waiting(turn.uow, entry, version)
    except AlreadyHandled as refusal:
        turn.edit(await present_card(turn.uow, turn.words, entry))
        turn.toast(turn.words.plain(refusal.key, **refusal.params), alert=True)
        return True
    return False
