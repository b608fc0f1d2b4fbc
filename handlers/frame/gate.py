"""The one table of rights: action × role × relation to the record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.errors import NotAllowed
from domain.office import Office
from handlers.frame import rights
from handlers.frame.action import RECORD_ACTIONS as RECORD_ACTIONS
from handlers.frame.action import Action as Action
from handlers.frame.actor import Actor
from handlers.frame.records import Record
from handlers.frame.rights import Rule, RuleInput
from handlers.frame.seen import view_of
from storage.uow import UnitOfWork

RIGHTS: dict[Action, tuple[Rule, ...]] = {
    Action.HELP: (rights.anyone,),
    Action.READ_PRIVACY: (rights.anyone,),
    Action.SEE_OWN_VIEWS: (rights.employee,),
    Action.EXPORT_OWN_DATA: (rights.employee,),
    Action.ERASE_OWN_DATA: (rights.employee,),
    Action.CORRECT_OWN_DATA: (rights.employee,),
    Action.CHOOSE_LANGUAGE: (rights.employee,),
    Action.JOIN: (rights.anyone,),
    Action.RATE_SERVICE: (rights.anyone,),
    Action.REPORT: (rights.employee,),
    Action.PLAN_WORK: (rights.serving,),
    Action.SET_REMINDERS: (rights.serving,),
    Action.CHANGE_PLAN: (rights.author,),
    Action.SEE_VERSIONS: (rights.author, rights.reviewer, rights.superior),
    Action.SEE_QUEUE: (rights.supervisor, rights.administrator_of_roster),
    # A person whose right to decide the case ended meanwhile is told so when they send the reason.
    Action.GIVE_REASON: (rights.serving,),
    Action.REVIEW_CASE: (rights.reviewer, rights.superior),
    Action.SEE_SUPERVISOR: (rights.employee,),
    Action.DECIDE_CORRECTION: (rights.administrator_of_others,),
    Action.CHANGE_CASE: (rights.author,),
    Action.SEE_TALKS: (rights.employee,),
    Action.TALK_ABOUT: (rights.author, rights.reviewer, rights.superior),
    Action.SEE_OWN_SCORE: (rights.employee,),
    Action.SEE_RULES: (rights.employee, rights.admin),
    Action.TRY_SCHEME: (rights.admin,),
    Action.READ_GUIDE: (rights.employee,),
    Action.CONFIRM_RULES: (rights.employee,),
    Action.SEE_RULES_READERS: (rights.admin,),
    Action.SEE_RECAP: (rights.employee,),
    Action.SEE_TODAY: (rights.employee,),
    # Of which unit is asked with each list.
    Action.SEE_DIGEST: (rights.head_of_a_unit, rights.admin),
    Action.SEE_DIGEST_OF: (rights.head_of_this_unit, rights.admin),
    Action.MANAGE_OFFICE: (rights.admin,),
    Action.EXPORT_OFFICE: (rights.admin,),
    Action.IMPORT_FILES: (rights.admin,),
    Action.MANAGE_PEOPLE: (rights.admin,),
    Action.ANNOUNCE: (rights.admin,),
    Action.MANAGE_UNITS: (rights.admin,),
    Action.MEND_FAILURES: (rights.admin,),
    Action.SEE_PERIODS: (rights.admin,),
    Action.EXTEND_DAYS: (rights.admin,),
    Action.CLOSE_PERIOD: (rights.admin,),
    # Whose is asked with each result.
    Action.SEE_RESULTS: (rights.employee, rights.admin),
    Action.SEE_RESULT_OF: (rights.author, rights.assessor_of_it, rights.admin),
    Action.MAKE_RESULT_PAPERS: (rights.admin,),
    # One's own; those of others are asked about person by person.
    Action.SEE_FOLLOW_UPS: (rights.employee, rights.admin),
    Action.SEE_FOLLOW_UP_OF: (rights.writer_of_it, rights.administrator_of_it),
    Action.WRITE_FOLLOW_UP: (rights.writer_of_it,),
    Action.SEE_ALL_FOLLOW_UPS: (rights.admin,),
    # What a supervisor decides: leave, and whatever else is put forward.
    Action.PUT_FORWARD: (rights.serving,),
    Action.SEE_HISTORY: (rights.employee,),
    Action.SEE_OWN_ENTRY: (rights.author,),
    Action.SEE_TARGETS: (rights.employee,),
    Action.SEE_BLOCKERS: (rights.employee,),
    Action.SEE_FEEDBACK: (rights.employee,),
    Action.ASK_FEEDBACK: (rights.serving,),
    # The recipient is checked with the person or the report.
    Action.GIVE_FEEDBACK: (rights.serving,),
    Action.GIVE_FEEDBACK_TO: (rights.reviewer, rights.superior),
    Action.REPLY_FEEDBACK: (rights.author,),
    Action.TAKE_BACK_FEEDBACK: (rights.giver,),
    # The person is checked with each person.
    Action.SET_TARGETS: (rights.supervisor,),
    Action.MAKE_PAPER: (rights.employee,),
    Action.CHECK_PAPER: (rights.anyone,),
    Action.SEE_EKINERJA: (rights.employee,),
    Action.MOVE_ENTRY: (rights.author,),
    # Who holds the link: what it leads to is decided by the link itself (domain/kept_files.py).
    Action.OPEN_EVIDENCE_LINK: (rights.anyone,),
    Action.SEE_DUTY: (rights.employee, rights.admin),
    # The person and date are checked with each day.
    Action.PLAN_DUTY: (rights.supervisor, rights.admin),
    Action.PLAN_ANY_DUTY: (rights.admin,),
    Action.PLAN_DUTY_OF: (rights.reviewer, rights.admin),
    Action.ATTEND: (rights.attends,),
    Action.SET_PLACE: (rights.sets_places,),
    # For which post is asked with each appointment; the record is of its supervisor.
    Action.DELEGATE: (rights.head, rights.admin),
    Action.DELEGATE_FOR: (rights.head_of_it, rights.admin),
    Action.ASSIGN_SUPERVISOR: (rights.admin,),
    # Whose days are shown is what the assignments of the dates say; any unit's are for administrators.
    Action.SEE_TEAM: (rights.supervisor, rights.admin),
    Action.SEE_ANY_TEAM: (rights.admin,),
    Action.REMIND_PERSON: (rights.reviewer, rights.admin),
    Action.LEAD_MEETING: (rights.supervisor,),
    Action.SEE_OBJECTIVITY: (rights.employee, rights.admin),
    Action.SEE_OBJECTIVITY_OF_UNITS: (rights.admin,),
    # The subject is checked with each notice; nobody decides about themselves.
    Action.SEE_NOTICES: (rights.supervisor, rights.admin),
    Action.SEE_NOTICE: (rights.concerned, rights.supervisor_of_it, rights.administrator_of_others),
    Action.DECIDE_NOTICE: (rights.supervisor_of_it, rights.administrator_of_others),
    Action.EXPLAIN_NOTICE: (rights.concerned,),
    Action.ASSESS_ONESELF: (rights.serving,),
    # The person is checked with each person.
    Action.ASSESS_TEAM: (rights.supervisor,),
    Action.ASSESS_PERSON: (rights.reviewer,),
    Action.SEE_RATING_REQUESTS: (rights.employee,),
    # The request must be one to this person.
    Action.RATE_COLLEAGUE: (rights.author_serving,),
    Action.SEE_SATISFACTION: (rights.concerned_with_services, rights.admin),
    # Who staffs a service sees totals of whole weeks alone.
    Action.SEE_RESULTS_OF: (rights.head_of_its_unit, rights.admin),
    Action.SEE_WEEKS_OF: (rights.staff_of_it, rights.head_of_its_unit, rights.admin),
    # Of which service is asked with each.
    Action.SHOW_CODES: (rights.concerned_with_services, rights.admin),
    Action.SHOW_CODES_OF: (rights.staff_of_it, rights.head_of_its_unit, rights.admin),
    Action.SAY_SELF_AT_COUNTER: (rights.staff_of_it,),
    Action.SAY_WHO_AT_COUNTER: (rights.head_of_its_unit, rights.admin),
    # Of which unit is asked with each.
    Action.MANAGE_SERVICES: (rights.head_of_a_unit, rights.admin),
    Action.MANAGE_SERVICES_OF: (rights.leads_its_unit, rights.admin),
    Action.PROMISE_FOR: (rights.head_of_its_unit, rights.admin),
    Action.EXPORT_RESPONSES: (rights.admin,),
    Action.SEE_PUBLIC_RESULTS: (rights.where_public,),
    Action.WRITE_TICKET: (rights.anyone,),
    # Who holds the number wrote the ticket.
    Action.FOLLOW_TICKET: (rights.anyone,),
    # Which ticket is asked with each of them.
    Action.ANSWER_TICKETS: (rights.serving, rights.admin),
    Action.HANDLE_TICKET: (rights.head_of_ticket, rights.superior_of_ticket, rights.admin),
    Action.SEE_QUARANTINE: (rights.admin,),
    # Who staffs a service does not decide which of its ratings count.
    Action.DECIDE_QUARANTINE: (rights.administrator_elsewhere,),
    Action.SEE_OBJECTIONS: (rights.employee, rights.admin),
    # The record belongs to the person whose result it is.
    Action.FILE_OBJECTION: (rights.author,),
    Action.SEE_OBJECTION: (rights.author, rights.answers, rights.decides, rights.acted),
    Action.WITHDRAW_OBJECTION: (rights.author,),
    Action.ANSWER_OBJECTION: (rights.answers,),
    Action.DECIDE_OBJECTION: (rights.decides,),
    Action.NAME_DECIDER: (rights.names_decider,),
    # Which report is asked with each.
    Action.SEE_SECOND_RATINGS: (rights.head_where_on, rights.administrator_where_on),
    Action.RATE_SECOND: (rights.rater_of_it,),
    Action.SEE_AGREEMENT: (rights.administrator_where_on,),
}
"""An action is allowed when one of its rules holds."""

AS_ADMINISTRATOR: frozenset[Rule] = frozenset(
    {
        rights.admin,
        rights.administrator_of_roster,
        rights.sets_places,
        rights.administrator_of_it,
        rights.names_decider,
        rights.administrator_of_others,
        rights.administrator_where_on,
        rights.administrator_elsewhere,
    }
)
"""The rules that ask for an administrator: their views are kept as those of one, not of a supervisor."""

OF_CITIZENS = frozenset({Action.RATE_SERVICE, Action.WRITE_TICKET, Action.FOLLOW_TICKET})
"""What a person of the roster does as a citizen: the log does not name the sender."""


async def may(
    uow: UnitOfWork, office: Office, actor: Actor, action: Action, record: Record | None, now: datetime
) -> bool:
    """Whether the table of rights allows an action at an instant (UTC)."""
    return await _granting(RuleInput(uow, office, actor, record, office.date_of(now)), action) is not None


async def without_record(
    uow: UnitOfWork, office: Office, actor: Actor, actions: Iterable[Action], now: datetime
) -> set[Action]:
    """Those of some actions that the table allows without a record at an instant (UTC)."""
    asked = RuleInput(uow, office, actor, None, office.date_of(now))
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
    rule = await _granting(RuleInput(uow, office, actor, record, office.date_of(now)), action)
    if rule is not None:
        uow.audit.by(_who(actor, action), f"{action} by {rule.__name__}")
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
