"""`/undangan`: who has not joined yet, unit by unit, and their invitations as a sheet or one by one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from domain.errors import Invalid
from domain.people import in_service
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Tap
from handlers.frame.screen import Screen
from handlers.frame.turn import Picture, Turn
from handlers.invitations.callbacks import AllSheetTap, InviteTap, SheetTap, UnitsTap, UnitTap
from handlers.invitations.screens import (
    MOST_ON_A_SHEET,
    all_joined,
    ask_screen,
    sheet_screen,
    unit_screen,
    units_screen,
)
from handlers.kit.accounts import issue, issue_to
from handlers.kit.asked import named
from handlers.kit.invitation import forwarded
from storage.records.invites import Absent


async def begin(turn: Turn) -> None:
    """The units in which somebody has not joined."""
    turn.say(await _units(turn, 0))


async def of_unit(turn: Turn, said: str) -> bool:
    """Who of the unit whose name the words are has not joined."""
    absent = {each.unit_id: each.unit or "" for each in await _absent(turn)}
    found = named(turn, list(absent), absent.__getitem__, said)
    if found is None:
        return False
    turn.say(unit_screen(turn, await _of_unit(turn, found), 0))
    return True


async def units(turn: Turn, tap: UnitsTap) -> None:
    """Another page of the units."""
    turn.edit(await _units(turn, tap.page))


async def _units(turn: Turn, page: int) -> Screen:
    absent = await _absent(turn)
    if not absent:
        return all_joined(turn.words, await turn.uow.roster.headcount(turn.today))
    return units_screen(turn.words, absent, page)


async def unit(turn: Turn, tap: UnitTap) -> None:
    """Who of a unit has not joined."""
    turn.edit(unit_screen(turn, await _of_unit(turn, tap.unit_id), tap.page))


async def sheet(turn: Turn, tap: SheetTap) -> None:
    """Asks once more, or makes the invitations of a unit and its sheet."""
    await _sheet(turn, await _of_unit(turn, tap.unit_id), tap, really=bool(tap.really))


async def all_sheet(turn: Turn, tap: AllSheetTap) -> None:
    """As `sheet`, for all units."""
    await _sheet(turn, await _absent(turn), tap, really=bool(tap.really))


async def _sheet(turn: Turn, absent: Sequence[Absent], tap: SheetTap | AllSheetTap, *, really: bool) -> None:
    if not absent:
        raise Invalid("invitations-nobody")
    # Who holds no valid invitation comes first; the others are on the next sheet.
    taken = sorted(absent, key=lambda each: each.invited_until is not None)[:MOST_ON_A_SHEET]
    if not really:
        turn.edit(ask_screen(turn.words, absent, taken, tap))
        return
    people = [each.employee for each in taken]
    invitations = await issue_to(turn.uow, turn.office, people, turn.now)
    turn.edit(Screen(turn.words("invitations-making", count=len(taken))))
    made = list(zip(taken, invitations, strict=True))
    turn.answers.append(Picture(partial(sheet_screen, turn.words, turn.office, made, turn.now)))


async def one(turn: Turn, tap: InviteTap) -> None:
    """A new invitation of a person, below the list."""
    employee = await turn.uow.people.find(tap.employee_id)
    if employee is None or await turn.uow.people.account_of(employee.id) is not None:
        raise Invalid("invitations-joined")
    today = turn.today
    if not in_service(None, employee.left, today):
        raise Invalid("button-outdated")
    made = await issue(turn.uow, turn.office, employee, turn.now)
    turn.answers.append(forwarded(turn, made))


async def _absent(turn: Turn) -> list[Absent]:
    return await turn.uow.invites.absent(turn.today, turn.now)


async def _of_unit(turn: Turn, unit_id: int) -> list[Absent]:
    return [each for each in await _absent(turn) if each.unit_id == unit_id]


ROOM = Room(
    commands=[
        Command(
            "undangan",
            Action.MANAGE_PEOPLE,
            begin,
            of_unit,
            aliases=("invitations",),
            in_menu=False,
            reads=True,
            in_hub=True,
        )
    ],
    taps=[
        Tap(UnitsTap, Action.MANAGE_PEOPLE, units, reads=True),
        Tap(UnitTap, Action.MANAGE_PEOPLE, unit, reads=True),
        Tap(SheetTap, Action.MANAGE_PEOPLE, sheet),
        Tap(AllSheetTap, Action.MANAGE_PEOPLE, all_sheet),
        Tap(InviteTap, Action.MANAGE_PEOPLE, one),
    ],
)
