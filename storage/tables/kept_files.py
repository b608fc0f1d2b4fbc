"""Evidence that the office's server keeps, the links to it, and who opened them when."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class KeptFile(Table):
    """A file of Telegram's on its way to the server's folder, or there."""

    __tablename__ = "kept_files"
    unique_id: Mapped[str] = mapped_column(primary_key=True)
    """Telegram's id of the content: the same for everybody."""
    sha256: Mapped[str | None] = mapped_column(String(64))
    """Its file name in the folder; None while it is not stored."""
    size: Mapped[int | None]
    kept_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]
    not_kept: Mapped[str | None] = mapped_column(String(8))
    """domain/kept_files.py: NotKept, once it is given up."""


class EvidenceLink(Table):
    """A link to a file of an entry's evidence. Its token is known by its hash alone."""

    __tablename__ = "evidence_links"
    __table_args__ = (Index("ix_evidence_links_entry_id", "entry_id", "unique_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"))
    unique_id: Mapped[str] = mapped_column(ForeignKey("kept_files.unique_id"))
    seed: Mapped[str] = mapped_column(String(32))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class EvidenceVisit(Table):
    """A link was opened, or refused; nothing is stored about the visitor."""

    __tablename__ = "evidence_visits"
    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("evidence_links.id"), index=True)
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(8))
    """domain/kept_files.py: Visit."""
    times: Mapped[int] = mapped_column(default=1)
    """How often within a minute."""
