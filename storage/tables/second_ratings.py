"""Reports that second raters are asked to rate, blind; no score reads them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class SecondRating(Table):
    """Requests to rate an approved report once more, and their outcome."""

    __tablename__ = "second_ratings"
    __table_args__ = (
        UniqueConstraint("entry_id", "employee_id"),
        CheckConstraint(
            "(state = 'rated') = (rating IS NOT NULL) AND (rating IS NULL OR rating BETWEEN 1 AND 5)",
            name="rated_has_rating",
        ),
        Index("ix_second_ratings_employee_id", "employee_id", "date"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"))
    version: Mapped[int]
    """That of the report when it was drawn; another one is another report."""
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """Who is asked."""
    date: Mapped[date]
    """The last day on which it may be rated."""
    state: Mapped[str] = mapped_column(String(6))
    """open, rated or passed."""
    reason: Mapped[str | None] = mapped_column(String(6))
    """Why it was passed on: cannot or knows."""
    rating: Mapped[int | None]


class SecondRatingView(Table):
    """A reviewer was asked to look at their difference of a period, and has looked."""

    __tablename__ = "second_rating_views"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    asked_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]
