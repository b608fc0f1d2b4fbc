"""Rules of the table of rights about what follows from closed results."""

from __future__ import annotations

from handlers.frame.records import FollowUpOf
from handlers.frame.rights_services import RuleInput


async def writer_of_it(asked: RuleInput) -> bool:
    """The supervisor of the frozen result, or a stand-in; never the person."""
    who, record = asked.actor.employee_id, asked.record
    if not isinstance(record, FollowUpOf) or who is None or not asked.actor.in_service:
        return False
    if record.writer_id is None or record.employee_id == who:
        return False
    return record.writer_id in await asked.uow.supervision.acts_for(who, asked.today)


async def administrator_of_it(asked: RuleInput) -> bool:
    """An administrator, where there is anything."""
    return asked.actor.is_admin and isinstance(asked.record, FollowUpOf)
