"""Citizens' responses: of the whole office, and of the services that a person staffed on the day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from functools import cache, reduce
from operator import add
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from domain.periods import Span
from domain.schemes import Source
from domain.staffing import Lists, lists_of, staffed_on
from domain.survey import NO_CITIZENS, Channel, CitizenFacts, ResponseGroup, Unsur
from storage.scoring.cohort import Cohort
from storage.scoring.rows_as_json import fetch_rows
from storage.scoring.scope import Scope
from storage.tables import CounterSaying, Response, ServiceStaff

Staffed = dict[tuple[int, int], tuple[Span, ...]]
"""The dates of the period on which people staffed services, by person and service."""


async def citizen_facts(
    session: AsyncSession, cohort: Cohort
) -> tuple[Mapping[int, CitizenFacts], CitizenFacts]:
    """Sums of the counted responses: by person, and of the whole office."""
    if Source.CITIZEN not in cohort.scope.scheme.used_sources:
        return {}, NO_CITIZENS
    by_service: dict[int, list[tuple[date, ResponseGroup]]] = {}
    for service_id, day, channel, *numbers in await fetch_rows(
        session, groups(), dates_counted(cohort.scope)
    ):
        group = ResponseGroup(CHANNELS[channel], *numbers)
        by_service.setdefault(service_id, []).append((date.fromisoformat(day), group))
    sums: dict[tuple[int, tuple[Span, ...]], CitizenFacts] = {}
    own: dict[int, CitizenFacts] = {}
    for (employee_id, service_id), spans in (await staffed_services(session, cohort)).items():
        # Most people staff a service for the whole period; its sum is computed once.
        key = (service_id, spans)
        if key not in sums:
            always = cohort.scope.period.span in spans
            sums[key] = CitizenFacts.of(
                found
                for day, found in by_service.get(service_id, ())
                if always or any(day in span for span in spans)
            )
        own[employee_id] = own.get(employee_id, NO_CITIZENS) + sums[key]
    return own, CitizenFacts.of(group for days in by_service.values() for _, group in days)


CHANNELS = {str(each): each for each in Channel}
"""Channels by what the database has: an enum takes as long to look one up as the row takes to read."""


async def staffed_services(session: AsyncSession, cohort: Cohort) -> Staffed:
    """Which services the people of the cohort staffed, and when."""
    staffed = await staffed_within(
        session, cohort.scope.period.span, cohort.people[0].id, cohort.people[-1].id
    )
    return {key: spans for key, spans in staffed.items() if key[0] in cohort.by_id}


_STAFFED = (
    select(ServiceStaff.employee_id, ServiceStaff.service_id, ServiceStaff.starts, ServiceStaff.ends)
    .where(ServiceStaff.starts <= bindparam("end"), ServiceStaff.ends >= bindparam("start"))
    .order_by(ServiceStaff.employee_id, ServiceStaff.service_id, ServiceStaff.starts, ServiceStaff.ends)
)
_STAFFED_BY = _STAFFED.where(ServiceStaff.employee_id.between(bindparam("first"), bindparam("last")))


async def staffed_within(
    session: AsyncSession, span: Span, first: int | None = None, last: int | None = None
) -> Staffed:
    """Which services were staffed within `span`, by whom and when; of people with ids `first` to `last`.

    On a day with a list of who was at the counter, nobody else staffed the service (docs/scoring.md §3).
    """
    query = _STAFFED if first is None else _STAFFED_BY
    values = {"start": span.start, "end": span.end, "first": first, "last": last}
    rows = (await session.execute(query, values)).all()
    lists = await counter_lists(session, span, {row.service_id for row in rows})
    staffed: Staffed = {}
    for employee_id, service_id, starts, ends in rows:
        clipped = span.clip(starts, ends)
        if clipped is not None:
            key = (employee_id, service_id)
            parts = staffed_on(clipped, employee_id, lists.get(service_id, {}))
            staffed[key] = (*staffed.get(key, ()), *parts)
    return staffed


_COUNTER_LISTS = (
    select(CounterSaying.service_id, CounterSaying.date, CounterSaying.employee_id, CounterSaying.is_there)
    .where(
        CounterSaying.service_id.in_(bindparam("services", expanding=True)),
        CounterSaying.date.between(bindparam("first"), bindparam("last")),
    )
    .order_by(CounterSaying.id)
)


async def counter_lists(session: AsyncSession, span: Span, services: Collection[int]) -> dict[int, Lists]:
    """Who was at the counters of some services within some dates, by service."""
    if not services:
        return {}
    said: dict[int, list[tuple[date, int, bool]]] = {}
    values = {"first": span.start, "last": span.end, "services": services}
    for service_id, day, person, is_there in await session.execute(_COUNTER_LISTS, values):
        said.setdefault(service_id, []).append((day, person, is_there))
    return {service_id: lists_of(sayings) for service_id, sayings in said.items()}


@cache
def value() -> tuple[ColumnElement[int], ColumnElement[int]]:
    """The number of values in a response and their sum: of the quick rating if given, else of the unsur."""
    return value_in(Response.__table__.c)


def value_in(columns: ReadOnlyColumnCollection[str, Any]) -> tuple[ColumnElement[int], ColumnElement[int]]:
    """As `value`, of a table or subquery with the columns of ratings."""
    unsur, quick = [columns[name] for name in Unsur], columns["quick"]
    answered = reduce(add, (case((each.is_not(None), 1), else_=0) for each in unsur))
    total = reduce(add, (func.coalesce(each, 0) for each in unsur))
    tapped = quick.is_not(None)
    return case((tapped, 1), else_=answered), case((tapped, quick), else_=total)


COUNTED = and_(
    Response.date.between(bindparam("first"), bindparam("last")), Response.quarantined_on.is_(None)
)
"""SQL: the response counts, i.e. it lies in the period up to the as-of date and is not quarantined."""


def dates_counted(scope: Scope) -> dict[str, date]:
    """The values of COUNTED."""
    return {"first": scope.period.start, "last": min(scope.period.end, scope.as_of.day)}


@cache
def groups(*, of_services: bool = False) -> Select[*tuple[Any, ...]]:
    """Responses that are COUNTED by service, day, channel and number of values; or those of `services`.

    The columns are: service id, day, channel, values per response, sum of the values, number of responses.
    """
    answered, total = value()
    some = [Response.service_id.in_(bindparam("services", expanding=True))] if of_services else []
    each = (
        select(
            Response.service_id,
            Response.date.label("day"),
            Response.channel,
            answered.label("answered"),
            total.label("total"),
        )
        .where(COUNTED, *some)
        .subquery("each_response")
    )
    key = (each.c.service_id, each.c.day, each.c.channel, each.c.answered)
    return select(*key, func.sum(each.c.total), func.count()).where(each.c.answered > 0).group_by(*key)
