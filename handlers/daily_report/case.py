"""An entry as a case: what its card shows, and the proof behind it."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cases import CaseState
from domain.errors import AlreadyHandled
from handlers.daily_report.actions import CASE
from handlers.daily_report.callbacks import EvidenceTap, VersionsTap
from handlers.daily_report.own import author_rows
from handlers.frame.case_kind import CaseKind, Reader
from handlers.frame.gate import Action
from handlers.frame.screen import Button, Rows
from handlers.frame.turn import Turn
from handlers.kit.attachments import show_evidence
from handlers.kit.entry_text import lines_of
from locales import Html, Words
from storage.tables import Entry
from storage.uow import UnitOfWork


async def _lines(uow: UnitOfWork, words: Words, entry: Entry, reader: Reader) -> Sequence[Html]:
    """The report; a reviewer sees the self rating once it cannot sway the own one."""
    proof = len(await uow.entries.evidence(entry.id))
    is_rated = reader is Reader.AFTERWARDS and entry.state == CaseState.APPROVED
    with_self = reader is Reader.AUTHOR or is_rated
    lines = await lines_of(uow, words, entry, proof, with_self=with_self)
    if entry.state == CaseState.SUBMITTED and reader is not Reader.AUTHOR and entry.version > 1:
        earlier = await uow.entries.versions(entry.id)
        if earlier and earlier[-1].note:
            lines.append(words("card-asked", reason=earlier[-1].note))
    return lines


async def _rows(uow: UnitOfWork, words: Words, entry: Entry) -> Rows:
    rows = []
    if await uow.entries.evidence(entry.id):
        rows.append([Button(words.plain("card-evidence"), EvidenceTap(entry.id))])
    if entry.version > 1:
        rows.append([Button(words.plain("entry-versions"), VersionsTap(entry.id))])
    return rows


ENTRY: CaseKind[Entry] = CaseKind(
    CASE,
    Entry,
    Action.REVIEW_ENTRY,
    rated=True,
    about=lambda words, entry: entry.activity,
    lines=_lines,
    rows=_rows,
    author_rows=author_rows,
)


async def show_proof(turn: Turn, tap: EvidenceTap) -> None:
    """Sends the proof of an entry into the chat."""
    entry = await turn.uow.cases.get(Entry, tap.entry_id)
    await turn.allow(Action.SEE_EVIDENCE, entry)
    if entry is None:
        raise AlreadyHandled("review-gone")
    author = await turn.uow.people.get(entry.employee_id)
    title = turn.words.plain("evidence-caption", name=author.name, day=turn.words.short_day(entry.date))
    show_evidence(turn, title, await turn.uow.entries.evidence(entry.id))
