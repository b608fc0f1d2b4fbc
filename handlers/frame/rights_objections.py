"""Rules of the table of rights about objections: who objects, answers, decides, and names who decides."""

from __future__ import annotations

from handlers.frame.rights_services import RuleInput


async def author(asked: RuleInput) -> bool:
    """Who objects."""
    return asked.objection is not None and asked.objection.life.author == asked.actor.employee_id


async def answers(asked: RuleInput) -> bool:
    """The assessor or who acts for the assessor; once the assessor has left, the present supervisor."""
    if asked.objection is None or not asked.actor.in_service:
        return False
    found = await asked.uow.objections.answering(asked.objection.life, asked.today)
    return asked.actor.employee_id in {each.employee.id for each in found}


async def decides(asked: RuleInput) -> bool:
    """Who was appointed to decide, or acts for one of them; never the assessor or who answered."""
    if asked.objection is None or not asked.actor.in_service:
        return False
    found = await asked.uow.objections.deciding(asked.objection.life, asked.today)
    return asked.actor.employee_id in {each.employee.id for each in found}


async def acted(asked: RuleInput) -> bool:
    """Who answered or decided, also when the appointment as a stand-in is over."""
    if asked.objection is None or asked.actor.employee_id is None:
        return False
    life = asked.objection.life
    events = [each for each in (life.answer, life.decision) if each is not None]
    return asked.actor.employee_id in {each.by for each in events}


async def names_decider(asked: RuleInput) -> bool:
    """An administrator who is no side of it."""
    if asked.objection is None or not asked.actor.is_admin:
        return False
    return asked.actor.employee_id not in asked.objection.life.sides
