"""Requests to correct one's own data that are not decided."""

from __future__ import annotations

from sqlalchemy import select

from domain.cases import CHANGEABLE, CaseState
from storage.base.repository import Repository
from storage.tables import DataCorrection


class DataCorrectionRepository(Repository):
    """The requests of everybody."""

    async def own(self, employee_id: int) -> list[DataCorrection]:
        """A person's requests that are not decided, the first one first."""
        table = DataCorrection
        query = select(table).where(table.employee_id == employee_id, table.state.in_(sorted(CHANGEABLE)))
        return list(await self._session.scalars(query.order_by(table.id)))

    async def waiting(self) -> list[DataCorrection]:
        """Everybody's requests that wait, longest waiting first."""
        table = DataCorrection
        query = select(table).where(table.state == CaseState.SUBMITTED)
        return list(await self._session.scalars(query.order_by(table.revised_at, table.id)))
