"""A sent report as its author sees it, with the buttons that the author may use."""

from __future__ import annotations

from domain.cases import NO_REPORT, CaseState
from handlers.daily_report.callbacks import CorrectTap, EntryTap, ReportAgainTap, VersionsTap
from handlers.frame.callbacks import CommandTap
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Rows, Screen
from handlers.frame.turn import Turn
from handlers.kit.entry_text import lines_of
from handlers.kit.innovations import mark_row
from handlers.kit.reviewers import verdict, waits_for
from handlers.kit.talks import talk_rows
from locales import Html, Words, in_lines
from storage.tables import Entry
from storage.uow import UnitOfWork


async def own_entry(told: Turn | Telling, entry: Entry, *, is_late: bool) -> Screen:
    """The sent report, and who it waits for or its state."""
    words = told.words
    around = await told.uow.entries.around(entry.id)
    lines = [await _title(told, entry)]
    lines += await lines_of(told.uow, words, entry, around, with_self=True)
    if is_late:
        lines.append(words("received-late"))
    is_proven = around.proof > 0 and entry.state == CaseState.SUBMITTED
    if is_proven and not await told.uow.entries.had_evidence_before(entry):
        lines.append(words("privacy-evidence-first"))
    if entry.state == CaseState.SUBMITTED:
        lines += [Html(""), await waits_for(told.uow, words, told.office, entry, entry.revised_at)]
    elif entry.state != CaseState.WITHDRAWN:
        lines.append(await verdict(told.uow, words, entry))
    return Screen(in_lines(lines), await _rows(told.uow, words, entry))


async def _title(told: Turn | Telling, entry: Entry) -> Html:
    if entry.state != CaseState.SUBMITTED:
        return told.words(f"reviewed-entry-{entry.state}")
    if entry.version == 1:
        return told.words("case-sent-entry")
    before = (await told.uow.entries.versions(entry.id))[-1]
    came_back = before.note or before.reason_code
    return told.words("received-title-again" if came_back else "received-title-changed")


async def _rows(uow: UnitOfWork, words: Words, entry: Entry) -> Rows:
    """What the author may do with it, and what comes next."""
    again = [Button(words.plain("received-again"), ReportAgainTap())]
    if entry.state == CaseState.SUBMITTED and not await uow.cases.is_locked(entry):
        again.append(Button(words.plain("received-plan"), CommandTap("besok")))
    return [*await author_rows(uow, words, entry), again]


async def _waiting_rows(uow: UnitOfWork, words: Words, entry: Entry) -> list[list[Button]]:
    """As long as it waits: change it, add proof, take it back."""
    if entry.state != CaseState.SUBMITTED or await uow.cases.is_locked(entry):
        return []
    change, proof, withdraw = (
        Button(words.plain(f"entry-{wish}"), EntryTap(entry.id, wish))
        for wish in ("change", "proof", "withdraw")
    )
    blocker = Button(words.plain("entry-blocker"), CommandTap(f"kendala laporan {entry.id}"))
    return [[change, proof], [withdraw, blocker]]


async def author_rows(uow: UnitOfWork, words: Words, entry: Entry) -> Rows:
    """Buttons of the author wherever the report is shown; what changes it until its period is closed."""
    rows = await _waiting_rows(uow, words, entry)
    if entry.state == CaseState.RETURNED and not await uow.cases.is_locked(entry):
        rows.append([Button(words.plain("reviewed-correct"), CorrectTap(entry.id), style="primary")])
    if entry.state not in NO_REPORT:
        rows.append(mark_row(words, entry))
    rows += talk_rows(words, entry)
    if entry.version > 1:
        rows.append([Button(words.plain("entry-versions"), VersionsTap(entry.id))])
    return rows
