"""Who was asked to look at own figures of a period, and has looked: the same of each kind of figures."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.base.inserting import insert_new
from storage.tables import ObjectivityView, SecondRatingView

View = type[ObjectivityView] | type[SecondRatingView]


async def claim_asked(
    session: AsyncSession, table: View, employee_id: int, period: str, at: datetime
) -> bool:
    """Notes that a person is asked to look; False when that was done before, or they have looked."""
    values = {"employee_id": employee_id, "period": period, "asked_at": at}
    statement = insert_new(session, table, values).returning(table.employee_id)
    return (await session.scalar(statement)) is not None


async def note_shown(session: AsyncSession, table: View, employee_id: int, period: str, at: datetime) -> None:
    """Notes that a person was shown their figures of a period; the first time is kept."""
    key = {"employee_id": employee_id, "period": period}
    await session.execute(insert_new(session, table, key))
    await session.execute(
        update(table)
        .filter_by(**key)
        .where(table.shown_at.is_(None))
        .values(shown_at=at)
        .execution_options(synchronize_session=False)
    )
