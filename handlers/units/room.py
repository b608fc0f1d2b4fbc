"""`/unit`: units of the office, their heads, zones and weeks, and the office's calendar."""

from __future__ import annotations

from functools import partial

from domain.errors import AlreadyHandled, Invalid
from domain.units import DayDraft, HeadDraft, Part, UnitDraft
from handlers.frame.callbacks import id_in
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.turn import Turn
from handlers.kit.asked import named
from handlers.kit.drafts import begin_afresh
from handlers.units import days
from handlers.units.callbacks import CalendarTap, DayTap, UnitEditTap, UnitListTap, UnitTap
from handlers.units.days import OFFICE_DAY
from handlers.units.screens import COMMAND, DAY, NEW, calendar, card, overview
from handlers.units.talk import HEAD, UNIT, mark, unit_of


async def units(turn: Turn) -> None:
    """The units."""
    turn.say(await overview(turn, 0))


async def wished(turn: Turn, said: str) -> bool:
    """Begins a new unit or a day of the calendar, as a button asks for it; else the unit of this name."""
    what, _, number = said.partition(" ")
    if what == NEW:
        await begin_afresh(turn, UNIT, UnitDraft(), f"{COMMAND} {NEW}")
    elif what == DAY:
        of_unit = id_in(number)
        unit_id = None if of_unit is None else (await unit_of(turn, of_unit)).id
        draft = DayDraft(of_unit=unit_id is not None, unit_id=unit_id)
        await begin_afresh(turn, OFFICE_DAY, draft, f"{COMMAND} {DAY} {number}".strip())
    else:
        found = named(turn, await turn.uow.people.units(), lambda unit: unit.name, said)
        if found is None:
            return False
        turn.say(await card(turn, found))
    return True


async def turn_page(turn: Turn, tap: UnitListTap) -> None:
    """Another page of the units."""
    turn.edit(await overview(turn, tap.page))


async def show(turn: Turn, tap: UnitTap | UnitEditTap) -> None:
    """A unit's card."""
    turn.edit(await card(turn, await unit_of(turn, tap.unit_id)))


async def show_days(turn: Turn, tap: CalendarTap) -> None:
    """The office's days, of all or of a unit."""
    if tap.unit_id:
        await unit_of(turn, tap.unit_id)
    turn.edit(await calendar(turn, tap.unit_id, tap.page))


async def edit(turn: Turn, tap: UnitEditTap) -> None:
    """Begins what changes a unit, unless it has changed since its card was shown."""
    turn.refresh = partial(show, tap=tap)
    unit = await unit_of(turn, tap.unit_id)
    if mark(unit) != tap.mark:
        raise AlreadyHandled("units-changed")
    match tap.part:
        case Part.NAME | Part.ZONE | Part.WEEK:
            await turn.begin(UNIT, UnitDraft(unit_id=unit.id, mark=tap.mark, part=tap.part), in_place=True)
        case Part.HEAD:
            if not await turn.uow.heads.in_person(unit.id, turn.today):
                raise Invalid("units-no-head")
            await turn.begin(HEAD, HeadDraft(unit_id=unit.id), in_place=True)
        case _:
            raise Invalid("button-outdated")


ROOM = Room(
    commands=[
        Command(COMMAND, Action.MANAGE_UNITS, units, wished, aliases=("units",), in_menu=False, in_hub=True),
    ],
    taps=[
        Tap(UnitListTap, Action.MANAGE_UNITS, turn_page, reads=True),
        Tap(UnitTap, Action.MANAGE_UNITS, show, reads=True),
        Tap(UnitEditTap, Action.MANAGE_UNITS, edit),
        Tap(CalendarTap, Action.MANAGE_UNITS, show_days, reads=True),
        Tap(DayTap, Action.MANAGE_UNITS, days.withdraw),
    ],
    flows=[UNIT, HEAD, OFFICE_DAY],
)
