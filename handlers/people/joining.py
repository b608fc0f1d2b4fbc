"""A person who is new in the roster: name, NIP, unit, supervisor, position, and the first day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from telegram import Message

from domain.people import Nip
from domain.roster import JoinerDraft, check_start, parse_nip, parse_start, parse_title
from domain.succession import FOREVER
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit import teams
from handlers.kit.details import check_free, person_of
from handlers.kit.pickers import Day
from handlers.kit.search import Listed
from handlers.kit.slots import Sentence, text_of
from handlers.people import actions, effects
from handlers.people.screens import card
from handlers.people.slots import find_supervisors, no_supervisor, unit_slots
from locales import Html


class _Number(Slot[JoinerDraft]):
    """The NIP; one that somebody has already is refused at once."""

    async def hear(
        self, turn: Turn, dialog: OpenDialog[JoinerDraft], message: Message
    ) -> JoinerDraft | AskAgain[JoinerDraft]:
        nip = parse_nip(text_of(message))
        await check_free(turn.uow, nip)
        return dialog.draft.answer(self.name, nip=nip)


async def _with_supervisor(turn: Turn, draft: JoinerDraft, value: str) -> JoinerDraft:
    head, today = actions.supervisor_id(value), turn.today
    if head is not None:
        await teams.check_supervisor(turn.uow, 0, head, teams.days_of(draft.start or today, today))
    return draft.answer("supervisor", supervisor=value)


async def _starting(turn: Turn, draft: JoinerDraft, day: date) -> JoinerDraft:
    check_start(day, turn.today, FOREVER, await turn.uow.closings.closed())
    return draft.answer("start", start=day)


async def _so_far(turn: Turn, draft: JoinerDraft) -> Sequence[Html]:
    words, said = turn.words, draft.answered
    lines = [words("people-title-join")]
    if draft.name:
        lines.append(words("people-line-name", name=draft.name))
    if draft.nip:
        lines.append(words("people-line-nip", nip=Nip(draft.nip).pretty))
    if "unit" in said and (draft.unit_id is not None or draft.new_unit):
        lines.append(words("people-line-unit", name=await effects.unit_name(turn, draft)))
    if "supervisor" in said:
        name = await effects.name_of(turn, actions.supervisor_id(draft.supervisor))
        lines.append(words("people-line-head", name=name))
    if draft.position:
        lines.append(words("people-line-position", name=draft.position))
    if draft.start is not None:
        lines.append(words("people-line-start", day=draft.start))
    if draft.new_unit and JOIN.first_open(draft) is None:
        lines += await effects.new_unit(turn, draft.new_unit)
    return [*lines, Html("")]


async def _join(turn: Turn, dialog: OpenDialog[JoinerDraft]) -> Screen | None:
    made = await actions.join(turn.uow, turn.office, dialog.draft, turn.actor.employee_id, turn.now)
    return await card(turn, await person_of(turn.uow, made), turn.words("people-joined"))


JOIN: Flow[JoinerDraft] = Flow(
    "joiner",
    Action.MANAGE_PEOPLE,
    JoinerDraft,
    slots=[
        Sentence("name", parse_title),
        _Number("nip"),
        *unit_slots(JoinerDraft),
        Day("start", pages=teams.start_pages, chosen=_starting, read=parse_start),
        Listed("supervisor", find_supervisors, _with_supervisor, others=no_supervisor),
        Sentence("position", parse_title, optional=True),
    ],
    so_far=_so_far,
    summary="people-ask-summary",
    finish=_join,
)
