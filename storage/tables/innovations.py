"""Work that its author marked as an innovation."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Innovation(Table):
    """Why an entry is an innovation, and what its reviewer said of that."""

    __tablename__ = "innovations"
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True)
    why: Mapped[str]
    marked_at: Mapped[datetime]
    is_confirmed: Mapped[bool | None]
    """None until a reviewer says so or not, and again once its author changes the reason."""
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    decided_at: Mapped[datetime | None]
