"""Conversations of feedback: giving it, asking for it, and answering it with one line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from domain.answers import parse_activity, shortened
from domain.cases import UNDO_FOR
from domain.errors import AlreadyHandled
from domain.feedback import FeedbackDraft, FeedbackKind, Occasion, ReplyDraft, RequestDraft
from handlers.feedback import actions
from handlers.feedback.callbacks import RequestTap
from handlers.feedback.screens import given_screen, month_screen, replied_screen
from handlers.frame.flow import Flow, OpenDialog, Question
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.search import by_id
from handlers.kit.slots import Choice, Continued, Option, Sentence
from handlers.kit.teams import team_options
from locales import Html, in_lines
from storage.tables import Entry, Feedback, FeedbackRequest

_LOOKED_BACK = timedelta(days=14)
"""Reports of these days are offered."""
_MOST_ENTRIES = 6
_LONGEST_TITLE = 60


# --- giving ---------------------------------------------------------------------------------------------


async def _with_person(turn: Turn, draft: FeedbackDraft, value: str) -> FeedbackDraft:
    return draft.answer("person", person_id=int(value), entry_id=None).reopen("entry")


async def _kinds(turn: Turn, draft: FeedbackDraft) -> list[Option]:
    return [
        Option(turn.words.plain(f"feedback-kind-{kind}"), kind)
        for kind in (FeedbackKind.PRAISE, FeedbackKind.ADVICE)
    ]


async def _with_kind(turn: Turn, draft: FeedbackDraft, value: str) -> FeedbackDraft:
    return draft.answer("kind", kind=FeedbackKind(value))


async def _entries(turn: Turn, draft: FeedbackDraft) -> list[Option]:
    """The latest reports of the person that this person reviews."""
    if draft.person_id is None:
        return []
    today = turn.today
    found = await turn.uow.entries.since(draft.person_id, today - _LOOKED_BACK)
    return [
        Option(
            f"{turn.words.short_day(entry.date)}: {shortened(entry.activity, _LONGEST_TITLE)}", str(entry.id)
        )
        for entry in reversed(found[-_MOST_ENTRIES:])
        if await turn.uow.supervision.reviews(turn.person.id, draft.person_id, entry.date, today)
    ]


class Line(Sentence[FeedbackDraft]):
    """The text, asked for in the words of its occasion."""

    tells_somebody = True

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[FeedbackDraft]) -> Question:
        draft = dialog.draft
        if draft.month is not None and draft.person_id is not None:
            name = (await turn.uow.people.get(draft.person_id)).name
            month = turn.words.month(draft.month)
            return Question(turn.words("feedback-ask-month", name=name, month=month))
        return Question(turn.words(f"feedback-ask-text-{draft.kind}"))


async def _so_far(turn: Turn, draft: FeedbackDraft) -> Sequence[Html]:
    words = turn.words
    if draft.month is not None:
        return []
    lines = [words("feedback-title")]
    if draft.person_id is not None and draft.kind is not None:
        name = (await turn.uow.people.get(draft.person_id)).name
        lines = [words(f"feedback-title-{draft.kind}", name=name)]
    elif draft.person_id is not None:
        lines.append(words("feedback-line-person", name=(await turn.uow.people.get(draft.person_id)).name))
    entry = await turn.uow.cases.get(Entry, draft.entry_id)
    if entry is not None:
        lines.append(words("feedback-line-entry", day=words.short_day(entry.date), activity=entry.activity))
    request = await _answered(turn, draft)
    if request is not None and request.about is not None:
        lines.append(words("feedback-line-about", about=request.about))
    return [*lines, Html("")]


async def _answered(turn: Turn, draft: FeedbackDraft) -> FeedbackRequest | None:
    """The request that it answers."""
    if draft.person_id is None or draft.occasion is not Occasion.ASKED:
        return None
    return await turn.uow.feedback.open_request_of(draft.person_id)


async def _give(turn: Turn, dialog: OpenDialog[FeedbackDraft]) -> Screen | None:
    draft = dialog.draft
    await turn.allow(Action.GIVE_FEEDBACK_TO, await actions.record_of(turn.uow, turn.office, draft, turn.now))
    feedback = await actions.give(turn.uow, turn.office, turn.person, draft, turn.now)
    done = await given_screen(turn, feedback)
    if draft.month is None:
        return done
    following = await month_screen(turn, turn.person.id, draft.month)
    return Screen(Html(f"{done.text}\n\n{following.text}"), [*following.rows, *done.rows])


def _is_free(draft: FeedbackDraft) -> bool:
    return draft.occasion is Occasion.FREE


GIVE: Flow[FeedbackDraft] = Flow(
    "feedback",
    Action.GIVE_FEEDBACK,
    FeedbackDraft,
    slots=[
        Choice("person", team_options, _with_person, applies=_is_free),
        Choice("kind", _kinds, _with_kind, width=2, applies=_is_free),
        Choice("entry", _entries, by_id("entry", "entry_id"), none="feedback-no-entry", applies=_is_free),
        Line("text", parse_activity),
    ],
    so_far=_so_far,
    finish=_give,
    # What is written ends the conversation: until then there is nothing to lose.
    worth_keeping=lambda draft: False,
)


# --- asking ---------------------------------------------------------------------------------------------


async def _asks_so_far(turn: Turn, draft: RequestDraft) -> Sequence[Html]:
    return [turn.words("feedback-request-title"), Html("")]


async def _ask(turn: Turn, dialog: OpenDialog[RequestDraft]) -> Screen | None:
    about, words = dialog.draft.about, turn.words
    request = await actions.ask(turn.uow, turn.office, turn.person, about, turn.now)
    lines = [words("feedback-request-sent"), *([words("feedback-line-about", about=about)] if about else [])]
    back = Button(words.plain("feedback-withdraw"), RequestTap(request.id, "withdraw"))
    return Screen(in_lines(lines), [[back]])


ASK: Flow[RequestDraft] = Flow(
    "askfb",
    Action.ASK_FEEDBACK,
    RequestDraft,
    slots=[Sentence("about", parse_activity, optional=True)],
    so_far=_asks_so_far,
    finish=_ask,
    worth_keeping=lambda draft: False,
    worded_as="feedback",
)


# --- answering ------------------------------------------------------------------------------------------


async def feedback_to_reply(turn: Turn, feedback_id: int) -> Feedback:
    """The piece that the person who acts may answer; raises Refusal."""
    feedback = await turn.uow.feedback.get(feedback_id)
    await turn.allow(Action.REPLY_FEEDBACK, feedback)
    # What may still be taken back is not told yet.
    if feedback is None or feedback.given_at > turn.now - UNDO_FOR:
        raise AlreadyHandled("feedback-gone")
    if feedback.reply is not None:
        raise AlreadyHandled("feedback-replied-already")
    return feedback


async def _replies_so_far(turn: Turn, draft: ReplyDraft) -> Sequence[Html]:
    feedback = await feedback_to_reply(turn, draft.feedback_id)
    giver = await turn.uow.people.get(feedback.giver_id)
    lines = [turn.words("feedback-reply-title", name=giver.name, text=feedback.text)]
    if draft.text is not None:
        lines.append(turn.words("feedback-line-reply", text=draft.text))
    return [*lines, Html("")]


async def _reply(turn: Turn, dialog: OpenDialog[ReplyDraft]) -> Screen | None:
    feedback = await feedback_to_reply(turn, dialog.draft.feedback_id)
    await actions.reply(turn.uow, feedback, dialog.draft.text or "", turn.now)
    return await replied_screen(turn, feedback)


REPLY: Flow[ReplyDraft] = Flow(
    "replyfb",
    Action.SEE_FEEDBACK,
    ReplyDraft,
    slots=[Continued("text", parse_activity)],
    so_far=_replies_so_far,
    # An answer is given once and not taken back.
    summary="feedback-reply-summary",
    finish=_reply,
    worth_keeping=lambda draft: draft.text is not None,
    retold="text",
    about=lambda draft: draft.feedback_id,
    worded_as="feedback",
)
