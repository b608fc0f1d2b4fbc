"""Leave: the command, which lists the own requests or asks for another."""

from __future__ import annotations

from datetime import date

from domain.leave import DAYS, LeaveDraft
from domain.leave_words import draft_said
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room
from handlers.frame.screen import Screen
from handlers.frame.turn import Turn
from handlers.kit.days import is_day, today_of
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import NEW, own_list
from handlers.leave.talk import CASE, LEAVE, say_unread
from storage.tables import LeaveRequest


async def leave(turn: Turn, argument: str = "") -> None:
    """The own requests that are not over; asks for leave at once where there are none."""
    today, requests = await _requests(turn)
    if argument or not requests:
        draft = LeaveDraft() if argument in ("", NEW) else _draft_for(turn, argument, today)
        await begin_afresh(turn, LEAVE, draft, f"izin {argument or NEW}")
    else:
        turn.say(await own_list(turn, CASE, requests, "izin"))


async def _requests(turn: Turn) -> tuple[date, list[LeaveRequest]]:
    """The person's date, and the own requests that are not over."""
    today = await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    return today, await turn.uow.leave.of(turn.person.id, today - DAYS.back)


async def _own(turn: Turn) -> Screen:
    return await own_list(turn, CASE, (await _requests(turn))[1], "izin")


def _draft_for(turn: Turn, argument: str, today: date) -> LeaveDraft:
    """A request with what was written behind the command; below a reminder it is of one day."""
    said = draft_said(argument, today)
    say_unread(turn, said)
    draft = said.draft
    is_of_button = is_day(argument.rpartition(" ")[2]) and draft.start is not None and draft.end is None
    return draft.answer("end", end=draft.start) if is_of_button else draft


ROOM = Room(
    commands=[Command("izin", Action.PUT_FORWARD, leave, leave, aliases=("cuti", "leave"))],
    flows=[LEAVE],
    cases=[CASE],
    own_lists={CASE.name: _own},
)
