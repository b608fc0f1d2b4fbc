"""The last run of a benchmark, kept in its page of docs/: when it was, on what machine, and what it gave."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

_LAST_RUN = "## The last run"
_LIBRARIES = ("SQLAlchemy", "python-telegram-bot")


def keep(document: Path, lines: Sequence[str], today: date) -> None:
    """Puts the result of a run in the place of the last one."""
    said = document.read_text(encoding="utf-8").partition(_LAST_RUN)[0]
    document.write_text(
        "\n".join([f"{said}{_LAST_RUN}", "", f"On {today}:", "", *lines, ""]), encoding="utf-8"
    )


def machine() -> str:
    """The machine, and the versions of what most of the time is spent in."""
    on = f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return f"{on}, SQLite {sqlite3.sqlite_version}, {libraries}"
