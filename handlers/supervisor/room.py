"""`/atasan`: who decides what one reports, stand-ins too; own corrections, and those that wait."""

from __future__ import annotations

from domain.people import Nip
from domain.supervisor import SupervisorDraft
from handlers.frame.callbacks import CommandTap
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.case_card import card_for
from handlers.kit.days import today_of
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import NEW, own_lines, own_rows
from handlers.supervisor.talk import CASE, SUPERVISOR
from locales import Html, in_lines

_MOST_CARDS = 5


async def proposed(turn: Turn, said: str) -> bool:
    """Begins a proposal, as a button asks for it."""
    if said != NEW:
        return False
    await begin_afresh(turn, SUPERVISOR, SupervisorDraft(), f"atasan {NEW}")
    return True


async def supervisor(turn: Turn) -> None:
    """Shows who decides, and what was proposed; administrators also get the cards that wait."""
    turn.say(await _overview(turn))
    if turn.actor.is_admin:
        waiting = await turn.uow.cases.waiting_for_others(CASE.table, turn.person.id)
        for case in waiting[:_MOST_CARDS]:
            turn.say(await card_for(turn, CASE, case))


async def _overview(turn: Turn) -> Screen:
    words, own = turn.words, await turn.uow.cases.undecided_of(CASE.table, turn.person.id)
    lines = [*await _who_decides(turn), *own_lines(words, CASE, own)]
    fresh = [Button(words.plain("case-new-superv"), CommandTap(f"atasan {NEW}"))]
    rows = own_rows(words, CASE, own) or [fresh]
    return Screen(in_lines(lines), rows)


async def _who_decides(turn: Turn) -> list[Html]:
    words, person = turn.words, turn.person.id
    today = await today_of(turn.uow, turn.office, person, turn.now)
    office_day = turn.today
    head = await turn.uow.supervision.supervisor_of(person, today)
    if head is None:
        return [words("supervisor-none")]
    lines = [words("supervisor-is", name=head.name, nip=Nip(head.nip).pretty)]
    if head.position:
        lines.append(words("supervisor-position", position=head.position))
    found = await turn.uow.supervision.reviewers_of(person, today, office_day)
    if all(each.employee.id != head.id for each in found):
        lines.append(words("supervisor-left"))
    lines.extend(
        words(f"supervisor-acting-{each.acting.kind}", name=each.employee.name)
        for each in found
        if each.acting is not None
    )
    return lines


ROOM = Room(
    commands=[Command("atasan", Action.SEE_SUPERVISOR, supervisor, proposed, aliases=("supervisor",))],
    flows=[SUPERVISOR],
    cases=[CASE],
    own_lists={CASE.name: _overview},
)
