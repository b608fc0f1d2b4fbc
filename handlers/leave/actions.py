"""What asking for leave, changing it and taking it back do to the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.cases import CaseState
from domain.errors import AlreadyHandled
from domain.leave import LeaveDraft, Wanted, wanted
from domain.notices import Notice, Recipient
from domain.office import Office
from handlers.kit.case_actions import put_forward, refresh_cards, reviewers
from storage.records.leave import wanted_by
from storage.tables import Employee, LeaveRequest
from storage.uow import UnitOfWork

CASE = "leave"


@dataclass(frozen=True)
class LeaveChanged(Notice):
    """To who reviews it: an approved leave was shortened or taken back by its author."""

    kind: ClassVar[str] = "leave_changed"
    request_id: int


async def send(
    uow: UnitOfWork, office: Office, person: Employee, draft: LeaveDraft, now: datetime
) -> LeaveRequest:
    """Puts a request before who reviews it, or changes one.

    An approved one that only shrinks stays approved; one that grows becomes a request of its own, which takes
    the place of the approved one once it is approved. Raises AlreadyHandled when it is over or has moved on.
    """
    asked = wanted(draft)
    request = await uow.cases.get(LeaveRequest, draft.request_id) if draft.request_id else None
    if request is None or (request.state == CaseState.APPROVED and not asked.shrinks(wanted_by(request))):
        replaces = None if request is None else request.id
        fresh = await uow.leave.ask(person.id, asked, draft.reason, draft.proof, now, replaces)
        await put_forward(uow, office, fresh, CASE, now)
        return fresh
    await _change(uow, office, request, asked, draft, now)
    return request


async def _change(
    uow: UnitOfWork, office: Office, request: LeaveRequest, asked: Wanted, draft: LeaveDraft, now: datetime
) -> None:
    stays_approved = request.state == CaseState.APPROVED
    waited = request.version if request.state == CaseState.SUBMITTED else None
    is_open = request.state in (CaseState.SUBMITTED, CaseState.RETURNED, CaseState.APPROVED)
    if not is_open or not await uow.leave.revise(
        request, asked, draft.reason, draft.proof, now, waits=not stays_approved
    ):
        raise AlreadyHandled("leave-over")
    if stays_approved:
        await uow.leave.enter(request)
        await _tell_reviewers(uow, office, request, now)
    else:
        await put_forward(uow, office, request, CASE, now, changed_from=waited)


async def withdraw(uow: UnitOfWork, office: Office, request: LeaveRequest, now: datetime) -> None:
    """Takes a request back for its author; raises AlreadyHandled when it is over already."""
    was_approved = request.state == CaseState.APPROVED
    if request.state in (CaseState.REJECTED, CaseState.WITHDRAWN):
        raise AlreadyHandled("leave-over")
    if not await uow.cases.withdraw(request, request.version):
        raise AlreadyHandled("leave-over")
    await uow.leave.leave_out(request)
    if was_approved:
        await _tell_reviewers(uow, office, request, now)
    else:
        await refresh_cards(uow, office, request, CASE, now)


async def approved(uow: UnitOfWork, request: LeaveRequest) -> None:
    """Enters an approved request into the calendar, in place of the one that it replaces."""
    if (before := await _replaced(uow, request)) is not None:
        await uow.leave.leave_out(before)
    await uow.leave.enter(request)


async def reopened(uow: UnitOfWork, request: LeaveRequest) -> None:
    """Undoes what approval entered; the request that was replaced counts again."""
    await uow.leave.leave_out(request)
    if (before := await _replaced(uow, request)) is not None and before.state == CaseState.APPROVED:
        await uow.leave.enter(before)


async def _replaced(uow: UnitOfWork, request: LeaveRequest) -> LeaveRequest | None:
    return None if request.replaces_id is None else await uow.cases.get(LeaveRequest, request.replaces_id)


async def _tell_reviewers(uow: UnitOfWork, office: Office, request: LeaveRequest, now: datetime) -> None:
    for reviewer in await reviewers(uow, office, request, now):
        uow.outbox.add(LeaveChanged(request.id), Recipient(employee_id=reviewer.employee.id), now)
