"""Papers that were issued, so that anybody can check one by its code."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class IssuedPaper(Table):
    """A paper that was issued; what stood on it is kept as a digest (domain/papers.py: Work)."""

    __tablename__ = "issued_papers"
    __table_args__ = (UniqueConstraint("employee_id", "kind", "period", "revision"),)
    code: Mapped[str] = mapped_column(String(12), primary_key=True)
    kind: Mapped[str] = mapped_column(String(6))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    period: Mapped[str] = mapped_column(String(8))
    revision: Mapped[int]
    """Counts what was issued of the same kind for the same person and period, each with other contents."""
    issued_at: Mapped[datetime]
    """When its records were read for the first time."""
    digest: Mapped[str] = mapped_column(String(64))
    entries: Mapped[int]
    approved: Mapped[int]
    """How many entries stood on it, and how many of them were approved."""
