"""Adding proof to a report after it was sent."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from domain.drafts import Draft
from domain.entries import MOST_EVIDENCE, EvidenceItem
from handlers.daily_report import actions
from handlers.daily_report.notices import EntryReceived
from handlers.daily_report.screens import replaced
from handlers.frame.flow import Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.entry_text import lines_of
from handlers.kit.slots import Files
from locales import Html
from storage.tables import Entry


class ProofDraft(Draft):
    """Which report gets more proof, and what has been sent of it so far."""

    entry_id: int = 0
    card_id: int | None = None
    """The author's message that asked for it."""
    evidence: tuple[EvidenceItem, ...] = ()


async def _own(turn: Turn, draft: ProofDraft) -> Entry:
    return await turn.case(Entry, draft.entry_id, Action.CHANGE_CASE)


async def _so_far(turn: Turn, draft: ProofDraft) -> Sequence[Html]:
    """The report, with all its proof."""
    entry = await _own(turn, draft)
    around = await turn.uow.entries.around(entry.id)
    around = replace(around, proof=around.proof + len(draft.evidence))
    lines = await lines_of(turn.uow, turn.words, entry, around, with_self=True)
    return [Html(f"<b>{turn.words('proof-title')}</b>"), *lines, Html("")]


async def _add(turn: Turn, dialog: OpenDialog[ProofDraft]) -> Screen | None:
    entry = await _own(turn, dialog.draft)
    await actions.add_evidence(turn.uow, turn.office, entry, dialog.draft.evidence, turn.now)
    is_late = await actions.came_late(turn.uow, turn.office, entry)
    turn.confirm(EntryReceived(entry.id, late=is_late), edit_message_id=dialog.message_id)
    replaced(turn, dialog.draft.card_id)
    return None


PROOF: Flow[ProofDraft] = Flow(
    "proof",
    Action.REPORT,
    ProofDraft,
    slots=[Files("evidence", MOST_EVIDENCE)],
    so_far=_so_far,
    finish=_add,
    worth_keeping=lambda draft: bool(draft.evidence),
    about=lambda draft: draft.entry_id,
    farewell="proof-farewell",
    has_way_out=False,
)
