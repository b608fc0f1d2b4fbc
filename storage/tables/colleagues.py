"""Requests to rate a colleague or one's supervisor."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.schemes import Assessor
from storage.tables.base import Table


class RatingRequest(Table):
    """Requests to rate colleagues in a period, and their outcome."""

    __tablename__ = "rating_requests"
    __table_args__ = (
        UniqueConstraint("period", "source", "employee_id", "rated_id"),
        Index("ix_rating_requests_employee_id", "employee_id", "date"),
        Index("ix_rating_requests_rated_id", "rated_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(String(8))
    source: Mapped[str] = mapped_column(String(12))
    """peer or subordinate."""
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """Who is asked."""
    rated_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    date: Mapped[date]
    """The last day of the round."""
    state: Mapped[str] = mapped_column(String(8), default="open")
    """open, done or declined."""
    reason: Mapped[str | None] = mapped_column(String(8))
    """Why it was declined: unknown or conflict."""
    given: Mapped[dict[str, Any]]
    """Ratings so far, by criterion; they are assessments once all criteria have one."""

    @property
    def assessor(self) -> Assessor:
        """As what the person is asked."""
        return Assessor(self.source)
