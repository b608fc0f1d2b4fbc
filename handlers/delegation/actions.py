"""Names a stand-in and ends an appointment: the records, and the notices."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from domain.delegation import DAYS, DelegationDraft, check_serves
from domain.errors import AlreadyHandled, Invalid
from domain.notices import MenuChanged, Notice, Priority, Recipient
from domain.office import Office
from domain.people import StandInKind
from domain.periods import Span
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, allow
from handlers.kit.case_actions import QueueChanged
from storage.records.stand_ins import Appointment
from storage.uow import UnitOfWork


class Post(Struct, frozen=True):
    """The post of a supervisor on a day, as the gate asks of a record."""

    employee_id: int
    date: date


class StandInKept(Notice, kind="stand_in_kept", priority=Priority.ANSWER):
    """To who named a stand-in: it is in the books; takes the place of the conversation."""

    number: int


class StandInNamed(Notice, kind="stand_in_named"):
    """To the stand-in, and to the supervisor if somebody else named them: who stands in for whom and when."""

    number: int
    employee_id: int
    """The recipients."""


class StandInEnded(Notice, kind="stand_in_ended"):
    """To the same people: an appointment was ended before its last day."""

    supervisor_id: int
    stand_in_id: int
    acted_as: str
    starts: date
    ends: date


async def check_right(uow: UnitOfWork, office: Office, actor: Actor, head_id: int, now: datetime) -> None:
    """Raises NotAllowed unless the actor may name and end stand-ins for a supervisor."""
    await allow(uow, office, actor, Action.DELEGATE_FOR, Post(head_id, office.date_of(now)), now)


async def name_stand_in(
    uow: UnitOfWork, office: Office, actor: Actor, draft: DelegationDraft, now: datetime
) -> StandInKept:
    """Lets a person act for a supervisor, and tells both who did not do it themselves.

    Raises Invalid when it cannot be meant, NotAllowed when the actor may not.
    """
    if draft.head_id is None or draft.stand_in_id is None or draft.kind is None:
        raise Invalid("delegation-incomplete")
    await check_right(uow, office, actor, draft.head_id, now)
    span, today = draft.span, office.date_of(now)
    DAYS.check_first(span.start, today)
    DAYS.check_last(span.start, span.end)
    await check_person(uow, draft.head_id, draft.stand_in_id)
    person = await uow.people.get(draft.stand_in_id)
    check_serves(person.joined, person.left, span)
    await check_free(uow, draft.head_id, span)
    made = await uow.stand_ins.appoint(draft.head_id, person.id, draft.kind, span)
    for each in {person.id, draft.head_id} - {actor.employee_id}:
        uow.outbox.add(StandInNamed(made.id, each), Recipient(employee_id=each), now)
    if today in span:
        uow.outbox.add(MenuChanged(), Recipient(employee_id=person.id), now)
    return StandInKept(made.id)


async def check_person(uow: UnitOfWork, head_id: int, stand_in_id: int) -> None:
    """Raises Invalid when a person cannot act for a supervisor on any day."""
    if head_id == stand_in_id:
        raise Invalid("delegation-self")
    if not await uow.stand_ins.has_supervised(head_id):
        raise Invalid("delegation-heads-nobody")


async def check_free(uow: UnitOfWork, head_id: int, span: Span) -> None:
    """Raises Invalid when somebody acts for the supervisor on one of the days already."""
    other = await uow.stand_ins.taken(head_id, span)
    if other is not None:
        row = other.row
        raise Invalid("delegation-taken", name=other.stand_in.name, first=row.starts, last=row.ends)


async def end(uow: UnitOfWork, office: Office, actor: Actor, number: int, now: datetime) -> Appointment:
    """Ends an appointment at once, and tells those concerned; returns it as it was.

    Raises AlreadyHandled when it is over, NotAllowed when the actor may not.
    """
    appointed, today = await uow.stand_ins.get(number), office.date_of(now)
    if appointed is None or appointed.row.ends < today:
        raise AlreadyHandled("delegation-over")
    row = appointed.row
    await check_right(uow, office, actor, row.supervisor_id, now)
    told = StandInEnded(row.supervisor_id, row.stand_in_id, StandInKind(row.kind).value, row.starts, row.ends)
    await uow.stand_ins.end(row, today)
    for each in {row.supervisor_id, row.stand_in_id} - {actor.employee_id}:
        uow.outbox.add(told, Recipient(employee_id=each), now)
    for notice in (MenuChanged(), QueueChanged()):
        uow.outbox.add(notice, Recipient(employee_id=row.stand_in_id), now)
    return appointed
