"""Reads one person's records of a period: one query for each kind of record, along an index."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.periods import Period
from domain.schemes import Assessor, Source
from domain.scoring import NO_JUDGEMENTS, AttendanceStatus, Judgement
from domain.survey import ResponseGroup
from storage.scoring import assessments, citizens
from storage.scoring.cohort import Cohort, ScoredPerson
from storage.scoring.loading import Basis, load_basis
from storage.scoring.person_records import PersonRecords
from storage.scoring.response_days import groups_of_days
from storage.scoring.scope import Scope
from storage.scoring.single_records import (
    ENTRY_COLUMNS,
    EntryRecord,
    RatingRecord,
    ServiceResponses,
    TargetRecord,
)
from storage.tables import Attendance, Entry, GroupJudgement, Service, Target

_ENTRY = tuple(getattr(Entry, column) for column in ENTRY_COLUMNS)
_ENTRIES = (
    select(*_ENTRY)
    .where(
        Entry.employee_id == bindparam("who"),
        Entry.date.between(bindparam("first"), bindparam("last")),
        Entry.submitted_at <= bindparam("as_of"),
    )
    .order_by(Entry.date, Entry.submitted_at, Entry.id)
)
_ATTENDANCE = (
    select(Attendance.date, Attendance.status)
    .where(
        Attendance.employee_id == bindparam("who"),
        Attendance.date.in_(bindparam("days", expanding=True)),
    )
    .order_by(Attendance.date)
)
_TARGET = (Target.id, Target.title, Target.measure, Target.period, Target.quantity, Target.weight)
_TARGETS = (
    select(*_TARGET)
    .where(
        Target.employee_id == bindparam("who"),
        Target.period.in_(bindparam("periods", expanding=True)),
        Target.is_agreed(),
    )
    .order_by(Target.id)
)


@cache
def _responses() -> Select[*tuple[Any, ...]]:
    found = citizens.groups(of_services=True).subquery("found")
    return select(Service.name, found).join(Service, Service.id == found.c.service_id)


async def read_person_records(
    session: AsyncSession, scope: Scope, employee_id: int, basis: Basis | None = None
) -> PersonRecords | None:
    """The records of a person that the scheme uses; None when not in service in the period to date.

    `basis` is that of the records of a later period, which looks back at this one.
    """
    if basis is None:
        # Also where an earlier period is closed or no score follows: one person's rows of another year take a
        # fiftieth of the time of the eight statements, which a second basis would need.
        basis = await load_basis(session, scope.scheme.time_rules, scope.years_looked_at, employee_id)
    cohort = basis.cohort(scope)
    for person in cohort.people:
        return await _Reader(session, cohort, person, basis).records()
    return None


async def read_records_of_result(session: AsyncSession, scope: Scope, absent: ScoredPerson) -> PersonRecords:
    """The records behind a person's result; those of `absent` where the roster has them nowhere in it now."""
    basis = await load_basis(session, scope.scheme.time_rules, scope.years_looked_at, absent.id)
    cohort = basis.cohort(scope)
    person = next(iter(cohort.people), absent)
    return await _Reader(session, replace(cohort, people=(person,)), person, basis).records()


async def read_entries(session: AsyncSession, ids: Collection[int]) -> list[EntryRecord]:
    """Reports by their ids, whatever became of them."""
    if not ids:
        return []
    query = select(*_ENTRY).where(Entry.id.in_(ids)).order_by(Entry.id)
    return [EntryRecord._make(row) for row in await session.execute(query)]


async def read_targets(session: AsyncSession, ids: Collection[int]) -> list[TargetRecord]:
    """Targets by their ids, also when they were withdrawn."""
    if not ids:
        return []
    query = select(*_TARGET).where(Target.id.in_(ids)).order_by(Target.id)
    return [_target(*row) for row in await session.execute(query)]


def _target(
    id_: int, title: str, measure: str, period: str, quantity: Decimal, weight: Decimal
) -> TargetRecord:
    return TargetRecord(id_, title, measure, Period.parse(period), quantity, weight)


class _Reader:
    def __init__(self, session: AsyncSession, cohort: Cohort, person: ScoredPerson, basis: Basis) -> None:
        self._session, self._cohort, self._person, self._basis = session, cohort, person, basis
        self._scope = cohort.scope
        self._used = self._scope.scheme.used_sources

    async def records(self) -> PersonRecords:
        """The records that the scheme uses; others are not read."""
        scheme, position = self._scope.scheme, self._person.position or ""
        required = await assessments.required_competencies(self._session, scheme, position)
        responses = await self._responses() if Source.CITIZEN in self._used else ()
        given = sum(each.group.responses for each in responses)
        return PersonRecords(
            self._scope,
            self._person,
            entries=await self._entries() if scheme.looks_at_entries else (),
            attendance=await self._attendance() if Source.ATTENDANCE in self._used else {},
            targets=await self._targets() if Source.TARGET_ATTAINMENT in self._used else (),
            ratings=await self._ratings(),
            judgements=await self._judgements(),
            competencies=required.get(position, ()),
            responses=responses,
            # Too few responses give no value, so the thousands of the office need not be read.
            office=await self._office() if given >= scheme.sources.citizen.min_responses else (),
            basis=self._basis,
        )

    async def _entries(self) -> Sequence[EntryRecord]:
        period = self._scope.period
        values = {
            "who": self._person.id,
            "first": period.start,
            "last": period.end,
            "as_of": self._scope.as_of.instant,
        }
        return [EntryRecord._make(row) for row in await self._session.execute(_ENTRIES, values)]

    async def _attendance(self) -> dict[date, AttendanceStatus]:
        values = {"who": self._person.id, "days": list(self._scope.elapsed or ())}
        rows = await self._session.execute(_ATTENDANCE, values)
        return {day: AttendanceStatus(status) for day, status in rows}

    async def _targets(self) -> Sequence[TargetRecord]:
        values = {"who": self._person.id, "periods": self._scope.codes_overlapping()}
        return [_target(*row) for row in await self._session.execute(_TARGETS, values)]

    async def _ratings(self) -> Sequence[RatingRecord]:
        found = await assessments.assessments_of(self._session, self._scope, self._person.id)
        return [
            RatingRecord(Assessor(source), assessor, criterion, Period.parse(period), rating, given_at)
            for source, assessor, criterion, period, rating, given_at in found
        ]

    async def _judgements(self) -> Mapping[str, Judgement]:
        own = GroupJudgement.employee_id == self._person.id
        found = await assessments.judgements(self._session, self._scope, own)
        return found.get(self._person.id, NO_JUDGEMENTS)

    async def _responses(self) -> Sequence[ServiceResponses]:
        staffed = await citizens.staffed_services(self._session, self._cohort)
        if not staffed:
            return ()
        spans_of = {service_id: spans for (_, service_id), spans in staffed.items()}
        always = {key for key, spans in spans_of.items() if self._scope.period.span in spans}
        values = {**citizens.dates_counted(self._scope), "services": list(spans_of)}
        return [
            ServiceResponses(when, service, ResponseGroup(citizens.CHANNELS[channel], *sums))
            for service, key, when, channel, *sums in await self._session.execute(_responses(), values)
            if key in always or any(when in span for span in spans_of[key])
        ]

    async def _office(self) -> Sequence[tuple[date, ResponseGroup]]:
        """All counted responses of the office by day, for its mean as of any moment."""
        return await groups_of_days(self._session, **citizens.dates_counted(self._scope))
