"""Leave: requests, and the approved absences that they put into the calendar of a person."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ScalarSelect, SQLColumnExpression, bindparam, delete, select

from domain.cases import CaseState
from domain.leave import RequestKind
from domain.periods import Span
from storage.base.inserting import insert_new
from storage.base.repository import Repository
from storage.records.people import within
from storage.tables import Leave, LeaveRequest

_OPEN = (CaseState.SUBMITTED, CaseState.APPROVED, CaseState.RETURNED)
_MODES = [kind.value for kind in RequestKind if kind.leave is None]

_APPROVED_MODE = (LeaveRequest.state == CaseState.APPROVED, LeaveRequest.kind.in_(_MODES))
_MODES_OF = (
    select(LeaveRequest)
    .where(
        LeaveRequest.employee_id == bindparam("person"),
        LeaveRequest.date <= bindparam("last"),
        LeaveRequest.ends >= bindparam("first"),
        *_APPROVED_MODE,
    )
    .order_by(LeaveRequest.reviewed_at, LeaveRequest.id)
)


def mode_on(employee: SQLColumnExpression[int], day: SQLColumnExpression[date]) -> ScalarSelect[str]:
    """The approved work mode of a person's day, as in `LeaveRepository.modes`: the last one counts."""
    return (
        select(LeaveRequest.kind)
        .where(LeaveRequest.employee_id == employee, LeaveRequest.date <= day, LeaveRequest.ends >= day)
        .where(*_APPROVED_MODE)
        .order_by(LeaveRequest.reviewed_at.desc(), LeaveRequest.id.desc())
        .limit(1)
        .scalar_subquery()
    )


class LeaveRepository(Repository):
    """Requests for leave, and approved absences."""

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

    async def imported(self, employee_id: int, span: Span) -> list[Leave]:
        """Approved absences within a span that came from a file, and not from a request."""
        query = select(Leave).where(
            Leave.employee_id == employee_id,
            Leave.request_id.is_(None),
            within(Leave, span),
        )
        return list(await self._session.scalars(query.order_by(Leave.starts)))

    async def modes(self, employee_id: int, span: Span) -> dict[date, RequestKind]:
        """The approved work modes of a person's days, where there are any; the last approved one holds."""
        modes: dict[date, RequestKind] = {}
        values = {"person": employee_id, "first": span.start, "last": span.end}
        for request in await self._session.scalars(_MODES_OF, values):
            part = Span(request.date, request.ends).overlap(span)
            modes.update(dict.fromkeys(part or (), RequestKind(request.kind)))
        return modes

    async def enter(self, request: LeaveRequest) -> None:
        """Puts an approved request into its author's calendar, with its current content."""
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
