"""What a right that was used shows of somebody else's record: the gate keeps each such view."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from domain.views import Looker, Seen, View
from handlers.frame.action import Action
from handlers.frame.actor import Actor
from handlers.frame.records import ObjectionOf, OfService, OfUnit, Record, TicketOf
from storage.tables import CaseColumns

OF_CASES = {
    "entries": Seen.REPORT,
    "leave_requests": Seen.LEAVE,
    "target_proposals": Seen.TARGET,
    "blockers": Seen.BLOCKER,
    "supervisor_corrections": Seen.CORRECTION,
    "data_corrections": Seen.CORRECTION,
}
"""By the table of a case."""
SEEN = {
    Action.REVIEW_CASE: Seen.TARGET,
    Action.ASSESS_PERSON: Seen.ASSESSMENT,
    Action.SEE_RESULT_OF: Seen.RESULT,
    Action.SEE_FOLLOW_UP_OF: Seen.FOLLOW_UP,
    Action.WRITE_FOLLOW_UP: Seen.FOLLOW_UP,
    Action.SEE_NOTICE: Seen.OBJECTIVITY,
    Action.DECIDE_NOTICE: Seen.OBJECTIVITY,
    Action.SEE_OBJECTION: Seen.OBJECTION,
    Action.ANSWER_OBJECTION: Seen.OBJECTION,
    Action.DECIDE_OBJECTION: Seen.OBJECTION,
}
"""By the action, where the record is no case."""
SHOWS_NOTHING = frozenset(
    {
        Action.GIVE_FEEDBACK_TO,
        Action.REMIND_PERSON,
        Action.PLAN_DUTY_OF,
        Action.DELEGATE_FOR,
        Action.NAME_DECIDER,
    }
)
"""Actions on the record of somebody else that show neither what the person wrote nor how they did."""


def view_of(
    actor: Actor, action: Action, record: Record | None, at: datetime, *, as_administrator: bool
) -> Iterable[View]:
    """The view that an allowed action is, at a moment in the office's zone; nothing for one's own record.

    `as_administrator` says whether it was allowed because the actor is an administrator.
    """
    person, what = _shown(action, record)
    if person is None or what is None or person == actor.employee_id:
        return ()
    if what is Seen.OBJECTION:
        looker = Looker.DECIDER
    else:
        looker = Looker.ADMINISTRATOR if as_administrator else Looker.SUPERVISOR
    return (View(person, actor.employee_id, looker, what, at),)


def _shown(action: Action, record: Record | None) -> tuple[int | None, Seen | None]:
    """Whose record, and what of it."""
    if isinstance(record, ObjectionOf):
        return record.life.author, SEEN.get(action)
    if isinstance(record, CaseColumns) and action not in SHOWS_NOTHING:
        return record.employee_id, OF_CASES[record.__tablename__]
    if record is None or isinstance(record, OfService | OfUnit | TicketOf):
        return None, None
    return record.employee_id, SEEN.get(action)
