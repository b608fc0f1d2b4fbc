"""Which cards of the guide people have opened."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class CardRead(Table):
    """That a person opened a card, and when for the first time."""

    __tablename__ = "cards_read"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    card: Mapped[str] = mapped_column(String(16), primary_key=True)
    read_at: Mapped[datetime]
