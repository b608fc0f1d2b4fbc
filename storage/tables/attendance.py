"""Attendance that people assert in the chat."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class AttendanceMark(Table):
    """A coming or leaving, with the location as it was shared until retention takes it away."""

    __tablename__ = "attendance_marks"
    __table_args__ = (
        Index("ix_attendance_marks_person", "employee_id", "date"),
        Index("ix_attendance_marks_at", "at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    date: Mapped[date]
    """The date on which the work starts that the mark belongs to."""
    mark: Mapped[str] = mapped_column(String(3))
    """in or out."""
    at: Mapped[datetime]
    """When Telegram got the location."""
    is_live: Mapped[bool]
    """A live location, not a single one."""
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    accuracy: Mapped[float | None]
    """Metres."""
    distance: Mapped[int | None]
    """Metres from the unit's place; None where work was elsewhere."""
