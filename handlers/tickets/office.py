"""What the office sees of tickets: the list of what waits, the card of one, and what may be done with it."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from domain.calendar import WorkCalendar
from domain.errors import AlreadyHandled, Invalid
from domain.office import Office
from domain.ticket_texts import AnswerDraft, PassDraft
from domain.tickets import TicketSaid, TicketState, due
from handlers.frame.actor import Actor
from handlers.frame.callbacks import Callback
from handlers.frame.gate import Action, may
from handlers.frame.screen import Button, Screen, in_rows
from handlers.frame.turn import Turn
from handlers.kit.pages import page_of
from handlers.kit.ticket_days import calendar_of, late_of
from handlers.tickets import actions
from handlers.tickets.screens import fitting, steps_lines, whole_texts
from handlers.tickets.talk import ANSWER, PASS
from locales import Html, Words, in_lines
from storage.tables import Ticket
from storage.uow import UnitOfWork

_ON_A_PAGE = 8


class TicketsTap(Callback, prefix="tz1"):
    """A page (from 0) of the tickets that wait."""

    page: int


class TicketTap(Callback, prefix="ti1"):
    """Something to do with a ticket, by its id."""

    ticket_id: str
    wish: str
    """`show`, `whole`, `take`, `answer`, `close` or `pass`."""


async def waiting_for(uow: UnitOfWork, office: Office, actor: Actor, now: datetime) -> list[Ticket]:
    """The open tickets that a person may answer, longest waiting first."""
    if actor.is_admin:
        return await uow.tickets.open_of(None)
    if actor.employee_id is None or not actor.in_service:
        return []
    today, who = office.date_of(now), actor.employee_id
    own = (await uow.heads.all(today)).get(who, ())
    below = await uow.heads.below(who, today)
    found = await uow.tickets.open_of({*own, *below})
    return [each for each in found if each.unit_id in own or each.escalated_on is not None]


async def is_concerned(uow: UnitOfWork, office: Office, actor: Actor, now: datetime) -> bool:
    """Whether a person answers tickets, or something waits for them."""
    if actor.is_admin or actor.employee_id in await uow.heads.all(office.date_of(now)):
        return True
    return bool(await waiting_for(uow, office, actor, now))


async def list_screen(
    uow: UnitOfWork,
    words: Words,
    office: Office,
    tickets: list[Ticket],
    now: datetime,
    page: int = 0,
    title: Html | None = None,
) -> Screen:
    """What waits, oldest first, each with its day."""
    if not tickets:
        return Screen(words("tickets-none"))
    today = office.date_of(now)
    shown = page_of(words, tickets, page, _ON_A_PAGE, TicketsTap)
    late = await late_of(uow, office, tickets, now)
    lines = [title] if title is not None else []
    lines.append(words("tickets-title", count=len(tickets), late=late))
    buttons = []
    for number, ticket in enumerate(shown.shown, shown.number * _ON_A_PAGE + 1):
        calendar = await calendar_of(uow, office, ticket.unit_id, now)
        lines.append(await _line(uow, words, office, ticket, calendar, number, today))
        buttons.append(Button(str(number), TicketTap(str(ticket.id), "show")))
    return Screen(in_lines(lines), [*in_rows(buttons, 4), *shown.rows])


async def _line(
    uow: UnitOfWork,
    words: Words,
    office: Office,
    ticket: Ticket,
    calendar: WorkCalendar,
    number: int,
    today: date,
) -> Html:
    service, unit = await actions.place_of(uow, ticket)
    until = due(ticket.life, calendar, office.ticket_days)
    line = words(
        "tickets-line-late" if until is not None and today > until else f"tickets-line-{ticket.state}",
        number=number,
        kind=words.plain(f"ticket-kind-{ticket.kind}"),
        about=service.name if service else office.name,
        unit=unit.name if unit else words.plain("ticket-administrators"),
        since=words.short_day(ticket.since),
        day=words.short_day(until or today),
    )
    return Html(f"{line} {words('tickets-reopened')}") if ticket.life.reopened else line


async def card(turn: Turn, ticket: Ticket, done: Html | None = None) -> Screen:
    """A ticket for those who answer it; who wrote it is known to nobody."""
    words, office, uow = turn.words, turn.office, turn.uow
    calendar = await calendar_of(uow, office, ticket.unit_id, turn.received)
    service, unit = await actions.place_of(uow, ticket)
    life, today = ticket.life, office.date_of(turn.received)
    until = due(life, calendar, office.ticket_days)
    head = [
        words(
            "ticket-card-title",
            kind=words.plain(f"ticket-kind-{ticket.kind}"),
            about=service.name if service else office.name,
            state=words.plain(f"ticket-state-{ticket.state}"),
        ),
        words("ticket-unit", unit=unit.name if unit else words.plain("ticket-administrators")),
    ]
    if until is not None:
        key = "ticket-card-late" if today > until else f"ticket-due-{ticket.state}"
        head.append(words(key, day=until))
    if life.is_open:
        key = "ticket-card-reached" if actions.is_reached(office, ticket) else "ticket-card-number-only"
        head.append(words(key))
    names = {said.by: (await uow.people.get(said.by)).name for said in life.steps if said.by is not None}

    def name_of(said: TicketSaid) -> str:
        return names[said.by] if said.by is not None else words.plain("ticket-administrator")

    def whole(most: int) -> Html:
        lines = steps_lines(words, life.steps, most, name_of)
        blocks = [*([done] if done else []), in_lines(head), in_lines(lines)]
        return Html("\n\n".join(blocks))

    text, is_cut = fitting(whole, life.steps)
    return Screen(text, _card_rows(words, ticket, is_cut=is_cut))


def _card_rows(words: Words, ticket: Ticket, *, is_cut: bool) -> list[list[Button]]:
    def button(wish: str, style: str | None = None) -> Button:
        return Button(words.plain(f"ticket-card-{wish}"), TicketTap(str(ticket.id), wish), style=style)

    rows = []
    if ticket.state == TicketState.NEW:
        rows.append([button("take", "primary")])
    if ticket.life.is_open:
        rows += [[button("close", "success")], [button("answer"), button("pass")]]
    if is_cut:
        rows.append([button("whole")])
    return [*rows, [Button(words.plain("ticket-card-list"), TicketsTap(0))]]


# --- what is tapped -------------------------------------------------------------------------------------


async def show_list(turn: Turn, tap: TicketsTap) -> None:
    """A page of what waits, in place of what was there."""
    found = await waiting_for(turn.uow, turn.office, turn.actor, turn.received)
    turn.edit(await list_screen(turn.uow, turn.words, turn.office, found, turn.received, tap.page))


async def _ticket_of(turn: Turn, typed: str) -> Ticket:
    """The ticket of a button, which the person who acts may answer; raises Refusal."""
    is_number = typed.isascii() and typed.isdecimal() and int(typed) < 2**63
    ticket = await turn.uow.tickets.get(int(typed)) if is_number else None
    await turn.allow(Action.HANDLE_TICKET, None if ticket is None else actions.right_to(ticket))
    if ticket is None:
        raise AlreadyHandled("button-outdated")
    return ticket


async def tapped(turn: Turn, tap: TicketTap) -> None:
    """Does what somebody of the office wants with a ticket."""
    ticket = await _ticket_of(turn, tap.ticket_id)
    turn.refresh = partial(_as_it_stands, ticket_id=ticket.id)
    seen = actions.office_steps(ticket)
    match tap.wish:
        case "show":
            turn.edit(await card(turn, ticket))
        case "whole":
            for text in whole_texts(turn.words, ticket.life.steps):
                turn.say(Screen(text))
        case "take":
            await actions.take_up(turn.uow, turn.office, ticket, turn.actor.employee_id, turn.now)
            turn.edit(await card(turn, ticket, turn.words("ticket-done-take")))
        case "answer" | "close":
            _require_open(ticket)
            steps = len(ticket.steps)
            draft = AnswerDraft(ticket_id=ticket.id, closes=tap.wish == "close", seen=seen, read=steps)
            await turn.begin(ANSWER, draft)
        case "pass":
            _require_open(ticket)
            await turn.begin(PASS, PassDraft(ticket_id=ticket.id, seen=seen))
        case _:
            raise Invalid("button-outdated")


async def _as_it_stands(turn: Turn, ticket_id: int) -> None:
    ticket = await turn.uow.tickets.get(ticket_id)
    if ticket is not None:
        turn.edit(await card(turn, ticket))


def _require_open(ticket: Ticket) -> None:
    if not ticket.life.is_open:
        raise AlreadyHandled("ticket-moved-on")


async def may_handle(turn: Turn, ticket: Ticket) -> bool:
    """Whether the person who acts answers the ticket for the office."""
    right = actions.right_to(ticket)
    return await may(turn.uow, turn.office, turn.actor, Action.HANDLE_TICKET, right, turn.received)
