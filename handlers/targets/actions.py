"""What proposing, setting and withdrawing targets do to the records, and linking a report to one."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from domain.cases import CaseState
from domain.errors import AlreadyHandled, Invalid
from domain.office import Office
from domain.periods import Period
from domain.targets import Ask, TargetDraft, Terms, check_period, terms_of
from handlers.kit.case_actions import put_forward
from handlers.kit.days import today_of
from storage.records.targets import terms_in
from storage.tables import Employee, Entry, Target, TargetProposal
from storage.uow import UnitOfWork


async def proposal_of(
    uow: UnitOfWork, office: Office, person: Employee, draft: TargetDraft, now: datetime
) -> dict[str, Any]:
    """The columns of the proposal that a draft puts before the person's supervisor of today.

    Raises Invalid when the period is over, or when the same is agreed or proposed already, and AlreadyHandled
    when its target has moved on.
    """
    terms = terms_of(draft)
    today = await today_of(uow, office, person.id, now)
    check_period(Period.parse(terms.period), today)
    for other in await uow.targets.proposals(person.id):
        if terms_in(other).identity == terms.identity and other.id != draft.proposal_id:
            raise Invalid("target-proposed-already", title=other.title)
    await _check_agreed(uow, person.id, draft, terms)
    about = {"date": today, "ask": draft.ask, "target_id": draft.target_id, "reason": draft.reason}
    return {**about, **terms.model_dump()}


async def _check_agreed(uow: UnitOfWork, employee_id: int, draft: TargetDraft, terms: Terms) -> None:
    if draft.target_id is None:
        same = await uow.targets.same_as(employee_id, terms.identity)
        if same is not None and same.withdrawn_at is None:
            raise Invalid("target-agreed-already", title=same.title)
        return
    agreed = terms_in(await own_target(uow, employee_id, draft.target_id))
    # What was reported was counted in its measure.
    if (agreed.identity, agreed.measure) != (terms.identity, terms.measure):
        raise AlreadyHandled("target-no-longer-agreed", title=agreed.title)
    if draft.ask is Ask.CHANGE and agreed == terms:
        raise Invalid("target-unchanged")


async def own_target(uow: UnitOfWork, employee_id: int, target_id: int) -> Target:
    """An agreed target of a person; raises AlreadyHandled when it is none."""
    target = await uow.targets.get(target_id)
    if target is None or target.employee_id != employee_id or target.withdrawn_at is not None:
        raise AlreadyHandled("target-no-longer-agreed", title="–" if target is None else target.title)
    return target


async def set_for(
    uow: UnitOfWork, office: Office, supervisor: Employee, draft: TargetDraft, now: datetime
) -> list[TargetProposal]:
    """Sets a target for people whom the supervisor supervises today, or a supervisor they stand in for.

    Raises Invalid when the period is over, and when one of them has it already.
    """
    terms = terms_of(draft)
    office_day = office.date_of(now)
    done = []
    for employee_id in draft.people:
        person = await uow.people.get(employee_id)
        day = await today_of(uow, office, employee_id, now)
        check_period(Period.parse(terms.period), day)
        same = await uow.targets.same_as(employee_id, terms.identity)
        if same is not None and same.withdrawn_at is None:
            raise Invalid("target-agreed-by", name=person.name, title=same.title)
        acting = await uow.supervision.acting(supervisor.id, employee_id, day, office_day)
        done.append(await uow.targets.set_for(employee_id, day, terms, supervisor.id, acting, now))
    return done


# --- work without a target ------------------------------------------------------------------------------


async def link(
    uow: UnitOfWork,
    office: Office,
    entry: Entry,
    target: Target,
    volume: Decimal,
    now: datetime,
) -> None:
    """Lets a report that nobody has reviewed yet count towards a target, as its next version.

    Raises AlreadyHandled once it was reviewed, and when it has a target.
    """
    waited = entry.version
    if entry.state != CaseState.SUBMITTED or entry.target_id is not None:
        raise AlreadyHandled("target-link-over")
    if target not in await uow.targets.on(entry.employee_id, entry.date):
        raise AlreadyHandled("target-no-longer-agreed", title=target.title)
    if not await uow.entries.link(entry, target, volume, now):
        raise AlreadyHandled("target-link-over")
    await put_forward(uow, office, entry, "entry", now, changed_from=waited)
