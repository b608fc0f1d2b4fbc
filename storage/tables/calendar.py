"""The office's days: corrections of the calendar, leave, and extensions of the late window."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
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
