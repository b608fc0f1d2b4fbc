"""The pinned cards of people's day."""

from __future__ import annotations

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class TodayCard(Table):
    """Who wants the card of the day, and the message that shows it."""

    __tablename__ = "today_cards"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    """The chat of the message; None before the first."""
    message_id: Mapped[int | None]
