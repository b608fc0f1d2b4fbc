"""Agreed targets (RHK) of people."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import Target


class TargetRepository:
    """Targets by person and period."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, employee_id: int, periods: Collection[str]) -> list[Target]:
        """A person's targets whose period is one of the codes, main ones first."""
        query = (
            select(Target)
            .where(Target.employee_id == employee_id, Target.period.in_(periods))
            .order_by(Target.kind.desc(), Target.id)
        )
        return list(await self._session.scalars(query))

    async def get(self, target_id: int) -> Target | None:
        """The target with this id."""
        return await self._session.get(Target, target_id)
