"""The log of decisions, and who looked at whose records."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table, named_index


class AuditRow(Table):
    """A decision, as domain/audit/rows.py describes it; triggers refuse to change or remove one."""

    __tablename__ = "audit_log"
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    who: Mapped[str]
    action: Mapped[str]
    object: Mapped[str] = mapped_column(index=True)
    before: Mapped[str]
    after: Mapped[str]
    right: Mapped[str]
    seals: Mapped[str] = mapped_column(String(64))
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class AuditHead(Table):
    """The one row that says which row of the log is the last; who writes locks it."""

    __tablename__ = "audit_head"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class RecordView(Table):
    """Somebody looked at something of a person: once for each viewer, thing and day (domain/views.py)."""

    __tablename__ = "record_views"
    __table_args__ = (
        UniqueConstraint("employee_id", "day", "what", "viewer_id", "looker"),
        Index("ix_record_views_employee_id", "employee_id", "at"),
        named_index("record_views", "viewer_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None: everybody's, such as an export; each of these is kept."""
    viewer_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None for somebody of no roster."""
    looker: Mapped[str] = mapped_column(String(13))
    what: Mapped[str] = mapped_column(String(14))
    day: Mapped[date]
    """The date of `at` in the office's zone: it only keeps a second row of the day away."""
    at: Mapped[datetime]
    """When it was first looked at on that day."""
