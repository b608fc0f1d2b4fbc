"""Talks of supervisors and authors about ratings that lie far apart."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class TalkNote(Table):
    """A note about an entry that its author and its reviewers read and answer."""

    __tablename__ = "talk_notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    written_at: Mapped[datetime]
    text: Mapped[str]
