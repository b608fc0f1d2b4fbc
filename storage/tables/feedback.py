"""Feedback about people, what they asked for, and the monthly question about each."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table, named_index, only


class Feedback(Table):
    """What one person said about another's work; it is kept for the evaluation."""

    __tablename__ = "feedback"
    __table_args__ = (
        Index("ix_feedback_employee_id", "employee_id", "date"),
        Index("ix_feedback_giver_id", "giver_id", "date"),
        named_index("feedback", "acted_for_id"),
        named_index("feedback", "entry_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """The person it is about."""
    date: Mapped[date]
    """The day that it counts for: of its giving, or the last one of the month that was asked about."""
    giver_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    acted_for_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """The supervisor that a stand-in gave it for; None for a supervisor's own."""
    acted_as: Mapped[str | None] = mapped_column(String(3))
    """plt or plh, of such a one."""
    kind: Mapped[str] = mapped_column(String(6))
    occasion: Mapped[str] = mapped_column(String(7))
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entries.id"))
    """The report that it is about; None for the work as a whole."""
    text: Mapped[str]
    given_at: Mapped[datetime]
    reply: Mapped[str | None]
    """What the person answered."""
    replied_at: Mapped[datetime | None]


_OPEN = "closed_at IS NULL"


class FeedbackRequest(Table):
    """That a person asked the supervisor for feedback; one is open at a time."""

    __tablename__ = "feedback_requests"
    __table_args__ = (Index("uq_feedback_requests_open", "employee_id", unique=True, **only(_OPEN)),)
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    date: Mapped[date]
    about: Mapped[str | None]
    """On what; None for the work as a whole."""
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    """When it was answered or taken back."""
    feedback_id: Mapped[int | None] = mapped_column(ForeignKey("feedback.id"))
    """The answer."""


class FeedbackQuestion(Table):
    """That a supervisor was asked for one sentence about a person's month; its key lets it be asked once."""

    __tablename__ = "feedback_questions"
    __table_args__ = (Index("ix_feedback_questions_reviewer_id", "reviewer_id", "month"),)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    month: Mapped[date] = mapped_column(primary_key=True)
    """Its first day."""
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """Who was asked: the supervisor, or a stand-in."""
    state: Mapped[str] = mapped_column(String(8))
