"""Leave: the command, which lists the own requests or asks for another."""

from __future__ import annotations

from datetime import timedelta

from domain.leave import LeaveDraft
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room
from handlers.frame.turn import Turn
from handlers.kit.days import today_of
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import NEW, own_list
from handlers.leave.talk import CASE, LEAVE

_SHOWN_BACK = timedelta(days=31)


async def leave(turn: Turn, argument: str) -> None:
    """The own requests that are not over; asks for leave at once where there are none."""
    today = await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    requests = await turn.uow.leave.of(turn.person.id, today - _SHOWN_BACK)
    if argument == NEW or not requests:
        await begin_afresh(turn, LEAVE, LeaveDraft(), f"izin {NEW}")
    else:
        turn.say(own_list(turn.words, CASE, requests, "izin"))


ROOM = Room(
    "leave",
    commands=[Command("izin", Action.PUT_FORWARD, leave, aliases=("cuti", "leave"))],
    flows=[LEAVE],
    cases=[CASE],
)
