"""What supervisors recommend after closed results, and what they decide about proposals."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Recommendation(Table):
    """The follow-up of a person's frozen result: made after the closing, written by the supervisor later."""

    __tablename__ = "recommendations"
    closing_id: Mapped[int] = mapped_column(ForeignKey("closings.id"), primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True, index=True)
    supervisor_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"), index=True)
    """The supervisor in the frozen result."""
    text: Mapped[str | None]
    """What is recommended; the last word holds."""
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    written_at: Mapped[datetime | None]
    done: Mapped[str | None] = mapped_column(String(8))
    """Whether it was done, as said after the next closing."""
    done_why: Mapped[str | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    answered_at: Mapped[datetime | None]


class ProposalDecision(Table):
    """What was decided about a proposal of a frozen result; the last word holds."""

    __tablename__ = "proposal_decisions"
    closing_id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(String(16), primary_key=True)
    """Of the proposal (domain/follow_up.py)."""
    decision: Mapped[str] = mapped_column(String(8))
    action: Mapped[str] = mapped_column(String(9))
    competency: Mapped[str | None]
    course: Mapped[str | None]
    reason: Mapped[str | None]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    decided_at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["closing_id", "employee_id"], ["recommendations.closing_id", "recommendations.employee_id"]
        ),
    )
