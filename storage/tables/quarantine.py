"""Administrators' decisions about quarantined ratings."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class QuarantineDecision(Table):
    """Who released or kept a group of ratings, when and why. A reversal is a decision of its own."""

    __tablename__ = "quarantine_decisions"
    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"))
    reason: Mapped[str] = mapped_column(String(10))
    """For which they had been set aside."""
    complete: Mapped[bool]
    """Whether they have all nine unsur; a group has either kind."""
    starts: Mapped[date]
    ends: Mapped[date]
    responses: Mapped[int]
    released: Mapped[bool]
    why: Mapped[str]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    decided_at: Mapped[datetime]
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("quarantine_decisions.id"), unique=True)
