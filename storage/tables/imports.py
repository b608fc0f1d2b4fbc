"""Files that came in: imports, and what administrators sent."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Import(Table):
    """Files that were imported together, in one transaction and under one number."""

    __tablename__ = "imports"
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    who: Mapped[str]
    """As in the log of decisions: `operator`, `employee 17`, `administrator`."""
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[str | None]


class ImportedFile(Table):
    """A file of an import."""

    __tablename__ = "imported_files"
    number: Mapped[int] = mapped_column(ForeignKey("imports.number"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str]
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the file."""
    added: Mapped[int]
    changed: Mapped[int]
    withdrawn: Mapped[int]
    unchanged: Mapped[int]
    lines: Mapped[bytes] = mapped_column(LargeBinary)
    """What each line of the file did, as an import tells it; compressed (zlib)."""


class ImportedTable(Table):
    """The rows of a table that an import added, changed and took away (storage/imports/journal.py)."""

    __tablename__ = "imported_tables"
    number: Mapped[int] = mapped_column(ForeignKey("imports.number"), primary_key=True)
    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    rows: Mapped[bytes] = mapped_column(LargeBinary)
    """JSON, compressed (zlib)."""


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
