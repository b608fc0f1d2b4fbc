"""Announcements of administrators to all or to a unit."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Announcement(Table):
    """What an administrator tells many people; each of them is a row of the outbox between two ids."""

    __tablename__ = "announcements"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    """None: everybody."""
    author_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None for an administrator who is not of the roster."""
    chat_id: Mapped[int] = mapped_column(BigInteger)
    """Where its author follows it, in `message_id`."""
    language: Mapped[str] = mapped_column(String(2))
    message_id: Mapped[int | None]
    written_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    """None while its author looks at it."""
    running: Mapped[bool | None] = mapped_column(unique=True)
    """True while it is under way, else None: one at a time."""
    first_row: Mapped[int | None]
    last_row: Mapped[int | None]
    """Its rows in the outbox are among these ids."""
    addressed: Mapped[int | None]
    """How many people it was begun for."""
    stopped_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    sent: Mapped[int | None]
    """How many it had reached when it was finished: the outbox forgets."""
