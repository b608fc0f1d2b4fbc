"""Blockers that people put before their supervisors."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from sqlalchemy import ForeignKey, Index, SQLColumnExpression, String
from sqlalchemy.orm import Mapped, mapped_column

from domain.blockers import OPEN, LoggedStep
from storage.base.types import TupleOf
from storage.tables.base import named_index, only
from storage.tables.cases import CaseColumns

_OPEN = f"state IN ({', '.join(repr(state.value) for state in sorted(OPEN))})"


class Blocker(CaseColumns):
    """Somebody's blocker; `note` is the supervisor's answer until its author replies."""

    __tablename__ = "blockers"
    corrected: ClassVar[bool] = False
    __table_args__ = (
        Index("ix_blockers_employee_id", "employee_id", "date"),
        Index("ix_blockers_put_by_id", "put_by_id", "date"),
        Index("ix_blockers_meeting_of_id", "meeting_of_id", "meeting"),
        Index("ix_blockers_open", "due", **only(_OPEN)),
        named_index("blockers", "reviewer_id"),
        named_index("blockers", "acted_for_id"),
        named_index("blockers", "entry_id"),
    )
    entry_id: Mapped[int | None] = mapped_column(ForeignKey("entries.id"))
    what: Mapped[str]
    help: Mapped[str]
    """Whose help is needed."""
    due: Mapped[date]
    """Until when."""
    put_by_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    """Whose supervisor decides now: of its author, or of the supervisor who passed it up."""
    steps: Mapped[tuple[LoggedStep, ...]] = mapped_column(TupleOf(LoggedStep))
    meeting: Mapped[str | None] = mapped_column(String(7))
    """The month of the meeting that decided it, such as 2026-11; None where its author put it forward."""
    meeting_of_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """The supervisor whose team met."""

    @classmethod
    def supervised(cls) -> SQLColumnExpression[int]:
        return cls.put_by_id

    @property
    def supervised_id(self) -> int:
        return self.put_by_id
