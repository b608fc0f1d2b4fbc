"""Blockers of people: one's own, those that a supervisor looks after, and the overdue ones of an office."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache

from msgspec import Struct
from sqlalchemy import ColumnElement, Date, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from domain.blockers import OPEN
from storage.base.repository import Repository
from storage.records.deciding import decided_by
from storage.records.people import Day, belonged, on
from storage.tables import Blocker, Employee, StandIn, Supervision


class OpenBlocker(Struct, frozen=True):
    """An open blocker, with the names of its author and of the supervisor who is asked for help."""

    blocker: Blocker
    author: str
    supervisor: str | None


def _stands() -> ColumnElement[bool]:
    return Blocker.state.in_(sorted(OPEN))


def _looked_after(today: Day) -> ColumnElement[bool]:
    """The condition that joins a blocker to the supervision of the person who looks after it on `today`."""
    return decided_by(Blocker.supervised(), Blocker.date, today)


def _overdue(reviewer: InstrumentedAttribute[int] | int, today: Day) -> ColumnElement[bool]:
    """The condition on a blocker and its supervision that it is overdue, and not the reviewer's own."""
    others = and_(Blocker.employee_id != reviewer, Blocker.supervised() != reviewer)
    return and_(_stands(), Blocker.due < today, _looked_after(today), others)


def overdue_at(reviewer: InstrumentedAttribute[int], today: Day) -> ColumnElement[bool]:
    """SQL: an employee has to look after an overdue blocker, answered or not, on `today`."""
    own = exists().where(_overdue(reviewer, today), Supervision.supervisor_id == reviewer)
    for_others = exists().where(
        StandIn.stand_in_id == reviewer,
        on(StandIn, today),
        Supervision.supervisor_id == StandIn.supervisor_id,
        _overdue(reviewer, today),
    )
    return or_(own, for_others)


def _standing(today: Day, *conditions: ColumnElement[bool]) -> Select[Blocker, str, str | None]:
    author, head = aliased(Employee), aliased(Employee)
    return (
        select(Blocker, author.name, head.name)
        .join(author, author.id == Blocker.employee_id)
        .outerjoin(Supervision, _looked_after(today))
        .outerjoin(head, head.id == Supervision.supervisor_id)
        .where(_stands(), *conditions)
        .order_by(Blocker.due, Blocker.id)
    )


@cache  # making it takes far longer than asking it
def _all_overdue(*, in_unit: bool) -> Select[Blocker, str, str | None]:
    today = bindparam("today", type_=Date)
    if not in_unit:
        return _standing(today, Blocker.due < today)
    return _standing(
        today, Blocker.due < today, belonged(bindparam("unit"), Blocker.employee_id, Blocker.date)
    )


class BlockerRepository(Repository):
    """Blockers that still stand."""

    async def of(self, employee_id: int) -> list[Blocker]:
        """A person's own, the most urgent first."""
        query = select(Blocker).where(Blocker.employee_id == employee_id, _stands())
        return list(await self._session.scalars(query.order_by(Blocker.due, Blocker.id)))

    async def at(self, supervisors: Collection[int], today: date) -> list[OpenBlocker]:
        """Blockers that some supervisors have to look after on `today`, the most urgent first."""
        query = _standing(today, Supervision.supervisor_id.in_(supervisors))
        return [OpenBlocker(*row) for row in await self._session.execute(query)]

    async def overdue(self, today: date, unit_id: int | None = None) -> list[OpenBlocker]:
        """Those of the office, or of a unit's people, that are overdue on `today`, longest overdue first."""
        rows = await self._session.execute(
            _all_overdue(in_unit=unit_id is not None), {"today": today, "unit": unit_id}
        )
        return [OpenBlocker(*row) for row in rows]

    async def overdue_at(self, reviewer_id: int, supervisors: Collection[int], today: date) -> int:
        """The number of overdue blockers for a person on `today`, who stands in for some supervisors."""
        query = (
            select(func.count(Blocker.id))
            .join(Supervision, _overdue(reviewer_id, today))
            .where(Supervision.supervisor_id.in_(supervisors))
        )
        return await self._session.scalar(query) or 0
