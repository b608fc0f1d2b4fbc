"""The official survey (SKM): sums per unsur over complete responses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.periods import Span
from domain.survey import Unsur
from storage.tables import Response, Service


@dataclass(frozen=True)
class SurveyTotals:
    """How many complete responses there are, the sum of their values by unsur, and how many others."""

    n: int
    totals: dict[Unsur, int]
    left_out: int

    @classmethod
    def of(cls, responses: Iterable[Mapping[Unsur, int | None]]) -> SurveyTotals:
        """The sums of responses, each as its values by unsur."""
        totals, n, left_out = dict.fromkeys(Unsur, 0), 0, 0
        for answers in responses:
            given = {unsur: value for unsur, value in answers.items() if value is not None}
            if len(given) < len(Unsur):
                left_out += 1
                continue
            n += 1
            for unsur, value in given.items():
                totals[unsur] += value
        return cls(n, totals, left_out)


class SurveyRepository:
    """Sums of the responses on record."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def totals(
        self, span: Span, *, service_id: int | None = None, unit_id: int | None = None
    ) -> SurveyTotals:
        """The responses of some dates: of a service, of a unit's services, or of the whole office.

        Only complete ones that are not quarantined enter the index (docs/scoring.md §3).
        """
        unsur = [Response.__table__.c[name] for name in Unsur]
        complete = and_(*(each.is_not(None) for each in unsur))
        query = select(
            func.count().filter(complete),
            func.count(),
            *(func.coalesce(func.sum(each).filter(complete), 0) for each in unsur),
        ).where(
            Response.date.between(span.start, span.end),
            Response.quarantined_on.is_(None),
        )
        if service_id is not None:
            query = query.where(Response.service_id == service_id)
        if unit_id is not None:
            query = query.where(Response.service_id.in_(select(Service.id).where(Service.unit_id == unit_id)))
        n, responses, *sums = (await self._session.execute(query)).one()
        return SurveyTotals(n, dict(zip(Unsur, map(int, sums), strict=True)), responses - n)
