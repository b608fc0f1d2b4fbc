"""What a supervisor writes: a recommendation, a decision about a proposal, a word why something was done."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from telegram import Message

from domain.answers import parse_reason, shortened
from domain.drafts import Draft
from domain.errors import Invalid
from domain.follow_up import Done, Proposal, changed, courses, declined, parse_recommendation, weakest
from domain.schemes import Action as FollowAction
from domain.scoring import RequiredCompetency
from handlers.follow_up import actions
from handlers.follow_up.screens import result_lines
from handlers.follow_up.sheet import Sheet, writing_sheet
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen, in_rows
from handlers.frame.turn import Turn
from handlers.kit.follow_up import Space, planned_lines
from handlers.kit.slots import Sentence, text_of
from locales import Html, Words, in_lines
from locales.follow_up import what_text
from locales.scores import period_name

_SHOWN_ON_BUTTON = 40


class What(StrEnum):
    """What is being said."""

    RECOMMEND = "recommend"
    CHANGE = "change"
    DECLINE = "decline"
    ANSWER = "answer"


class FollowDraft(Draft):
    """The person it is about, and the text so far."""

    closing: int = 0
    person: int = 0
    what: What = What.RECOMMEND
    mark: str = ""
    """Of the proposal that is changed or declined."""
    done: Done | None = None
    action: FollowAction | None = None
    course: str | None = None
    competency: str | None = None
    text: str | None = None
    left: bool = False
    """Whether the person chose to write nothing."""


def _left(draft: FollowDraft) -> FollowDraft:
    """The draft for going back to the person: no question is open, and nothing is kept."""
    slots = frozenset(slot.name for slot in FOLLOW_UP.slots)
    return draft.model_copy(update={"left": True, "answered": slots})


def _back(turn: Turn, dialog: OpenDialog[FollowDraft]) -> list[Button]:
    return [dialog.button(turn.words.plain("follow-up-to-person"), "leave")]


def _changes(draft: FollowDraft) -> bool:
    return draft.what is What.CHANGE


def _trains(draft: FollowDraft) -> bool:
    return _changes(draft) and draft.action is FollowAction.TRAINING


async def _proposal(turn: Turn, draft: FollowDraft) -> Proposal:
    """The proposal that is changed or declined."""
    sheet = await writing_sheet(turn, draft.closing, draft.person)
    return sheet.outcome.now.followed.proposal(draft.mark)


class _Action(Slot[FollowDraft]):
    """The action that takes the place of a proposal: another one, or a training with another course."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[FollowDraft]) -> Question:
        question = await super().ask(turn, flow, dialog)
        same = {(await _proposal(turn, dialog.draft)).action} - {FollowAction.TRAINING}
        offered = [each for each in FollowAction if each not in same]
        actions = [dialog.button(turn.words.plain(f"action-{each}"), each) for each in offered]
        return Question(question.text, [*in_rows(actions, 2), _back(turn, dialog)])

    async def tap(
        self, turn: Turn, dialog: OpenDialog[FollowDraft], value: str
    ) -> FollowDraft | AskAgain[FollowDraft]:
        if value == "leave":
            return _left(dialog.draft)
        if value not in set(FollowAction):
            return await super().tap(turn, dialog, value)
        return dialog.draft.answer(self.name, action=FollowAction(value))


class _Course(Slot[FollowDraft]):
    """The course of a training: one of the catalogue, or as the supervisor writes it."""

    takes_text = True

    async def _offered(self, turn: Turn, draft: FollowDraft) -> dict[str, RequiredCompetency]:
        """The courses of the catalogue but the proposed one, by their numbers in it."""
        facts = await turn.uow.follow_ups.facts(draft.closing, [draft.person])
        proposal = await _proposal(turn, draft)
        numbered = enumerate(courses(facts[draft.person]))
        return {str(number): each for number, each in numbered if not proposal.is_for(each.course)}

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[FollowDraft]) -> Question:
        offered = await self._offered(turn, dialog.draft)
        said = turn.words(f"{flow}-ask-course" if offered else f"{flow}-ask-course-none")
        rows = [
            [dialog.button(shortened(each.course or "", _SHOWN_ON_BUTTON), number)]
            for number, each in offered.items()
        ]
        return Question(said, [*rows, _back(turn, dialog)])

    async def tap(
        self, turn: Turn, dialog: OpenDialog[FollowDraft], value: str
    ) -> FollowDraft | AskAgain[FollowDraft]:
        if value == "leave":
            return _left(dialog.draft)
        chosen = (await self._offered(turn, dialog.draft)).get(value)
        if chosen is None:
            return await super().tap(turn, dialog, value)
        return dialog.draft.answer(self.name, course=chosen.course, competency=chosen.name)

    async def hear(
        self, turn: Turn, dialog: OpenDialog[FollowDraft], message: Message
    ) -> FollowDraft | AskAgain[FollowDraft]:
        # A course in the supervisor's own words is for the competency that the proposal was about.
        proposal, course = await _proposal(turn, dialog.draft), parse_reason(text_of(message))
        if proposal.is_for(course):
            raise Invalid("follow-up-same")
        return dialog.draft.answer(self.name, course=course, competency=proposal.competency)


class _Text(Sentence[FollowDraft]):
    """The text; why something was done may be left out."""

    def __init__(self) -> None:
        super().__init__("text", parse_reason)

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[FollowDraft]) -> Question:
        words, draft, back = turn.words, dialog.draft, _back(turn, dialog)
        if draft.what is What.RECOMMEND:
            sheet = await writing_sheet(turn, draft.closing, draft.person)
            return Question(in_lines([words(f"{flow}-ask-text"), *examples(words, sheet)]), [back])
        if draft.what is not What.ANSWER:
            return Question(words(f"{flow}-ask-text-{draft.what}"), [back])
        if draft.done is Done.DONE:
            skip = dialog.button(words.plain("flow-skip"), "skip")
            return Question(words(f"{flow}-ask-text-done"), [[skip], back])
        return Question(words(f"{flow}-ask-text-not-done"), [back])

    async def tap(
        self, turn: Turn, dialog: OpenDialog[FollowDraft], value: str
    ) -> FollowDraft | AskAgain[FollowDraft]:
        if value == "leave":
            return _left(dialog.draft)
        if value == "skip" and dialog.draft.done is Done.DONE:
            return dialog.draft.answer(self.name)
        return await super().tap(turn, dialog, value)

    async def hear(
        self, turn: Turn, dialog: OpenDialog[FollowDraft], message: Message
    ) -> FollowDraft | AskAgain[FollowDraft]:
        if dialog.draft.what is not What.RECOMMEND:
            return await super().hear(turn, dialog, message)
        return dialog.draft.answer(self.name, text=parse_recommendation(text_of(message)))


def examples(words: Words, sheet: Sheet) -> list[Html]:
    """Sentences that others wrote in such a case: to be read, never filled in."""
    lowest = weakest(sheet.outcome.now.card)
    own = [] if lowest is None else [words(f"follow-up-example-{lowest.source}")]
    return [words("follow-up-examples"), *own, words("follow-up-example")]


async def _so_far(turn: Turn, draft: FollowDraft) -> Sequence[Html]:
    words, sheet = turn.words, await writing_sheet(turn, draft.closing, draft.person)
    period = period_name(words, sheet.closed.period)
    lines = [words("follow-up-person", name=sheet.person.name, period=period)]
    now, past = sheet.outcome.now.followed, sheet.outcome.before
    if draft.what is What.RECOMMEND:
        lines += result_lines(words, sheet.outcome.now)
        if now.recommendation is not None:
            lines.append(words("follow-up-present", text=now.recommendation.text))
    elif draft.what is What.ANSWER and past is not None and draft.done is not None:
        if past.followed.recommendation is not None:
            lines.append(words("follow-up-present", text=past.followed.recommendation.text))
        lines += planned_lines(words, past.followed, Space(400, 10))
        lines.append(words(f"follow-up-done-{draft.done.replace('_', '-')}"))
    elif draft.mark:
        what = shortened(what_text(words, now.proposal(draft.mark)), 400)
        lines.append(words("follow-up-proposed", what=what))
        if draft.action is not None:
            lines.append(words("follow-up-instead", what=_instead(words, draft)))
    return [*lines, Html("")]


def _instead(words: Words, draft: FollowDraft) -> str:
    name = words.plain(f"action-{draft.action}")
    return name if draft.course is None else words.plain("follow-up-what", action=name, about=draft.course)


async def _finish(turn: Turn, dialog: OpenDialog[FollowDraft]) -> Screen | None:
    """Keeps what was said; the right and the closing are asked for again."""
    draft = dialog.draft
    sheet = await writing_sheet(turn, draft.closing, draft.person)
    text = draft.text or ""
    if draft.left:
        return await actions.with_ways(turn, sheet)
    match draft.what:
        case What.RECOMMEND:
            await actions.recommend(turn, sheet, text)
        case What.ANSWER if draft.done is not None:
            await actions.answer(turn, sheet, draft.done, draft.text)
        case What.DECLINE:
            proposal = sheet.outcome.now.followed.proposal(draft.mark)
            await actions.decide(turn, sheet, proposal, declined(proposal, text))
        case What.CHANGE if draft.action is not None:
            proposal = sheet.outcome.now.followed.proposal(draft.mark)
            course, about = draft.course, draft.competency
            decided = changed(proposal, draft.action, text, competency=about, course=course)
            await actions.decide(turn, sheet, proposal, decided)
        case _:
            raise Invalid("button-outdated")
    return await actions.after_writing(turn, sheet)


FOLLOW_UP: Flow[FollowDraft] = Flow(
    "follow-up",
    Action.SEE_FOLLOW_UPS,
    FollowDraft,
    slots=[
        _Action("action", applies=_changes),
        _Course("course", applies=_trains),
        _Text(),
    ],
    finish=_finish,
    so_far=_so_far,
    worth_keeping=lambda draft: False,
    about=lambda draft: (draft.closing, draft.person, draft.what, draft.mark),
    farewell="follow-up-left",
    has_way_out=False,
)
