"""Objections against frozen results: a row for each, and its events, which never change."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table, only

_OPEN = "state IN ('answer', 'decision')"


class Objection(Table):
    """What a person objects to; how it stands follows from its events (domain/objections/life.py)."""

    __tablename__ = "objections"
    __table_args__ = (
        UniqueConstraint("closing_id", "employee_id", name="uq_objections_closing_id"),
        Index("ix_objections_employee_id", "employee_id"),
        Index("ix_objections_open", "id", **only(_OPEN)),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    closing_id: Mapped[int] = mapped_column(ForeignKey("closings.id"))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """Who objects."""
    state: Mapped[str] = mapped_column(String(9))
    """That of the last event, so that open ones are found."""
    version: Mapped[int] = mapped_column(default=1)
    """How many events it has."""


class ObjectionEvent(Table):
    """One thing that happened to an objection."""

    __tablename__ = "objection_events"
    objection_id: Mapped[int] = mapped_column(ForeignKey("objections.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    kind: Mapped[str] = mapped_column(String(11))
    what: Mapped[str]
    """All of it, as canonical JSON."""
    digest: Mapped[str] = mapped_column(String(64))
    """Of this event and of all before it."""
