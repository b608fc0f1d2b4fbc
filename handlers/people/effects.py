"""The effects of a change, and the affected people, before it is made."""

from __future__ import annotations

from datetime import date, timedelta

from domain.roster import KEEP, NOBODY, JoinerDraft, LeavingDraft, PlaceDraft
from domain.succession import current, following
from handlers.frame.turn import Turn
from handlers.kit import teams
from handlers.kit.case_handover import waiting_of
from handlers.kit.search import resembling
from handlers.people.actions import supervisor_id
from locales import Html
from storage.records.roster import Person


async def name_of(turn: Turn, employee_id: int | None) -> str:
    """The name of a person; a dash for nobody."""
    found = None if employee_id is None else await turn.uow.people.find(employee_id)
    return "–" if found is None else found.name


async def unit_name(turn: Turn, draft: PlaceDraft | JoinerDraft) -> str:
    """The unit of a draft, by its name."""
    return draft.new_unit if draft.unit_id is None else (await turn.uow.people.unit(draft.unit_id)).name


async def of_place(turn: Turn, person: Person, draft: PlaceDraft) -> list[Html]:
    """The effects of a move, or of another supervisor."""
    words, start = turn.words, draft.start
    if start is None:
        return []
    lines = []
    if draft.moves:
        lines += await _of_unit(turn, person, draft, start)
    head = current(person.supervisors, start)
    own = None if head is None else head.value
    is_same = own is not None and draft.supervisor == str(own) and not following(person.supervisors, start)
    if draft.supervisor != KEEP and not (draft.moves and is_same):
        lines += await _of_supervisor(turn, person, draft, start)
    elif draft.moves:
        lines.append(words("people-effect-keeps", name=await name_of(turn, own)))
    people = await turn.uow.roster.supervised_by(person.employee.id, start)
    if draft.moves and people:
        lines.append(words("people-effect-supervises", count=len(people), name=person.employee.name))
    heads = () if draft.supervisor in ("", KEEP) else (supervisor_id(draft.supervisor), own)
    return [*lines, *await _told(turn, person, heads if len(set(heads)) > 1 else ())]


async def of_last_day(turn: Turn, person: Person, last: date) -> list[Html]:
    """Who is told that a last day of service is recorded, or is not any more."""
    head = await turn.uow.supervision.supervisor_of(person.employee.id, last)
    return await _told(turn, person, () if head is None else (head.id,))


async def _told(turn: Turn, person: Person, heads: tuple[int | None, ...]) -> list[Html]:
    """Who is told: the person, and some supervisors."""
    told = [] if person.account is None else [person.employee.id]
    if heads:
        joined = await teams.joined(turn.uow, heads, besides=turn.actor.employee_id)
        told += [each for each in heads if each in joined]
    *first, last = [await name_of(turn, each) for each in told] or [""]
    names = turn.words("list-and", first=", ".join(first), last=last, count=len(told)) if first else last
    return [turn.words("people-effect-told", name=names)] if told else []


async def _of_unit(turn: Turn, person: Person, draft: PlaceDraft, start: date) -> list[Html]:
    words, now, later = turn.words, current(person.stays, start), following(person.stays, start)
    before = "–" if now is None else (await turn.uow.people.unit(now.value)).name
    lines = [words("people-effect-unit", before=before, after=await unit_name(turn, draft))]
    if later is not None:
        name = (await turn.uow.people.unit(later.value)).name
        lines.append(words("people-effect-later", day=later.starts, name=name))
    if draft.unit_id is None:
        lines += await new_unit(turn, draft.new_unit)
    return lines


async def new_unit(turn: Turn, name: str) -> list[Html]:
    """The lines about a unit that is made."""
    made = turn.words("people-effect-new-unit", name=name, zone=turn.office.zone_name)
    return [made, *await resembling(turn, name)]


async def _of_supervisor(turn: Turn, person: Person, draft: PlaceDraft, start: date) -> list[Html]:
    words, own = turn.words, person.employee.id
    now, later = current(person.supervisors, start), following(person.supervisors, start)
    before = await name_of(turn, None if now is None else now.value)
    after = await name_of(turn, supervisor_id(draft.supervisor))
    lines = [words("people-effect-head", before=before, after=after)]
    if later is not None:
        name = await name_of(turn, later.value)
        lines.append(words("people-effect-later", day=later.starts, name=name))
    waiting = [
        case
        for _, case in await waiting_of(turn.uow, turn.rooms, own, start)
        if later is None or case.date < later.starts
    ]
    if draft.supervisor == NOBODY:
        lines.append(words("people-effect-nobody", count=len(waiting)))
    elif waiting:
        lines.append(words("people-effect-waiting", count=len(waiting), name=after))
    older = len(await waiting_of(turn.uow, turn.rooms, own)) - len(waiting)
    if older:
        lines.append(words("people-effect-stays", count=older, name=before))
    return lines


async def of_leaving(turn: Turn, person: Person, draft: LeavingDraft) -> list[Html]:
    """The effects of the end of a person's service."""
    words, own, last = turn.words, person.employee, draft.last
    if last is None:
        return []
    after = last + timedelta(days=1)
    lines = [words("people-effect-leaves", day=last)]
    waiting = len(await waiting_of(turn.uow, turn.rooms, own.id))
    if waiting:
        lines.append(words("people-effect-own-waiting", count=waiting))
    people = await turn.uow.roster.supervised_by(own.id, after)
    if people:
        successor = supervisor_id(draft.successor)
        key = "people-effect-left-alone" if successor is None else "people-effect-passed-on"
        name = await name_of(turn, successor)
        lines.append(words(key, count=len(people), day=after, name=name))
        lines += [] if successor is None else [words("people-effect-heads-told")]
    services = await turn.uow.roster.services_of(own.id, after)
    lines += [words("people-effect-service", service=each) for each in services]
    if person.account is not None:
        lines.append(words("people-effect-account"))
    return [*lines, *await of_last_day(turn, person, last)]
