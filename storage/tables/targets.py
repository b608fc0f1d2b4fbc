"""Targets that are agreed, which scores read."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


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
