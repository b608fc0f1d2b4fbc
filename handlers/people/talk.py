"""Conversations about a person: to another unit or supervisor, the last day, another name or position."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from domain.errors import AlreadyHandled, Invalid
from domain.people import Nip
from domain.roster import (
    Detail,
    DetailDraft,
    LeavingDraft,
    PlaceDraft,
    check_start,
    parse_start,
)
from domain.succession import FOREVER
from handlers.frame.flow import AskAgain, Flow, OpenDialog
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit import teams
from handlers.kit.detail_slots import DetailValue
from handlers.kit.details import detail_on, person_of, shown_detail
from handlers.kit.pickers import TODAY_OR_TOMORROW, Day
from handlers.kit.search import Listed
from handlers.kit.slots import one_of
from handlers.people import actions, effects
from handlers.people.screens import card
from handlers.people.slots import find_supervisors, no_supervisor, unit_slots
from locales import Html
from storage.records.roster import Person

CHANGED = AlreadyHandled("people-changed")
_A_DAY = timedelta(days=1)

C = TypeVar("C", PlaceDraft, LeavingDraft, DetailDraft)
"""The draft of a change."""


async def _head(turn: Turn, person: Person, title: str) -> list[Html]:
    own = person.employee
    return [turn.words(title), turn.words("people-line-person", name=own.name, nip=Nip(own.nip).pretty)]


def _finished_by(
    change: Callable[[Turn, Person, C], Awaitable[None]],
) -> Callable[[Turn, OpenDialog[C]], Awaitable[Screen | AskAgain[C]]]:
    """The end of a flow that changes a person, unless the person has changed since the draft was shown."""

    async def finish(turn: Turn, dialog: OpenDialog[C]) -> Screen | AskAgain[C]:
        draft = dialog.draft
        person = await person_of(turn.uow, draft.employee_id)
        if person.mark != draft.mark:
            return AskAgain(draft.model_copy(update={"mark": person.mark}), warning=CHANGED)
        await change(turn, person, draft)
        return await card(turn, await person_of(turn.uow, draft.employee_id), turn.words("people-done"))

    return finish


# --- another unit or supervisor -------------------------------------------------------------------------


async def _with_supervisor(turn: Turn, draft: PlaceDraft, value: str) -> PlaceDraft:
    head, today = actions.supervisor_id(value), turn.today
    if head is not None:
        days = teams.days_of(draft.start or today, today)
        await teams.check_supervisor(turn.uow, draft.employee_id, head, days)
    return draft.answer("supervisor", supervisor=value)


async def _starting(turn: Turn, draft: PlaceDraft, day: date) -> PlaceDraft:
    person = await person_of(turn.uow, draft.employee_id)
    begun = draft.answer("start", start=day)
    await actions.check_place(turn.uow, person, begun, turn.today, await turn.uow.closings.closed())
    return begun


async def _place_so_far(turn: Turn, draft: PlaceDraft) -> Sequence[Html]:
    words, said = turn.words, draft.answered
    person = await person_of(turn.uow, draft.employee_id)
    lines = await _head(turn, person, "people-title-move" if draft.moves else "people-title-superv")
    if PLACE.first_open(draft) is None:
        lines += [words("people-line-start", day=draft.start or date.max), Html("")]
        return [*lines, *await effects.of_place(turn, person, draft), Html("")]
    if "unit" in said and (draft.unit_id is not None or draft.new_unit):
        lines.append(words("people-line-unit", name=await effects.unit_name(turn, draft)))
    if "supervisor" in said:
        name = await effects.name_of(turn, actions.supervisor_id(draft.supervisor))
        lines.append(words("people-line-head", name=name))
    if draft.start is not None and "start" in said:
        lines.append(words("people-line-start", day=draft.start))
    return [*lines, Html("")]


async def _place(turn: Turn, person: Person, draft: PlaceDraft) -> None:
    actor = turn.actor.employee_id
    await actions.place(turn.uow, turn.rooms, turn.office, person, draft, actor, turn.now)


PLACE: Flow[PlaceDraft] = Flow(
    "posting",
    Action.MANAGE_PEOPLE,
    PlaceDraft,
    slots=[
        *unit_slots(PlaceDraft),
        Day("start", pages=teams.start_pages, chosen=_starting, read=parse_start),
        Listed("supervisor", find_supervisors, _with_supervisor, others=no_supervisor),
    ],
    so_far=_place_so_far,
    summary="people-ask-summary",
    finish=_finished_by(_place),
    about=lambda draft: (draft.employee_id, draft.moves),
)


# --- the last day ---------------------------------------------------------------------------------------


async def _leaving(turn: Turn, draft: LeavingDraft, day: date) -> LeavingDraft:
    person = await person_of(turn.uow, draft.employee_id)
    actor, closed = turn.actor.employee_id, await turn.uow.closings.closed()
    await actions.check_leaving(turn.uow, person, day, actor, turn.today, closed)
    supervises = bool(await turn.uow.roster.supervised_by(draft.employee_id, day + _A_DAY))
    return draft.answer("last", last=day, asks_successor=supervises)


async def _with_successor(turn: Turn, draft: LeavingDraft, value: str) -> LeavingDraft:
    successor, today = actions.supervisor_id(value), turn.today
    if successor is not None and draft.last is not None:
        after = draft.last + _A_DAY
        for each in await turn.uow.roster.supervised_by(draft.employee_id, after):
            if each.id != successor:
                await teams.check_supervisor(turn.uow, each.id, successor, teams.days_of(after, today))
    return draft.answer("successor", successor=value)


async def _leaving_so_far(turn: Turn, draft: LeavingDraft) -> Sequence[Html]:
    person = await person_of(turn.uow, draft.employee_id)
    lines = await _head(turn, person, "people-title-leave")
    return [*lines, *await effects.of_leaving(turn, person, draft), Html("")]


async def _leave(turn: Turn, person: Person, draft: LeavingDraft) -> None:
    if draft.last is None:
        raise Invalid("people-incomplete")
    successor = actions.supervisor_id(draft.successor) if draft.asks_successor else None
    uow, actor = turn.uow, turn.actor.employee_id
    await actions.end_service(
        uow, turn.rooms, turn.office, person, draft.last, successor, actor=actor, now=turn.now
    )


LEAVING: Flow[LeavingDraft] = Flow(
    "leaving",
    Action.MANAGE_PEOPLE,
    LeavingDraft,
    slots=[
        Day(
            "last",
            quick=TODAY_OR_TOMORROW[:1],
            pages=teams.start_pages,
            chosen=_leaving,
            read=parse_start,
        ),
        Listed(
            "successor",
            find_supervisors,
            _with_successor,
            others=no_supervisor,
            applies=lambda draft: draft.asks_successor,
        ),
    ],
    so_far=_leaving_so_far,
    summary="people-ask-summary",
    finish=_finished_by(_leave),
    about=lambda draft: draft.employee_id,
)


# --- another name, NIP, position, rank or employment ----------------------------------------------------


async def _valued(turn: Turn, draft: DetailDraft, value: str) -> DetailDraft:
    return draft.answer("value", value=value)


async def _held_from(turn: Turn, draft: DetailDraft, day: date) -> DetailDraft:
    check_start(day, turn.today, FOREVER, await turn.uow.closings.closed())
    return draft.answer("start", start=day)


async def _detail_so_far(turn: Turn, draft: DetailDraft) -> Sequence[Html]:
    words, person = turn.words, await person_of(turn.uow, draft.employee_id)
    lines = await _head(turn, person, "people-title-detail")
    if draft.detail is not None:
        day = draft.start or turn.today
        now = shown_detail(draft.detail, detail_on(person, draft.detail, day))
        what = words(f"people-detail-{draft.detail}")
        if "value" in draft.answered:
            lines.append(
                words(
                    "people-effect-detail",
                    what=what,
                    before=now,
                    after=shown_detail(draft.detail, draft.value),
                )
            )
            if draft.start is not None:
                lines.append(words("people-line-start", day=draft.start))
        else:
            lines.append(words("people-line-detail", what=what, value=now))
    return [*lines, Html("")]


async def _correct(turn: Turn, person: Person, draft: DetailDraft) -> None:
    await actions.correct(turn.uow, turn.office, person, draft, turn.now)


DETAIL: Flow[DetailDraft] = Flow(
    "detail",
    Action.MANAGE_PEOPLE,
    DetailDraft,
    slots=[
        one_of("detail", Detail, "people-detail", width=2),
        DetailValue("value", lambda draft: draft.detail, "people-ask", _valued),
        Day(
            "start",
            pages=teams.start_pages,
            chosen=_held_from,
            read=parse_start,
            applies=lambda draft: draft.detail is Detail.POSITION,
        ),
    ],
    so_far=_detail_so_far,
    summary="people-ask-summary",
    finish=_finished_by(_correct),
    about=lambda draft: draft.employee_id,
)
