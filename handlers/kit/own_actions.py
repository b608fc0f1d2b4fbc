"""What the author of a case does to the records: put it forward, change it, take it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from domain.cases import CaseState
from domain.errors import AlreadyHandled
from domain.notices import Notice, Recipient
from domain.office import Office
from handlers.frame.case_kind import CaseKind
from handlers.kit.case_actions import put_forward, refresh_queues, reviewers
from storage.tables import CaseColumns
from storage.uow import UnitOfWork

R = TypeVar("R", bound=CaseColumns)


class CaseChanged(Notice, kind="case_changed"):
    """To who reviews it: what was approved is less now, or was taken back by its author."""

    case: str
    case_id: int
    given_up: tuple[date, ...] = ()
    """The days of which it does not hold any more; empty where it was taken back."""


async def send(
    uow: UnitOfWork,
    office: Office,
    kind: CaseKind[R],
    author_id: int,
    content: Mapping[str, Any],
    now: datetime,
    *,
    case: R | None = None,
    given_up: Collection[date] | None = None,
) -> R:
    """Puts a case before who reviews it, or lets one that is known say something else; returns the case.

    `content` names the columns of its kind, and its date. An approved one that only gives days up stays
    approved; `given_up` is None for any other change, which becomes a case of its own (`Replacing`) and takes
    the place of the approved one once it is approved. What changes nothing does nothing. Raises
    AlreadyHandled when it is over.
    """
    if case is None:
        return await _put(uow, office, kind, author_id, content, now)
    check_open(kind, case)
    is_approved = case.state == CaseState.APPROVED
    if is_approved and given_up is None:
        waiting = await uow.cases.successor_of(case)
        if waiting is None:
            return await _put(uow, office, kind, author_id, {**content, "replaces_id": case.id}, now)
        case, is_approved = waiting, False
    says_the_same = all(getattr(case, name) == value for name, value in content.items())
    if says_the_same and case.state != CaseState.RETURNED:
        return case
    waited = case.version if case.state == CaseState.SUBMITTED else None
    if not await uow.cases.revise(case, now, waits=not is_approved, **content):
        raise AlreadyHandled("case-over")
    if is_approved:
        await kind.approved(uow, case)
        await _tell_reviewers(uow, office, kind, case, now, given_up or ())
    else:
        await put_forward(uow, office, case, kind.name, now, changed_from=waited)
    return case


async def _put(
    uow: UnitOfWork,
    office: Office,
    kind: CaseKind[R],
    author_id: int,
    content: Mapping[str, Any],
    now: datetime,
) -> R:
    case = await uow.cases.add(kind.table, author_id, now, **content)
    await put_forward(uow, office, case, kind.name, now)
    return case


def check_open(kind: CaseKind[R], case: R) -> None:
    """Raises AlreadyHandled when its author can no longer change a case or take it back."""
    if case.state not in kind.changeable:
        raise AlreadyHandled("case-over")


async def withdraw(uow: UnitOfWork, office: Office, kind: CaseKind[R], case: R, now: datetime) -> None:
    """Takes a case back for its author; raises AlreadyHandled when it is over already."""
    check_open(kind, case)
    was_approved = case.state == CaseState.APPROVED
    if not await uow.cases.withdraw(case, case.version):
        raise AlreadyHandled("case-over")
    await uow.cases.part_from_successors(case)
    if was_approved:
        await kind.ended(uow, case)
        await _tell_reviewers(uow, office, kind, case, now, ())
    else:
        await refresh_queues(uow, office, [(kind.name, case)], now)


async def _tell_reviewers(
    uow: UnitOfWork, office: Office, kind: CaseKind[R], case: R, now: datetime, given_up: Collection[date]
) -> None:
    changed = CaseChanged(kind.name, case.id, tuple(sorted(given_up)))
    for reviewer in await reviewers(uow, office, case, now):
        uow.outbox.add(changed, Recipient(employee_id=reviewer.employee.id), now)
