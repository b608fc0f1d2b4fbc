"""The results of closed periods, which follow-up looks back at; they are not computed another time."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.closing.frozen import card_of
from domain.periods import Period
from domain.scoring import PastResult, Scorecard
from storage.tables import Closing, Result


async def closed_results(
    session: AsyncSession, period: Period, only: int | None = None
) -> Mapping[int, PastResult] | None:
    """The latest result of everybody, or of one, in a closed period; None when it is not closed."""
    closing = select(Closing.id).where(Closing.period == period.code, Closing.closed_at.is_not(None))
    closing_id = await session.scalar(closing)
    if closing_id is None:
        return None
    query = select(Result.employee_id, Result.card).where(Result.closing_id == closing_id)
    if only is not None:
        query = query.where(Result.employee_id == only)
    rows = await session.execute(query.order_by(Result.employee_id, Result.revision))
    return {employee_id: past_of(card_of(card)) for employee_id, card in rows}


def past_of(card: Scorecard) -> PastResult:
    """What of a result later periods look at."""
    values = {each.id: each.value for each in card.components if each.value is not None}
    return PastResult(card.grade, values)
