"""Reminders: how people want them, and what they were told about which day."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class ReminderWish(Table):
    """How a person wants to be reminded; who has no row is reminded as usual."""

    __tablename__ = "reminder_wishes"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    level: Mapped[str] = mapped_column(String(6))
    at: Mapped[time | None]
    """In the zone of the person's unit; None: at the hour of the office."""
    review_at: Mapped[time | None]
    """The same for what waits in the morning: reviews, and own corrections."""


class TeamReminder(Table):
    """A reminder of a person by a supervisor or administrator; the key allows one a day, whoever sends it."""

    __tablename__ = "team_reminders"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None for an administrator who is in no roster."""
    at: Mapped[datetime]


class Reminder(Table):
    """What a person was told about a day without a report; its key lets only one process tell it."""

    __tablename__ = "reminders"
    __table_args__ = (Index("ix_reminders_day", "day"),)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    times: Mapped[int] = mapped_column(default=0)
    """How often the person was reminded on the day itself."""
    next_at: Mapped[datetime | None]
    """When the reminder comes again: it was put off, or the person is reminded twice."""
    missed_told: Mapped[date | None]
    """The later day on which the person was told that this one is missing still."""
