"""Figures of objectivity: who was shown their own, and the notices about them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table, only


class ObjectivityView(Table):
    """A person was asked to look at their figures of a period, and has looked."""

    __tablename__ = "objectivity_views"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    asked_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]


class ObjectivityNotice(Table):
    """A figure of a person beyond its limit, and the decision about it (domain/objectivity/notices.py)."""

    __tablename__ = "objectivity_notices"
    __table_args__ = (
        UniqueConstraint("employee_id", "period", "signal", "number"),
        Index("ix_objectivity_notices_open", "found_at", **only("state = 'open'")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """Whose figure it is: who wrote the entries, or who gave the ratings."""
    period: Mapped[str] = mapped_column(String(8), index=True)
    signal: Mapped[str] = mapped_column(String(11))
    number: Mapped[int]
    """Counted from 1: a decided one that grew has a successor."""
    found_at: Mapped[datetime]
    computed_at: Mapped[datetime]
    """The moment of its figure; the figure of a decided notice does not change."""
    value: Mapped[str]
    """The exact fraction, such as `175/2`."""
    n: Mapped[int]
    z: Mapped[str | None]
    records: Mapped[list[list[int]]] = mapped_column(JSON)
    """Examples: ids of entries that belong together."""
    state: Mapped[str] = mapped_column(String(9))
    shown_at: Mapped[datetime | None]
    """When the person first saw it."""
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None for an administrator who is not of the roster."""
    reason_code: Mapped[str | None] = mapped_column(String(8))
    """Why it was dismissed, where that is a usual reason."""
    note: Mapped[str | None]
    """The reason of a dismissal in own words, or the note of an acknowledgement."""
    explanation: Mapped[str | None]
    """What the person says about it."""
    explained_at: Mapped[datetime | None]


class ObjectivityStood(Table):
    """How a notice stood when its period was closed; never changed."""

    __tablename__ = "objectivity_stood"
    closing_id: Mapped[int] = mapped_column(ForeignKey("closings.id"), primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("objectivity_notices.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(9))
    value: Mapped[str]
    n: Mapped[int]
