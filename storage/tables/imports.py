"""Imports of files: what each brought, and what it needs to be taken back."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String
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
