"""People without a supervisor: the list of administrators, and giving those of a unit one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from domain.delegation import AssignDraft
from domain.errors import Invalid
from domain.notices import FoundAlone, MenuChanged
from domain.supervisor import check_supervisor
from handlers.frame.callbacks import CommandTap, id_in
from handlers.frame.flow import Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.room import Telling
from handlers.frame.screen import Button, Screen
from handlers.frame.turn import Turn
from handlers.kit.case_handover import hand_all_over, waiting_cases
from handlers.kit.drafts import begin_afresh
from handlers.kit.search import MOST_FOUND, Search, by_id, person_option
from handlers.kit.slots import Option
from handlers.kit.teams import tell_heads, tell_people
from locales import Html, Words, in_lines
from storage.records.unblocking import Alone

ALONE, ASSIGN = "tanpa", "atasan"
"""What follows the command for the list, and for giving a unit's people a supervisor."""
_MOST_SHOWN = 20
_MOST_UNITS = 10


async def show_alone(turn: Turn) -> None:
    """People without a supervisor, with a button for each unit."""
    await turn.allow(Action.ASSIGN_SUPERVISOR)
    turn.say(_list(turn.words, await turn.uow.unblocking.alone(turn.today)))


async def begin(turn: Turn, said: str) -> None:
    """Begins to give the people of a unit a supervisor."""
    await turn.allow(Action.ASSIGN_SUPERVISOR)
    known = {unit.id for unit in await turn.uow.people.units()}
    unit_id = id_in(said)
    if unit_id is None or unit_id not in known:
        raise Invalid("button-outdated")
    if not await _of_unit(turn, unit_id):
        raise Invalid("assign-nobody")
    await begin_afresh(turn, ASSIGNING, AssignDraft(unit_id=unit_id), f"delegasi {ASSIGN} {said}")


async def _of_unit(turn: Turn, unit_id: int | None) -> list[Alone]:
    if unit_id is None:
        return []
    return await turn.uow.unblocking.alone(turn.today, unit_id)


async def _people(turn: Turn, draft: AssignDraft, sought: str) -> list[Option]:
    """The supervisors of the unit first; by a name that is written, anybody in service."""
    today = turn.today
    if sought:
        found = await turn.uow.people.search(sought, today, MOST_FOUND + 1)
    else:
        of_unit = [] if draft.unit_id is None else await turn.uow.people.of_unit(draft.unit_id, today)
        heads = await turn.uow.supervision.all_heads(today)
        found = [each for each in of_unit if each.id in heads][:MOST_FOUND]
    return [person_option(person) for person in found]


async def _so_far(turn: Turn, draft: AssignDraft) -> Sequence[Html]:
    words, found = turn.words, await _of_unit(turn, draft.unit_id)
    lines = [words("assign-title"), *(_line(words, each) for each in found[:_MOST_SHOWN])]
    if len(found) > _MOST_SHOWN:
        lines.append(words("digest-more", count=len(found) - _MOST_SHOWN))
    if draft.supervisor_id is not None:
        head = await turn.uow.people.get(draft.supervisor_id)
        lines += [words("assign-line-supervisor", name=head.name), words("people-effect-heads-told")]
    return [*lines, Html("")]


async def _assign(turn: Turn, dialog: OpenDialog[AssignDraft]) -> Screen | None:
    """Gives everybody of the unit without a supervisor one from today on; refuses a cycle."""
    await turn.allow(Action.ASSIGN_SUPERVISOR)
    uow, head_id, today = turn.uow, dialog.draft.supervisor_id, turn.today
    people = [each.employee.id for each in await _of_unit(turn, dialog.draft.unit_id)]
    if head_id is None or not people:
        raise Invalid("assign-nobody")
    people = [person for person in people if person != head_id]
    head = await uow.people.get(head_id)
    if not head.serves(today):
        raise Invalid("assign-not-in-service", name=head.name)
    above = [head_id, *await uow.supervision.above(head_id, today)]
    for person in people:
        check_supervisor(person, above)
    waiting = await waiting_cases(uow, turn.rooms, turn.office, people, turn.now)
    await uow.unblocking.assign(people, head_id, today)
    by = turn.actor.employee_id
    await tell_people(uow, people, today, turn.now, by)
    await tell_heads(uow, people, [head_id], today, turn.now, by)
    await hand_all_over(uow, turn.office, waiting, turn.now)
    turn.notify(MenuChanged(), head_id)
    return Screen(turn.words("assign-done", name=head.name, people=len(people)))


def _line(words: Words, alone: Alone) -> Html:
    return words("assign-line-person", name=alone.employee.name, unit=alone.unit.name)


def _list(words: Words, found: Sequence[Alone]) -> Screen:
    if not found:
        return Screen(words("assign-none"))
    lines = [words("assign-some", count=len(found)), *(_line(words, each) for each in found[:_MOST_SHOWN])]
    if len(found) > _MOST_SHOWN:
        lines.append(words("digest-more", count=len(found) - _MOST_SHOWN))
    of_units = Counter((each.unit.id, each.unit.name) for each in found)
    rows = [
        [
            Button(
                words.plain("assign-unit", unit=name, count=count), CommandTap(f"delegasi {ASSIGN} {unit_id}")
            )
        ]
        for (unit_id, name), count in of_units.most_common(_MOST_UNITS)
    ]
    return Screen(in_lines(lines), rows)


async def found_alone(told: Telling, notice: FoundAlone) -> Screen | None:
    """To an administrator: people without a supervisor; None when all have one by now."""
    found = await told.uow.unblocking.alone(told.today)
    return _list(told.words, found) if found else None


ASSIGNING: Flow[AssignDraft] = Flow(
    "assign",
    Action.ASSIGN_SUPERVISOR,
    AssignDraft,
    slots=[Search("supervisor", _people, by_id("supervisor", "supervisor_id"))],
    so_far=_so_far,
    summary="assign-ask-summary",
    finish=_assign,
    about=lambda draft: draft.unit_id,
)
