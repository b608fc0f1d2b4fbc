"""SQLite: a copy as of one moment while others write, and whether a file is sound."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.backup.archive import BackupError

_PATIENCE = 30.0
"""Seconds for which a lock is waited for."""


def snapshot(source: Path, target: Path) -> None:
    """Copies a database as of one moment into a new file, without its free pages.

    It reads in one transaction, which delays no writer; the write-ahead log is not truncated meanwhile.
    """
    try:
        with closing(_opened(source, "rw")) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise BackupError(f"{source} cannot be copied: {error}") from error


def require_sound(copy: Path) -> None:
    """Raises BackupError when pages, indexes or references of a file are not as they must be."""
    try:
        with closing(_opened(copy, "ro")) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        raise BackupError(f"the copy of the database cannot be read: {error}") from error
    if found != "ok":
        raise BackupError(f"the copy of the database is damaged: {found}")
    if dangling is not None:
        raise BackupError(f"a row of {dangling[0]} names a row of {dangling[2]} that is not there")


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=_PATIENCE)
