"""Closed periods, and the results that were frozen with them: nothing of these is ever overwritten."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Table, named_index


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
    """A person's result of a closed period; revision 1 is the closing's, each later one a change of it."""

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
