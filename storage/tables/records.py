"""Attendance, assessments and judgements of people, and the competencies of positions."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, PrimaryKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Attendance(Table):
    """A person's attendance on a day; stored by date, as an import brings it (0285).

    There is no index by person: a person's records are read by naming the dates.
    """

    __tablename__ = "attendance"
    __table_args__ = (
        PrimaryKeyConstraint("date", "employee_id"),
        {"sqlite_with_rowid": False},
    )
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    date: Mapped[date]
    status: Mapped[str] = mapped_column(String(7))
    """present, late, duty or absent."""
    check_in: Mapped[time | None]
    check_out: Mapped[time | None]


class Assessment(Table):
    """One assessor's rating (1..5) of a person on one criterion for a period."""

    __tablename__ = "assessments"
    __table_args__ = (UniqueConstraint("period", "employee_id", "assessor_id", "source", "criterion"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(String(8))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    assessor_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    source: Mapped[str] = mapped_column(String(12))
    """self, supervisor, peer or subordinate."""
    criterion: Mapped[str]
    rating: Mapped[int]
    note: Mapped[str | None]
    given_at: Mapped[datetime | None]
    """When the chat or an import brought it; None before this was kept."""


class GroupJudgement(Table):
    """A group's rating in a matrix scheme that a supervisor set for a period, with the reason (§4)."""

    __tablename__ = "group_judgements"
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    group_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    """The scheme's id of the group, such as “results”."""
    rating: Mapped[str] = mapped_column(String(5))
    """above, meets or below."""
    reason: Mapped[str]
    assessor_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    given_at: Mapped[datetime]


class Competency(Table):
    """A competency that a position requires, with the level (1..5) and the course that leads to it."""

    __tablename__ = "competencies"
    __table_args__ = (UniqueConstraint("position", "competency"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[str]
    competency: Mapped[str]
    required: Mapped[int]
    course: Mapped[str | None]
