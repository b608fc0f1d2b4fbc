"""Writes, follows and answers tickets: the records; independent of Telegram and pages.

For citizens, in the chat and on the web:

- `write` saves a new ticket; its `number` opens it again, and is shown once, with a button that copies it.
- `find` returns the ticket of a typed number. The caller counts and limits the misses.
- `progress_of` says what its writer may see and do. `add`, `confirm` and `reopen` are what they can do.

All raise `Invalid` for what can be written otherwise, and `AlreadyHandled` for a ticket that has moved on.
Texts are parsed here: pass the typed text. No person is passed: the number stands for its writer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from domain import tickets
from domain.errors import AlreadyHandled, Invalid, NotAllowed, or_refuse
from domain.notices import Recipient, TicketsWait
from domain.office import Office
from domain.ticket_texts import parse_answer, parse_note, parse_number, parse_text
from domain.tickets import (
    MOST_PASSED,
    OF_OFFICE,
    TicketKind,
    TicketLife,
    TicketNews,
    TicketSaid,
    TicketState,
    TicketStep,
    answer_due,
    due,
    is_late,
    reopens_until,
)
from handlers.frame.records import TicketOf
from handlers.kit.offered import service_of
from handlers.kit.ticket_days import calendar_of
from handlers.tickets.notices import TicketProgress, subject_of
from storage.tables import Service, Ticket, Unit
from storage.uow import UnitOfWork
from storage.way_back import WayBack, seal, unseal

_SENT_AGAIN_WITHIN = timedelta(minutes=10)
"""So long after midnight what was sent before it counts as a repetition: of a step only its day is kept."""


class Progress(Struct, frozen=True):
    """A ticket as its writer sees it. Who of the office took a step is not told: the unit answers."""

    number: str
    """The stored text; `domain.tickets.written` returns it as people read it."""
    kind: TicketKind
    state: TicketState
    service: str | None
    """None: the office as a whole."""
    unit: str | None
    """Who answers; None: the administrators."""
    steps: Sequence[TicketSaid]
    due: date | None
    """Until when it is taken up or answered; None when closed."""
    answer_due: date | None
    """The due date of the answer; None when closed."""
    is_late: bool
    can_add: bool
    can_confirm: bool
    is_reached: bool
    """Whether its writer is told in a chat."""
    reopens_until: date | None
    """The last date on which its writer may open it again; None when they cannot."""

    @property
    def is_over(self) -> bool:
        """Whether its writer can no longer write anything to it."""
        return self.state is TicketState.CLOSED and self.reopens_until is None


# --- citizens -------------------------------------------------------------------------------------------


async def write(
    uow: UnitOfWork,
    office: Office,
    service_id: int | None,
    kind: TicketKind,
    text: str,
    now: datetime,
    *,
    number: str | None = None,
) -> Ticket:
    """Keeps what a citizen writes about a service (None: the office); returns the ticket.

    Its number is drawn, unless one is given that no other ticket has.
    Raises Invalid for a service that is unknown or closed, and when the text has no words or is too long.
    """
    service = await open_service(uow, office, service_id, now)
    life = TicketLife.written(parse_text(text), office.date_of(now))
    unit_id = None if service is None else service.unit_id
    return await uow.tickets.add(life, service_id=service_id, unit_id=unit_id, kind=kind, number=number)


async def open_service(
    uow: UnitOfWork, office: Office, service_id: int | None, now: datetime
) -> Service | None:
    """The ticket's service; None: the office. Raises Invalid for an unknown or closed service."""
    if service_id is None:
        return None
    service = await service_of(uow, service_id)
    if not service.is_open_on(office.date_of(now)):
        raise Invalid("ticket-service-closed", service=service.name)
    return service


async def find(uow: UnitOfWork, number: str) -> Ticket:
    """The ticket of a number, however it was typed; raises Invalid when there is none."""
    return or_refuse(await uow.tickets.by_number(parse_number(number)), Invalid("ticket-unknown"))


async def add(uow: UnitOfWork, office: Office, ticket: Ticket, text: str, now: datetime) -> None:
    """The writer of an open ticket writes more; the same words again, see `_just_before`, are kept once."""
    said, today = parse_text(text), office.date_of(now)
    if ticket.life.has_just_said(TicketStep.ADDED, said, _just_before(office, now)):
        return
    life = ticket.life.add(said, today)
    uow.tickets.written = True
    await _move(uow, ticket, life, is_told=False)


def _just_before(office: Office, now: datetime) -> date:
    """The date since which the same words are a repetition: today, or right after midnight the day before."""
    return office.date_of(now - _SENT_AGAIN_WITHIN)


async def confirm(uow: UnitOfWork, office: Office, ticket: Ticket, now: datetime) -> None:
    """The writer of a closed ticket confirms that the answer helps."""
    uow.tickets.written = True
    await _move(uow, ticket, ticket.life.confirm(office.date_of(now)))


async def reopen(uow: UnitOfWork, office: Office, ticket: Ticket, text: str, now: datetime) -> None:
    """The writer of a closed ticket states why the answer does not help: it waits for the unit again.

    The same words again, see `_just_before`, are kept once.
    """
    said, today = parse_text(text), office.date_of(now)
    if ticket.life.has_just_said(TicketStep.REOPENED, said, _just_before(office, now)):
        return
    calendar = await calendar_of(uow, office, ticket.unit_id, now)
    life = ticket.life.reopen(said, today, calendar, office.ticket_days)
    uow.tickets.written = True
    await _move(uow, ticket, life, is_told=False, escalated_on=None)


async def check_reopens(uow: UnitOfWork, office: Office, ticket: Ticket, now: datetime) -> None:
    """Raises AlreadyHandled unless its writer may open a ticket again now."""
    calendar = await calendar_of(uow, office, ticket.unit_id, now)
    tickets.check_reopens(ticket.life, office.date_of(now), calendar, office.ticket_days)


async def progress_of(uow: UnitOfWork, office: Office, ticket: Ticket, now: datetime) -> Progress:
    """How a ticket stands, for its writer."""
    calendar, days = await calendar_of(uow, office, ticket.unit_id, now), office.ticket_days
    life, today = ticket.life, office.date_of(now)
    until = reopens_until(life, calendar, days)
    service, unit = await place_of(uow, ticket)
    return Progress(
        number=ticket.number,
        kind=TicketKind(ticket.kind),
        state=life.state,
        service=None if service is None else service.name,
        unit=None if unit is None else unit.name,
        steps=life.steps,
        due=due(life, calendar, days),
        answer_due=answer_due(life, calendar, days),
        is_late=is_late(life, calendar, days, today),
        can_add=life.can_add,
        can_confirm=life.can_confirm,
        is_reached=is_reached(office, ticket),
        reopens_until=None if until is None or today > until else until,
    )


async def place_of(uow: UnitOfWork, ticket: Ticket) -> tuple[Service | None, Unit | None]:
    """What a ticket is about, and the unit that answers."""
    service = None if ticket.service_id is None else await uow.services.get(ticket.service_id)
    return service, None if ticket.unit_id is None else await uow.people.unit(ticket.unit_id)


# --- the way back to a chat -----------------------------------------------------------------------------


async def keep_way_back(
    uow: UnitOfWork, office: Office, ticket: Ticket, telegram_id: int, language: str
) -> None:
    """Keeps the chat of an open ticket's writer, sealed for this ticket; it goes when the ticket is closed.

    Raises AlreadyHandled when there is one already. One that was sealed under a former key is replaced.
    """
    if not ticket.life.is_open:
        raise AlreadyHandled("ticket-closed")
    if is_reached(office, ticket):
        raise AlreadyHandled("ticket-told-already")
    box = seal(office.rater_key, subject_of(ticket.id), WayBack(telegram_id, language))
    if not await uow.tickets.keep_way_back(ticket, box):
        raise AlreadyHandled("ticket-told-already")


def is_reached(office: Office, ticket: Ticket) -> bool:
    """Whether its writer is told in a chat; otherwise they can only look by the number."""
    box = ticket.way_back
    return box is not None and unseal(office.rater_key, subject_of(ticket.id), box) is not None


async def lost_ways_back(uow: UnitOfWork, office: Office) -> int:
    """How many open tickets have a way back that was sealed under a former key."""
    boxes = await uow.tickets.ways_back()
    return sum(unseal(office.rater_key, subject_of(each), box) is None for each, box in boxes.items())


# --- the office -----------------------------------------------------------------------------------------


def right_to(ticket: Ticket) -> TicketOf:
    """A ticket as the table of rights sees it."""
    return TicketOf(ticket.unit_id, ticket.escalated_on is not None)


def office_steps(ticket: Ticket) -> int:
    """How many steps the office has taken: an answer that was begun before another one is not sent."""
    return sum(said.step in OF_OFFICE for said in ticket.steps)


async def take_up(uow: UnitOfWork, office: Office, ticket: Ticket, by: int | None, now: datetime) -> None:
    """Somebody of the unit (None: an administrator outside of the roster) works on it; its writer is told."""
    life = ticket.life.take_up(by, office.date_of(now))
    await _move(uow, ticket, life, escalated_on=None, is_told=True)
    _tell(uow, office, ticket, ticket.way_back, now)


async def answer(
    uow: UnitOfWork, office: Office, ticket: Ticket, by: int | None, text: str, now: datetime
) -> None:
    """Its writer is answered, and the ticket stays open."""
    life = ticket.life.answer(by, parse_answer(text), office.date_of(now))
    await _move(uow, ticket, life, escalated_on=None, is_told=True)
    _tell(uow, office, ticket, ticket.way_back, now)


async def close(
    uow: UnitOfWork, office: Office, ticket: Ticket, by: int | None, text: str, now: datetime
) -> None:
    """Its writer is answered, and the ticket is done: the way back goes with this last message."""
    way_back = ticket.way_back
    life = ticket.life.close(by, parse_answer(text), office.date_of(now))
    await _move(uow, ticket, life, escalated_on=None, is_told=True, way_back=None)
    _tell(uow, office, ticket, way_back, now)


async def pass_on(
    uow: UnitOfWork,
    office: Office,
    ticket: Ticket,
    by: int | None,
    unit_id: int | None,
    text: str | None,
    now: datetime,
    *,
    is_admin: bool,
) -> None:
    """Passes it to another unit (None: the administrators); that unit and the writer are told.

    Raises NotAllowed for units when it was passed on too often, Invalid for the unit that has it.
    """
    if not is_admin and ticket.life.times_passed >= MOST_PASSED:
        raise NotAllowed("ticket-passed-enough", most=MOST_PASSED)
    if unit_id == ticket.unit_id:
        raise Invalid("ticket-pass-same")
    unit = None if unit_id is None else await uow.people.unit(unit_id)
    said = None if text is None else parse_note(text)
    life = ticket.life.pass_on(by, None if unit is None else unit.name, said, office.date_of(now))
    await _move(uow, ticket, life, unit_id=unit_id, escalated_on=None, is_told=True)
    _tell(uow, office, ticket, ticket.way_back, now)
    heads = await uow.heads.of(unit_id, office.date_of(now))
    for recipient in await uow.administrators.or_heads(office, heads, now):
        uow.outbox.add(TicketsWait(TicketNews.PASSED), recipient, now)


async def _move(uow: UnitOfWork, ticket: Ticket, life: TicketLife, **more: object) -> None:
    if not await uow.tickets.move(ticket, life, **more):
        raise AlreadyHandled("ticket-moved-on")


def _tell(uow: UnitOfWork, office: Office, ticket: Ticket, way_back: bytes | None, now: datetime) -> None:
    """Tells the writer how the ticket stands, where there is a way back that still opens."""
    if way_back is None or unseal(office.rater_key, subject_of(ticket.id), way_back) is None:
        return
    step = len(ticket.life.steps)
    notice = TicketProgress(ticket.id, step)
    uow.outbox.add(notice, Recipient(sealed=way_back, is_stranger=True), now)
