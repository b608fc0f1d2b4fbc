"""Conversations of people who answer tickets: the answer, and passing a ticket on."""

from __future__ import annotations

from collections.abc import Sequence

from domain.answers import shortened
from domain.errors import AlreadyHandled, or_refuse
from domain.ticket_texts import AnswerDraft, PassDraft, parse_answer, parse_note
from domain.tickets import TicketStep
from handlers.frame.flow import AskAgain, Flow, OpenDialog, Question
from handlers.frame.gate import Action
from handlers.frame.screen import Screen, length, quoted
from handlers.frame.turn import Turn
from handlers.kit.search import Search
from handlers.kit.slots import Continued, Option
from handlers.tickets import actions
from locales import Html
from storage.tables import Ticket

_LONGEST_SHOWN = 200
_ROOM = 3_100
_TO_ADMINISTRATORS = "0"


async def _ticket(turn: Turn, ticket_id: int, seen: int | None = None) -> Ticket:
    """The ticket that a conversation is about; raises Refusal when it moved on, or is another's now."""
    ticket = or_refuse(await turn.uow.tickets.get(ticket_id), AlreadyHandled("button-outdated"))
    await turn.allow(Action.HANDLE_TICKET, actions.right_to(ticket))
    if seen is not None and actions.office_steps(ticket) != seen:
        raise AlreadyHandled("ticket-moved-on")
    return ticket


def _written(ticket: Ticket) -> Html:
    """The citizen's last words."""
    own = (TicketStep.WRITTEN, TicketStep.ADDED, TicketStep.REOPENED)
    last = next(said.text for said in reversed(ticket.steps) if said.step in own)
    return quoted(shortened(last or "", _LONGEST_SHOWN))


def _own(text: str) -> Html:
    """What is about to be sent, whole but for texts of signs that take much room in a message."""
    return next(said for most in (2000, 600) if length(said := quoted(shortened(text, most))) <= _ROOM)


# --- answering ------------------------------------------------------------------------------------------


class Answer(Continued[AnswerDraft]):
    """The answer, with a question that depends on its effect."""

    async def ask(self, turn: Turn, flow: str, dialog: OpenDialog[AnswerDraft]) -> Question:
        return Question(turn.words(f"ticket-ask-{'close' if dialog.draft.closes else 'answer'}"))


async def _answer_so_far(turn: Turn, draft: AnswerDraft) -> Sequence[Html]:
    lines = [turn.words("ticket-answer-title")]
    ticket = await turn.uow.tickets.get(draft.ticket_id)
    if ticket is not None:
        lines.append(_written(ticket))
    if draft.text is not None:
        lines += [turn.words("ticket-answer-line"), _own(draft.text)]
    return [*lines, Html("")]


async def _send_answer(turn: Turn, dialog: OpenDialog[AnswerDraft]) -> Screen | AskAgain[AnswerDraft]:
    """Sends it; what its writer has added meanwhile is read before the ticket is closed."""
    draft, office = dialog.draft, turn.office
    ticket = await _ticket(turn, draft.ticket_id, draft.seen)
    steps = len(ticket.steps)
    if draft.closes and draft.read != steps:
        again = draft.model_copy(update={"read": steps})
        return AskAgain(again, warning=AlreadyHandled("ticket-said-since"))
    is_reached = actions.is_reached(office, ticket)
    act = actions.close if draft.closes else actions.answer
    await act(turn.uow, office, ticket, turn.actor.employee_id, draft.text or "", turn.now)
    done = turn.words(f"ticket-done-{'close' if draft.closes else 'answer'}")
    how = turn.words("ticket-done-reached" if is_reached else "ticket-card-number-only")
    return Screen(Html(f"{done}\n{how}"))


ANSWER: Flow[AnswerDraft] = Flow(
    "answertk",
    Action.ANSWER_TICKETS,
    AnswerDraft,
    slots=[Answer("text", parse_answer)],
    so_far=_answer_so_far,
    summary="ticket-ask-summary",
    finish=_send_answer,
    worth_keeping=lambda draft: draft.text is not None,
    about=lambda draft: (draft.ticket_id, draft.closes),
    worded_as="ticket",
    retold="text",
)


# --- passing on -----------------------------------------------------------------------------------------


async def _units(turn: Turn, draft: PassDraft, sought: str) -> list[Option]:
    """Units with somebody who answers, except the one that has it; and the administrators."""
    words, uow = turn.words, turn.uow
    ticket = await uow.tickets.get(draft.ticket_id)
    own = None if ticket is None else ticket.unit_id
    headed = {unit for units in (await uow.heads.all(turn.today)).values() for unit in units}
    found = [
        Option(unit.name, str(unit.id))
        for unit in await uow.people.units()
        if unit.id in headed and unit.id != own and sought.casefold() in unit.name.casefold()
    ]
    administrators = words.plain("ticket-to-administrators")
    if own is not None and sought.casefold() in administrators.casefold():
        found.append(Option(administrators, _TO_ADMINISTRATORS))
    return found


async def _with_unit(turn: Turn, draft: PassDraft, value: str) -> PassDraft:
    return draft.answer("unit", unit_id=int(value) or None)


async def _pass_so_far(turn: Turn, draft: PassDraft) -> Sequence[Html]:
    words = turn.words
    lines = [words("ticket-pass-title")]
    ticket = await turn.uow.tickets.get(draft.ticket_id)
    if ticket is not None:
        lines.append(_written(ticket))
    if "unit" in draft.answered:
        lines.append(words("ticket-pass-line", unit=await _name_of(turn, draft.unit_id)))
    if draft.text is not None:
        lines.append(_own(draft.text))
    return [*lines, Html("")]


async def _name_of(turn: Turn, unit_id: int | None) -> str:
    if unit_id is None:
        return turn.words.plain("ticket-administrators")
    return (await turn.uow.people.unit(unit_id)).name


async def _pass_on(turn: Turn, dialog: OpenDialog[PassDraft]) -> Screen | None:
    draft, actor = dialog.draft, turn.actor
    ticket = await _ticket(turn, draft.ticket_id, draft.seen)
    await actions.pass_on(
        turn.uow,
        turn.office,
        ticket,
        actor.employee_id,
        draft.unit_id,
        draft.text,
        turn.now,
        is_admin=actor.is_admin,
    )
    return Screen(turn.words("ticket-done-pass", unit=await _name_of(turn, draft.unit_id)))


PASS: Flow[PassDraft] = Flow(
    "passtk",
    Action.ANSWER_TICKETS,
    PassDraft,
    slots=[Search("unit", _units, _with_unit), Continued("text", parse_note, optional=True)],
    so_far=_pass_so_far,
    summary="ticket-pass-summary",
    finish=_pass_on,
    worth_keeping=lambda draft: bool(draft.answered),
    about=lambda draft: draft.ticket_id,
    worded_as="ticketpass",
    retold="text",
)
