"""Ratings of people by people beside the review: feedback, colleagues, second ratings, and how they look."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from domain.schemes import Assessor
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


class RatingRequest(Table):
    """Requests to rate colleagues in a period, and their outcome."""

    __tablename__ = "rating_requests"
    __table_args__ = (
        UniqueConstraint("period", "source", "employee_id", "rated_id"),
        Index("ix_rating_requests_employee_id", "employee_id", "date"),
        Index("ix_rating_requests_rated_id", "rated_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(String(8))
    source: Mapped[str] = mapped_column(String(12))
    """peer or subordinate."""
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """Who is asked."""
    rated_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    date: Mapped[date]
    """The last day of the round."""
    state: Mapped[str] = mapped_column(String(8), default="open")
    """open, done or declined."""
    reason: Mapped[str | None] = mapped_column(String(8))
    """Why it was declined: unknown or conflict."""
    given: Mapped[dict[str, Any]]
    """Ratings so far, by criterion; they are assessments once all criteria have one."""

    @property
    def assessor(self) -> Assessor:
        """As what the person is asked."""
        return Assessor(self.source)


class SecondRating(Table):
    """Requests to rate an approved report once more, blind, and their outcome; no score reads it."""

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


class ObjectivityView(Table):
    """A person was asked to look at their figures of a period, and has looked."""

    __tablename__ = "objectivity_views"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    asked_at: Mapped[datetime | None]
    shown_at: Mapped[datetime | None]


class ObjectivityNotice(Table):
    """A figure of a person beyond its limit, and the decision about it (domain/objectivity/notices.py)."""

    __tablename__ = "objectivity_notices"
    __table_args__ = (
        UniqueConstraint("employee_id", "period", "signal", "number"),
        Index("ix_objectivity_notices_open", "found_at", **only("state = 'open'")),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """Whose figure it is: who wrote the entries, or who gave the ratings."""
    period: Mapped[str] = mapped_column(String(8), index=True)
    signal: Mapped[str] = mapped_column(String(11))
    number: Mapped[int]
    """Counted from 1: a decided one that grew has a successor."""
    found_at: Mapped[datetime]
    computed_at: Mapped[datetime]
    """The moment of its figure; the figure of a decided notice does not change."""
    value: Mapped[str]
    """The exact fraction, such as `175/2`."""
    n: Mapped[int]
    z: Mapped[str | None]
    records: Mapped[list[list[int]]] = mapped_column(JSON)
    """Examples: ids of entries that belong together."""
    state: Mapped[str] = mapped_column(String(9))
    shown_at: Mapped[datetime | None]
    """When the person first saw it."""
    decided_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None for an administrator who is not of the roster."""
    reason_code: Mapped[str | None] = mapped_column(String(8))
    """Why it was dismissed, where that is a usual reason."""
    note: Mapped[str | None]
    """The reason of a dismissal in own words, or the note of an acknowledgement."""
    explanation: Mapped[str | None]
    """What the person says about it."""
    explained_at: Mapped[datetime | None]


class ObjectivityStood(Table):
    """How a notice stood when its period was closed; never changed."""

    __tablename__ = "objectivity_stood"
    closing_id: Mapped[int] = mapped_column(ForeignKey("closings.id"), primary_key=True)
    notice_id: Mapped[int] = mapped_column(ForeignKey("objectivity_notices.id"), primary_key=True)
    state: Mapped[str] = mapped_column(String(9))
    value: Mapped[str]
    n: Mapped[int]
