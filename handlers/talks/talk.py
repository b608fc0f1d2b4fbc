"""A note in a talk: what was written so far, and one sentence more."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import parse_reason
from domain.notices import Notice, Recipient
from domain.talks import TalkDraft, check_open
from handlers.frame.flow import Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Screen, cut
from handlers.frame.turn import Turn
from handlers.kit.case_actions import reviewers
from handlers.kit.slots import Continued
from handlers.kit.talks import TalkTap, talk_lines
from locales import Html, Words, in_lines
from storage.tables import Entry
from storage.uow import UnitOfWork

_LONGEST_ACTIVITY = 80


class TalkNoted(Notice, kind="talk_noted"):
    """To the other side of a talk: somebody wrote a note."""

    note_id: int


async def head(uow: UnitOfWork, words: Words, entry: Entry) -> Html:
    """Whose work it is, and both ratings."""
    author = await uow.people.get(entry.employee_id)
    return words(
        "talk-head",
        name=author.name,
        day=words.short_day(entry.date),
        activity=cut(entry.activity, _LONGEST_ACTIVITY),
        own=entry.self_rating,
        given=entry.supervisor_rating or 0,
    )


async def _entry_of(turn: Turn, entry_id: int) -> Entry:
    entry = await turn.case(Entry, entry_id, Action.TALK_ABOUT)
    check_open(entry.state, entry.reviewed_at, turn.now)
    return entry


async def opened(turn: Turn, tap: TalkTap) -> None:
    """Shows a talk and asks for a note; who only reads leaves it with a tap."""
    entry = await _entry_of(turn, tap.entry_id)
    await turn.begin(TALK, TalkDraft(entry_id=entry.id))


async def _so_far(turn: Turn, draft: TalkDraft) -> Sequence[Html]:
    entry = await _entry_of(turn, draft.entry_id)
    lines = [await head(turn.uow, turn.words, entry), *await talk_lines(turn.uow, turn.words, entry)]
    if draft.text:
        lines.append(turn.words("talk-line", name=turn.person.name, text=draft.text))
    return [*lines, Html("")]


async def _write(turn: Turn, dialog: OpenDialog[TalkDraft]) -> Screen | None:
    entry = await _entry_of(turn, dialog.draft.entry_id)
    me, uow = turn.person.id, turn.uow
    note = await uow.talks.add(entry.id, me, dialog.draft.text or "", turn.now)
    found = await reviewers(uow, turn.office, entry, turn.now)
    found += await uow.supervision.superiors_of(entry, turn.today)
    others = {each.employee.id for each in found}
    for person in others if me == entry.employee_id else {entry.employee_id}:
        uow.outbox.add(TalkNoted(note.id), Recipient(employee_id=person), turn.now)
    lines = [await head(uow, turn.words, entry), *await talk_lines(uow, turn.words, entry)]
    return Screen(in_lines([turn.words("talk-written"), *lines]))


TALK: Flow[TalkDraft] = Flow(
    "talk",
    Action.SEE_TALKS,
    TalkDraft,
    slots=[Continued("text", parse_reason)],
    so_far=_so_far,
    summary="talk-ask-summary",
    finish=_write,
    worth_keeping=lambda draft: draft.text is not None,
    about=lambda draft: draft.entry_id,
    farewell="talk-farewell",
    retold="text",
)


def answer_row(words: Words, entry_id: int) -> list[Button]:
    """The button that opens a talk to answer it."""
    return [Button(words.plain("talk-answer"), TalkTap(entry_id), style="primary")]
