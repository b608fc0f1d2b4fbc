"""The columns of every case: a request that one person makes and another decides (domain/cases.py)."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, SQLColumnExpression, String
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from storage.tables.base import Table, only


def decided_index(table: str) -> Index:
    """Finds what somebody decided lately: each card of a queue offers to take it back."""
    decided = "reviewer_id IS NOT NULL"
    name = f"ix_{table}_reviewed"
    return Index(name, "reviewer_id", "reviewed_at", **only(decided))


class CaseColumns(Table):
    """Its author, its state, and who decided it, when and why."""

    __abstract__ = True
    rated: ClassVar[bool] = False
    """Whether its approval has a rating, in a column `supervisor_rating`."""
    by_administrators: ClassVar[bool] = False
    """Whether administrators decide it, and not its author's supervisor."""
    corrected: ClassVar[bool] = True
    """Whether its author corrects what is returned; else a return is an answer."""
    replacing: ClassVar[bool] = False
    """Whether a change of an approved one is a case of its own: see `Replacing`."""
    locked_with_period: ClassVar[bool] = False
    """Whether it is neither sent, changed nor decided once the period of its date is closed."""

    id: Mapped[int] = mapped_column(primary_key=True)
    employee_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    date: Mapped[date]
    """The date that decides who reviews it."""
    state: Mapped[str] = mapped_column(String(9))
    version: Mapped[int] = mapped_column(default=1)
    """Counts what the author sent: 1, then one more for each time that it is sent again."""
    submitted_at: Mapped[datetime]
    """When it was first sent; of an entry it decides whether the day is on time."""
    revised_at: Mapped[datetime]
    """When its present version was sent; since then it waits."""
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    acted_for_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """The supervisor whom the reviewer stood in for; None for a supervisor's own decision."""
    acted_as: Mapped[str | None] = mapped_column(String(3))
    """As what (`ActingAs`), of such a decision."""
    reviewed_at: Mapped[datetime | None]
    note: Mapped[str | None]
    """The reviewer's reason in written words."""
    reason_code: Mapped[str | None] = mapped_column(String(12))
    """The reviewer's reason where it is a usual one (`domain/cases.py: UsualReason`)."""

    @classmethod
    def supervised(cls) -> SQLColumnExpression[int]:
        """The column of `supervised_id`."""
        return cls.employee_id

    @property
    def supervised_id(self) -> int:
        """Whose supervisor decides it: its author's, unless a supervisor has passed it up."""
        return self.employee_id

    @property
    def given_rating(self) -> int | None:
        """The rating that came with the approval, where the kind of case has one."""
        return None


class Replacing:
    """For cases that hold while a change of them waits for approval: the change is a case of its own."""

    replacing: ClassVar[bool] = True

    @declared_attr
    def replaces_id(cls) -> Mapped[int | None]:  # noqa: N805 - a class, as SQLAlchemy calls it
        """The approved case whose place it takes once it is approved; that one is withdrawn then."""
        return mapped_column(ForeignKey(f"{cls.__tablename__}.id"))  # type: ignore[attr-defined]
