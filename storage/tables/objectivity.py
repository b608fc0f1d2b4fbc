"""Who was shown the own figures of objectivity."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class ObjectivityView(Table):
    """That a person was asked to look at the own figures of a period, and has looked."""

    __tablename__ = "objectivity_views"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    asked_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]
