"""Leave: requests, and the approved absences that they put into the calendar of a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CaseState
from domain.entries import EvidenceItem
from domain.leave import RequestKind, Wanted
from domain.periods import Span
from storage.base.inserting import insert_new
from storage.records.cases import UNDECIDED
from storage.tables import Leave, LeaveRequest

_OPEN = (CaseState.SUBMITTED, CaseState.APPROVED, CaseState.RETURNED)
_MODES = [kind.value for kind in RequestKind if kind.leave is None]


class LeaveRepository:
    """Requests for leave, and approved absences."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def ask(
        self,
        employee_id: int,
        asked: Wanted,
        reason: str | None,
        proof: Sequence[EvidenceItem],
        now: datetime,
        replaces_id: int | None = None,
    ) -> LeaveRequest:
        """Adds a request that waits for approval; gives it its id."""
        request = LeaveRequest(
            employee_id=employee_id,
            state=CaseState.SUBMITTED,
            version=1,
            submitted_at=now,
            revised_at=now,
            replaces_id=replaces_id,
            **_content(asked, reason, proof),
        )
        self._session.add(request)
        await self._session.flush()
        return request

    async def revise(
        self,
        request: LeaveRequest,
        asked: Wanted,
        reason: str | None,
        proof: Sequence[EvidenceItem],
        now: datetime,
        *,
        waits: bool,
    ) -> bool:
        """Changes a request in its present version; False when it has moved on. `waits`: for approval."""
        values: dict[str, Any] = _content(asked, reason, proof)
        if waits:
            values |= {"state": CaseState.SUBMITTED, "revised_at": now, **UNDECIDED}
        statement = (
            update(LeaveRequest)
            .where(
                LeaveRequest.id == request.id,
                LeaveRequest.version == request.version,
                LeaveRequest.state == request.state,
            )
            .values(version=request.version + 1, **values)
            .returning(LeaveRequest.id)
            .execution_options(synchronize_session=False)
        )
        if (await self._session.scalar(statement)) is None:
            return False
        await self._session.refresh(request)
        return True

    async def of(self, employee_id: int, since: date) -> list[LeaveRequest]:
        """A person's requests that reach to `since` or beyond and are not over, the earliest first."""
        query = (
            select(LeaveRequest)
            .where(
                LeaveRequest.employee_id == employee_id,
                LeaveRequest.ends >= since,
                LeaveRequest.state.in_(_OPEN),
            )
            .order_by(LeaveRequest.date, LeaveRequest.id)
        )
        return list(await self._session.scalars(query))

    async def successor(self, request: LeaveRequest) -> LeaveRequest | None:
        """The request that is to take the place of an approved one, and is not decided yet."""
        query = select(LeaveRequest).where(
            LeaveRequest.replaces_id == request.id,
            LeaveRequest.state.in_((CaseState.SUBMITTED, CaseState.RETURNED)),
        )
        return (await self._session.scalars(query.limit(1))).first()

    async def part_from_successors(self, request: LeaveRequest) -> None:
        """Lets requests that were to take this one's place stand alone: it does not come back with them."""
        await self._session.execute(
            update(LeaveRequest).where(LeaveRequest.replaces_id == request.id).values(replaces_id=None)
        )

    async def imported(self, employee_id: int, span: Span) -> list[Leave]:
        """Approved absences within a span that came from a file, and not from a request."""
        query = select(Leave).where(
            Leave.employee_id == employee_id,
            Leave.request_id.is_(None),
            Leave.starts <= span.end,
            Leave.ends >= span.start,
        )
        return list(await self._session.scalars(query.order_by(Leave.starts)))

    async def mode_on(self, employee_id: int, day: date) -> RequestKind | None:
        """The approved work mode of a person's day, if there is one."""
        return (await self.modes(employee_id, Span(day, day))).get(day)

    async def modes(self, employee_id: int, span: Span) -> dict[date, RequestKind]:
        """The approved work modes of a person's days, where there are any; the last approved one holds."""
        query = (
            select(LeaveRequest)
            .where(
                LeaveRequest.employee_id == employee_id,
                LeaveRequest.date <= span.end,
                LeaveRequest.ends >= span.start,
                LeaveRequest.state == CaseState.APPROVED,
                LeaveRequest.kind.in_(_MODES),
            )
            .order_by(LeaveRequest.reviewed_at, LeaveRequest.id)
        )
        modes: dict[date, RequestKind] = {}
        for request in await self._session.scalars(query):
            part = Span(request.date, request.ends).overlap(span)
            modes.update(dict.fromkeys(part or (), RequestKind(request.kind)))
        return modes

    async def enter(self, request: LeaveRequest) -> None:
        """Puts an approved request into the calendar of its author, as it stands now."""
        await self.leave_out(request)
        kind = RequestKind(request.kind).leave
        if kind is not None:
            values = {
                "employee_id": request.employee_id,
                "kind": kind,
                "starts": request.date,
                "ends": request.ends,
                "half": request.half,
                "request_id": request.id,
            }
            await self._session.execute(insert_new(self._session, Leave, values))

    async def leave_out(self, request: LeaveRequest) -> None:
        """Takes what a request put into the calendar of its author out again."""
        await self._session.execute(delete(Leave).where(Leave.request_id == request.id))


def wanted_by(request: LeaveRequest) -> Wanted:
    """What a request asks for."""
    return Wanted(RequestKind(request.kind), Span(request.date, request.ends), request.half)


def proof_of(request: LeaveRequest) -> tuple[EvidenceItem, ...]:
    """The documents of a request."""
    return tuple(EvidenceItem.model_validate(item) for item in request.proof)


def _content(asked: Wanted, reason: str | None, proof: Sequence[EvidenceItem]) -> dict[str, Any]:
    return {
        "kind": asked.kind,
        "date": asked.span.start,
        "ends": asked.span.end,
        "half": asked.half,
        "reason": reason,
        "proof": [item.model_dump(mode="json", exclude_defaults=True) for item in proof],
    }
