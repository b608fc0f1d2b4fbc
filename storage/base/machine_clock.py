"""The machine's clock, which a database reads until the process gives it another one."""

from __future__ import annotations

from datetime import UTC, datetime


def machine_now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)
