"""The rules of the table of rights: each asks what somebody is to a record, or to the office."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date

from msgspec import Struct

from domain.office import Office
from handlers.frame.actor import Actor
from handlers.frame.records import (
    FollowUpOf,
    NoticeOf,
    ObjectionOf,
    OfPerson,
    OfService,
    OfUnit,
    Record,
    ResultOf,
    SecondRatingOf,
    TicketOf,
)
from storage.tables import CaseColumns, Feedback
from storage.uow import UnitOfWork


class RuleInput(Struct, frozen=True):
    """The input of a rule: who asks, and about which record."""

    uow: UnitOfWork
    office: Office
    actor: Actor
    record: Record | None
    today: date
    """The office's date."""

    @property
    def who(self) -> int | None:
        """The person who asks, also when no longer in service."""
        return self.actor.employee_id

    @property
    def serving(self) -> int | None:
        """The person who asks, if in service."""
        return self.actor.employee_id if self.actor.in_service else None

    @property
    def of_person(self) -> OfPerson | None:
        """The record, where it is one of a person of the roster."""
        record = self.record
        return None if isinstance(record, OfService | TicketOf | ObjectionOf | OfUnit) else record


Rule = Callable[[RuleInput], Awaitable[bool]]


# --- without a record -----------------------------------------------------------------------------------


async def anyone(_: RuleInput) -> bool:
    """Everybody, strangers too."""
    return True


async def employee(asked: RuleInput) -> bool:
    """Who is in the roster."""
    return asked.actor.employee is not None


async def serving(asked: RuleInput) -> bool:
    """Who is in service."""
    return asked.actor.in_service


async def supervisor(asked: RuleInput) -> bool:
    """Who reviews anybody, or for whom anything waits."""
    return asked.serving is not None and await asked.uow.supervision.has_reviews(asked.serving, asked.today)


async def head(asked: RuleInput) -> bool:
    """Who supervises somebody, not as a stand-in: a stand-in names no further one."""
    return asked.serving is not None and await asked.uow.supervision.heads(asked.serving, asked.today)


async def admin(asked: RuleInput) -> bool:
    """An administrator."""
    return asked.actor.is_admin


async def administrator_of_roster(asked: RuleInput) -> bool:
    """An administrator who is in the roster."""
    return asked.actor.is_admin and asked.actor.employee is not None


async def attends(asked: RuleInput) -> bool:
    """Who is in service, where attendance is said in the chat."""
    return asked.office.attends_in_chat and asked.actor.in_service


async def sets_places(asked: RuleInput) -> bool:
    """An administrator, where attendance is said in the chat."""
    return asked.office.attends_in_chat and asked.actor.is_admin


# --- records of a person --------------------------------------------------------------------------------


async def author(asked: RuleInput) -> bool:
    """Whose record it is; of an objection: who objects."""
    if isinstance(asked.record, ObjectionOf):
        return asked.record.life.author == asked.who
    return asked.of_person is not None and asked.of_person.employee_id == asked.who


async def author_serving(asked: RuleInput) -> bool:
    """Whose record it is, if in service."""
    return asked.actor.in_service and await author(asked)


async def head_of_it(asked: RuleInput) -> bool:
    """Whose record it is, and who supervises somebody."""
    return await author(asked) and await head(asked)


async def reviewer(asked: RuleInput) -> bool:
    """Who reviews the person's records of its date.

    The roster may name a supervisor beyond the day of leaving; the right to decide ends with the service.
    """
    record, who = asked.of_person, asked.serving
    if record is None or who is None or who == record.employee_id:
        return False
    supervised = record.supervised_id if isinstance(record, CaseColumns) else record.employee_id
    return await asked.uow.supervision.reviews(who, supervised, record.date, asked.today)


async def superior(asked: RuleInput) -> bool:
    """Who supervises the person that has kept a case waiting, or stands in."""
    record, who = asked.record, asked.serving
    if not isinstance(record, CaseColumns) or who is None:
        return False
    return await asked.uow.supervision.reviews_above(who, record, asked.today)


async def giver(asked: RuleInput) -> bool:
    """Who gave the feedback."""
    return isinstance(asked.record, Feedback) and asked.record.giver_id == asked.who


async def administrator_of_others(asked: RuleInput) -> bool:
    """An administrator who is not the person; of a notice once that person had the time to look first."""
    record, who = asked.of_person, asked.who
    if record is None or not asked.actor.is_admin or record.employee_id == who:
        return False
    # Cases are decided by somebody of the roster.
    return record.is_shown if isinstance(record, NoticeOf) else who is not None


# --- results, what follows from them, notices of objectivity, second ratings ----------------------------


async def assessor_of_it(asked: RuleInput) -> bool:
    """Who signs the result as the assessor, as it was frozen, while in service."""
    if not isinstance(asked.record, ResultOf) or asked.serving is None:
        return False
    return asked.record.assessor_id == asked.serving


async def writer_of_it(asked: RuleInput) -> bool:
    """The supervisor of the frozen result, or a stand-in; never the person."""
    record, who = asked.record, asked.serving
    if not isinstance(record, FollowUpOf) or who is None:
        return False
    if record.writer_id is None or record.employee_id == who:
        return False
    return record.writer_id in await asked.uow.supervision.acts_for(who, asked.today)


async def administrator_of_it(asked: RuleInput) -> bool:
    """An administrator, where anything follows from the result."""
    return asked.actor.is_admin and isinstance(asked.record, FollowUpOf)


async def concerned(asked: RuleInput) -> bool:
    """The person of the notice."""
    return isinstance(asked.record, NoticeOf) and asked.record.employee_id == asked.who


async def supervisor_of_it(asked: RuleInput) -> bool:
    """Who supervises the person of a notice today, or stands in, once that person had time to look first."""
    record, who = asked.record, asked.serving
    if not isinstance(record, NoticeOf) or not record.is_shown or who is None:
        return False
    return await asked.uow.supervision.reviews(who, record.employee_id, record.date, asked.today)


async def head_where_on(asked: RuleInput) -> bool:
    """Who supervises somebody, not as a stand-in, where reports are rated twice."""
    return bool(asked.office.second_rater_share) and await head(asked)


async def administrator_where_on(asked: RuleInput) -> bool:
    """An administrator, where reports are rated twice."""
    return bool(asked.office.second_rater_share) and asked.actor.is_admin


async def rater_of_it(asked: RuleInput) -> bool:
    """Who is asked to rate the report, until it is rated or the last day is over, while it stays blind.

    Who supervises nobody any more rates no longer; who decides about the author's reports by now knows them.
    """
    record, who = asked.record, asked.who
    if not isinstance(record, SecondRatingOf) or who is None or record.employee_id != who:
        return False
    if not record.is_open or asked.today > record.date or not await head_where_on(asked):
        return False
    return not await asked.uow.supervision.reviews(who, record.author_id, record.worked_on, asked.today)


# --- objections -----------------------------------------------------------------------------------------


async def answers(asked: RuleInput) -> bool:
    """The assessor or who acts for the assessor; once the assessor has left, the present supervisor."""
    if not isinstance(asked.record, ObjectionOf) or not asked.actor.in_service:
        return False
    found = await asked.uow.objections.answering(asked.record.life, asked.today)
    return asked.who in {each.employee.id for each in found}


async def decides(asked: RuleInput) -> bool:
    """Who was appointed to decide, or acts for one of them; never the assessor or who answered."""
    if not isinstance(asked.record, ObjectionOf) or not asked.actor.in_service:
        return False
    found = await asked.uow.objections.deciding(asked.record.life, asked.today)
    return asked.who in {each.employee.id for each in found}


async def acted(asked: RuleInput) -> bool:
    """Who answered or decided, also when the appointment as a stand-in is over."""
    if not isinstance(asked.record, ObjectionOf) or asked.who is None:
        return False
    life = asked.record.life
    return asked.who in {each.by for each in (life.answer, life.decision) if each is not None}


async def names_decider(asked: RuleInput) -> bool:
    """An administrator who is no side of it."""
    record = asked.record
    return isinstance(record, ObjectionOf) and asked.actor.is_admin and asked.who not in record.life.sides


# --- units, services, tickets ---------------------------------------------------------------------------


async def head_of_a_unit(asked: RuleInput) -> bool:
    """Who heads a unit, with services or without."""
    return asked.actor.in_service and asked.who in await asked.uow.heads.all(asked.today)


async def head_of_this_unit(asked: RuleInput) -> bool:
    """The head of the unit in question, or a stand-in of the head."""
    record = asked.record
    if not isinstance(record, OfUnit) or record.unit_id is None or not asked.actor.in_service:
        return False
    return asked.who in await asked.uow.heads.of(record.unit_id, asked.today)


async def concerned_with_services(asked: RuleInput) -> bool:
    """Who heads a unit with services, or staffs one."""
    if asked.serving is None:
        return False
    found = await asked.uow.satisfaction.concerned(asked.today)
    return asked.serving in found.heads or asked.serving in found.staff


async def head_of_its_unit(asked: RuleInput) -> bool:
    """Who heads the unit of the services."""
    if asked.serving is None or not isinstance(asked.record, OfService):
        return False
    heads = (await asked.uow.satisfaction.concerned(asked.today)).heads
    return asked.record.unit_id in heads.get(asked.serving, ())


async def leads_its_unit(asked: RuleInput) -> bool:
    """As `head_of_its_unit`, also of a unit that has no service yet."""
    if asked.serving is None or not isinstance(asked.record, OfService):
        return False
    return asked.record.unit_id in (await asked.uow.heads.all(asked.today)).get(asked.serving, ())


async def staff_of_it(asked: RuleInput) -> bool:
    """Who staffs the service."""
    if asked.serving is None or not isinstance(asked.record, OfService):
        return False
    staff = (await asked.uow.satisfaction.concerned(asked.today)).staff
    return asked.record.service_id in staff.get(asked.serving, ())


async def administrator_elsewhere(asked: RuleInput) -> bool:
    """An administrator of the roster who does not staff the service."""
    if not isinstance(asked.record, OfService) or not asked.actor.is_admin or asked.actor.employee is None:
        return False
    return not await staff_of_it(asked)


async def where_public(asked: RuleInput) -> bool:
    """Anybody, where the office publishes results."""
    return asked.office.publishes_results


async def head_of_ticket(asked: RuleInput) -> bool:
    """Who heads the unit that answers the ticket."""
    if asked.who is None or not isinstance(asked.record, TicketOf):
        return False
    return asked.who in await asked.uow.heads.of(asked.record.unit_id, asked.today)


async def superior_of_ticket(asked: RuleInput) -> bool:
    """Who supervises the head of the unit that let the ticket's day pass."""
    record, who = asked.record, asked.serving
    if who is None or not isinstance(record, TicketOf) or not record.is_escalated:
        return False
    return who in await asked.uow.heads.above(record.unit_id, asked.today)
