"""Replays a closed period from what was frozen: the sums of each person, by the same engine."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from domain.schemes import Scheme
from domain.trial import SHIFTS, Grouping, Tried, outcome_of
from storage.records.closings import Frozen
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

_AT_ONCE = 100
"""People that are read at a time, and scored in a thread."""

GroupsOf = Callable[[Frozen], dict[Grouping, str]]


async def replayed(uow: UnitOfWork, scope: Scope, after: Scheme) -> list[Tried]:
    """Everybody with a result of a closed period under a scope's scheme and another one, by NIP."""
    groups, found = await _groups(uow, scope), list[Tried]()
    part = await uow.results.latest_after(scope.period, 0, _AT_ONCE)
    while part:
        found += await asyncio.to_thread(_tried, part, scope.scheme, after, groups)
        part = await uow.results.latest_after(scope.period, part[-1].employee_id, _AT_ONCE)
    return sorted(found, key=lambda each: each.nip)


def _tried(part: Sequence[Frozen], before: Scheme, after: Scheme, groups: GroupsOf) -> list[Tried]:
    return [
        Tried(
            each.signatories.person.nip,
            each.signatories.person.name,
            groups(each),
            outcome_of(before, each.records.scored_by(before)),
            outcome_of(after, each.records.scored_by(after)),
        )
        for each in part
    ]


async def _groups(uow: UnitOfWork, scope: Scope) -> GroupsOf:
    """Unit and position as they were frozen; terms of employment and days of work as they are."""
    weeks = {unit.name: len(unit.work_week) for unit in await uow.people.units()}
    employment = {person.id: person.employment for person in await uow.people.all()}
    on_shifts = await uow.duty.on_shifts(scope.period.span)
    return partial(_groups_of, weeks, employment, on_shifts)


def _groups_of(
    weeks: dict[str, int], employment: dict[int, str | None], on_shifts: set[int], frozen: Frozen
) -> dict[Grouping, str]:
    own = frozen.signatories.person
    week = weeks.get(own.unit or "")
    found: dict[Grouping, str | None] = {
        Grouping.UNIT: own.unit,
        Grouping.POSITION: own.position,
        Grouping.EMPLOYMENT: employment.get(frozen.employee_id),
        Grouping.PATTERN: SHIFTS if frozen.employee_id in on_shifts else str(week) if week else None,
    }
    return {grouping: group for grouping, group in found.items() if group}
