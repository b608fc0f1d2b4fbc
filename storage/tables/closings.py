"""Closed periods with their results, and what follows from these: papers, recommendations, objections."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table, named_index, only


class Closing(Table):
    """A period that is closed, or is being closed; either locks its days."""

    __tablename__ = "closings"
    id: Mapped[int] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(String(8), unique=True)
    starts: Mapped[date]
    ends: Mapped[date]
    zone: Mapped[str] = mapped_column(String(32))
    """The office's zone: the period ended in it."""
    scheme: Mapped[str] = mapped_column(String(32))
    scheme_text: Mapped[str]
    """The whole scheme (domain/closing/frozen.py)."""
    scheme_digest: Mapped[str] = mapped_column(String(64))
    office_result: Mapped[str | None] = mapped_column(String(15))
    """The office's own result, where it was said."""
    begun_at: Mapped[datetime]
    begun_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """The administrator; None for one who is not of the roster, and for the command line."""
    closed_at: Mapped[datetime | None]
    """When the first revisions were written, all in one transaction; None before."""
    seals: Mapped[str | None]
    """A short digest of each column above, by its name; None before it is closed."""
    digest: Mapped[str | None] = mapped_column(String(64))
    """Over the columns above and all first revisions."""
    objectivity_at: Mapped[datetime | None]
    """When it was kept how the notices of objectivity stood."""
    told_up_to: Mapped[int] = mapped_column(default=0)
    """The id of the last person with a notice; people are told in parts, by their ids."""
    told_at: Mapped[datetime | None]
    """When the last part had been added."""


class Result(Table):
    """A person's result of a closed period; revision 1 is the closing's, each later one a change of it.

    Nothing of it is ever overwritten.
    """

    __tablename__ = "results"
    __table_args__ = (named_index("results", "assessor_id"), named_index("results", "superior_id"))
    closing_id: Mapped[int] = mapped_column(ForeignKey("closings.id"), primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True, index=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    made_at: Mapped[datetime]
    score: Mapped[str | None]
    """The exact fraction, such as `2491/30`."""
    grade: Mapped[str | None]
    signatories: Mapped[str]
    """Who signs, as the paper names them."""
    assessor_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """Who signs as the assessor: theirs is the right to the result. None without one, and where an old result
    names somebody whom nothing tells apart from others."""
    superior_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """Who signs as the assessor's superior, in the same way."""
    records: Mapped[bytes] = mapped_column(LargeBinary)
    """What it was computed from, compressed (zlib)."""
    card: Mapped[str]
    """The result with its explanation."""
    seals: Mapped[str | None]
    """A short digest of each column above, by its name; None in what was frozen before there were any."""
    digest: Mapped[str] = mapped_column(String(64), index=True)
    """Over all of this, and the revision before. It begins with the hash in the sheet's code."""


class ScoreSummary(Table):
    """Grades and means of the office in the running period, as computed last night."""

    __tablename__ = "score_summaries"
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    scheme: Mapped[str] = mapped_column(primary_key=True)
    computed_at: Mapped[datetime]
    summary: Mapped[dict[str, Any]]


class IssuedPaper(Table):
    """A paper that was issued; what stood on it is kept as a digest (domain/papers.py: Work)."""

    __tablename__ = "issued_papers"
    __table_args__ = (UniqueConstraint("employee_id", "kind", "period", "revision"),)
    code: Mapped[str] = mapped_column(String(12), primary_key=True)
    kind: Mapped[str] = mapped_column(String(6))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    period: Mapped[str] = mapped_column(String(8))
    revision: Mapped[int]
    """Counts what was issued of the same kind for the same person and period, each with other contents."""
    issued_at: Mapped[datetime]
    """When its records were read for the first time."""
    digest: Mapped[str] = mapped_column(String(64))
    entries: Mapped[int]
    approved: Mapped[int]
    """How many entries stood on it, and how many of them were approved."""


class Recommendation(Table):
    """The follow-up of a person's frozen result: made after the closing, written by the supervisor later."""

    __tablename__ = "recommendations"
    closing_id: Mapped[int] = mapped_column(ForeignKey("closings.id"), primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True, index=True)
    supervisor_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"), index=True)
    """The supervisor in the frozen result."""
    text: Mapped[str | None]
    """What is recommended; the last word holds."""
    written_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    written_at: Mapped[datetime | None]
    done: Mapped[str | None] = mapped_column(String(8))
    """Whether it was done, as said after the next closing."""
    done_why: Mapped[str | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    answered_at: Mapped[datetime | None]


class ProposalDecision(Table):
    """What was decided about a proposal of a frozen result; the last word holds."""

    __tablename__ = "proposal_decisions"
    closing_id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(String(16), primary_key=True)
    """Of the proposal (domain/follow_up.py)."""
    decision: Mapped[str] = mapped_column(String(8))
    action: Mapped[str] = mapped_column(String(9))
    competency: Mapped[str | None]
    course: Mapped[str | None]
    reason: Mapped[str | None]
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    decided_at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["closing_id", "employee_id"], ["recommendations.closing_id", "recommendations.employee_id"]
        ),
    )


_OPEN = "state IN ('answer', 'decision')"


class Objection(Table):
    """What a person objects to; how it stands follows from its events (domain/objections/life.py)."""

    __tablename__ = "objections"
    __table_args__ = (
        UniqueConstraint("closing_id", "employee_id", name="uq_objections_closing_id"),
        Index("ix_objections_employee_id", "employee_id"),
        Index("ix_objections_open", "id", **only(_OPEN)),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    closing_id: Mapped[int] = mapped_column(ForeignKey("closings.id"))
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """Who objects."""
    state: Mapped[str] = mapped_column(String(9))
    """That of the last event, so that open ones are found."""
    version: Mapped[int] = mapped_column(default=1)
    """How many events it has."""


class ObjectionEvent(Table):
    """One thing that happened to an objection; never changed."""

    __tablename__ = "objection_events"
    objection_id: Mapped[int] = mapped_column(ForeignKey("objections.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    kind: Mapped[str] = mapped_column(String(11))
    what: Mapped[str]
    """All of it, as canonical JSON."""
    digest: Mapped[str] = mapped_column(String(64))
    """Of this event and of all before it."""
