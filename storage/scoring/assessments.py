"""Assessments by supervisor, self, peers and subordinates, and the competencies that positions require."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from domain.periods import Period
from domain.schemes import Assessor, Scheme, Source
from domain.scoring import BERAKHLAK, Judgement, Rating, RequiredCompetency
from domain.scoring import Assessment as Assessed
from storage.scoring.cohort import Cohort
from storage.scoring.rows_as_json import Rows, fetch_rows
from storage.scoring.scope import Scope
from storage.tables import Assessment, Competency, GroupJudgement, Supervision


async def assessment_rows(session: AsyncSession, cohort: Cohort) -> Rows:
    """The ratings of each assessor on each criterion in periods within the scored one, summed and counted."""
    conditions = wanted(cohort.scope)
    if not conditions:
        return []
    query = _query(cohort.scope).where(or_(*conditions), cohort.has(Assessment.employee_id))
    return await fetch_rows(session, query)


def assessment_facts(rows: Rows) -> Mapping[int, list[Assessed]]:
    """The facts of each assessed person, by id."""
    facts: dict[int, list[Assessed]] = {}
    for employee_id, source, assessor_id, criterion, total, count in rows:
        own = facts.get(employee_id)
        if own is None:
            own = facts[employee_id] = []
        own.append(Assessed(_ASSESSORS[source], assessor_id, criterion, total, count))
    return facts


_ASSESSORS = {str(each): each for each in Assessor}
"""Assessors by the text in a row: a lookup is much faster than making the enumeration's member."""


async def judgements(
    session: AsyncSession, scope: Scope, people: ColumnElement[bool]
) -> Mapping[int, Mapping[str, Judgement]]:
    """The ratings of groups by judgement for exactly the scored period, of some people by their id."""
    if scope.scheme.matrix is None:
        return {}
    table = GroupJudgement
    query = select(table.employee_id, table.group_id, table.rating, table.reason)
    found: dict[int, dict[str, Judgement]] = {}
    for employee_id, group, rating, reason in await session.execute(
        query.where(table.period == scope.period.code, people)
    ):
        found.setdefault(employee_id, {})[group] = Judgement(Rating(rating), reason)
    return found


def _query(scope: Scope) -> Select[*tuple[Any, ...]]:
    key = (Assessment.employee_id, Assessment.source, Assessment.assessor_id, Assessment.criterion)
    return (
        select(*key, func.sum(Assessment.rating), func.count())
        .where(Assessment.period.in_(scope.codes_within()))
        .group_by(*key)
    )


def wanted(scope: Scope) -> list[ColumnElement[bool]]:
    """SQL conditions: which assessments the scheme's sources use."""
    scheme = scope.scheme
    conditions: list[ColumnElement[bool]] = []
    if Source.BEHAVIOUR in scheme.used_sources:
        conditions.append(and_(Assessment.source == Assessor.SUPERVISOR, Assessment.criterion.in_(BERAKHLAK)))
    if Source.PEER in scheme.used_sources:
        criteria = scheme.sources.peer.criteria
        of_peers = and_(Assessment.source == Assessor.PEER, Assessment.criterion.in_(criteria))
        conditions.append(and_(of_peers, _of_round(scope)))
    if Source.SUBORDINATE in scheme.used_sources:
        criteria = scheme.sources.subordinate.criteria
        of_own = and_(Assessment.source == Assessor.SUBORDINATE, Assessment.criterion.in_(criteria))
        conditions.append(and_(of_own, _by_a_subordinate(scope), _of_round(scope)))
    if Source.COMPETENCY in scheme.used_sources:
        assessors = list(scheme.sources.competency.assessors)
        names = select(Competency.competency)
        of_names = and_(Assessment.source.in_(assessors), Assessment.criterion.in_(names))
        conditions.append(and_(of_names, or_(Assessment.source != Assessor.PEER, _of_round(scope))))
    return conditions


def _of_round(scope: Scope) -> ColumnElement[bool]:
    """SQL: a colleague's rating counts already."""
    return true() if scope.counts_open_rounds else Assessment.period.in_(scope.codes_over())


def _by_a_subordinate(scope: Scope) -> ColumnElement[bool]:
    """SQL: the person supervised the assessor on a day of the assessment's period."""
    return or_(
        *(
            and_(
                Assessment.period == period.code,
                exists().where(
                    Supervision.employee_id == Assessment.assessor_id,
                    Supervision.supervisor_id == Assessment.employee_id,
                    Supervision.starts <= period.end,
                    Supervision.ends >= period.start,
                ),
            )
            for period in map(Period.parse, scope.codes_within())
        )
    )


async def required_competencies(
    session: AsyncSession, scheme: Scheme
) -> Mapping[str, tuple[RequiredCompetency, ...]]:
    """The competencies that each position requires, by position."""
    if Source.COMPETENCY not in scheme.used_sources:
        return {}
    query = select(Competency).order_by(Competency.position, Competency.competency)
    required: dict[str, list[RequiredCompetency]] = {}
    for row in await session.scalars(query):
        own = required.setdefault(row.position, [])
        own.append(RequiredCompetency(row.competency, row.required, row.course))
    return {position: tuple(rows) for position, rows in required.items()}
