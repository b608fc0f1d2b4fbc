"""Targets: what was done on each, against its share of the expected days."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from sqlalchemy import Select, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import Leave
from domain.entries import EntryState
from domain.periods import Period, Span
from domain.schemes import Source
from domain.scoring import TargetFacts
from storage.scoring.frame import Frame, Scored, Stay
from storage.scoring.scope import Scope
from storage.tables import Entry, Target, TargetMonth
from storage.types import thousandths


async def target_facts(session: AsyncSession, frame: Frame) -> Mapping[int, list[TargetFacts]]:
    """The targets that overlap the period, by person."""
    facts: dict[int, list[TargetFacts]] = {}
    scope = frame.scope
    if Source.TARGET_ATTAINMENT not in scope.scheme.used_sources:
        return facts
    done = await _done(session, frame)
    query = (
        select(
            Target.id,
            Target.employee_id,
            Target.period,
            thousandths(Target.weight),
            thousandths(Target.quantity),
        )
        .where(Target.period.in_(scope.codes_overlapping()))
        .order_by(Target.id)
    )
    if not frame.is_everybody:
        query = query.where(Target.employee_id.in_(frame.by_id))
    days = _DaysOfTargets(scope)
    for target_id, employee_id, period, weight, quantity in await session.execute(query):
        person = frame.by_id.get(employee_id)
        if person is None:
            continue
        due, whole = days.of(person, period)
        target = TargetFacts(
            target_id,
            Fraction(weight, 1000),
            Fraction(quantity, 1000),
            done.get(target_id, Fraction(0)),
            due,
            whole,
        )
        facts.setdefault(employee_id, []).append(target)
    return facts


async def _done(session: AsyncSession, frame: Frame) -> dict[int, Fraction]:
    """The volume of approved entries dated in the overlap of target and period, by target.

    A statement for each span in which targets and period overlap, which is one of whole months.
    """
    scope = frame.scope
    codes_by_span: dict[Span, list[str]] = {}
    for code in scope.codes_overlapping():
        span = Period.parse(code).overlap(scope.period)
        if span is not None:
            codes_by_span.setdefault(span, []).append(code)
    done: dict[int, Fraction] = {}
    for span, codes in codes_by_span.items():
        wanted = [Target.period.in_(codes)]
        if not frame.is_everybody:
            wanted.append(Target.employee_id.in_(frame.by_id))
        some_later = False
        for target_id, volume, later in await session.execute(_kept(scope, span).where(*wanted)):
            some_later |= bool(later)
            done[target_id] = Fraction(int(volume), 1000)
        if some_later:
            for target_id, volume in await session.execute(_read(scope, span).where(*wanted)):
                done[target_id] = Fraction(int(volume or 0), 1000)
    return done


def _kept(scope: Scope, span: Span) -> Select[*tuple[Any, ...]]:
    """The volumes as they are kept by month, and whether something was sent after the as-of moment."""
    later = func.max(TargetMonth.last_submitted) > scope.as_of.instant
    return (
        select(TargetMonth.target_id, func.sum(thousandths(TargetMonth.volume)), later)
        .join(Target, Target.id == TargetMonth.target_id)
        .where(TargetMonth.month.between(span.start, span.end))
        .group_by(TargetMonth.target_id)
    )


def _read(scope: Scope, span: Span) -> Select[*tuple[Any, ...]]:
    """The volumes up to the as-of moment, of targets for which something was sent later."""
    late = TargetMonth.month.between(span.start, span.end), TargetMonth.last_submitted > scope.as_of.instant
    in_time = and_(
        Entry.target_id == Target.id,
        Entry.date.between(span.start, span.end),
        Entry.state == EntryState.APPROVED,
        Entry.submitted_at <= scope.as_of.instant,
    )
    return (
        select(Target.id, func.sum(thousandths(Entry.volume)))
        .outerjoin(Entry, in_time)
        .where(exists().where(TargetMonth.target_id == Target.id, *late))
        .group_by(Target.id)
    )


class _DaysOfTargets:
    """The expected days of targets; people with the same units and no leave share them."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._known: dict[tuple[tuple[Stay, ...], tuple[Leave, ...], str], tuple[int, int]] = {}

    def of(self, person: Scored, code: str) -> tuple[int, int]:
        """The expected days of the overlap to date, and of the target's whole period."""
        key = (person.stays, person.leaves, code)
        if key not in self._known:
            period = Period.parse(code)
            overlap = period.overlap(self._scope.period)
            due = person.expected_days(overlap, self._scope) if overlap else 0
            self._known[key] = (due, person.expected_days(period.span))
        return self._known[key]
