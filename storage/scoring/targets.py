"""Targets: what was done on each, against its share of the expected days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CaseState
from domain.periods import Period, Span
from domain.schemes import Source
from domain.scoring import TargetFacts
from storage.base.types import thousandths
from storage.scoring.cohort import Cohort
from storage.scoring.rows_as_json import Rows, fetch_rows
from storage.tables import Entry, Target


async def target_rows(session: AsyncSession, cohort: Cohort) -> Rows:
    """Person, id, period, weight and quantity (thousandths) of overlapping targets, and what was done."""
    scope = cohort.scope
    if Source.TARGET_ATTAINMENT not in scope.scheme.used_sources:
        return []
    codes_by_span: dict[Span, list[str]] = {}
    for code in scope.codes_overlapping():
        span = Period.parse(code).overlap(scope.period)
        if span is not None:
            codes_by_span.setdefault(span, []).append(code)
    return [
        row
        for span, codes in codes_by_span.items()
        for row in await fetch_rows(session, _query(cohort, span, codes))
    ]


def _query(cohort: Cohort, span: Span, codes: Sequence[str]) -> Select[*tuple[Any, ...]]:
    """Targets whose period overlaps the scored one in `span`; a subquery sums each target's entries."""
    done = (
        select(func.sum(thousandths(Entry.volume)))
        .where(Entry.target_id == Target.id, Entry.date.between(span.start, span.end))
        .where(Entry.state == CaseState.APPROVED, Entry.submitted_at <= cohort.scope.as_of.instant)
        .correlate(Target)
        .scalar_subquery()
    )
    return select(
        Target.employee_id,
        Target.id,
        Target.period,
        thousandths(Target.weight).label("weight"),
        thousandths(Target.quantity).label("quantity"),
        done.label("done"),
    ).where(Target.period.in_(codes), cohort.has(Target.employee_id), Target.is_agreed())


def target_facts(rows: Rows, cohort: Cohort) -> Mapping[int, list[TargetFacts]]:
    """The targets of each person."""
    facts: dict[int, list[TargetFacts]] = {}
    whole = {code: Period.parse(code).span for code in {row[2] for row in rows}}
    due = {code: span.overlap(cohort.scope.period.span) for code, span in whole.items()}
    for employee_id, target_id, period, weight, quantity, done in rows:
        person = cohort.by_id.get(employee_id)
        if person is None:
            continue
        own = facts.get(employee_id)
        if own is None:
            own = facts[employee_id] = []
        overlap = due[period]
        own.append(
            TargetFacts(
                target_id,
                _fraction(weight),
                _fraction(quantity),
                _fraction(done or 0),
                cohort.expected.due(person, overlap) if overlap else 0,
                cohort.expected.whole(person, whole[period]),
            )
        )
    return facts


@lru_cache(maxsize=4096)
def _fraction(volume: int) -> Fraction:
    """A fraction of thousandths; cached, as many targets have the same weight and quantity."""
    return Fraction(volume, 1000)
