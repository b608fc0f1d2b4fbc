"""Telegram and the clock: conversations, updates, notices to be sent, and runs of jobs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table, only

ENDED = "ended"
"""The step of a conversation that is over and whose last answer was not said: its draft is that answer."""


class Dialog(Table):
    """A conversation that is not finished, or whose end was not said; any process can continue it."""

    __tablename__ = "dialogs"
    token: Mapped[str] = mapped_column(String(8), primary_key=True)
    """Names this conversation in its buttons, so that buttons of an older one are harmless."""
    telegram_id: Mapped[int] = mapped_column(BigInteger, index=True)
    position: Mapped[int]
    """Place in the person's stack: the highest is the conversation that is being held."""
    flow: Mapped[str] = mapped_column(String(24))
    step: Mapped[str] = mapped_column(String(24))
    """The open question, or ENDED."""
    draft: Mapped[dict[str, Any]]
    message_id: Mapped[int | None]
    """The live message that shows the question."""
    touched_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer)
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - read by SQLAlchemy


class ProcessedUpdate(Table):
    """An update of Telegram that has been dealt with: its second coming changes nothing."""

    __tablename__ = "processed_updates"
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    processed_at: Mapped[datetime] = mapped_column(index=True)


class FailedUpdate(Table):
    """An update that could not be processed, set aside for an operator."""

    __tablename__ = "failed_updates"
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    reference: Mapped[str] = mapped_column(String(12), unique=True)
    failed_at: Mapped[datetime]
    error: Mapped[str]
    kind: Mapped[str]
    payload: Mapped[dict[str, Any] | None]
    """The update itself, for people of the roster; citizens' updates are not kept."""
    settled_at: Mapped[datetime | None]
    """When an administrator had dealt with it."""


class Outbox(Table):
    """A notice that must arrive; written with the decision that causes it, rendered when it is sent."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "priority", "not_before", "id", **only("state = 'pending'")),
        # What a person was told, to correct it.
        Index("ix_outbox_employee_id", "employee_id", "kind", "about"),
        # For the night's sweep, and for the digest, which counts the few that did not arrive.
        Index("ix_outbox_settled", "settled_at", "state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    """A citizen's chat, sealed under a key outside of the database for what `about` names."""
    language: Mapped[str | None] = mapped_column(String(2))
    """Language of a recipient who has no account."""
    kind: Mapped[str] = mapped_column(String(32))
    payload: Mapped[dict[str, Any]]
    about: Mapped[str | None] = mapped_column(String(32))
    """What finds it again: the case and its version."""
    dedupe_key: Mapped[str | None] = mapped_column(String(120), unique=True)
    priority: Mapped[int]
    state: Mapped[str] = mapped_column(String(11), default="pending")
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    edit_message_id: Mapped[int | None]
    message_id: Mapped[int | None]
    settled_at: Mapped[datetime | None]
    error: Mapped[str | None]


class JobRun(Table):
    """A run of a job for a slot: its claim and its record."""

    __tablename__ = "job_runs"
    job: Mapped[str] = mapped_column(String(32), primary_key=True)
    slot: Mapped[str] = mapped_column(String(40), primary_key=True)
    ran_at: Mapped[datetime]
    messages: Mapped[int]
