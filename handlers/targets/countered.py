"""A target that was set, answered in words: “setuju tapi 100 saja” begins the proposal of other terms."""

from __future__ import annotations

import re
from datetime import timedelta

from telegram import Message

from domain.answers import clean, decision_said, shortened
from domain.cases import CaseState
from domain.patterns import late_pattern
from domain.targets import Ask, amount_named
from handlers.frame.flow import CHANGE, SUMMARY
from handlers.frame.gate import Action
from handlers.frame.turn import Turn
from handlers.targets import actions
from handlers.targets.talk import TARGET, TargetSet, draft_of
from storage.tables import TargetProposal

_LATELY = timedelta(days=3)
"""For so long words without a reply are taken for an answer to the target that was set last."""
_TOO_MUCH = late_pattern(
    r"\b(?:keberatan|tidak\s+sanggup|ter?lalu|kebanyakan|ketinggian|kurangi|(?:di)?turunkan"
    r"|too\s+(?:many|much|high)|reduce|lower)\b",
    re.IGNORECASE,
)
_LONGEST = 500


async def replied(turn: Turn, message: Message) -> bool:
    """A reply to the message about a target that was set."""
    shown, text = message.reply_to_message, message.text or ""
    if shown is None or turn.actor.employee is None or not (decision_said(text) or _TOO_MUCH.search(text)):
        return False
    notice = await turn.uow.outbox.said_in(shown.message_id, turn.person.id, TargetSet)
    return notice is not None and await _proposed(turn, notice, text)


async def told(turn: Turn, message: Message) -> bool:
    """An agreement on a condition, soon after a target was set."""
    said = decision_said(message.text or "")
    if turn.actor.employee is None or said is None or not said.agrees:
        return False
    notice = await turn.uow.outbox.last_told(TargetSet, turn.person.id, turn.now - _LATELY)
    return notice is not None and await _proposed(turn, notice, message.text or "")


async def _proposed(turn: Turn, notice: TargetSet, text: str) -> bool:
    """Begins to propose other terms, with the amount that is named; False where the target is no more."""
    proposal = await turn.uow.cases.get(TargetProposal, notice.proposal_id)
    if proposal is None or proposal.state != CaseState.APPROVED or proposal.target_id is None:
        return False
    row = await turn.uow.targets.get(proposal.target_id)
    if row is None or row.withdrawn_at is not None or row.employee_id != turn.person.id:
        return False
    await turn.allow(Action.PUT_FORWARD)
    await actions.own_target(turn.uow, turn.person.id, row.id)
    draft = draft_of(row, Ask.CHANGE, target_id=row.id, reason=shortened(clean(text), _LONGEST))
    amount = amount_named(text, row.measure)
    if amount in (None, row.quantity):
        await turn.begin(TARGET, draft, CHANGE)
    else:
        await turn.begin(TARGET, draft.model_copy(update={"quantity": amount}), SUMMARY)
    return True
