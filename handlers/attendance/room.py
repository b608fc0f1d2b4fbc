"""Attendance in the chat: coming and leaving, the places of units, and what is confirmed."""

from __future__ import annotations

from domain.attendance import AttendDraft, PlaceDraft, work_on
from domain.errors import Invalid
from handlers.attendance.actions import AttendanceKept, attending, place_of
from handlers.attendance.screens import kept_lines
from handlers.attendance.talk import ATTEND, PLACE
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room, Telling
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.days import unit_and_calendar
from handlers.kit.drafts import begin_afresh
from locales import in_lines


async def attendance(turn: Turn) -> None:
    """Asks for a location, if any work is near and the unit has a place."""
    found = await attending(turn.uow, turn.office, turn.person.id, turn.now)
    if not found.is_elsewhere and place_of(found.unit) is None:
        raise Invalid("attend-no-place")
    await begin_afresh(turn, ATTEND, AttendDraft(), "hadir")


async def place(turn: Turn) -> None:
    """Asks where a unit works."""
    await begin_afresh(turn, PLACE, PlaceDraft(), "titik")


async def kept(told: Telling, notice: AttendanceKept) -> Screen | None:
    """The coming or leaving, as it was kept."""
    mark = await told.uow.attendance.mark(notice.mark_id)
    if mark is None:
        return None
    _, calendar = await unit_and_calendar(told.uow, told.office, mark.employee_id, mark.date)
    work = work_on(calendar, mark.date)
    return Screen(in_lines(kept_lines(told.words, mark, work, calendar, told.office)))


ROOM = Room(
    commands=[
        Command("hadir", Action.ATTEND, attendance, aliases=("presensi", "absen", "attend")),
        Command("titik", Action.SET_PLACE, place, aliases=("place",)),
    ],
    flows=[ATTEND, PLACE],
    notices={AttendanceKept: kept},
)
