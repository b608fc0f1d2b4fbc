"""Blockers of people: one's own, those that a supervisor looks after, and the overdue ones of an office."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from domain.blockers import OPEN
from storage.base.repository import Repository
from storage.records.deciding import decided_by
from storage.records.people import belonged, on
from storage.tables import Blocker, Employee, StandIn, Supervision


@dataclass(frozen=True)
class OpenBlocker:
    """An open blocker, with the names of its author and of the supervisor who is asked for help."""

    blocker: Blocker
    author: str
    supervisor: str | None


def _stands() -> ColumnElement[bool]:
    return Blocker.state.in_(sorted(OPEN))


def _looked_after(today: date) -> ColumnElement[bool]:
    """The condition that joins a blocker to the supervision of the person who looks after it on `today`."""
    return decided_by(Blocker.supervised(), Blocker.date, today)


def _overdue(reviewer: InstrumentedAttribute[int] | int, today: date) -> ColumnElement[bool]:
    """The condition on a blocker and its supervision that it is overdue, and not the reviewer's own."""
    others = and_(Blocker.employee_id != reviewer, Blocker.supervised() != reviewer)
    return and_(_stands(), Blocker.due < today, _looked_after(today), others)


def overdue_at(reviewer: InstrumentedAttribute[int], today: date) -> ColumnElement[bool]:
    """SQL: an employee has to look after an overdue blocker, answered or not, on `today`."""
    own = exists().where(_overdue(reviewer, today), Supervision.supervisor_id == reviewer)
    for_others = exists().where(
        StandIn.stand_in_id == reviewer,
        on(StandIn, today),
        Supervision.supervisor_id == StandIn.supervisor_id,
        _overdue(reviewer, today),
    )
    return or_(own, for_others)


class BlockerRepository(Repository):
    """Blockers that still stand."""

    async def of(self, employee_id: int) -> list[Blocker]:
        """A person's own, the most urgent first."""
        query = select(Blocker).where(Blocker.employee_id == employee_id, _stands())
        return list(await self._session.scalars(query.order_by(Blocker.due, Blocker.id)))

    async def at(self, supervisors: Collection[int], today: date) -> list[OpenBlocker]:
        """Blockers that some supervisors have to look after on `today`, the most urgent first."""
        return await self._standing(Supervision.supervisor_id.in_(supervisors), today)

    async def overdue(self, today: date, unit_id: int | None = None) -> list[OpenBlocker]:
        """Those of the office, or of a unit's people, that are overdue on `today`, longest overdue first."""
        condition = Blocker.due < today
        if unit_id is not None:
            condition = and_(condition, belonged(unit_id, Blocker.employee_id, Blocker.date))
        return await self._standing(condition, today)

    async def overdue_at(self, reviewer_id: int, supervisors: Collection[int], today: date) -> int:
        """The number of overdue blockers for a person on `today`, who stands in for some supervisors."""
        query = (
            select(func.count(Blocker.id))
            .join(Supervision, _overdue(reviewer_id, today))
            .where(Supervision.supervisor_id.in_(supervisors))
        )
        return await self._session.scalar(query) or 0

    async def _standing(self, condition: ColumnElement[bool], today: date) -> list[OpenBlocker]:
        author, head = aliased(Employee), aliased(Employee)
        query = (
            select(Blocker, author.name, head.name)
            .join(author, author.id == Blocker.employee_id)
            .outerjoin(Supervision, _looked_after(today))
            .outerjoin(head, head.id == Supervision.supervisor_id)
            .where(_stands(), condition)
            .order_by(Blocker.due, Blocker.id)
        )
        return [OpenBlocker(*row) for row in await self._session.execute(query)]
