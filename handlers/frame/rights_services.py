"""Rules of the table of rights about services and citizens' tickets, and the input of every rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.office import Office
from handlers.frame.actor import Actor
from handlers.frame.records import ObjectionOf, OfPerson, OfService, OfUnit, Record, TicketOf
from storage.uow import UnitOfWork


@dataclass(frozen=True)
class RuleInput:
    """The input of a rule: who asks, and about which record."""

    uow: UnitOfWork
    office: Office
    actor: Actor
    record: OfPerson | None
    today: date
    """The office's date."""
    services: OfService | None = None
    ticket: TicketOf | None = None
    objection: ObjectionOf | None = None
    unit: OfUnit | None = None

    @classmethod
    def about(
        cls, uow: UnitOfWork, office: Office, actor: Actor, record: Record | None, today: date
    ) -> RuleInput:
        """What rules look at, for a record of any kind."""
        if isinstance(record, OfService):
            return cls(uow, office, actor, None, today, services=record)
        if isinstance(record, TicketOf):
            return cls(uow, office, actor, None, today, ticket=record)
        if isinstance(record, ObjectionOf):
            return cls(uow, office, actor, None, today, objection=record)
        if isinstance(record, OfUnit):
            return cls(uow, office, actor, None, today, unit=record)
        return cls(uow, office, actor, record, today)


async def concerned_with_services(asked: RuleInput) -> bool:
    """Who heads a unit with services, or staffs one."""
    who = asked.actor.employee_id
    if who is None or not asked.actor.in_service:
        return False
    concerned = await asked.uow.satisfaction.concerned(asked.today)
    return who in concerned.heads or who in concerned.staff


async def head_of_its_unit(asked: RuleInput) -> bool:
    """Who heads the unit of the services."""
    if asked.actor.employee_id is None or asked.services is None or not asked.actor.in_service:
        return False
    heads = (await asked.uow.satisfaction.concerned(asked.today)).heads
    return asked.services.unit_id in heads.get(asked.actor.employee_id, ())


async def head_of_a_unit(asked: RuleInput) -> bool:
    """Who heads a unit, with services or without."""
    return asked.actor.in_service and asked.actor.employee_id in await asked.uow.heads.all(asked.today)


async def head_of_this_unit(asked: RuleInput) -> bool:
    """The head of the unit in question, or a stand-in of the head."""
    if asked.unit is None or asked.unit.unit_id is None or not asked.actor.in_service:
        return False
    return asked.actor.employee_id in await asked.uow.heads.of(asked.unit.unit_id, asked.today)


async def leads_its_unit(asked: RuleInput) -> bool:
    """As `head_of_its_unit`, also of a unit that has no service yet."""
    if asked.actor.employee_id is None or asked.services is None or not asked.actor.in_service:
        return False
    led = (await asked.uow.heads.all(asked.today)).get(asked.actor.employee_id, ())
    return asked.services.unit_id in led


async def staff_of_it(asked: RuleInput) -> bool:
    """Who staffs the service."""
    if asked.actor.employee_id is None or asked.services is None or not asked.actor.in_service:
        return False
    staff = (await asked.uow.satisfaction.concerned(asked.today)).staff
    return asked.services.service_id in staff.get(asked.actor.employee_id, ())


async def head_of_ticket(asked: RuleInput) -> bool:
    """Who heads the unit that answers the ticket."""
    who, ticket = asked.actor.employee_id, asked.ticket
    return (
        who is not None
        and ticket is not None
        and who in await asked.uow.heads.of(ticket.unit_id, asked.today)
    )


async def superior_of_ticket(asked: RuleInput) -> bool:
    """Who supervises the head of the unit that let the ticket's day pass."""
    who, ticket = asked.actor.employee_id, asked.ticket
    if who is None or ticket is None or not ticket.is_escalated or not asked.actor.in_service:
        return False
    return who in await asked.uow.heads.above(ticket.unit_id, asked.today)


async def where_public(asked: RuleInput) -> bool:
    """Anybody, where the office publishes results."""
    return asked.office.publishes_results


async def administrator_elsewhere(asked: RuleInput) -> bool:
    """An administrator of the roster who does not staff the service."""
    if asked.services is None or not asked.actor.is_admin or asked.actor.employee is None:
        return False
    return not await staff_of_it(asked)
