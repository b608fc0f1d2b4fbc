"""What asking for leave, changing it and taking it back do to the records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from domain.cases import CaseState
from domain.entries import EvidenceItem
from domain.errors import AlreadyHandled, Invalid
from domain.leave import LeaveDraft, Wanted, wanted
from domain.notices import Notice, Recipient
from domain.office import Office
from handlers.kit.case_actions import put_forward, refresh_cards, reviewers
from storage.records.leave import proof_of, wanted_by
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
    the place of the approved one once it is approved. Raises AlreadyHandled when it is over or has moved on,
    Invalid when the same is asked for in another request.
    """
    asked = wanted(draft)
    request = await uow.cases.get(LeaveRequest, draft.request_id) if draft.request_id else None
    replaces: int | None = None
    if (
        request is not None
        and request.state == CaseState.APPROVED
        and not _only_shrinks(request, asked, draft)
    ):
        replaces = request.id
        request = await uow.leave.successor(request)
    for other in await uow.leave.of(person.id, asked.span.start):
        if other.id not in (replaces, request and request.id) and wanted_by(other) == asked:
            raise Invalid("leave-asked-already")
    if request is None:
        request = await uow.leave.ask(person.id, asked, draft.reason, draft.proof, now, replaces)
        await put_forward(uow, office, request, CASE, now)
    elif not _says_the_same(request, asked, draft):
        await _change(uow, office, request, asked, draft, now)
    return request


def _only_shrinks(request: LeaveRequest, asked: Wanted, draft: LeaveDraft) -> bool:
    """Whether a change asks for nothing that was not approved, for the reason and the proof that were."""
    return asked.shrinks(wanted_by(request)) and _grounds(request) == (draft.reason, draft.proof)


def _says_the_same(request: LeaveRequest, asked: Wanted, draft: LeaveDraft) -> bool:
    """Whether a request that is not in its author's hands would be changed into itself."""
    said = (wanted_by(request), *_grounds(request))
    return request.state != CaseState.RETURNED and said == (asked, draft.reason, draft.proof)


def _grounds(request: LeaveRequest) -> tuple[str | None, tuple[EvidenceItem, ...]]:
    return request.reason, proof_of(request)


async def _change(
    uow: UnitOfWork, office: Office, request: LeaveRequest, asked: Wanted, draft: LeaveDraft, now: datetime
) -> None:
    stays_approved = request.state == CaseState.APPROVED
    waited = request.version if request.state == CaseState.SUBMITTED else None
    check_open(request)
    if not await uow.leave.revise(request, asked, draft.reason, draft.proof, now, waits=not stays_approved):
        raise AlreadyHandled("leave-over")
    if stays_approved:
        await uow.leave.enter(request)
        await _tell_reviewers(uow, office, request, now)
    else:
        await put_forward(uow, office, request, CASE, now, changed_from=waited)


def check_open(request: LeaveRequest) -> None:
    """Raises AlreadyHandled when its author can no longer change a request or take it back."""
    if request.state in (CaseState.REJECTED, CaseState.WITHDRAWN):
        raise AlreadyHandled("leave-over")


async def withdraw(uow: UnitOfWork, office: Office, request: LeaveRequest, now: datetime) -> None:
    """Takes a request back for its author; raises AlreadyHandled when it is over already."""
    was_approved = request.state == CaseState.APPROVED
    check_open(request)
    if not await uow.cases.withdraw(request, request.version):
        raise AlreadyHandled("leave-over")
    await uow.leave.leave_out(request)
    await uow.leave.part_from_successors(request)
    if was_approved:
        await _tell_reviewers(uow, office, request, now)
    else:
        await refresh_cards(uow, office, request, CASE, now)


async def approved(uow: UnitOfWork, request: LeaveRequest) -> None:
    """Enters an approved request into the calendar, in place of the one that it replaces."""
    before = await _replaced(uow, request)
    if before is not None and before.state == CaseState.APPROVED:
        await uow.cases.withdraw(before, before.version)
        await uow.leave.leave_out(before)
    await uow.leave.enter(request)


async def reopened(uow: UnitOfWork, request: LeaveRequest) -> None:
    """Undoes what approval entered; the request that was replaced counts again."""
    await uow.leave.leave_out(request)
    before = await _replaced(uow, request)
    if before is not None and await uow.cases.approve_again(before, before.version):
        await uow.leave.enter(before)


async def _replaced(uow: UnitOfWork, request: LeaveRequest) -> LeaveRequest | None:
    return None if request.replaces_id is None else await uow.cases.get(LeaveRequest, request.replaces_id)


async def _tell_reviewers(uow: UnitOfWork, office: Office, request: LeaveRequest, now: datetime) -> None:
    for reviewer in await reviewers(uow, office, request, now):
        uow.outbox.add(LeaveChanged(request.id), Recipient(employee_id=reviewer.employee.id), now)
