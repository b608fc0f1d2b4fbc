"""What a button or words behind `/delegasi` say of a stand-in: for whom, who, as what, and when."""

from __future__ import annotations

import re

from domain.answers import bare_name
from domain.answers.weekdays import Lies
from domain.asked import days_asked
from domain.delegation import DAYS, DelegationDraft, prepared
from domain.errors import Invalid
from domain.people import StandInKind
from domain.periods import Span
from handlers.delegation import actions
from handlers.frame.callbacks import id_in
from handlers.frame.turn import Turn
from handlers.kit.asked import named_first, say_later, say_unread
from handlers.kit.days import day_in
from storage.tables import Employee

_KIND = re.compile(r"(?:sebagai\s+|as\s+)?\b(plt|plh)\b\.?", re.IGNORECASE)
_MOST_HEADS = 50


async def draft_of_button(turn: Turn, said: str) -> DelegationDraft:
    """A draft of what a button says: perhaps the supervisor's id, the first and the last day, and as what.

    A supervisor who is no administrator names stand-ins for the own post alone.
    """
    words = said.split()
    head_id = id_in(words[0]) if words else None
    if head_id is not None:
        del words[0]
    span = _span_of(turn, words[:2]) if len(words) >= 2 else None
    kind = StandInKind(words[2]) if words[2:] and words[2] in list(StandInKind) else None
    asks_head = turn.actor.is_admin and not (head_id is not None and head_id == turn.actor.employee_id)
    if not asks_head:
        head_id = head_id or turn.person.id
    if head_id is not None:
        await actions.check_right(turn.uow, turn.office, turn.actor, head_id, turn.now)
    return prepared(head_id, span, kind, asks_head=asks_head)


def _span_of(turn: Turn, days: list[str]) -> Span:
    """The days of a button, from today on; raises Invalid when all of them are past."""
    first, last = (day_in(day) for day in days)
    today = turn.today
    if last < today or first > last:
        raise Invalid("button-outdated")
    begins = max(first, today)
    return Span(begins, min(last, DAYS.lasts(begins).end))


async def draft_of_words(turn: Turn, said: str) -> DelegationDraft | None:
    """A draft of “Sari besok” or “Sari 23-25 november plh”; None where nobody is named.

    The name is of the stand-in; an administrator names the supervisor first. Days and the kind follow in any
    order, and of a single day the last one is asked for. What is not read is told.
    """
    is_admin, today = turn.actor.is_admin, turn.today
    kind = _KIND.search(said)
    said = said if kind is None else f"{said[: kind.start()]} {said[kind.end() :]}"
    if is_admin:
        part = bare_name(said).partition(" ")[0]
        people = await turn.uow.stand_ins.supervisors(part, today, _MOST_HEADS)
    else:
        people = await turn.uow.stand_ins.candidates(turn.person.id, today)
    found = named_first(turn, people, _name, said)
    person, rest = found
    if person is None and say_unread(turn):
        draft = prepared(None if is_admin else turn.person.id, None, None, asks_head=is_admin)
        return draft.model_copy(update={"sought": bare_name(said)})
    if person is None:
        return None
    head_id = person.id if is_admin else turn.person.id
    await actions.check_right(turn.uow, turn.office, turn.actor, head_id, turn.now)
    draft = prepared(head_id, None, StandInKind(kind[1].lower()) if kind else None, asks_head=is_admin)
    if not is_admin:
        await actions.check_person(turn.uow, head_id, person.id)
        draft = draft.answer("stand_in", stand_in_id=person.id)
    return _with_days(turn, draft, rest)


def _with_days(turn: Turn, draft: DelegationDraft, said: str) -> DelegationDraft:
    try:
        span = days_asked(said, turn.today, Lies.AHEAD)
        if span is not None:
            DAYS.check_first(span.start, turn.today)
            DAYS.check_last(span.start, span.end)
    except Invalid:
        span = None
    if span is None:
        say_later(turn, said)
        return draft
    draft = draft.answer("first", first=span.start)
    return draft if span.start == span.end else draft.answer("last", last=span.end)


def _name(person: Employee) -> str:
    return person.name
