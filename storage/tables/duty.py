"""Duty rosters: who works which shift."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class DutyShift(Table):
    """A shift of a person, or a date that the roster calls free; times by the clock of the unit."""

    __tablename__ = "duty_shifts"
    __table_args__ = (
        UniqueConstraint("employee_id", "date", "starts"),
        CheckConstraint("(starts IS NULL) = (ends IS NULL)", name="whole_or_free"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    date: Mapped[date]
    """On which the shift starts; its work belongs to this date."""
    starts: Mapped[time | None]
    """None: a free day."""
    ends: Mapped[time | None]
    """At or before the start: on the next day."""
    name: Mapped[str | None]
