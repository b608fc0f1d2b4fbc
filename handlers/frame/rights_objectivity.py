"""Rules of the table of rights about notices of objectivity."""

from __future__ import annotations

from handlers.frame.records import NoticeOf
from handlers.frame.rights_services import RuleInput


async def concerned(asked: RuleInput) -> bool:
    """The person of the notice."""
    return isinstance(asked.record, NoticeOf) and asked.record.employee_id == asked.actor.employee_id


async def supervisor_of_it(asked: RuleInput) -> bool:
    """The person's supervisor of today, or a stand-in, once the person had the time to look first."""
    who, record = asked.actor.employee_id, asked.record
    if not isinstance(record, NoticeOf) or not record.is_shown or who is None or not asked.actor.in_service:
        return False
    return await asked.uow.supervision.reviews(who, record.employee_id, record.date, asked.today)


async def administrator_of_others(asked: RuleInput) -> bool:
    """An administrator who is not the person of the notice, once that person had the time to look first."""
    record = asked.record
    if not isinstance(record, NoticeOf) or not record.is_shown or not asked.actor.is_admin:
        return False
    return record.employee_id != asked.actor.employee_id
