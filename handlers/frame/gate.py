"""The one table of rights: action × role × relation to the record."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime

from domain.errors import NotAllowed
from domain.office import Office
from handlers.frame import (
    rights_follow_ups,
    rights_objections,
    rights_objectivity,
    rights_results,
    rights_second_ratings,
    rights_services,
)
from handlers.frame.action import RECORD_ACTIONS as RECORD_ACTIONS
from handlers.frame.action import Action as Action
from handlers.frame.actor import Actor
from handlers.frame.records import Record
from handlers.frame.rights_services import RuleInput
from handlers.frame.seen import view_of
from storage.tables import CaseColumns, Feedback
from storage.uow import UnitOfWork

Rule = Callable[[RuleInput], Awaitable[bool]]


async def _anyone(_: RuleInput) -> bool:
    return True


async def _employee(asked: RuleInput) -> bool:
    return asked.actor.employee is not None


async def _serving(asked: RuleInput) -> bool:
    return asked.actor.in_service


async def _supervisor(asked: RuleInput) -> bool:
    who = asked.actor.employee_id
    if who is None or not asked.actor.in_service:
        return False
    return await asked.uow.supervision.has_reviews(who, asked.today)


async def _head(asked: RuleInput) -> bool:
    # A stand-in names no further stand-in.
    who = asked.actor.employee_id
    return who is not None and asked.actor.in_service and await asked.uow.supervision.heads(who, asked.today)


async def _head_of_it(asked: RuleInput) -> bool:
    return await _author(asked) and await _head(asked)


async def _admin(asked: RuleInput) -> bool:
    return asked.actor.is_admin


async def _administrator_of_roster(asked: RuleInput) -> bool:
    return asked.actor.is_admin and asked.actor.employee is not None


async def _administrator_of_others(asked: RuleInput) -> bool:
    who, record = asked.actor.employee_id, asked.record
    return asked.actor.is_admin and who is not None and record is not None and record.employee_id != who


async def _author(asked: RuleInput) -> bool:
    return asked.record is not None and asked.record.employee_id == asked.actor.employee_id


async def _author_serving(asked: RuleInput) -> bool:
    return asked.actor.in_service and await _author(asked)


async def _reviewer(asked: RuleInput) -> bool:
    # The roster may name a supervisor beyond the day of leaving; the right to decide ends with the service.
    record, reviewer = asked.record, asked.actor.employee_id
    if record is None or reviewer is None or not asked.actor.in_service:
        return False
    supervised = record.supervised_id if isinstance(record, CaseColumns) else record.employee_id
    if reviewer == record.employee_id:
        return False
    return await asked.uow.supervision.reviews(reviewer, supervised, record.date, asked.today)


async def _superior(asked: RuleInput) -> bool:
    record, reviewer = asked.record, asked.actor.employee_id
    if not isinstance(record, CaseColumns) or reviewer is None or not asked.actor.in_service:
        return False
    return await asked.uow.supervision.reviews_above(reviewer, record, asked.today)


async def _giver(asked: RuleInput) -> bool:
    return isinstance(asked.record, Feedback) and asked.record.giver_id == asked.actor.employee_id


async def _attends(asked: RuleInput) -> bool:
    return asked.office.attends_in_chat and asked.actor.in_service


async def _sets_places(asked: RuleInput) -> bool:
    return asked.office.attends_in_chat and asked.actor.is_admin


RIGHTS: dict[Action, tuple[Rule, ...]] = {
    Action.HELP: (_anyone,),
    Action.READ_PRIVACY: (_anyone,),
    Action.SEE_OWN_VIEWS: (_employee,),
    Action.EXPORT_OWN_DATA: (_employee,),
    Action.ERASE_OWN_DATA: (_employee,),
    Action.CORRECT_OWN_DATA: (_employee,),
    Action.CHOOSE_LANGUAGE: (_employee,),
    Action.JOIN: (_anyone,),
    Action.RATE_SERVICE: (_anyone,),
    Action.REPORT: (_employee,),
    Action.PLAN_WORK: (_employee,),
    Action.SET_REMINDERS: (_employee,),
    Action.CHANGE_PLAN: (_author,),
    Action.SEE_VERSIONS: (_author, _reviewer, _superior),
    Action.SEE_QUEUE: (_supervisor, _administrator_of_roster),
    # A person whose right to decide the case ended meanwhile is told so when they send the reason.
    Action.GIVE_REASON: (_serving,),
    Action.REVIEW_CASE: (_reviewer, _superior),
    Action.SEE_SUPERVISOR: (_employee,),
    Action.DECIDE_CORRECTION: (_administrator_of_others,),
    Action.CHANGE_CASE: (_author,),
    Action.SEE_TALKS: (_employee,),
    Action.TALK_ABOUT: (_author, _reviewer, _superior),
    Action.SEE_OWN_SCORE: (_employee,),
    Action.SEE_RULES: (_employee, _admin),
    Action.TRY_SCHEME: (_admin,),
    Action.READ_GUIDE: (_employee,),
    Action.CONFIRM_RULES: (_employee,),
    Action.SEE_RULES_READERS: (_admin,),
    Action.SEE_RECAP: (_employee,),
    Action.SEE_TODAY: (_employee,),
    # Of which unit is asked with each list.
    Action.SEE_DIGEST: (rights_services.head_of_a_unit, _admin),
    Action.SEE_DIGEST_OF: (rights_services.head_of_this_unit, _admin),
    Action.MANAGE_OFFICE: (_admin,),
    Action.EXPORT_OFFICE: (_admin,),
    Action.IMPORT_FILES: (_admin,),
    Action.MANAGE_PEOPLE: (_admin,),
    Action.ANNOUNCE: (_admin,),
    Action.MANAGE_UNITS: (_admin,),
    Action.MEND_FAILURES: (_admin,),
    Action.SEE_PERIODS: (_admin,),
    Action.EXTEND_DAYS: (_admin,),
    Action.CLOSE_PERIOD: (_admin,),
    # Whose is asked with each result.
    Action.SEE_RESULTS: (_employee, _admin),
    Action.SEE_RESULT_OF: (_author, rights_results.assessor_of_it, _admin),
    Action.MAKE_RESULT_PAPERS: (_admin,),
    # One's own; those of others are asked about person by person.
    Action.SEE_FOLLOW_UPS: (_employee, _admin),
    Action.SEE_FOLLOW_UP_OF: (rights_follow_ups.writer_of_it, rights_follow_ups.administrator_of_it),
    Action.WRITE_FOLLOW_UP: (rights_follow_ups.writer_of_it,),
    Action.SEE_ALL_FOLLOW_UPS: (_admin,),
    # What a supervisor decides: leave, and whatever else is put forward.
    Action.PUT_FORWARD: (_serving,),
    Action.SEE_HISTORY: (_employee,),
    Action.SEE_OWN_ENTRY: (_author,),
    Action.SEE_TARGETS: (_employee,),
    Action.SEE_BLOCKERS: (_employee,),
    Action.SEE_FEEDBACK: (_employee,),
    Action.ASK_FEEDBACK: (_serving,),
    # The recipient is checked with the person or the report.
    Action.GIVE_FEEDBACK: (_serving,),
    Action.GIVE_FEEDBACK_TO: (_reviewer, _superior),
    Action.REPLY_FEEDBACK: (_author,),
    Action.TAKE_BACK_FEEDBACK: (_giver,),
    # The person is checked with each person.
    Action.SET_TARGETS: (_supervisor,),
    Action.MAKE_PAPER: (_employee,),
    Action.CHECK_PAPER: (_anyone,),
    Action.SEE_EKINERJA: (_employee,),
    Action.MOVE_ENTRY: (_author,),
    # Who holds the link: what it leads to is decided by the link itself (domain/kept_files.py).
    Action.OPEN_EVIDENCE_LINK: (_anyone,),
    Action.SEE_DUTY: (_employee, _admin),
    # The person and date are checked with each day.
    Action.PLAN_DUTY: (_supervisor, _admin),
    Action.PLAN_ANY_DUTY: (_admin,),
    Action.PLAN_DUTY_OF: (_reviewer, _admin),
    Action.ATTEND: (_attends,),
    Action.SET_PLACE: (_sets_places,),
    # For which post is asked with each appointment; the record is of its supervisor.
    Action.DELEGATE: (_head, _admin),
    Action.DELEGATE_FOR: (_head_of_it, _admin),
    Action.ASSIGN_SUPERVISOR: (_admin,),
    # Whose days are shown is what the assignments of the dates say; any unit's are for administrators.
    Action.SEE_TEAM: (_supervisor, _admin),
    Action.SEE_ANY_TEAM: (_admin,),
    Action.REMIND_PERSON: (_reviewer, _admin),
    Action.LEAD_MEETING: (_supervisor,),
    Action.SEE_OBJECTIVITY: (_employee, _admin),
    Action.SEE_OBJECTIVITY_OF_UNITS: (_admin,),
    # The subject is checked with each notice; nobody decides about themselves.
    Action.SEE_NOTICES: (_supervisor, _admin),
    Action.SEE_NOTICE: (
        rights_objectivity.concerned,
        rights_objectivity.supervisor_of_it,
        rights_objectivity.administrator_of_others,
    ),
    Action.DECIDE_NOTICE: (rights_objectivity.supervisor_of_it, rights_objectivity.administrator_of_others),
    Action.EXPLAIN_NOTICE: (rights_objectivity.concerned,),
    Action.ASSESS_ONESELF: (_serving,),
    # The person is checked with each person.
    Action.ASSESS_TEAM: (_supervisor,),
    Action.ASSESS_PERSON: (_reviewer,),
    Action.SEE_RATING_REQUESTS: (_employee,),
    # The request must be one to this person.
    Action.RATE_COLLEAGUE: (_author_serving,),
    Action.SEE_SATISFACTION: (rights_services.concerned_with_services, _admin),
    # Who staffs a service sees totals of whole weeks alone.
    Action.SEE_RESULTS_OF: (rights_services.head_of_its_unit, _admin),
    Action.SEE_WEEKS_OF: (rights_services.staff_of_it, rights_services.head_of_its_unit, _admin),
    # Of which service is asked with each.
    Action.SHOW_CODES: (rights_services.concerned_with_services, _admin),
    Action.SHOW_CODES_OF: (rights_services.staff_of_it, rights_services.head_of_its_unit, _admin),
    Action.SAY_SELF_AT_COUNTER: (rights_services.staff_of_it,),
    Action.SAY_WHO_AT_COUNTER: (rights_services.head_of_its_unit, _admin),
    # Of which unit is asked with each.
    Action.MANAGE_SERVICES: (rights_services.head_of_a_unit, _admin),
    Action.MANAGE_SERVICES_OF: (rights_services.leads_its_unit, _admin),
    Action.PROMISE_FOR: (rights_services.head_of_its_unit, _admin),
    Action.EXPORT_RESPONSES: (_admin,),
    Action.SEE_PUBLIC_RESULTS: (rights_services.where_public,),
    Action.WRITE_TICKET: (_anyone,),
    # Who holds the number wrote the ticket.
    Action.FOLLOW_TICKET: (_anyone,),
    # Which ticket is asked with each of them.
    Action.ANSWER_TICKETS: (_serving, _admin),
    Action.HANDLE_TICKET: (rights_services.head_of_ticket, rights_services.superior_of_ticket, _admin),
    Action.SEE_QUARANTINE: (_admin,),
    # Who staffs a service does not decide which of its ratings count.
    Action.DECIDE_QUARANTINE: (rights_services.administrator_elsewhere,),
    Action.SEE_OBJECTIONS: (_employee, _admin),
    # The record belongs to the person whose result it is.
    Action.FILE_OBJECTION: (_author,),
    Action.SEE_OBJECTION: (
        rights_objections.author,
        rights_objections.answers,
        rights_objections.decides,
        rights_objections.acted,
    ),
    Action.WITHDRAW_OBJECTION: (rights_objections.author,),
    Action.ANSWER_OBJECTION: (rights_objections.answers,),
    Action.DECIDE_OBJECTION: (rights_objections.decides,),
    Action.NAME_DECIDER: (rights_objections.names_decider,),
    # Which report is asked with each.
    Action.SEE_SECOND_RATINGS: (
        rights_second_ratings.head_where_on,
        rights_second_ratings.administrator_where_on,
    ),
    Action.RATE_SECOND: (rights_second_ratings.rater_of_it,),
    Action.SEE_AGREEMENT: (rights_second_ratings.administrator_where_on,),
}
"""An action is allowed when one of its rules holds."""

AS_ADMINISTRATOR: frozenset[Rule] = frozenset(
    {
        _admin,
        _administrator_of_roster,
        _administrator_of_others,
        _sets_places,
        rights_follow_ups.administrator_of_it,
        rights_objections.names_decider,
        rights_objectivity.administrator_of_others,
        rights_second_ratings.administrator_where_on,
        rights_services.administrator_elsewhere,
    }
)
"""The rules that ask for an administrator: their views are kept as those of one, not of a supervisor."""

OF_CITIZENS = frozenset({Action.RATE_SERVICE, Action.WRITE_TICKET, Action.FOLLOW_TICKET})
"""What a person of the roster does as a citizen: the log does not name the sender."""


async def may(
    uow: UnitOfWork, office: Office, actor: Actor, action: Action, record: Record | None, now: datetime
) -> bool:
    """Whether the table of rights allows an action at an instant (UTC)."""
    return (
        await _granting(RuleInput.about(uow, office, actor, record, office.date_of(now)), action) is not None
    )


async def without_record(
    uow: UnitOfWork, office: Office, actor: Actor, actions: Iterable[Action], now: datetime
) -> set[Action]:
    """Those of some actions that the table allows without a record at an instant (UTC)."""
    asked = RuleInput.about(uow, office, actor, None, office.date_of(now))
    return {action for action in actions if await _granting(asked, action) is not None}


async def _granting(asked: RuleInput, action: Action) -> Rule | None:
    """The first rule that allows an action; None where none does."""
    for rule in RIGHTS[action]:
        if await rule(asked):
            return rule
    return None


async def allow(
    uow: UnitOfWork, office: Office, actor: Actor, action: Action, record: Record | None, now: datetime
) -> None:
    """Lets an action pass at an instant (UTC), or raises NotAllowed with the sentence for this actor.

    What is logged from here on was done by this actor, by this right. That the record was looked at is kept.
    """
    rule = await _granting(RuleInput.about(uow, office, actor, record, office.date_of(now)), action)
    if rule is not None:
        uow.audit.by(_who(actor, action), f"{action} by {rule.__name__.strip('_')}")
        as_administrator = rule in AS_ADMINISTRATOR
        at = now.astimezone(office.zone)
        uow.views.note(view_of(actor, action, record, at, as_administrator=as_administrator))
        return
    # Why a stranger cannot choose a language helps more than that this is for employees.
    if actor.is_stranger and action is not Action.CHOOSE_LANGUAGE:
        raise NotAllowed("gate-stranger")
    raise NotAllowed("gate-not-yours" if action in RECORD_ACTIONS else f"gate-{action.replace('_', '-')}")


def _who(actor: Actor, action: Action) -> str:
    """The actor for the log; nobody for a person who acts as a citizen."""
    if action in OF_CITIZENS:
        return "citizen"
    if actor.employee_id is not None:
        return f"employee {actor.employee_id}"
    return "administrator" if actor.is_admin else "stranger"
