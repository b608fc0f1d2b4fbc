"""Rules of the table of rights about second ratings, where the office has them."""

from __future__ import annotations

from handlers.frame.records import SecondRatingOf
from handlers.frame.rights_services import RuleInput


async def head_where_on(asked: RuleInput) -> bool:
    """Who supervises somebody, not as a stand-in."""
    who = asked.actor.employee_id
    if not asked.office.second_rater_share or who is None or not asked.actor.in_service:
        return False
    return await asked.uow.supervision.heads(who, asked.today)


async def administrator_where_on(asked: RuleInput) -> bool:
    """An administrator."""
    return bool(asked.office.second_rater_share) and asked.actor.is_admin


async def rater_of_it(asked: RuleInput) -> bool:
    """Who is asked to rate the report, until it is rated or the last day is over, while it stays blind.

    Who supervises nobody any more rates no longer; who decides about the author's reports by now knows them.
    """
    record, who = asked.record, asked.actor.employee_id
    if not isinstance(record, SecondRatingOf) or who is None or record.employee_id != who:
        return False
    if not record.is_open or asked.today > record.date or not await head_where_on(asked):
        return False
    return not await asked.uow.supervision.reviews(who, record.author_id, record.worked_on, asked.today)
