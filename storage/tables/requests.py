"""What people ask for: leave, another supervisor, other data of their own, help; and what waits too long."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, Index, SQLColumnExpression, String
from sqlalchemy.orm import Mapped, mapped_column

from domain.blockers import OPEN, LoggedStep
from domain.entries import EvidenceItem
from domain.leave import AskedLeave, RequestKind
from domain.periods import Span
from storage.base.types import TupleOf
from storage.tables.base import Table, named_index, only
from storage.tables.cases import CaseColumns, Replacing, decided_index


class LeaveRequest(Replacing, CaseColumns):
    """A request for leave, official travel or a work mode; its `date` is the first day.

    Approved leave is also in `leaves`, where scores read it.
    """

    __tablename__ = "leave_requests"
    __table_args__ = (
        Index("ix_leave_requests_employee_id", "employee_id", "date"),
        decided_index("leave_requests"),
        named_index("leave_requests", "acted_for_id"),
    )
    kind: Mapped[str] = mapped_column(String(10))
    """A kind of domain/leave.py."""
    ends: Mapped[date]
    half: Mapped[str] = mapped_column(String(5), default="")
    """`pagi` or `siang` of a single day; empty for whole days."""
    reason: Mapped[str | None]
    proof: Mapped[tuple[EvidenceItem, ...]] = mapped_column(TupleOf(EvidenceItem))

    @property
    def wanted(self) -> AskedLeave:
        """What it asks for."""
        return AskedLeave(RequestKind(self.kind), Span(self.date, self.ends), self.half)


class SupervisorCorrection(CaseColumns):
    """A proposal that somebody else supervises its author from `date` on."""

    __tablename__ = "supervisor_corrections"
    __table_args__ = (Index("ix_supervisor_corrections_employee_id", "employee_id", "state"),)
    by_administrators: ClassVar[bool] = True
    supervisor_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
    reason: Mapped[str]
    former_id: Mapped[int | None] = mapped_column(ForeignKey("employees.id"))
    """Once approved: who supervised on `date`, from when until when; None when nobody did."""
    former_starts: Mapped[date | None]
    former_ends: Mapped[date | None]


class DataCorrection(CaseColumns):
    """What its author says is right; a unit or a position from `date` on, else `date` is that of the request.

    The time that the law sets begins with `revised_at`: that is when its present version was sent.
    """

    __tablename__ = "data_corrections"
    __table_args__ = (
        Index("ix_data_corrections_employee_id", "employee_id", "state"),
        decided_index("data_corrections"),
    )
    by_administrators: ClassVar[bool] = True
    field: Mapped[str] = mapped_column(String(10))
    """A field of domain/data_corrections.py."""
    wanted: Mapped[str]
    """The right value; of a unit its name when it was chosen."""
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    was: Mapped[str | None]
    """What was recorded when it was sent, or what its approval replaced."""
    replaced: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    """What its approval changed, so that it can be taken back; None where the value was there already."""
    reason: Mapped[str | None]
    proof: Mapped[tuple[EvidenceItem, ...]] = mapped_column(TupleOf(EvidenceItem))


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


class Escalation(Table):
    """A version of a case that reached a stage (domain/escalation.py); its key lets one process tell it."""

    __tablename__ = "escalations"
    case_table: Mapped[str] = mapped_column(String(24), primary_key=True)
    case_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stage: Mapped[str] = mapped_column(String(16), primary_key=True)
    reached_at: Mapped[datetime]


class Unsupervised(Table):
    """A person without a supervisor whom the administrators were told of."""

    __tablename__ = "unsupervised"
    employee_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    told_at: Mapped[datetime]
