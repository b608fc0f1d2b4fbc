"""`/kendala` in three questions: what, whose help, until when; and the blocker as a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from domain.answers import parse_activity, parse_reason, shortened
from domain.blockers import DUE, BlockerDraft, parse_help
from domain.cases import CaseState
from handlers.blockers import actions
from handlers.frame.callbacks import Callback
from handlers.frame.case_kind import CaseKind, CaseText, Reader
from handlers.frame.flow import CHANGE, AskAgain, Flow, OpenDialog, Question
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.days import own_today
from handlers.kit.own_cases import OwnTap, put
from handlers.kit.search import by_id
from handlers.kit.slots import Choice, Option, Sentence
from handlers.kit.spans import due_slot
from locales import Html, Words
from storage.tables import Blocker, Entry
from storage.uow import UnitOfWork

NEW = BlockerDraft(answered=frozenset({"entry"}))
"""A blocker without a report; its report can be added later by a change."""
_RECENT = timedelta(days=7)
_MOST_ENTRIES = 8
_LONGEST_TITLE = 60


class PassTap(Callback, prefix="bp1"):
    """The reviewer of a blocker in a version passes it up."""

    blocker_id: int
    version: int


# --- questions ------------------------------------------------------------------------------------------


class Help(Sentence[BlockerDraft]):
    """Whose help: the supervisor's, or what is written."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[BlockerDraft]) -> Question:
        question = await super().ask(turn, flow, dialog)
        return Question(question.text, [[dialog.button(turn.words.plain("blocker-help-head"), "head")]])

    async def tap(
        self, turn: Turn, dialog: OpenDialog[BlockerDraft], value: str
    ) -> BlockerDraft | AskAgain[BlockerDraft]:
        if value != "head":
            return await super().tap(turn, dialog, value)
        return dialog.draft.answer(self.name, help=turn.words.plain("blocker-help-head"))


async def _entries(turn: Turn, draft: BlockerDraft) -> list[Option]:
    words, today = turn.words, await own_today(turn, draft)
    found = await turn.uow.entries.since(turn.person.id, today - _RECENT)
    known = {entry.id for entry in found[-_MOST_ENTRIES:]} | {draft.entry_id}
    return [
        Option(f"{words.short_day(entry.date)}: {shortened(entry.activity, _LONGEST_TITLE)}", str(entry.id))
        for entry in reversed(found)
        if entry.id in known
    ]


async def _so_far(turn: Turn, draft: BlockerDraft) -> Sequence[Html]:
    words = turn.words
    lines = [words("blocker-title")]
    entry = await turn.uow.cases.get(Entry, draft.entry_id)
    lines += _lines_of(words, draft.what, draft.help, draft.due if "due" in draft.answered else None, entry)
    if draft.still:
        lines.append(words("blocker-line-still", text=draft.still))
    return [*lines, Html("")]


def _lines_of(
    words: Words, what: str | None, help_of: str | None, due: date | None, entry: Entry | None
) -> list[Html]:
    said: list[Html | None] = [
        words("blocker-line-what", what=what) if what else None,
        words("blocker-line-entry", date=entry.date, activity=entry.activity) if entry else None,
        words("blocker-line-help", help=help_of) if help_of else None,
        words("blocker-line-due", due=due) if due else None,
    ]
    return [line for line in said if line is not None]


async def _send(turn: Turn, dialog: OpenDialog[BlockerDraft]) -> Screen | None:
    draft = dialog.draft
    blocker = await turn.uow.cases.get(Blocker, draft.blocker_id)
    content = await actions.content_of(turn.uow, turn.office, turn.person, draft, blocker, turn.now)
    await put(turn, dialog, CASE, content, case=blocker)
    return None


BLOCKER: Flow[BlockerDraft] = Flow(
    "blocker",
    Action.PUT_FORWARD,
    BlockerDraft,
    slots=[
        Sentence("what", parse_activity),
        Help("help", parse_help),
        due_slot(
            "due",
            DUE,
            [("span-tomorrow", 1), ("blocker-in-three-days", 3), ("blocker-in-a-week", 7)],
            own_today,
        ),
        Choice("entry", _entries, by_id("entry", "entry_id"), none="blocker-no-entry"),
        Sentence("still", parse_reason, applies=lambda draft: draft.is_answered),
    ],
    so_far=_so_far,
    summary="blocker-ask-summary",
    finish=_send,
    about=lambda draft: draft.blocker_id,
)


# --- the case -------------------------------------------------------------------------------------------


def brief(words: Words, blocker: Blocker) -> str:
    """What stands in the way, as one line of a list."""
    return shortened(blocker.what, _LONGEST_TITLE)


async def _said(uow: UnitOfWork, words: Words, blocker: Blocker, reader: Reader) -> CaseText:
    entry = await uow.cases.get(Entry, blocker.entry_id)
    lines = _lines_of(words, blocker.what, blocker.help, blocker.due, entry)
    for said in blocker.steps:
        who, day = await uow.people.get(said.by), words.short_day(said.day)
        told = {} if said.text is None else {"text": said.text}
        lines.append(words(f"blocker-step-{said.step}", name=who.name, day=day, **told))
    if blocker.state != CaseState.SUBMITTED:
        return CaseText(lines)
    return CaseText(lines, rows=[[Button(words.plain("blocker-pass"), PassTap(blocker.id, blocker.version))]])


async def _author_rows(uow: UnitOfWork, words: Words, blocker: Blocker) -> Rows:
    if blocker.state not in CASE.changeable:
        return []
    if blocker.state == CaseState.RETURNED:
        change = "blocker-still" if blocker.meeting is None else "blocker-hindered"
    else:
        change = "flow-change"
    done = "solved" if blocker.meeting is None else "done"
    return [
        [
            Button(words.plain(change), OwnTap(CASE.name, blocker.id, "change")),
            Button(words.plain(f"blocker-{done}"), OwnTap(CASE.name, blocker.id, "really")),
        ]
    ]


async def _change(turn: Turn, blocker: Blocker) -> None:
    answered = blocker.state == CaseState.RETURNED
    draft = BlockerDraft(
        answered=frozenset({"what", "help", "due", "entry"}),
        blocker_id=blocker.id,
        entry_id=blocker.entry_id,
        what=blocker.what,
        help=blocker.help,
        due=blocker.due,
        is_answered=answered,
    )
    if blocker.due < await own_today(turn, draft):
        draft = draft.reopen("due")
    await turn.begin(BLOCKER, draft, "still" if answered else CHANGE)


CASE: CaseKind[Blocker] = CaseKind(
    actions.CASE,
    Blocker,
    about=brief,
    said=_said,
    change=_change,
    author_rows=_author_rows,
    wishes=("approve", "return"),
    speaks=True,
)
