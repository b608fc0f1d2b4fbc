"""Days: the office's calendar, leave, shifts, marks of attendance."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class CalendarDay(Table):
    """The office's own correction of the national calendar: a holiday or a workday, of a unit or of all."""

    __tablename__ = "calendar_days"
    __table_args__ = (UniqueConstraint("date", "unit_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    date: Mapped[date]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    kind: Mapped[str] = mapped_column(String(8))
    name: Mapped[str | None]


class Leave(Table):
    """Approved absence: cuti, sakit or izin; and tugas_luar, which stays an expected day."""

    __tablename__ = "leaves"
    __table_args__ = (UniqueConstraint("employee_id", "kind", "starts", "ends", "half"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    starts: Mapped[date]
    ends: Mapped[date]
    half: Mapped[str] = mapped_column(String(5), default="")
    """`pagi` or `siang` of a single day; empty for whole days, so that these are unique too."""
    request_id: Mapped[int | None] = mapped_column(ForeignKey("leave_requests.id"), index=True)
    """The request whose approval put it here; None when it came from a file."""


class Extension(Table):
    """An administrator's extension of the late window after an outage: of a person, a unit, or all."""

    __tablename__ = "extensions"
    id: Mapped[int] = mapped_column(primary_key=True)
    starts: Mapped[date]
    ends: Mapped[date]
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    open_until: Mapped[datetime]
    reason: Mapped[str]
    created_at: Mapped[datetime]


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
