"""An assessor's texts: a note on an answer, and the reason of a rating by judgement."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import parse_reason
from domain.drafts import Draft
from domain.errors import Invalid
from domain.schemes import RESULTS, Assessor
from domain.scoring import Rating
from handlers.assessment.screens import criterion_name, criterion_screen, judge_screen
from handlers.assessment.sheet import Sheet, open_sheet
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.slots import Sentence
from locales import Html
from storage.records.assessments import Judged


class NoteDraft(Draft):
    """The person and the criterion of the text."""

    period: str = ""
    person: int = 0
    code: str = ""
    """Of the question, for a note."""
    rating: Rating | None = None
    """Of the results, for a reason."""
    has_note: bool = False
    """Whether there is one already, which may be taken away."""
    note: str | None = None


class _Note(Sentence[NoteDraft]):
    """The text; its own button leads back without one, or takes a note away."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[NoteDraft]) -> Question:
        draft = dialog.draft
        back = dialog.button(turn.words.plain("flow-back"), "skip")
        if draft.rating is not None:
            return Question(turn.words("assess-ask-reason"), [[back]])
        clear = [dialog.button(turn.words.plain("assess-clear"), "clear")] if draft.has_note else []
        return Question(turn.words("assess-ask-note"), [[*clear, back]])

    async def tap(
        self, turn: Turn, dialog: OpenDialog[NoteDraft], value: str
    ) -> NoteDraft | AskAgain[NoteDraft]:
        if value == "clear" and dialog.draft.rating is None:
            return dialog.draft.answer("note", note="")
        return await super().tap(turn, dialog, value)


async def _so_far(turn: Turn, draft: NoteDraft) -> Sequence[Html]:
    sheet, words = await open_sheet(turn, draft.period, draft.person), turn.words
    if draft.rating is not None:
        rating = words(f"rating-{draft.rating}")
        return [words("assess-reason-about", name=sheet.person.name, rating=rating), Html("")]
    criterion = sheet.criterion(draft.code)
    given = sheet.given.get(criterion.name)
    about = words("assess-note-about", name=sheet.person.name, criterion=criterion_name(words, criterion))
    noted = [words("assess-note", note=given.note)] if given is not None and given.note else []
    return [about, *noted, Html("")]


async def _finish(turn: Turn, dialog: OpenDialog[NoteDraft]) -> Screen | None:
    """Keeps what was written; the right and the period are asked for again."""
    draft = dialog.draft
    sheet = await open_sheet(turn, draft.period, draft.person)
    if draft.rating is not None:
        return await _judge(turn, sheet, draft.rating, draft.note)
    criterion = sheet.criterion(draft.code)
    if draft.note is not None:
        if criterion.name not in sheet.given:
            raise Invalid("assess-rate-first")
        note = draft.note or None
        if sheet.given[criterion.name].assessor_id != turn.person.id:
            # Beside another's answer nobody writes: with the note it becomes one's own.
            rating = sheet.given[criterion.name].rating
            await turn.uow.assessments.rate(sheet.about(criterion), turn.person.id, rating, turn.now)
        await turn.uow.assessments.annotate(sheet.about(criterion), turn.person.id, note)
        sheet = await open_sheet(turn, draft.period, draft.person)
    return await criterion_screen(turn, sheet, criterion)


async def _judge(turn: Turn, sheet: Sheet, rating: Rating, reason: str | None) -> Screen:
    if sheet.source is not Assessor.SUPERVISOR or turn.office.scheme.matrix is None:
        raise Invalid("button-outdated")
    if reason:
        judged = Judged(turn.person.id, rating, reason)
        await turn.uow.assessments.judge(sheet.period, sheet.person.id, RESULTS, judged, turn.now)
        sheet = await open_sheet(turn, sheet.period.code, sheet.number)
    return judge_screen(turn.words, sheet)


def _about(draft: NoteDraft) -> object:
    return draft.period, draft.person, draft.code


NOTE: Flow[NoteDraft] = Flow(
    "assess",
    Action.ASSESS_ONESELF,
    NoteDraft,
    slots=[_Note("note", parse_reason, optional=True)],
    finish=_finish,
    so_far=_so_far,
    worth_keeping=lambda draft: False,
    about=_about,
    farewell="assess-note-left",
    has_way_out=False,
)
