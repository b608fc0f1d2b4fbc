"""Entries that people report, with their versions and evidence."""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from domain.cases import NO_REPORT
from storage.tables.base import Table, named_index, only
from storage.tables.cases import CaseColumns, decided_index

OF_RATINGS_AND_DAYS = (
    "employee_id",
    "date",
    "state",
    "submitted_at",
    "self_rating",
    "supervisor_rating",
)
OF_TARGETS = ("target_id", "date", "state", "submitted_at", "volume")
SCORING_COLUMNS = tuple(dict.fromkeys((*OF_RATINGS_AND_DAYS, *OF_TARGETS)))
"""What scores an entry: what ratings and days are made of, and what targets are.

Each part is the index along which an office is scored, so that the table itself is not read. Scores read no
other column of an entry.
"""


class Entry(CaseColumns):
    """One piece of work that a person reported for a date; what a score is made of."""

    __tablename__ = "entries"
    __table_args__ = (
        CheckConstraint("self_rating BETWEEN 1 AND 5", name="self_rating"),
        CheckConstraint(
            "(state = 'approved') = (supervisor_rating IS NOT NULL)"
            " AND (supervisor_rating IS NULL OR supervisor_rating BETWEEN 1 AND 5)",
            name="approved_is_rated",
        ),
        Index("ix_entries_scoring", *OF_RATINGS_AND_DAYS),
        Index("ix_entries_target", *OF_TARGETS, **only("target_id IS NOT NULL")),
        Index("ix_entries_waiting", "employee_id", "date", **only("state = 'submitted'")),
        decided_index("entries"),
        named_index("entries", "acted_for_id"),
    )
    rated = True
    locked_with_period = True
    activity: Mapped[str]
    target_id: Mapped[int | None] = mapped_column(ForeignKey("targets.id"))
    volume: Mapped[Decimal | None]
    measure: Mapped[str | None]
    started: Mapped[time | None]
    ended: Mapped[time | None]
    minutes: Mapped[int | None]
    self_rating: Mapped[int]
    supervisor_rating: Mapped[int | None]

    @property
    def given_rating(self) -> int | None:
        return self.supervisor_rating

    @classmethod
    def is_report(cls) -> ColumnElement[bool]:
        """The condition that an entry makes its day reported (domain/day_state.py)."""
        return cls.state.not_in(sorted(NO_REPORT))


class EntryVersion(Table):
    """What an entry said before it was sent again, as its author had sent it."""

    __tablename__ = "entry_versions"
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sent_at: Mapped[datetime]
    content: Mapped[dict[str, Any]]
    note: Mapped[str | None]
    """The reviewer's reason for returning this version, in written words."""
    reason_code: Mapped[str | None] = mapped_column(String(12))
    """That reason where it is a usual one."""


class Evidence(Table):
    """Proof of the present version of an entry: a file of some kind at Telegram, a place, or a link."""

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_album", "album", **only("album IS NOT NULL")),)
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    file_id: Mapped[str | None]
    unique_id: Mapped[str | None]
    url: Mapped[str | None]
    name: Mapped[str | None]
    caption: Mapped[str | None]
    """What its author wrote with it."""
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    album: Mapped[str | None]
    """Telegram's number of the album that it was sent in."""
