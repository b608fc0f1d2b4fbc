"""Words below all answers of a report: its changes are made, or one of its questions is asked."""

from __future__ import annotations

from domain.entries import ReportDraft
from domain.errors import Invalid
from domain.report_lines import Context, restating
from handlers.daily_report import actions
from handlers.frame.flow import AskAgain, OpenDialog
from handlers.frame.turn import Turn
from handlers.kit.days import zone_of


async def restated(
    turn: Turn, dialog: OpenDialog[ReportDraft], text: str
) -> tuple[AskAgain[ReportDraft], str] | None:
    """The report with what words change, or the question that they lead to; None for work."""
    draft = dialog.draft
    target = await turn.uow.targets.get(draft.target_id) if draft.target_id else None
    now = turn.now.astimezone(await zone_of(turn.uow, turn.office, turn.person.id, turn.now))
    measures = () if target is None else (target.measure,)
    found = restating.restated(draft, text, Context(now, turn.words.writing.thousands, measures))
    if found is None:
        return None
    changed = found.draft
    if found.day is not None:
        try:
            changed = await actions.set_date(turn.uow, turn.office, turn.person, changed, found.day, turn.now)
        except Invalid as refusal:
            return AskAgain(draft, warning=refusal), "date"
    question = found.question or (found.named if changed == draft else "")
    return AskAgain(changed, warning=found.warning), question


def changed_answer(before: ReportDraft, after: ReportDraft) -> str:
    """The name of the first answer in which two reports differ."""
    fields = {"day": "date", "volume": "volume", "measure": "volume", "minutes": "time", "started": "time"}
    fields |= {"self_rating": "rating", "activity": "activity"}
    return next(
        (slot for name, slot in fields.items() if getattr(before, name) != getattr(after, name)), "evidence"
    )
