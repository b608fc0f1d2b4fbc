"""The stored summary of the nightly scores."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class ScoreSummary(Table):
    """Grades and means of the office in the running period, as computed last night."""

    __tablename__ = "score_summaries"
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    scheme: Mapped[str] = mapped_column(primary_key=True)
    computed_at: Mapped[datetime]
    summary: Mapped[dict[str, Any]]
