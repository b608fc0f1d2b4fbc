"""The records of a person's period, for the assessor."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import exists, func, or_, select

from domain.blockers import OPEN
from domain.cases import CaseState
from domain.materials import Blocked, Returns, Work
from domain.periods import Span
from storage.base.repository import Repository
from storage.tables import Blocker, Entry, EntryVersion, Target


class MaterialRepository(Repository):
    """Reports, returns and blockers of a person in a span."""

    async def works(self, employee_id: int, span: Span) -> list[Work]:
        """The approved reports, each with the target that it served."""
        query = (
            select(
                Entry.date,
                Entry.activity,
                Entry.volume,
                Entry.measure,
                Entry.minutes,
                Target.title,
                Target.weight,
                Target.quantity,
            )
            .outerjoin(Target, Target.id == Entry.target_id)
            .where(Entry.employee_id == employee_id, Entry.date.between(span.start, span.end))
            .where(Entry.state == CaseState.APPROVED)
            .order_by(Entry.id)
        )
        return [
            Work(day, activity, volume, measure, minutes, title, weight or Decimal(0), quantity or Decimal(1))
            for day, activity, volume, measure, minutes, title, weight, quantity in (
                await self._session.execute(query)
            )
        ]

    async def returns(self, employee_id: int, span: Span) -> Returns:
        """How many reports were sent, and how many of them came back."""
        came_back = or_(
            Entry.state == CaseState.RETURNED,
            exists().where(EntryVersion.entry_id == Entry.id, EntryVersion.note.is_not(None)),
        )
        query = select(func.count(Entry.id)).where(
            Entry.employee_id == employee_id,
            Entry.date.between(span.start, span.end),
            Entry.state != CaseState.WITHDRAWN,
        )
        sent = await self._session.scalar(query)
        return Returns(await self._session.scalar(query.where(came_back)) or 0, sent or 0)

    async def blocked(self, employee_id: int, span: Span) -> Blocked:
        """How many blockers the person put forward, and how many of them still stand: no decisions."""
        query = select(func.count(Blocker.id)).where(
            Blocker.employee_id == employee_id,
            Blocker.date.between(span.start, span.end),
            Blocker.state != CaseState.WITHDRAWN,
            Blocker.meeting.is_(None),
        )
        total = await self._session.scalar(query)
        standing = await self._session.scalar(query.where(Blocker.state.in_(sorted(OPEN))))
        return Blocked(total or 0, standing or 0)
