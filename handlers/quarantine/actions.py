"""Finds groups of ratings that were set aside, and decides about them once the gate lets it pass."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from domain.disclosure import FEWEST
from domain.errors import AlreadyHandled
from domain.quarantine.groups import Group, QuarantineDraft
from domain.quarantine.reasons import Reason
from handlers.frame.gate import Action
from handlers.frame.records import OfService
from handlers.frame.turn import Turn
from storage.tables import QuarantineDecision, Service


class Chosen(Struct, frozen=True):
    """A group that waits, and its service."""

    group: Group
    service: Service


async def group_of(turn: Turn, service_id: int, reason: Reason, complete: bool, start: date) -> Chosen:
    """The group of a button; raises AlreadyHandled when nothing of it waits any more."""
    waiting = await turn.uow.quarantine.waiting(turn.received_on)
    for group in waiting.groups:
        pile = group.pile
        if (pile.service_id, pile.reason, pile.complete) == (service_id, reason, complete):
            service = await turn.uow.services.get(service_id)
            if group.span.start == start and service is not None:
                return Chosen(group, service)
    raise AlreadyHandled("quarantine-decided-already")


async def allow_to_decide(turn: Turn, service: Service) -> None:
    """Raises NotAllowed for a person who may not decide about ratings of a service."""
    await turn.allow(Action.DECIDE_QUARANTINE, OfService(service.unit_id, service.id))


async def decide(turn: Turn, draft: QuarantineDraft) -> QuarantineDecision:
    """Does what an administrator has said; raises AlreadyHandled when another one was first."""
    quarantine, why = turn.uow.quarantine, draft.why or ""
    if draft.decision_id is not None:
        former = await quarantine.decision(draft.decision_id)
        if former is None or former.is_reversed:
            raise AlreadyHandled("quarantine-decided-already")
        await allow_to_decide(turn, former.service)
        made = await quarantine.reverse(former.decision, turn.person, turn.now, why)
    else:
        span = draft.span
        chosen = await group_of(turn, draft.service_id, draft.reason, draft.complete, span.start)
        await allow_to_decide(turn, chosen.service)
        made = await quarantine.decide(
            draft.pile, span, turn.person, turn.now, release=draft.release, why=why
        )
    if made.responses < FEWEST:
        raise AlreadyHandled("quarantine-decided-already")
    return made
