"""The live messages of reviewers' queues."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class QueueCard(Table):
    """The message with a reviewer's queue in their chat."""

    __tablename__ = "queue_cards"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None]
    """The message; None while none shows the queue, as after a decision on the card of a case."""
    shows: Mapped[str | None] = mapped_column(String(32))
    """The case and its version, where the message is the card of a single case."""
    rang_at: Mapped[datetime | None]
    """When a new case arrived with a sound last."""
    touched_at: Mapped[datetime | None]
    """When the reviewer tapped in it last."""
