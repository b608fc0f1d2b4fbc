"""Files that administrators send into the chat to be imported."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class SentFile(Table):
    """A file in the chat, how it stands, and what the last look found; its content stays at Telegram."""

    __tablename__ = "sent_files"
    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    language: Mapped[str] = mapped_column(String(2))
    who: Mapped[str]
    """Who acts, as the log of decisions says it."""
    file_id: Mapped[str]
    name: Mapped[str]
    sent_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(8), index=True)
    round: Mapped[int] = mapped_column(default=0)
    """How often it was looked at: a button belongs to what one look found."""
    answers: Mapped[str]
    """`domain.sent_files.Answers`."""
    findings: Mapped[str | None]
    """`domain.sent_files.Findings`; None before the first look."""
    digest: Mapped[str | None] = mapped_column(String(64))
    """SHA-256 of what was looked at: nothing else is imported."""
    corrected: Mapped[bytes | None]
    """The rows with a column of reasons, where any is bad."""
    message_id: Mapped[int | None]
    """The message that shows it, where the next look is shown too."""
    number: Mapped[int | None]
    """The number of its import."""
