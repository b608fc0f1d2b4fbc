"""Replays a period under two schemes, by the engine that makes every score. Writes nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from domain.calendar import AsOf
from domain.closing.frozen import scheme_of
from domain.notices import Notice, Priority
from domain.office import Office
from domain.periods import Period
from domain.schemes import Scheme
from domain.trial import SHIFTS, Basis, Grouping, Outcome, Trial, Tried, is_replayable, outcome_of
from storage.records.closings import Frozen
from storage.scoring.cohort import ScoredPerson
from storage.scoring.repository import PersonScorecard
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork

_AT_ONCE = 100
"""People with a frozen result that are read at a time, and scored in a thread."""


class TrialAsked(Notice, kind="trial_asked", priority=Priority.ANSWER):
    """To an administrator: the effect of changed dials on a period, computed when it is sent."""

    values: dict[str, str]
    period: str


def offered_periods(office: Office, now: datetime) -> list[Period]:
    """The periods that may be replayed: the last two that are over, and the running one to date."""
    running = Period.containing(office.date_of(now), office.scheme.period)
    return [running.previous(), running, running.previous().previous()]


async def usual_period(uow: UnitOfWork, office: Office, now: datetime) -> Period:
    """The last closed period of those offered, else the last one that is over.

    An office that has no records of that yet begins with the running one.
    """
    offered, closed = offered_periods(office, now), await uow.closings.closed()
    last, running, before = offered
    found = next((each for each in (last, before) if each in closed), None)
    if found is not None:
        return found
    return last if await uow.entries.are_there(last.span) else running


def scope_of(office: Office, period: Period, now: datetime) -> Scope:
    """A period of the office's scheme as of now, at most its end."""
    return Scope(office.scheme, period, AsOf.now(now, period, office.zone), office.zone)


async def read_trial(uow: UnitOfWork, scope: Scope, after: Scheme) -> Trial:
    """Everybody of a scope under its scheme and another one, as of the same moment.

    A closed period is replayed from what was frozen, where that is enough. For an office of thousands it
    takes some seconds: most of it in threads, in a unit that only reads.
    """
    closing = await uow.closings.of(scope.period)
    is_closed = closing is not None and closing.closed_at is not None and scope.as_of.instant >= scope.ends_at
    if is_closed and closing is not None:
        frozen = scheme_of(closing.scheme_text)
        if is_replayable(frozen, scope.scheme) and is_replayable(frozen, after):
            return Trial(scope.scheme, after, await _replayed(uow, scope, after), Basis.FROZEN)
    before = await _outcomes(uow, scope)
    later = await _outcomes(uow, replace(scope, scheme=after))
    groups, people = await _read_groups(uow, scope), []
    for (person, old), (_, new) in zip(before, later, strict=True):
        unit = groups.units[person.unit_spans[-1].unit_id]
        belongs = groups.of(person.id, unit, person.position)
        people.append(Tried(str(person.nip), person.name, belongs, old, new))
    return Trial(scope.scheme, after, people, Basis.NEEDED if is_closed else Basis.RECORDS)


async def _outcomes(uow: UnitOfWork, scope: Scope) -> list[tuple[ScoredPerson, Outcome]]:
    def made(scorecard: PersonScorecard) -> tuple[ScoredPerson, Outcome]:
        return scorecard.person, outcome_of(scope.scheme, scorecard.card)

    return await uow.scoring.map_scorecards(scope, made)


async def _replayed(uow: UnitOfWork, scope: Scope, after: Scheme) -> list[Tried]:
    """Everybody with a result of a closed period under a scope's scheme and another one, by NIP."""
    groups, found = await _read_groups(uow, scope), list[Tried]()
    part = await uow.results.latest_after(scope.period, 0, _AT_ONCE)
    while part:
        found += await asyncio.to_thread(_tried, part, scope.scheme, after, groups)
        part = await uow.results.latest_after(scope.period, part[-1].employee_id, _AT_ONCE)
    return sorted(found, key=lambda each: each.nip)


def _tried(part: Sequence[Frozen], before: Scheme, after: Scheme, groups: _Groups) -> list[Tried]:
    return [
        Tried(
            own.nip,
            own.name,
            groups.of(each.employee_id, own.unit, own.position),
            outcome_of(before, each.records.scored_by(before)),
            outcome_of(after, each.records.scored_by(after)),
        )
        for each in part
        for own in [each.signatories.person]
    ]


class _Groups(Struct, frozen=True):
    """To which groups people belong; terms of employment and days of work are those of today."""

    units: dict[int, str]
    weeks: dict[str, int]
    """Days of work in a week, by the name of the unit."""
    employment: dict[int, str | None]
    on_shifts: set[int]

    def of(self, employee_id: int, unit: str | None, position: str | None) -> dict[Grouping, str]:
        """The groups of a person who had a unit and a position at the end of the period."""
        week = self.weeks.get(unit or "")
        found: dict[Grouping, str | None] = {
            Grouping.UNIT: unit,
            Grouping.POSITION: position,
            Grouping.EMPLOYMENT: self.employment.get(employee_id),
            Grouping.PATTERN: SHIFTS if employee_id in self.on_shifts else str(week) if week else None,
        }
        return {grouping: group for grouping, group in found.items() if group}


async def _read_groups(uow: UnitOfWork, scope: Scope) -> _Groups:
    units = await uow.people.units()
    return _Groups(
        {unit.id: unit.name for unit in units},
        {unit.name: len(unit.work_week) for unit in units},
        {person.id: person.employment for person in await uow.people.all()},
        await uow.duty.on_shifts(scope.period.span),
    )
