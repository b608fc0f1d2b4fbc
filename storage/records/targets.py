"""Targets (RHK) of people: agreed ones, what is put forward, and what was done on them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CaseState
from domain.periods import Period
from domain.targets import Progress, Terms
from storage.base.types import thousandths
from storage.tables import Entry, Target

_KIND_ORDER = Target.kind.desc()
"""Main targets before additional ones."""


class TargetRepository:
    """Targets by person and period, and proposals."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, employee_id: int, periods: Collection[str]) -> list[Target]:
        """A person's agreed targets whose period is one of the codes, main ones first."""
        query = (
            select(Target)
            .where(Target.employee_id == employee_id, Target.period.in_(periods), Target.is_agreed())
            .order_by(_KIND_ORDER, Target.id)
        )
        return list(await self._session.scalars(query))

    async def get(self, target_id: int) -> Target | None:
        """The target with this id, whether or not it still counts."""
        return await self._session.get(Target, target_id)

    async def current(self, employee_id: int, today: date) -> list[Target]:
        """A person's agreed targets whose period is not over on `today`, main ones first."""
        return (await self.current_of([employee_id], today))[employee_id]

    async def current_of(self, people: Collection[int], today: date) -> dict[int, list[Target]]:
        """The agreed targets of people whose period is not over on `today`, by person."""
        query = (
            select(Target)
            .where(Target.employee_id.in_(people), Target.period >= str(today.year), Target.is_agreed())
            .order_by(_KIND_ORDER, Target.id)
        )
        found: dict[int, list[Target]] = {person: [] for person in people}
        for target in await self._session.scalars(query):
            if Period.parse(target.period).end >= today:
                found[target.employee_id].append(target)
        return found

    async def progress(self, targets: Sequence[Target]) -> dict[int, Progress]:
        """How much of each was approved, and how much waits, by the targets' ids."""
        query = (
            select(Entry.target_id, Entry.state, func.sum(thousandths(Entry.volume)))
            .where(
                Entry.target_id.in_([target.id for target in targets]),
                Entry.state.in_((CaseState.APPROVED, CaseState.SUBMITTED)),
            )
            .group_by(Entry.target_id, Entry.state)
        )
        sums = {
            (target_id, state): Decimal(int(volume or 0)).scaleb(-3)
            for target_id, state, volume in await self._session.execute(query)
        }
        none = Decimal(0)
        return {
            each.id: Progress(
                sums.get((each.id, CaseState.APPROVED), none),
                sums.get((each.id, CaseState.SUBMITTED), none),
                each.quantity,
            )
            for each in targets
        }


def terms_in(row: Target) -> Terms:
    """The terms that a row holds."""
    return Terms.model_validate(row)
