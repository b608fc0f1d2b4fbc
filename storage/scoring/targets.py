"""Targets: what was done on each, against its share of the expected days."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.cases import CaseState
from domain.periods import Period, Span
from domain.schemes import Source
from domain.scoring import TargetFacts
from storage.base.types import thousandths
from storage.scoring.frame import Frame
from storage.scoring.packed import Rows, rows_of
from storage.tables import Entry, Target


@dataclass(frozen=True, slots=True)
class TargetRows:
    """Targets, and the volumes done on them, in thousandths."""

    targets: Rows
    done: Mapping[int, int]


NO_TARGETS = TargetRows([], {})


async def target_rows(session: AsyncSession, frame: Frame) -> TargetRows:
    """The targets that overlap the period, and what was done on them."""
    scope = frame.scope
    if Source.TARGET_ATTAINMENT not in scope.scheme.used_sources:
        return NO_TARGETS
    query = select(
        Target.employee_id,
        Target.id,
        Target.period,
        thousandths(Target.weight),
        thousandths(Target.quantity),
    ).where(Target.period.in_(scope.codes_overlapping()), frame.has(Target.employee_id), Target.is_agreed())
    targets = await rows_of(session, query)
    return TargetRows(targets, await _done(session, frame, {period for _, _, period, *_ in targets}))


def target_facts(rows: TargetRows, frame: Frame) -> Mapping[int, list[TargetFacts]]:
    """The targets of each person."""
    facts: dict[int, list[TargetFacts]] = {}
    whole = {code: Period.parse(code).span for code in {row[2] for row in rows.targets}}
    due = {code: span.overlap(frame.scope.period.span) for code, span in whole.items()}
    for employee_id, target_id, period, weight, quantity in rows.targets:
        person = frame.by_id.get(employee_id)
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
                _fraction(rows.done.get(target_id, 0)),
                frame.expected.due(person, overlap) if overlap else 0,
                frame.expected.whole(person, whole[period]),
            )
        )
    return facts


@lru_cache(maxsize=4096)
def _fraction(volume: int) -> Fraction:
    """Of thousandths; weights and quantities are the same for many."""
    return Fraction(volume, 1000)


async def _done(session: AsyncSession, frame: Frame, periods: Collection[str]) -> dict[int, int]:
    """The volume (thousandths) of approved entries dated in the overlap of target and period, by target.

    A statement for each span in which the `periods` of targets overlap with the scored one.
    """
    codes_by_span: dict[Span, list[str]] = {}
    for code in sorted(periods):
        span = Period.parse(code).overlap(frame.scope.period)
        if span is not None:
            codes_by_span.setdefault(span, []).append(code)
    done: dict[int, int] = {}
    for span, codes in codes_by_span.items():
        query = (
            select(Target.id, func.sum(thousandths(Entry.volume)))
            .join(Entry, Entry.target_id == Target.id)
            .where(Target.period.in_(codes), frame.has(Target.employee_id))
            .where(Entry.date.between(span.start, span.end), Entry.state == CaseState.APPROVED)
            .where(Entry.submitted_at <= frame.scope.as_of.instant)
            .group_by(Target.id)
        )
        done.update((target_id, volume or 0) for target_id, volume in await rows_of(session, query))
    return done
