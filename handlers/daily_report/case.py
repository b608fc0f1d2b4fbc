"""An entry as a case: the content of its card."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cases import CaseState, UsualReason
from handlers.daily_report.actions import CASE
from handlers.daily_report.callbacks import VersionsTap
from handlers.daily_report.own import author_rows
from handlers.frame.callbacks import CommandTap
from handlers.frame.case_kind import CaseKind, CaseText, Reader
from handlers.frame.screen import Button, Rows
from handlers.kit.entry_text import lines_of
from handlers.kit.innovations import decide_row, is_open
from handlers.kit.talks import talk_rows
from locales import Words
from locales.work import reason_text
from storage.tables import Entry, Evidence, Innovation
from storage.uow import UnitOfWork


async def _said(uow: UnitOfWork, words: Words, entry: Entry, reader: Reader) -> CaseText:
    """The report; a reviewer sees the self rating once it cannot sway the own one."""
    around = await uow.entries.around(entry.id)
    is_rated = reader is Reader.AFTERWARDS and entry.state == CaseState.APPROVED
    with_self = reader is Reader.AUTHOR or is_rated
    lines = await lines_of(uow, words, entry, around, with_self=with_self)
    if entry.state == CaseState.SUBMITTED and reader is not Reader.AUTHOR and entry.version > 1:
        earlier = await uow.entries.versions(entry.id)
        asked = reason_text(words, earlier[-1].note, earlier[-1].reason_code) if earlier else None
        if asked:
            lines.append(words("card-asked", reason=asked))
    return CaseText(lines, around.proof, _rows(words, entry, reader, around.mark))


async def _proof(uow: UnitOfWork, entry: Entry) -> Sequence[Evidence]:
    return await uow.entries.evidence(entry.id)


def _rows(words: Words, entry: Entry, reader: Reader, mark: Innovation | None) -> Rows:
    if reader is Reader.AUTHOR:
        return []  # the author's own rows have all of it
    # Before the decision is final the button would reveal that the self rating is another one.
    rows = talk_rows(words, entry) if reader is Reader.AFTERWARDS else []
    if mark is not None and is_open(entry, mark):
        rows.append(decide_row(words, mark))
    if entry.state == CaseState.APPROVED:
        # A return or a rejection has a reason already.
        give = CommandTap(f"umpanbalik laporan {entry.id}")
        rows.append([Button(words.plain("entry-feedback"), give)])
    if entry.version == 1:
        return rows
    return [*rows, [Button(words.plain("entry-versions"), VersionsTap(entry.id))]]


ENTRY: CaseKind[Entry] = CaseKind(
    CASE,
    Entry,
    about=lambda words, entry: entry.activity,
    said=_said,
    proof=_proof,
    proof_title=lambda words, entry: words.short_day(entry.date),
    author_rows=author_rows,
    rated=True,
    usual={
        "return": (
            UsualReason.PROOF,
            UsualReason.OTHER_PROOF,
            UsualReason.UNCLEAR,
            UsualReason.AMOUNT,
            UsualReason.TIME,
        ),
        "reject": (UsualReason.TWICE, UsualReason.NO_DUTY),
    },
)
