"""Leave requests; approved leave is also in `leaves`, where scores read it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from domain.entries import EvidenceItem
from domain.leave import AskedLeave, RequestKind
from domain.periods import Span
from storage.base.types import TupleOf
from storage.tables.base import named_index
from storage.tables.cases import CaseColumns, Replacing, decided_index


class LeaveRequest(Replacing, CaseColumns):
    """A request for leave, official travel or a work mode; its `date` is the first day."""

    __tablename__ = "leave_requests"
    __table_args__ = (
        Index("ix_leave_requests_employee_id", "employee_id", "date"),
        decided_index("leave_requests"),
        named_index("leave_requests", "acted_for_id"),
    )
    kind: Mapped[str] = mapped_column(String(10))
    """A kind of domain/leave.py."""
    ends: Mapped[date]
    half: Mapped[str] = mapped_column(String(5), default="")
    """`pagi` or `siang` of a single day; empty for whole days."""
    reason: Mapped[str | None]
    proof: Mapped[tuple[EvidenceItem, ...]] = mapped_column(TupleOf(EvidenceItem))

    @property
    def wanted(self) -> AskedLeave:
        """What it asks for."""
        return AskedLeave(RequestKind(self.kind), Span(self.date, self.ends), self.half)
