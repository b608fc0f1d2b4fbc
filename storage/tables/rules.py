"""The rules as they were found, and who has read what changed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class RulesVersion(Table):
    """The scheme in force and the days of all units, as a sweep found them; a change makes the next one."""

    __tablename__ = "rules_versions"
    id: Mapped[int] = mapped_column(primary_key=True)
    found_at: Mapped[datetime]
    mark: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the content."""
    content: Mapped[dict[str, Any]]
    reminded_at: Mapped[datetime | None]
    """When an administrator last had those reminded who have not read it."""


class RulesRead(Table):
    """That a person said to have read what changed with a version."""

    __tablename__ = "rules_read"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("rules_versions.id"), primary_key=True)
    read_at: Mapped[datetime]
