"""Rules of the table of rights about results of closed periods."""

from __future__ import annotations

from handlers.frame.records import ResultOf
from handlers.frame.rights_services import RuleInput


async def assessor_of_it(asked: RuleInput) -> bool:
    """Who signs the result as the assessor, as it was frozen, while in service."""
    actor, record = asked.actor, asked.record
    if not isinstance(record, ResultOf) or actor.employee is None or not actor.in_service:
        return False
    return record.assessor_id == actor.employee.id
