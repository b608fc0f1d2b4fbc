"""Work that is shown to a team's meeting once its author agrees."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class PracticeShown(Table):
    """A supervisor asked whether a report may be shown as a good practice; what its author said."""

    __tablename__ = "practices_shown"
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    asked_at: Mapped[datetime]
    agreed: Mapped[bool | None]
    """None until its author has answered; the answer may be changed."""
