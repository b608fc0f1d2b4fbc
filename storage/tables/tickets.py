"""Tickets: what citizens praise, complain of or suggest, and what the office answers."""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    BigInteger,
    Boolean,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from domain.tickets import TicketLife, TicketSaid, TicketState
from storage.base.types import TupleOf
from storage.tables.base import Table, only
from storage.tables.services import random_id

_OPEN = "state != 'closed'"
_RANDOM = BigInteger().with_variant(Integer, "sqlite")
"""On SQLite the row id itself: any other key adds one in the order of arrival."""


class Ticket(Table):
    """A citizen's message to the office, with all further steps.

    It has dates and no times, and ids in no order, as responses do (docs/decisions/0023); nothing links it to
    a rating. All it has of its writer is a sealed way back to the chat, while it is open.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        Index("ix_tickets_open", "unit_id", **only(_OPEN)),
        Index("ix_tickets_written_on", "written_on", "service_id"),
    )
    id: Mapped[int] = mapped_column(_RANDOM, primary_key=True, autoincrement=False, default=random_id)
    number: Mapped[str] = mapped_column(String(10), unique=True)
    """What opens it for its writer."""
    written_on: Mapped[date]
    """When it was written, in the office's zone."""
    service_id: Mapped[int | None] = mapped_column(ForeignKey("services.id"))
    """None: the office as a whole."""
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    """The unit that answers; None: the administrators."""
    kind: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(6))
    since: Mapped[date]
    answered_on: Mapped[date | None]
    closed_on: Mapped[date | None]
    reopened: Mapped[int] = mapped_column(default=0)
    confirmed: Mapped[bool] = mapped_column(Boolean, default=False)
    steps: Mapped[tuple[TicketSaid, ...]] = mapped_column(TupleOf(TicketSaid))
    version: Mapped[int] = mapped_column(default=1)
    way_back: Mapped[bytes | None] = mapped_column(LargeBinary)
    """The citizen's chat, sealed under a key outside of the database; None once it is closed."""
    is_told: Mapped[bool] = mapped_column(Boolean, default=False, server_default=false())
    """Whether the unit has heard of what the citizen wrote last."""
    escalated_on: Mapped[date | None]
    """When it went to the superior as well, because its unit had let the day pass."""

    @property
    def life(self) -> TicketLife:
        """The ticket as its rules see it."""
        return TicketLife(
            TicketState(self.state),
            self.since,
            self.steps,
            self.answered_on,
            self.closed_on,
            self.reopened,
            self.confirmed,
        )


class TicketDraft(Table):
    """What a citizen is about to write: found by a keyed hash, cleared with the text and every night."""

    __tablename__ = "ticket_drafts"
    __table_args__ = ({"sqlite_with_rowid": False},)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Hash of the person and the hour."""
    wish: Mapped[str] = mapped_column(String(6))
    service_id: Mapped[int | None] = mapped_column(ForeignKey("services.id"))
    kind: Mapped[str | None] = mapped_column(String(10))
    ticket_id: Mapped[int | None] = mapped_column(ForeignKey("tickets.id"))
    """The ticket that is added to, or opened again."""
    text: Mapped[str | None]
    """What was written for it and is not sent yet."""
