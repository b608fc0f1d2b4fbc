"""`/karantina`: ratings that were set aside, in groups, and what administrators decide about them."""

from __future__ import annotations

from functools import partial

from domain.errors import AlreadyHandled
from domain.notices import QuarantineWaits
from domain.quarantine.groups import QuarantineDraft
from domain.quarantine.reasons import Reason
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap, Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.days import day_in
from handlers.quarantine.actions import allow_to_decide, group_of
from handlers.quarantine.callbacks import (
    QuarantineDecideTap,
    QuarantineDecisionsTap,
    QuarantineEarlierTap,
    QuarantineGroupTap,
    QuarantineReverseTap,
    QuarantineTap,
)
from handlers.quarantine.screens import MOST_DECISIONS, decisions_screen, group_screen, list_screen
from handlers.quarantine.talk import QUARANTINE


async def _list(turn: Turn, page: int) -> Screen:
    waiting = await turn.uow.quarantine.waiting(turn.received_on)
    services = {service.id: service for service in await turn.uow.services.all()}
    return list_screen(turn.words, waiting, services, page)


async def show(turn: Turn) -> None:
    """What waits for a decision."""
    turn.say(await _list(turn, 0))


async def show_page(turn: Turn, tap: QuarantineTap) -> None:
    """Another page of it."""
    turn.edit(await _list(turn, tap.page))


_show_list = partial(show_page, tap=QuarantineTap(0))


async def show_group(turn: Turn, tap: QuarantineGroupTap) -> None:
    """What is in a group."""
    turn.refresh = _show_list
    chosen = await group_of(turn, tap.service, tap.reason, bool(tap.complete), day_in(tap.start))
    is_told = chosen.group.is_told(turn.received_on)
    told = await turn.uow.quarantine.told(chosen.group) if is_told else None
    turn.edit(group_screen(turn.words, chosen, told))


async def decided(turn: Turn, tap: QuarantineDecideTap) -> None:
    """Asks why a group is released or kept."""
    turn.refresh = _show_list
    chosen = await group_of(turn, tap.service, tap.reason, bool(tap.complete), day_in(tap.start))
    await allow_to_decide(turn, chosen.service)
    pile, span = chosen.group.pile, chosen.group.span
    draft = QuarantineDraft(
        service_id=pile.service_id,
        reason=pile.reason,
        complete=pile.complete,
        start=span.start,
        end=span.end,
        release=bool(tap.release),
    )
    await turn.begin(QUARANTINE, draft, in_place=True)


async def show_decisions(turn: Turn, tap: QuarantineDecisionsTap) -> None:
    """The latest decisions, with their authors and reasons."""
    await _decisions(turn, None)


async def show_earlier(turn: Turn, tap: QuarantineEarlierTap) -> None:
    """The decisions before one."""
    await _decisions(turn, tap.decision)


async def _decisions(turn: Turn, before: int | None) -> None:
    found = await turn.uow.quarantine.decisions(MOST_DECISIONS + 1, before)
    turn.edit(decisions_screen(turn.words, turn.office, found))


async def reversed_(turn: Turn, tap: QuarantineReverseTap) -> None:
    """Asks why a decision is reversed."""
    turn.refresh = partial(_decisions, before=None)
    found = await turn.uow.quarantine.decision(tap.decision)
    if found is None or found.is_reversed:
        raise AlreadyHandled("quarantine-decided-already")
    await allow_to_decide(turn, found.service)
    made = found.decision
    draft = QuarantineDraft(
        service_id=made.service_id,
        reason=Reason(made.reason),
        complete=made.complete,
        start=made.starts,
        end=made.ends,
        decision_id=made.id,
        release=not made.released,
    )
    await turn.begin(QUARANTINE, draft, in_place=True)


async def told_in_the_morning(told: Telling, notice: QuarantineWaits) -> Screen | None:
    """To an administrator: groups wait for a decision; None when they no longer do."""
    waiting = await told.uow.quarantine.waiting(told.today)
    if not waiting.groups:
        return None
    n = sum(group.responses for group in waiting.groups)
    text = told.words("quarantine-told", groups=len(waiting.groups), n=n)
    button = Button(told.words.plain("quarantine-look"), CommandTap("karantina"), style="primary")
    return Screen(text, [[button]])


ROOM = Room(
    commands=[Command("karantina", Action.SEE_QUARANTINE, show, aliases=("quarantine",), reads=True)],
    taps=[
        Tap(QuarantineTap, Action.SEE_QUARANTINE, show_page, reads=True),
        Tap(QuarantineGroupTap, Action.SEE_QUARANTINE, show_group, reads=True),
        Tap(QuarantineDecideTap, Action.SEE_QUARANTINE, decided),
        Tap(QuarantineDecisionsTap, Action.SEE_QUARANTINE, show_decisions, reads=True),
        Tap(QuarantineEarlierTap, Action.SEE_QUARANTINE, show_earlier, reads=True),
        Tap(QuarantineReverseTap, Action.SEE_QUARANTINE, reversed_),
    ],
    flows=[QUARANTINE],
    notices={QuarantineWaits: told_in_the_morning},
)
