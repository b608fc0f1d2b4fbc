"""What heads of units promise to improve after a quarter's results."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Promise(Table):
    """What is promised for one of the lowest unsur of a service in a quarter; the last word holds."""

    __tablename__ = "promises"
    service_id: Mapped[int] = mapped_column(ForeignKey("services.id"), primary_key=True)
    quarter: Mapped[str] = mapped_column(String(7), primary_key=True)
    """Code of the quarter whose results it answers, such as 2026-Q3."""
    unsur: Mapped[str] = mapped_column(String(12), primary_key=True)
    text: Mapped[str]
    due: Mapped[date]
    """The day until which it should be kept."""
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None of an administrator who is not of the roster."""
    made_at: Mapped[datetime]
