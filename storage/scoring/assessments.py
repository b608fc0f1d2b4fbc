"""Assessments by supervisor, self, peers and subordinates, and the competencies that positions require."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Row, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.periods import Period
from domain.schemes import Assessor, Scheme, Source
from domain.scoring import BERAKHLAK, Judgement, Rating, RequiredCompetency
from domain.scoring import Assessment as Assessed
from storage.records.people import within
from storage.scoring.cohort import Cohort
from storage.scoring.rows_as_json import Rows, fetch_rows
from storage.scoring.scope import Scope
from storage.tables import Assessment, Competency, GroupJudgement, Supervision


async def assessment_rows(session: AsyncSession, cohort: Cohort) -> Rows:
    """The ratings of each assessor on each criterion in periods within the scored one, summed and counted."""
    wanted = Wanted.by(cohort.scope)
    if not wanted.sources:
        return []
    query = _query(cohort.scope).where(_is(wanted), cohort.has(Assessment.employee_id))
    return await fetch_rows(session, query)


async def assessments_of(
    session: AsyncSession, scope: Scope, employee_id: int
) -> Sequence[Row[*tuple[Any, ...]]]:
    """One person's ratings that the scheme uses, in the order of the columns that identify them.

    The columns are: source, assessor, criterion, period, rating, and when it was given.
    """
    wanted = Wanted.by(scope)
    if not wanted.sources:
        return ()
    return (await session.execute(_of_person(wanted), {"who": employee_id})).all()


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


class Wanted(NamedTuple):
    """Which assessments a scheme uses in a period: whatever their statement depends on."""

    sources: frozenset[Source]
    """Those of the scheme that assessments are for."""
    peers: tuple[str, ...]
    subordinates: tuple[str, ...]
    """Criteria by which colleagues rate."""
    assessors: tuple[Assessor, ...]
    """Who assesses competencies."""
    codes: tuple[str, ...]
    """The periods within the scored one."""
    over: tuple[str, ...]
    """Those of them in which colleagues' ratings count already."""

    @classmethod
    def by(cls, scope: Scope) -> Wanted:
        """By the scheme, in the period and as of the moment of a scope."""
        options, codes = scope.scheme.sources, tuple(scope.codes_within())
        return cls(
            scope.scheme.used_sources & _ASSESSED,
            tuple(options.peer.criteria),
            tuple(options.subordinate.criteria),
            tuple(options.competency.assessors),
            codes,
            codes if scope.counts_open_rounds else tuple(scope.codes_over()),
        )


_ASSESSED = frozenset({Source.BEHAVIOUR, Source.PEER, Source.SUBORDINATE, Source.COMPETENCY})


@lru_cache(maxsize=64)
def _of_person(wanted: Wanted) -> Select[*tuple[Any, ...]]:
    key = (Assessment.source, Assessment.assessor_id, Assessment.criterion, Assessment.period)
    return (
        select(*key, Assessment.rating, Assessment.given_at)
        .where(Assessment.employee_id == bindparam("who"), _is(wanted))
        .where(Assessment.period.in_(wanted.codes))
        .order_by(*key)
    )


def _is(wanted: Wanted) -> ColumnElement[bool]:
    """SQL condition: one of the scheme's sources uses the assessment."""
    conditions: list[ColumnElement[bool]] = []
    is_over = Assessment.period.in_(wanted.over)
    if Source.BEHAVIOUR in wanted.sources:
        conditions.append(and_(Assessment.source == Assessor.SUPERVISOR, Assessment.criterion.in_(BERAKHLAK)))
    if Source.PEER in wanted.sources:
        of_peers = and_(Assessment.source == Assessor.PEER, Assessment.criterion.in_(wanted.peers))
        conditions.append(and_(of_peers, is_over))
    if Source.SUBORDINATE in wanted.sources:
        criteria = Assessment.criterion.in_(wanted.subordinates)
        of_own = and_(Assessment.source == Assessor.SUBORDINATE, criteria)
        conditions.append(and_(of_own, _by_a_subordinate(wanted.codes), is_over))
    if Source.COMPETENCY in wanted.sources:
        names = select(Competency.competency)
        of_names = and_(Assessment.source.in_(wanted.assessors), Assessment.criterion.in_(names))
        conditions.append(and_(of_names, or_(Assessment.source != Assessor.PEER, is_over)))
    return or_(*conditions)


def _by_a_subordinate(codes: Collection[str]) -> ColumnElement[bool]:
    """SQL: the person supervised the assessor on a day of the assessment's period."""
    return or_(
        *(
            and_(
                Assessment.period == period.code,
                exists().where(
                    Supervision.employee_id == Assessment.assessor_id,
                    Supervision.supervisor_id == Assessment.employee_id,
                    within(Supervision, period.span),
                ),
            )
            for period in map(Period.parse, codes)
        )
    )


_REQUIRED = select(
    Competency.position, Competency.competency, Competency.required, Competency.course
).order_by(Competency.position, Competency.competency)
_REQUIRED_OF_ONE = _REQUIRED.where(Competency.position == bindparam("position"))


async def required_competencies(
    session: AsyncSession, scheme: Scheme, position: str | None = None
) -> Mapping[str, tuple[RequiredCompetency, ...]]:
    """The competencies that each position requires, by position; or those of one position."""
    if Source.COMPETENCY not in scheme.used_sources:
        return {}
    required: dict[str, list[RequiredCompetency]] = {}
    query = _REQUIRED if position is None else _REQUIRED_OF_ONE
    for each, name, level, course in await session.execute(query, {"position": position}):
        required.setdefault(each, []).append(RequiredCompetency(name, level, course))
    return {each: tuple(rows) for each, rows in required.items()}
