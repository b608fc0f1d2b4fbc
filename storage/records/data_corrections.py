"""Requests to correct one's own data that are not decided."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Select, exists, func, select

from domain.cases import CaseState
from domain.data_corrections import Field
from storage.base.repository import Repository
from storage.tables import Closing, DataCorrection


class DataCorrectionRepository(Repository):
    """The requests of everybody."""

    async def count_barred(self, ends: date, closing_id: int | None = None) -> int:
        """How many requests the closing of a period bars; the arguments are those of `barred`."""
        query = select(func.count()).select_from(barred(ends, closing_id).subquery())
        return await self._session.scalar(query) or 0

    async def waiting(self) -> list[DataCorrection]:
        """Everybody's requests that wait, longest waiting first."""
        table = DataCorrection
        query = select(table).where(table.state == CaseState.SUBMITTED)
        return list(await self._session.scalars(query.order_by(table.revised_at, table.id)))


def barred(ends: date, closing_id: int | None = None) -> Select[int]:
    """Ids of the requests that can be approved until a period that ends on a date is closed.

    They would hold from a day in it or before, and it keeps what it was computed with. What an earlier
    closing barred is not among them. `closing_id` is the period's closing; None while it is open.
    """
    table = DataCorrection
    dated = table.field.in_([each for each in Field if each.is_dated])
    earlier = exists().where(Closing.ends >= table.date)
    if closing_id is not None:
        earlier = earlier.where(Closing.id < closing_id)
    return select(table.id).where(table.state == CaseState.SUBMITTED, dated, table.date <= ends, ~earlier)
