"""What people are told and shown, and what of it they have read: cards, reminders, announcements, rules."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table


class Announcement(Table):
    """What an administrator tells many people; each of them is a row of the outbox between two ids."""

    __tablename__ = "announcements"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    """None: everybody."""
    author_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """None for an administrator who is not of the roster."""
    chat_id: Mapped[int] = mapped_column(BigInteger)
    """Where its author follows it, in `message_id`."""
    language: Mapped[str] = mapped_column(String(2))
    message_id: Mapped[int | None]
    written_at: Mapped[datetime]
    begun_at: Mapped[datetime | None]
    """None while its author looks at it."""
    running: Mapped[bool | None] = mapped_column(unique=True)
    """True while it is under way, else None: one at a time."""
    first_row: Mapped[int | None]
    last_row: Mapped[int | None]
    """Its rows in the outbox are among these ids."""
    addressed: Mapped[int | None]
    """How many people it was begun for."""
    stopped_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    sent: Mapped[int | None]
    """How many it had reached when it was finished: the outbox forgets."""


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


class TodayCard(Table):
    """Who wants the card of the day, and the message that shows it."""

    __tablename__ = "today_cards"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    """The chat of the message; None before the first."""
    message_id: Mapped[int | None]


class QueueCard(Table):
    """The message with a reviewer's queue in their chat."""

    __tablename__ = "queue_cards"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    message_id: Mapped[int | None]
    """The message; None while none shows the queue, as after a decision on the card of a case."""
    shows: Mapped[str | None] = mapped_column(String(32))
    """The case and its version, where the message is the card of a single case."""
    rang_at: Mapped[datetime | None]
    """When a new case arrived with a sound last."""
    touched_at: Mapped[datetime | None]
    """When the reviewer tapped in it last."""


class CardRead(Table):
    """That a person opened a card, and when for the first time."""

    __tablename__ = "cards_read"
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    card: Mapped[str] = mapped_column(String(16), primary_key=True)
    read_at: Mapped[datetime]


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


class PracticeShown(Table):
    """A supervisor asked whether a report may be shown as a good practice; what its author said."""

    __tablename__ = "practices_shown"
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True)
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    asked_at: Mapped[datetime]
    agreed: Mapped[bool | None]
    """None until its author has answered; the answer may be changed."""
