"""Leave that people ask for; what is approved stands in `leaves` as well, where scores read it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.cases import CaseColumns


class LeaveRequest(CaseColumns):
    """A request for leave, official travel or a work mode; its `date` is the first day."""

    __tablename__ = "leave_requests"
    __table_args__ = (Index("ix_leave_requests_employee_id", "employee_id", "date"),)
    kind: Mapped[str] = mapped_column(String(10))
    """A kind of domain/leave.py."""
    ends: Mapped[date]
    half: Mapped[str] = mapped_column(String(5), default="")
    """`pagi` or `siang` of a single day; empty for whole days."""
    reason: Mapped[str | None]
    proof: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    """Documents, as pieces of evidence."""
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("leave_requests.id"))
    """The approved request whose place it takes once it is approved itself; that one is withdrawn then."""
