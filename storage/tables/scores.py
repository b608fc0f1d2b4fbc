"""Sums of the entries, scorecards that are kept, and which records have changed since."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from math import lcm
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, PrimaryKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from storage.numbers import DayNumber, MomentNumber
from storage.tables.base import Table

PARTS = lcm(*range(1, 21))
"""A mean of up to 20 ratings is a whole number of such parts of one.

So the means of days are kept, and added up, as integers: without sorting them by their divisors, which would
take as long as all the rest. A sum over a year is below 2⁴¹.
"""

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Later than every moment that is asked about."""


class PersonDay(Table):
    """What a person's entries of a date amount to, rejected ones left out; written by triggers.

    No row when there are none.
    """

    __tablename__ = "person_days"
    __table_args__ = (
        # The key holds the whole row, as it does in SQLite: a person's days are read in one piece.
        PrimaryKeyConstraint(
            "employee_id",
            "day",
            postgresql_include=["rated", "self_mean", "supervisor_mean", "first_submitted", "holds_from"],
        ),
        {"sqlite_with_rowid": False},
    )
    employee_id: Mapped[int] = mapped_column(autoincrement=False)
    day: Mapped[date] = mapped_column(DayNumber)
    rated: Mapped[int]
    """How many the supervisor rated; the means are of these."""
    self_mean: Mapped[int | None] = mapped_column(BigInteger)
    """In `PARTS`; NULL when nothing is rated."""
    supervisor_mean: Mapped[int | None] = mapped_column(BigInteger)
    first_submitted: Mapped[datetime] = mapped_column(MomentNumber)
    holds_from: Mapped[datetime] = mapped_column(MomentNumber)
    """When the last one was sent: as of an earlier moment the entries have to be read.

    `NEVER` when the number of ratings does not divide `PARTS`: then they always have to be.
    """


class TargetMonth(Table):
    """The volume of the approved entries of a month on a target; written by triggers.

    No row when there are none.
    """

    __tablename__ = "target_months"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy reads it from the class
    target_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    month: Mapped[date] = mapped_column(primary_key=True)
    """Its first day."""
    volume: Mapped[Decimal]
    last_submitted: Mapped[datetime]
    """As of an earlier moment the sum says too much: the entries have to be read."""


class KeptSheet(Table):
    """The scorecards of the running period of a scheme as they were last computed, taken together."""

    __tablename__ = "kept_sheets"
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    scheme: Mapped[str] = mapped_column(primary_key=True)
    rules: Mapped[str] = mapped_column(String(64))
    """Hash of the scheme, the code that scores and the holidays: with others, all is computed anew."""
    as_of: Mapped[datetime]
    computed_at: Mapped[datetime]
    summary: Mapped[dict[str, Any]]
    """Means and numbers of grades of the office."""


class KeptCard(Table):
    """A person's scorecard of a kept sheet, in exact numbers."""

    __tablename__ = "kept_cards"
    period: Mapped[str] = mapped_column(String(8), primary_key=True)
    scheme: Mapped[str] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    card: Mapped[dict[str, Any]]


class ChangedRecord(Table):
    """That records of a person, or of all, have changed since the kept scorecards; written by triggers."""

    __tablename__ = "changed_records"
    __table_args__ = (Index("ix_changed_records_whose", "topic", "employee_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(String(9))
    """person, citizens or everybody."""
    employee_id: Mapped[int | None]
    """The person, when it is one; not a foreign key, since the person may be what was deleted."""
