"""Where a report begins: the command, and the buttons under a confirmation and under a returned report."""

from __future__ import annotations

from domain.cases import CaseState
from domain.entries import ReportDraft
from domain.errors import AlreadyHandled
from handlers.daily_report import actions
from handlers.daily_report.callbacks import CorrectTap, ReportAgainTap
from handlers.daily_report.talk import REPORT
from handlers.frame.flow import CHANGE
from handlers.frame.gate import Action
from handlers.frame.turn import Turn
from handlers.kit.days import today_of
from handlers.kit.drafts import begin_afresh
from storage.tables import Entry


async def report(turn: Turn, argument: str) -> None:
    """Begins a report."""
    # Who is in no unit is refused before a conversation begins.
    await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    await begin_afresh(turn, REPORT, ReportDraft(), "lapor")


async def report_again(turn: Turn, tap: ReportAgainTap) -> None:
    """Begins another report."""
    await report(turn, "")


async def correct(turn: Turn, tap: CorrectTap) -> None:
    """Opens a returned entry for its author to change."""
    entry = await turn.uow.cases.get(Entry, tap.entry_id)
    await turn.allow(Action.CORRECT_ENTRY, entry)
    if entry is None or entry.state != CaseState.RETURNED:
        raise AlreadyHandled("correct-not-returned")
    await turn.begin(
        REPORT, await actions.draft_of(turn.uow, entry, [slot.name for slot in REPORT.slots]), CHANGE
    )
