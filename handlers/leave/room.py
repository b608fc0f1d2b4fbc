"""Leave: the command, which lists the own requests or asks for another."""

from __future__ import annotations

from datetime import date

from domain.errors import Invalid
from domain.leave import DAYS, LeaveDraft, RequestKind
from domain.spans import parse_any_day, parse_day
from handlers.frame.gate import Action
from handlers.frame.room import Command, Room
from handlers.frame.turn import Turn
from handlers.kit.days import day_in, is_day, today_of
from handlers.kit.drafts import begin_afresh
from handlers.kit.own_cases import NEW, own_list
from handlers.leave.talk import CASE, LEAVE


async def leave(turn: Turn, argument: str) -> None:
    """The own requests that are not over; asks for leave at once where there are none."""
    today = await today_of(turn.uow, turn.office, turn.person.id, turn.now)
    requests = await turn.uow.leave.of(turn.person.id, today - DAYS.back)
    if argument or not requests:
        draft = LeaveDraft() if argument in ("", NEW) else _draft_for(argument, today)
        await begin_afresh(turn, LEAVE, draft, f"izin {argument or NEW}")
    else:
        turn.say(own_list(turn.words, CASE, requests, "izin"))


def _draft_for(argument: str, today: date) -> LeaveDraft:
    """A request of one day, as below a reminder; one with what was written of kind and first day; or none."""
    kind, _, said = argument.partition(" ")
    if kind.lower() not in list(RequestKind):
        return LeaveDraft()
    draft = LeaveDraft().answer("kind", kind=RequestKind(kind.lower()))
    if is_day(said):
        start = day_in(said)
        DAYS.check_first(start, today)
        return draft.answer("start", start=start).answer("end", end=start)
    try:
        start = (parse_any_day if draft.kind is RequestKind.SAKIT else parse_day)(said, today)
    except Invalid:
        return draft  # other words: the question asks for the day
    DAYS.check_first(start, today)
    return draft.answer("start", start=start)


ROOM = Room(
    "leave",
    commands=[Command("izin", Action.PUT_FORWARD, leave, aliases=("cuti", "leave"))],
    flows=[LEAVE],
    cases=[CASE],
)
