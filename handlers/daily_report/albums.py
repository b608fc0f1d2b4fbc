"""Albums: pictures sent together are evidence of one report, in whatever order they arrive."""

from __future__ import annotations

from telegram import Message

from domain.cases import CHANGEABLE
from domain.drafts import Draft
from domain.entries import EvidenceItem, ReportDraft
from domain.notices import Notice, Priority
from domain.report_lines import Kind
from handlers.daily_report import actions, plans
from handlers.daily_report.free_text import (
    context_of,
    drafts_of,
    is_other_command,
    is_untold,
    of_drafts,
    read_told,
    said_in,
)
from handlers.daily_report.proof import ProofDraft
from handlers.daily_report.several import SeveralDraft
from handlers.frame.gate import Action
from handlers.frame.room import Telling
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.attachments import attachment_of
from storage.tables import Dialog, Entry


class AlbumJoined(Notice, kind="album_joined", priority=Priority.ANSWER):
    """To the author: pictures that arrived after the report was sent belong to it now."""

    entry_id: int
    count: int
    """Its pieces of evidence with this picture."""


async def joined(turn: Turn, message: Message) -> bool:
    """Takes a picture whose album belongs to a report, sent or not; leaves any other to the next door."""
    proof = attachment_of(message)
    if proof is None or proof.album is None or turn.actor.employee is None:
        return False
    entries = await turn.uow.entries.of_album(turn.person.id, proof.album)
    if entries:
        await _join_entries(turn, entries, proof)
        return True
    waiting = await turn.rooms.dialogs.waiting(turn)
    begun = next(((dialog, draft) for dialog, draft in waiting if proof.album in _albums(draft)), None)
    if begun is None:
        return False
    dialog, draft = begun
    if await _took_caption(turn, dialog, draft, message, proof):
        return True
    if dialog is waiting[0][0]:
        return False  # it is for the conversation that is held
    await turn.rooms.dialogs.keep_file(turn, dialog, message)
    return True


def _albums(draft: Draft) -> set[str | None]:
    """The albums with a picture in the draft."""
    match draft:
        case ReportDraft() | ProofDraft():
            return {item.album for item in draft.evidence}
        case SeveralDraft():
            return {item.album for entry in draft.entries for item in entry.evidence}
    return set()


async def _join_entries(turn: Turn, entries: list[Entry], proof: EvidenceItem) -> None:
    """Adds a picture to the reports that were sent with its album; to those that may still be changed."""
    await turn.allow(Action.CHANGE_CASE, entries[0])
    open_ones = [each for each in entries if each.state in CHANGEABLE] or entries[:1]
    had = len(await turn.uow.entries.evidence(open_ones[0].id))
    added = [
        await actions.add_evidence(turn.uow, turn.office, entry, (proof,), turn.now) for entry in open_ones
    ]
    if added[0]:
        turn.confirm(AlbumJoined(open_ones[0].id, had + added[0]))


async def _took_caption(
    turn: Turn, dialog: Dialog, draft: Draft, message: Message, proof: EvidenceItem
) -> bool:
    """Fills a report that pictures without words began with the words under one that came after them."""
    if not isinstance(draft, ReportDraft) or not said_in(message) or is_other_command(message):
        return False
    if not await is_untold(turn, draft):
        return False
    context = await context_of(turn)
    heard = read_told(said_in(message), context, has_files=True)
    if heard.kind is Kind.PLAN:
        await turn.rooms.dialogs.cancel(turn, dialog)
        await plans.heard_under_picture(turn, said_in(message))
        return True
    if heard.kind is not Kind.REPORT:
        return False
    drafts = await drafts_of(turn, heard, context.today, (*draft.evidence, proof))
    await turn.rooms.dialogs.become(turn, dialog, *of_drafts(drafts))
    return True


async def album_joined(told: Telling, notice: AlbumJoined) -> Screen | None:
    """The number of pieces of evidence of a report; None when a later picture has the news."""
    entry = await told.uow.cases.get(Entry, notice.entry_id)
    if entry is None or len(await told.uow.entries.evidence(entry.id)) > notice.count:
        return None
    return Screen(told.words("album-joined", activity=entry.activity, count=notice.count))
