"""Reminders: how people want them, and what they were told about which day."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class ReminderWish(Table):
    """How a person wants to be reminded; people without a row are reminded as usual."""

    __tablename__ = "reminder_wishes"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    level: Mapped[str] = mapped_column(String(6))
    at: Mapped[time | None]
    """When to be reminded of the day's report, in the zone of the unit; None: at the office's hour."""
    review_at: Mapped[time | None]
    """When to be reminded of waiting reviews and of own corrections, likewise."""


class TeamReminder(Table):
    """A reminder that a supervisor or administrator sent; the key allows one for each person and day."""

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
