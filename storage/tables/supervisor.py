"""Corrections of a wrong supervisor, which administrators decide."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.cases import CaseColumns


class SupervisorCorrection(CaseColumns):
    """A proposal that somebody else supervises its author from `date` on."""

    __tablename__ = "supervisor_corrections"
    __table_args__ = (Index("ix_supervisor_corrections_employee_id", "employee_id", "state"),)
    by_administrators: ClassVar[bool] = True
    supervisor_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    reason: Mapped[str]
    former_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """Once approved: who supervised on `date`, from when until when; None when nobody did."""
    former_starts: Mapped[date | None]
    former_ends: Mapped[date | None]
