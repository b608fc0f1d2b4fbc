"""`/target` in a few questions: a new target, other terms, or that one no longer counts; and its case."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import parse_reason
from domain.cases import CaseState
from domain.corrections import TARGET_ANSWERS, field_meant
from domain.notices import Notice, Priority
from domain.targets import Ask, TargetDraft, TargetKind, Terms, amount_named, parse_title
from handlers.frame.case_kind import CaseKind, CaseText, Reader
from handlers.frame.flow import CHANGE, SUMMARY, Flow, OpenDialog, Slot
from handlers.frame.gate import Action
from handlers.frame.records import DayOf
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.own_cases import put
from handlers.kit.pickers import Many
from handlers.kit.slots import Choice, Sentence, one_of
from handlers.kit.teams import team_options
from handlers.targets import actions
from handlers.targets.questions import (
    PeriodChoice,
    Quantity,
    Weight,
    parent_options,
    period_options,
    with_parent,
    with_period,
)
from handlers.targets.screens import brief, progress_lines, terms_lines
from locales import Html, Words
from storage.records.targets import terms_in
from storage.tables import Target, TargetProposal
from storage.uow import UnitOfWork

NEW = TargetDraft(answered=frozenset({"parent", "weight"}))
"""A new target: its weight is asked only to change it, the superior's target only where there is one."""


class TargetsSet(Notice, kind="targets_set", priority=Priority.ANSWER):
    """To the supervisor: a target was set for several people; replaces the conversation."""

    proposal_id: int
    count: int


class TargetSet(Notice, kind="target_set"):
    """To a person: the supervisor has set a target."""

    proposal_id: int


# --- questions ------------------------------------------------------------------------------------------


def _is_open(draft: TargetDraft) -> bool:
    """Whether the target is still to be chosen: an agreed one has its title and period."""
    return not draft.is_fixed


def _has_terms(draft: TargetDraft) -> bool:
    return draft.ask is not Ask.DROP


_TERMS: list[Slot[TargetDraft]] = [
    Sentence("title", parse_title, applies=_is_open),
    PeriodChoice("period", period_options, with_period, width=2, applies=_is_open),
    Quantity("quantity", applies=_has_terms),
    Sentence("indicator", parse_title, optional=True, applies=_has_terms),
    Sentence("rencana_aksi", parse_title, optional=True, applies=_has_terms),
    one_of("kind", TargetKind, "target-kind", width=2, applies=_has_terms),
    Choice("parent", parent_options, with_parent, numbered=True, none="target-no-parent", applies=_has_terms),
    Weight("weight", applies=_has_terms),
]


async def _so_far(turn: Turn, draft: TargetDraft) -> Sequence[Html]:
    words = turn.words
    lines = [words(f"target-title-{'set' if draft.for_others else draft.ask}", **_counted(draft))]
    proposal = await turn.uow.cases.get(TargetProposal, draft.proposal_id)
    if proposal is not None and proposal.state == CaseState.RETURNED and proposal.note:
        lines.append(words("card-asked", reason=proposal.note))
    returned = proposal is not None and proposal.state == CaseState.RETURNED and draft.ask is Ask.NEW
    before = terms_in(proposal) if proposal and returned else await _agreed(turn, draft)
    lines += terms_lines(words, draft, before)
    if draft.reason:
        lines.append(words("target-line-reason", value=draft.reason))
    return [*lines, Html("")]


def _counted(draft: TargetDraft) -> dict[str, int]:
    return {"count": len(draft.people)} if draft.for_others else {}


async def _agreed(turn: Turn, draft: TargetDraft) -> Terms | None:
    """The terms that hold, which a change changes."""
    if draft.target_id is None or draft.ask is not Ask.CHANGE:
        return None
    target = await turn.uow.targets.get(draft.target_id)
    return None if target is None else terms_in(target)


async def _propose(turn: Turn, dialog: OpenDialog[TargetDraft]) -> Screen | None:
    draft = dialog.draft
    proposal = await turn.uow.cases.get(TargetProposal, draft.proposal_id)
    content = await actions.proposal_of(turn.uow, turn.office, turn.person, draft, turn.now)
    await put(turn, dialog, CASE, content, case=proposal)
    return None


TARGET: Flow[TargetDraft] = Flow(
    "target",
    Action.PUT_FORWARD,
    TargetDraft,
    slots=[*_TERMS, Sentence("reason", parse_reason, applies=lambda draft: draft.is_fixed)],
    so_far=_so_far,
    summary=lambda turn, draft: turn.words(f"target-ask-summary-{draft.ask}"),
    finish=_propose,
    about=lambda draft: (draft.proposal_id, draft.target_id, draft.ask),
)


# --- a target that a supervisor sets --------------------------------------------------------------------


async def _set(turn: Turn, dialog: OpenDialog[TargetDraft]) -> Screen | None:
    today = turn.today
    for person in dialog.draft.people:
        await turn.allow(Action.REVIEW_CASE, DayOf(person, today))
    done = await actions.set_for(turn.uow, turn.office, turn.person, dialog.draft, turn.now)
    for proposal in done:
        turn.notify(TargetSet(proposal.id), proposal.employee_id)
    turn.confirm(TargetsSet(done[0].id, len(done)), edit_message_id=dialog.message_id)
    return None


SET: Flow[TargetDraft] = Flow(
    "settgt",
    Action.SET_TARGETS,
    TargetDraft,
    slots=[Many("people", team_options), *_TERMS],
    so_far=_so_far,
    summary=lambda turn, draft: turn.words("target-ask-summary-set", count=len(draft.people)),
    finish=_set,
    worded_as="target",
)


# --- the case -------------------------------------------------------------------------------------------


def draft_of(row: Target | TargetProposal, ask: Ask, **known: object) -> TargetDraft:
    """A draft that holds the terms of a row, all answered."""
    answered = frozenset(slot.name for slot in TARGET.slots)
    return TargetDraft.model_validate(
        {"answered": answered, "ask": ask, **terms_in(row).model_dump(), **known}
    )


async def _said(uow: UnitOfWork, words: Words, proposal: TargetProposal, reader: Reader) -> CaseText:
    ask, target = Ask(proposal.ask), None
    if proposal.target_id is not None and ask is not Ask.NEW:
        target = await uow.targets.get(proposal.target_id)
    before = _before(proposal, target)
    lines = [words(f"target-asks-{ask}"), *terms_lines(words, terms_in(proposal), before)]
    if target is not None:
        progress = (await uow.targets.progress([target]))[target.id]
        lines += progress_lines(words, progress, target.measure)
    if proposal.reason:
        lines.append(words("target-line-reason", value=proposal.reason))
    return CaseText(lines)


def _before(proposal: TargetProposal, target: Target | None) -> Terms | None:
    """What a change changes: the terms that hold, or those that held until it was agreed."""
    if target is None or Ask(proposal.ask) is not Ask.CHANGE:
        return None
    return Terms.model_validate(proposal.replaced) if proposal.replaced else terms_in(target)


async def _change(turn: Turn, proposal: TargetProposal) -> None:
    """Opens a proposal for its author, at the answer that the reason of its return names."""
    known = {"proposal_id": proposal.id, "target_id": proposal.target_id, "reason": proposal.reason}
    draft = draft_of(proposal, Ask(proposal.ask), **known)
    returned = proposal.state == CaseState.RETURNED
    meant = field_meant(proposal.note or "", TARGET_ANSWERS) if returned else None
    if returned and meant in (None, "quantity") and draft.ask is not Ask.DROP:
        amount = amount_named(proposal.note or "", proposal.measure)
        if amount not in (None, proposal.quantity):
            # What the reviewer would agree to is filled in: its author sees it, and sends it or not.
            await turn.begin(TARGET, draft.model_copy(update={"quantity": amount}), SUMMARY)
            return
    slot = None if meant is None else TARGET.slot(meant)
    await turn.begin(TARGET, draft, meant if slot and meant and slot.applies(draft) else CHANGE)


CASE: CaseKind[TargetProposal] = CaseKind(
    "target",
    TargetProposal,
    about=lambda words, proposal: brief(proposal.title),
    said=_said,
    change=_change,
    approved=lambda uow, proposal: uow.targets.enter(proposal),
    ended=lambda uow, proposal: uow.targets.leave_out(proposal),
)
