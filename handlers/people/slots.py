"""Questions about people: which unit, which supervisor, from when on."""

from __future__ import annotations

from typing import TypeVar

from telegram import Message

from domain.errors import Invalid
from domain.roster import (
    KEEP,
    NOBODY,
    OTHER,
    JoinerDraft,
    LeavingDraft,
    PlaceDraft,
    parse_title,
)
from handlers.frame.flow import AskAgain, OpenDialog, Slot
from handlers.frame.turn import Turn
from handlers.kit.search import FoundOptions, Listed, list_units, page_of_options
from handlers.kit.slots import Option, Sentence, text_of
from storage.records.roster import FoundPerson

P = TypeVar("P", PlaceDraft, JoinerDraft)


def label(found: FoundPerson) -> str:
    """A person in a list."""
    return f"{found.name} · {found.unit}" if found.unit else found.name


# --- the unit -------------------------------------------------------------------------------------------


async def _new_unit(turn: Turn, draft: object) -> list[Option]:
    return [Option(turn.words.plain("people-new-unit"), OTHER)]


class _UnitName(Sentence[P]):
    """The name of a unit that does not exist yet."""

    async def hear(self, turn: Turn, dialog: OpenDialog[P], message: Message) -> P | AskAgain[P]:
        name = parse_title(text_of(message))
        known = await turn.uow.units.named(name)
        if known is not None:
            raise Invalid("people-unit-taken", name=known.name)
        return dialog.draft.answer(self.name, new_unit=name)


def unit_slots(kind: type[P]) -> list[Slot[P]]:
    """Which unit: one of those there are, or a new one when that is what was said; of a `kind` of drafts."""

    async def chosen(turn: Turn, draft: P, value: str) -> P:
        unit = None if value == OTHER else int(value)
        again = draft.reopen("new_unit") if unit is None else draft
        return again.answer("unit", unit_id=unit, **({} if unit is None else {"new_unit": ""}))

    def is_new(draft: P) -> bool:
        return draft.moves and "unit" in draft.answered and draft.unit_id is None

    return [
        Listed("unit", list_units, chosen, others=_new_unit, applies=lambda draft: draft.moves),
        _UnitName("new_unit", parse_title, applies=is_new),
    ]


# --- the supervisor -------------------------------------------------------------------------------------


async def find_supervisors(
    turn: Turn, draft: PlaceDraft | JoinerDraft | LeavingDraft, sought: str, start: int, most: int
) -> FoundOptions:
    """Those who supervise somebody of the unit in question; by a part of a name, anybody in service."""
    today, own = turn.today, getattr(draft, "employee_id", 0)
    if sought:
        total, found = await turn.uow.roster.find(sought, today, start, most, serving=True, besides=own)
        return FoundOptions(total, [Option(label(each), str(each.id)) for each in found])
    unit_id = getattr(draft, "unit_id", None)
    if unit_id is None and own:
        unit = await turn.uow.people.unit_of(own, today)
        unit_id = None if unit is None else unit.id
    heads = await turn.uow.supervision.all_heads(today)
    people = [] if unit_id is None else await turn.uow.people.of_unit(unit_id, today)
    options = [Option(each.name, str(each.id)) for each in people if each.id in heads and each.id != own]
    return page_of_options(options, start, most)


async def no_supervisor(turn: Turn, draft: PlaceDraft | JoinerDraft | LeavingDraft) -> list[Option]:
    """The answers next to the list."""
    nobody = Option(turn.words.plain("people-nobody"), NOBODY)
    if isinstance(draft, PlaceDraft) and draft.moves:
        return [Option(turn.words.plain("people-keep"), KEEP), nobody]
    return [nobody]
