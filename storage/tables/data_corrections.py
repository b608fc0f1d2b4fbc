"""Requests of people to correct what is recorded of them, which administrators decide."""

from __future__ import annotations

from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from domain.entries import EvidenceItem
from storage.base.types import TupleOf
from storage.tables.cases import CaseColumns, decided_index


class DataCorrection(CaseColumns):
    """What its author says is right; a unit or a position from `date` on, else `date` is that of the request.

    The time that the law sets begins with `revised_at`: that is when its present version was sent.
    """

    __tablename__ = "data_corrections"
    __table_args__ = (
        Index("ix_data_corrections_employee_id", "employee_id", "state"),
        decided_index("data_corrections"),
    )
    by_administrators: ClassVar[bool] = True
    field: Mapped[str] = mapped_column(String(10))
    """A field of domain/data_corrections.py."""
    wanted: Mapped[str]
    """The right value; of a unit its name when it was chosen."""
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    was: Mapped[str | None]
    """What was recorded when it was sent, or what its approval replaced."""
    replaced: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    """What its approval changed, so that it can be taken back; None where the value was there already."""
    reason: Mapped[str | None]
    proof: Mapped[tuple[EvidenceItem, ...]] = mapped_column(TupleOf(EvidenceItem))
