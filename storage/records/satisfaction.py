"""Citizens' responses to services by date, and who may see them: heads of units and staff."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from msgspec import Struct
from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.periods import Period, Span
from domain.respondents import PROFILE
from domain.satisfaction import Days, Sums, quarter_of, told_of_all, told_of_period, whole
from domain.survey import Unsur
from domain.survey_export import CHANNEL, UNSAID, CompleteResponse
from storage.records.heads import units_headed
from storage.records.people import on
from storage.tables import ALWAYS, FOREVER, Response, Service, ServiceStaff, Unit

_UNSUR = tuple(Unsur)


class Concerned(Struct, frozen=True):
    """Who is concerned with services on a date, by id of a person."""

    heads: Mapping[int, Collection[int]]
    """The units with services that the person heads, or acts for the head of."""
    staff: Mapping[int, Collection[int]]
    """The services that the person staffs."""


class SatisfactionRepository:
    """Sums of responses, never single ones."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self._concerned: dict[date, Concerned] = {}

    async def concerned(self, today: date) -> Concerned:
        """Who is concerned on the office's date; read once for everybody."""
        if today not in self._concerned:
            heads = await units_headed(self._session, today, with_services=True)
            self._concerned[today] = Concerned(heads, await self._staff(today))
        return self._concerned[today]

    async def _staff(self, today: date) -> dict[int, set[int]]:
        query = select(ServiceStaff.employee_id, ServiceStaff.service_id).where(on(ServiceStaff, today))
        found: dict[int, set[int]] = defaultdict(set)
        for employee_id, service_id in await self._session.execute(query):
            found[employee_id].add(service_id)
        return dict(found)

    async def of_period(
        self, period: Period, yesterday: date, *, service: Service | None = None, unit: Unit | None = None
    ) -> tuple[Sums, int]:
        """The figures of a service, a unit or the office for operators, with the number of responses.

        As of the end of a date, as in the chat.
        """
        query = select(Service.id, Service.unit_id)
        if service is not None:
            query = query.where(Service.id == service.id)
        if unit is not None:
            query = query.where(Service.unit_id == unit.id)
        units = {row.id: row.unit_id for row in await self._session.execute(query)}
        around = Span(quarter_of(period.start).start, quarter_of(period.end).end)
        days = await self.days(units, around)
        by_unit: dict[int, list[Days]] = defaultdict(list)
        for service_id, unit_id in units.items():
            by_unit[unit_id].append(days[service_id])
        responses = sum(whole(each, period.span).responses for each in days.values())
        return told_of_period(by_unit.values(), period, yesterday), responses

    async def by_service(self, period: Period | None, yesterday: date) -> list[tuple[Service, Sums]]:
        """The figures of each service for operators' commands, by code; of all time without a period.

        As of the end of a date, as in the chat.
        """
        services = list(await self._session.scalars(select(Service).order_by(Service.code)))
        span = Span(ALWAYS, FOREVER)
        if period is not None:
            span = Span(quarter_of(period.start).start, quarter_of(period.end).end)
        days = await self.days([each.id for each in services], span)
        return [
            (
                each,
                told_of_all(days[each.id], yesterday)
                if period is None
                else told_of_period([[days[each.id]]], period, yesterday),
            )
            for each in services
        ]

    async def complete(self, services: Collection[int], span: Span) -> list[CompleteResponse]:
        """Every complete response to some services that counts, with its quarter and without its day."""
        unsur = [Response.__table__.c[name] for name in Unsur]
        asked = [Response.__table__.c[name] for name in PROFILE]
        query = (
            select(Service.code, Response.date, Response.channel, *unsur, *asked)
            .join(Service, Service.id == Response.service_id)
            .where(
                Response.service_id.in_(services),
                Response.date.between(span.start, span.end),
                Response.quarantined_on.is_(None),
                *(each.is_not(None) for each in unsur),
            )
        )
        found = []
        for code, day, channel, *said in await self._session.execute(query):
            values = dict(zip(Unsur, said, strict=False))
            profile = {
                name: answer or UNSAID for name, answer in zip(PROFILE, said[len(unsur) :], strict=True)
            }
            found.append(CompleteResponse(code, quarter_of(day), values, {**profile, CHANNEL: channel}))
        return found

    async def days(self, services: Collection[int], span: Span) -> dict[int, Days]:
        """What was said of some services by date, by service; quarantined responses weigh nothing."""
        unsur = [Response.__table__.c[name] for name in Unsur]
        complete = and_(*(each.is_not(None) for each in unsur))
        columns = (Response.service_id, Response.date)
        query = (
            select(
                *columns,
                func.count(),
                func.count().filter(complete),
                func.count(Response.quick),
                func.coalesce(func.sum(Response.quick), 0),
                *(func.coalesce(func.sum(each).filter(complete), 0) for each in unsur),
            )
            .where(
                Response.service_id.in_(services),
                Response.date.between(span.start, span.end),
                Response.quarantined_on.is_(None),
            )
            .group_by(*columns)
        )
        found: dict[int, dict[date, Sums]] = {service: {} for service in services}
        for service, day, responses, n, faces, total, *sums in await self._session.execute(query):
            totals = dict(zip(_UNSUR, map(int, sums), strict=True)) if n else {}
            found[service][day] = Sums(responses, n, totals, faces, int(total))
        return dict(found)
