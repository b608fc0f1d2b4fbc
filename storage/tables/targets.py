"""Targets that are agreed, which scores read, and what people put forward to be agreed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, ColumnElement, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table, named_index
from storage.tables.cases import CaseColumns, decided_index


class Target(Table):
    """An agreed result (RHK) of a person for a period; its columns are `domain.targets.Terms`."""

    __tablename__ = "targets"
    __table_args__ = (UniqueConstraint("employee_id", "period", "title"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    period: Mapped[str] = mapped_column(String(8))
    title: Mapped[str]
    quantity: Mapped[Decimal]
    measure: Mapped[str]
    weight: Mapped[Decimal]
    kind: Mapped[str] = mapped_column(String(8), default="utama")
    indicator: Mapped[str | None]
    rencana_aksi: Mapped[str | None]
    parent: Mapped[str | None]
    withdrawn_at: Mapped[datetime | None]
    """Since when it counts no more. The row stays, as reports name it."""

    @classmethod
    def is_agreed(cls) -> ColumnElement[bool]:
        """The condition that a target counts."""
        return cls.withdrawn_at.is_(None)


class TargetProposal(CaseColumns):
    """Terms that a person puts forward, or that a supervisor set; `date` is the day on which they did."""

    __tablename__ = "target_proposals"
    __table_args__ = (
        Index("ix_target_proposals_employee_id", "employee_id", "date"),
        Index("ix_target_proposals_target_id", "target_id"),
        decided_index("target_proposals"),
        named_index("target_proposals", "acted_for_id"),
    )
    ask: Mapped[str] = mapped_column(String(6))
    """One of `domain.targets.Ask`."""
    target_id: Mapped[int | None] = mapped_column(ForeignKey("targets.id"))
    """The target that it is about; of a new one from its approval on."""
    period: Mapped[str] = mapped_column(String(8))
    title: Mapped[str]
    quantity: Mapped[Decimal]
    measure: Mapped[str]
    weight: Mapped[Decimal]
    kind: Mapped[str] = mapped_column(String(8))
    indicator: Mapped[str | None]
    rencana_aksi: Mapped[str | None]
    parent: Mapped[str | None]
    reason: Mapped[str | None]
    """Why its person asks for other terms, or that it no longer counts."""
    replaced: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """The terms that held until its approval; what taking the approval back restores."""
