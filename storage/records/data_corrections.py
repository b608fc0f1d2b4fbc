"""Requests to correct one's own data that are not decided."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, func, select

from domain.cases import CHANGEABLE, CaseState
from domain.data_corrections import Field
from storage.base.repository import Repository
from storage.tables import DataCorrection


class DataCorrectionRepository(Repository):
    """The requests of everybody."""

    async def own(self, employee_id: int) -> list[DataCorrection]:
        """A person's requests that are not decided, the first one first."""
        table = DataCorrection
        query = select(table).where(table.employee_id == employee_id, table.state.in_(sorted(CHANGEABLE)))
        return list(await self._session.scalars(query.order_by(table.id)))

    async def count_barred(self, ends: date) -> int:
        """How many requests cannot be approved, as a period is closed up to a date."""
        query = select(func.count()).select_from(barred(ends).subquery())
        return await self._session.scalar(query) or 0

    async def waiting(self) -> list[DataCorrection]:
        """Everybody's requests that wait, longest waiting first."""
        table = DataCorrection
        query = select(table).where(table.state == CaseState.SUBMITTED)
        return list(await self._session.scalars(query.order_by(table.revised_at, table.id)))


def barred(ends: date) -> Select[int]:
    """Ids of the requests that cannot be approved, as a period is closed up to a date.

    They would hold from a day in it or before, and it keeps what it was computed with.
    """
    table = DataCorrection
    dated = table.field.in_([each for each in Field if each.is_dated])
    return select(table.id).where(table.state == CaseState.SUBMITTED, dated, table.date <= ends)
