"""Leave: the command, which lists the own requests or asks for another."""

from __future__ import annotations

from datetime import date

from domain.leave import DAYS, LeaveDraft, RequestKind
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room
from handlers.frame.turn import Turn
from handlers.kit.days import day_in, today_of
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import NEW, own_list
from handlers.leave.talk import CASE, LEAVE


async def leave(turn: Turn, argument: str) -> None:
    """The own requests that are not over; asks for leave at once where there are none."""
    today = await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    requests = await turn.uow.leave.of(turn.person.id, today - DAYS.back)
    if argument or not requests:
        draft = LeaveDraft() if argument in ("", NEW) else _draft_for(argument, today)
        # Of a text that says no kind and day nothing is known: it may be longer than a button holds.
        begins = argument if draft != LeaveDraft() else NEW
        await begin_afresh(turn, LEAVE, draft, f"izin {begins}")
    else:
        turn.say(own_list(turn.words, CASE, requests, "izin"))


def _draft_for(argument: str, today: date) -> LeaveDraft:
    """A request of one day with kind and day, as below a reminder; an empty one for other words."""
    kind, _, day = argument.partition(" ")
    if kind not in list(RequestKind) or not day:
        return LeaveDraft()
    start = day_in(day)
    DAYS.check_first(start, today)
    draft = LeaveDraft().answer("kind", kind=RequestKind(kind))
    return draft.answer("start", start=start).answer("end", end=start)


ROOM = Room(
    "leave",
    commands=[Command("izin", Action.PUT_FORWARD, leave, aliases=("cuti", "leave"))],
    flows=[LEAVE],
    cases=[CASE],
)
