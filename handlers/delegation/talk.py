"""Naming a stand-in on the phone: for whom, who, as what, which days, and a summary before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from domain.delegation import DAYS, DelegationDraft
from domain.people import StandInKind
from handlers.delegation import actions
from handlers.frame.flow import Flow, OpenDialog, Slot
from handlers.frame.gate import Action
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.days import office_today
from handlers.kit.search import MOST_FOUND, Search, options_by_position, person_option
from handlers.kit.slots import Option, one_of
from handlers.kit.spans import span_slots, span_text
from locales import Html
from storage.tables import Employee


async def _heads(turn: Turn, draft: DelegationDraft, sought: str) -> list[Option]:
    """Supervisors whose name holds a text; an administrator chooses among them."""
    found = await turn.uow.stand_ins.supervisors(sought, turn.today, MOST_FOUND + 1)
    return [person_option(each) for each in found]


async def _with_head(turn: Turn, draft: DelegationDraft, value: str) -> DelegationDraft:
    await actions.check_right(turn.uow, turn.office, turn.actor, int(value), turn.now)
    return draft.reopen("stand_in").answer("head", head_id=int(value), stand_in_id=None)


async def _people(turn: Turn, draft: DelegationDraft, sought: str) -> list[Option]:
    """Who may sensibly act for the supervisor; by a name that is written, an administrator finds anybody."""
    today = turn.today
    found: Sequence[Employee] = []
    if draft.head_id is not None:
        known = await turn.uow.stand_ins.candidates(draft.head_id, today)
        found = [each for each in known if sought.casefold() in f"{each.name} {each.nip}".casefold()]
    if not sought:
        return options_by_position(found[:MOST_FOUND])
    if not found and turn.actor.is_admin:
        others = await turn.uow.people.search(sought, today, MOST_FOUND + 1)
        found = [each for each in others if each.id != draft.head_id]
    return options_by_position(found)


async def _with_person(turn: Turn, draft: DelegationDraft, value: str) -> DelegationDraft:
    if draft.head_id is not None:
        await actions.check_person(turn.uow, draft.head_id, int(value))
    return draft.answer("stand_in", stand_in_id=int(value))


async def _so_far(turn: Turn, draft: DelegationDraft) -> Sequence[Html]:
    words, said, uow = turn.words, draft.answered, turn.uow
    lines = [words("delegation-title")]
    if draft.head_id is not None:
        lines.append(words("delegation-line-head", name=(await uow.people.get(draft.head_id)).name))
    if draft.stand_in_id is not None:
        lines.append(words("delegation-line-stand-in", name=(await uow.people.get(draft.stand_in_id)).name))
    if draft.kind is not None:
        lines.append(words("delegation-line-kind", kind=words(f"delegation-kind-{draft.kind}")))
    if draft.first is not None and {"first", "last"} <= said:
        lines.append(words("delegation-line-days", days=span_text(words, draft.span)))
        lines.extend(await _absences(turn, draft))
    elif draft.first is not None and "first" in said:
        lines.append(words("delegation-line-first", day=draft.first))
    return [*lines, Html("")]


async def _absences(turn: Turn, draft: DelegationDraft) -> list[Html]:
    """That the stand-in is away on some of the days: seen before it is sent, not after."""
    if draft.stand_in_id is None:
        return []
    found = await turn.uow.calendars.absences(draft.span, [draft.stand_in_id])
    parts = [
        leave.span.overlap(draft.span) for leave in found.get(draft.stand_in_id, ()) if leave.kind.excuses
    ]
    return [turn.words("delegation-absent", days=span_text(turn.words, part)) for part in parts if part]


async def _do(turn: Turn, dialog: OpenDialog[DelegationDraft]) -> Screen | None:
    kept = await actions.name_stand_in(turn.uow, turn.office, turn.actor, dialog.draft, turn.now)
    turn.confirm(kept, edit_message_id=dialog.message_id)
    return None


_SPAN: list[Slot[DelegationDraft]] = span_slots("first", "last", DAYS, office_today)
DELEGATION: Flow[DelegationDraft] = Flow(
    "delegation",
    Action.DELEGATE,
    DelegationDraft,
    slots=[
        Search("head", _heads, _with_head, applies=lambda draft: draft.asks_head),
        Search("stand_in", _people, _with_person),
        one_of("kind", StandInKind, "delegation-kind"),
        *_SPAN,
    ],
    so_far=_so_far,
    summary="delegation-ask-summary",
    finish=_do,
)
