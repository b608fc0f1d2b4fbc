"""Reports of work with their versions, proof and talks; plans, innovations, rows of e-Kinerja."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ColumnElement, ForeignKey, Index, String
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


class KeptFile(Table):
    """A file of Telegram's on its way to the server's folder, or there."""

    __tablename__ = "kept_files"
    unique_id: Mapped[str] = mapped_column(primary_key=True)
    """Telegram's id of the content: the same for everybody."""
    sha256: Mapped[str | None] = mapped_column(String(64))
    """Its file name in the folder; None while it is not stored."""
    size: Mapped[int | None]
    kept_at: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None]
    not_kept: Mapped[str | None] = mapped_column(String(8))
    """domain/kept_files.py: NotKept, once it is given up."""


class EvidenceLink(Table):
    """A link to a file of an entry's evidence. Its token is known by its hash alone."""

    __tablename__ = "evidence_links"
    __table_args__ = (Index("ix_evidence_links_entry_id", "entry_id", "unique_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"))
    unique_id: Mapped[str] = mapped_column(ForeignKey("kept_files.unique_id"))
    seed: Mapped[str] = mapped_column(String(32))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class EvidenceVisit(Table):
    """A link was opened, or refused; nothing is stored about the visitor."""

    __tablename__ = "evidence_visits"
    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("evidence_links.id"), index=True)
    at: Mapped[datetime]
    outcome: Mapped[str] = mapped_column(String(8))
    """domain/kept_files.py: Visit."""
    times: Mapped[int] = mapped_column(default=1)
    """How often within a minute."""


class Plan(Table):
    """One piece of work that a person means to do on a date; it goes once it is reported."""

    __tablename__ = "plans"
    __table_args__ = (Index("ix_plans_employee_id", "employee_id", "date"), Index("ix_plans_date", "date"))
    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    date: Mapped[date]
    activity: Mapped[str]
    """The person's own words, from which the report is filled."""
    created_at: Mapped[datetime]


class TalkNote(Table):
    """A note about an entry that its author and its reviewers read and answer."""

    __tablename__ = "talk_notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), index=True)
    written_at: Mapped[datetime]
    text: Mapped[str]


class Innovation(Table):
    """Why an entry is an innovation, and what its reviewer said of that."""

    __tablename__ = "innovations"
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True)
    why: Mapped[str]
    marked_at: Mapped[datetime]
    is_confirmed: Mapped[bool | None]
    """None until a reviewer says so or not, and again once its author changes the reason."""
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    decided_at: Mapped[datetime | None]


class EkinerjaRow(Table):
    """What an author said for the sheet alone, and which cells were offered and transferred."""

    __tablename__ = "ekinerja_rows"
    entry_id: Mapped[int] = mapped_column(ForeignKey("entries.id"), primary_key=True)
    plan: Mapped[str | None]
    started: Mapped[time | None]
    ended: Mapped[time | None]
    realised: Mapped[int | None]
    measure: Mapped[str | None]
    of_volume: Mapped[Decimal | None]
    offered: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """The cells as they last stood on a sheet or on a screen to copy from."""
    offered_at: Mapped[datetime | None]
    """When they stood there first."""
    moved: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))
    """The cells that were transferred."""
    moved_at: Mapped[datetime | None]
    moved_by: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
