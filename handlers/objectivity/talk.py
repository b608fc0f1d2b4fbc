"""Answers to a notice: a note on acknowledging it, the reason of a dismissal, or an explanation."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import parse_reason
from domain.drafts import Draft
from domain.errors import AlreadyHandled
from domain.notices import Notice, Priority
from domain.objectivity import Dismissal, NoticeState, Signal, usual_reasons
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.slots import Sentence
from handlers.objectivity.callbacks import Wish
from handlers.objectivity.cards import card_of, card_screen, figure_text, record_of
from locales import Html


class NoticeDecided(Notice, kind="notice_decided", priority=Priority.BULK):
    """To a person: somebody has looked at a notice about the own figures."""

    notice_id: int


class NoticeDraft(Draft):
    """The notice, and the answer."""

    notice: int = 0
    wish: Wish = Wish.SEEN
    reason: Dismissal | None = None
    text: str | None = None


class _Words(Sentence[NoticeDraft]):
    """Own words; a note may be left out, and a usual reason is a button."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[NoticeDraft]) -> Question:
        words, draft = turn.words, dialog.draft
        if draft.wish is Wish.SEEN:
            text = words(f"{flow}-ask-text")
            return Question(text, [[dialog.button(words.plain(f"{flow}-skip"), "skip", style="primary")]])
        text = words(f"{flow}-ask-text-{draft.wish}")
        if draft.wish is not Wish.DISMISS:
            return Question(text)
        usual = await _usual(turn, draft)
        return Question(
            text, [[dialog.button(words.plain(f"objectivity-why-{each}"), each)] for each in usual]
        )

    async def tap(
        self, turn: Turn, dialog: OpenDialog[NoticeDraft], value: str
    ) -> NoticeDraft | AskAgain[NoticeDraft]:
        draft = dialog.draft
        if draft.wish is Wish.SEEN and value == "skip":
            return draft.answer(self.name)
        if draft.wish is Wish.DISMISS and value in await _usual(turn, draft):
            return draft.answer(self.name, reason=Dismissal(value))
        return await super().tap(turn, dialog, value)


async def _usual(turn: Turn, draft: NoticeDraft) -> Sequence[Dismissal]:
    card = await card_of(turn, draft.notice)
    return usual_reasons(Signal(card.row.signal))


async def _so_far(turn: Turn, draft: NoticeDraft) -> Sequence[Html]:
    card = await card_of(turn, draft.notice)
    name = card.noticed.person.name
    return [turn.words("objectivity-about", name=name, figure=figure_text(turn.words, card.row)), Html("")]


async def _finish(turn: Turn, dialog: OpenDialog[NoticeDraft]) -> Screen | None:
    """Keeps what was said; the right is asked for again."""
    draft, notices = dialog.draft, turn.uow.objectivity_notices
    card = await card_of(turn, draft.notice)
    row, record = card.row, record_of(card.noticed, turn.office, turn.now)
    if draft.wish is Wish.EXPLAIN:
        await turn.allow(Action.EXPLAIN_NOTICE, record)
        done = await notices.explain(row, draft.text or "", turn.now)
    else:
        await turn.allow(Action.DECIDE_NOTICE, record)
        state = NoticeState.SEEN if draft.wish is Wish.SEEN else NoticeState.DISMISSED
        by = turn.actor.employee_id
        done = await notices.decide(row, state, draft.reason, draft.text, by, turn.now)
        if done:
            turn.notify(NoticeDecided(row.id), row.employee_id)
    if not done:
        raise AlreadyHandled("objectivity-handled")
    return card_screen(turn.words, turn.office, await card_of(turn, draft.notice))


NOTICE: Flow[NoticeDraft] = Flow(
    "notice",
    Action.SEE_OBJECTIVITY,
    NoticeDraft,
    slots=[_Words("text", parse_reason)],
    finish=_finish,
    so_far=_so_far,
    worth_keeping=lambda _: False,
    about=lambda draft: (draft.notice, draft.wish),
    farewell="notice-left",
)
