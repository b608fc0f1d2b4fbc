"""Replays a period under two schemes, by the engine that makes every score. Writes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.calendar import AsOf
from domain.closing.frozen import scheme_of
from domain.notices import Notice, Priority
from domain.office import Office
from domain.periods import Period
from domain.schemes import Scheme
from domain.trial import SHIFTS, Basis, Grouping, Outcome, Trial, Tried, is_replayable, outcome_of
from handlers.trial.replay import replayed
from storage.scoring.cohort import ScoredPerson
from storage.scoring.repository import PersonScorecard
from storage.scoring.scope import Scope
from storage.uow import UnitOfWork


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
            return Trial(scope.scheme, after, await replayed(uow, scope, after), Basis.FROZEN)
    before = await _outcomes(uow, scope)
    groups = await _groups(uow, scope)
    people = [
        Tried(str(person.nip), person.name, groups.of(person), old, new)
        for (person, old), (_, new) in zip(
            before, await _outcomes(uow, replace(scope, scheme=after)), strict=True
        )
    ]
    return Trial(scope.scheme, after, people, Basis.NEEDED if is_closed else Basis.RECORDS)


async def _outcomes(uow: UnitOfWork, scope: Scope) -> list[tuple[ScoredPerson, Outcome]]:
    def made(scorecard: PersonScorecard) -> tuple[ScoredPerson, Outcome]:
        return scorecard.person, outcome_of(scope.scheme, scorecard.card)

    return await uow.scoring.map_scorecards(scope, made)


class _Groups:
    """To which groups people belong."""

    def __init__(
        self, units: dict[int, tuple[str, str]], employment: dict[int, str | None], on_shifts: set[int]
    ) -> None:
        self._units = units
        self._employment = employment
        self._on_shifts = on_shifts

    def of(self, person: ScoredPerson) -> dict[Grouping, str]:
        """The unit at the end of the period, the position, the terms of employment, the pattern of days."""
        unit, week = self._units[person.unit_spans[-1].unit_id]
        pattern = SHIFTS if person.id in self._on_shifts else str(len(week))
        found: dict[Grouping, str | None] = {
            Grouping.UNIT: unit,
            Grouping.POSITION: person.position,
            Grouping.EMPLOYMENT: self._employment.get(person.id),
            Grouping.PATTERN: pattern,
        }
        return {grouping: group for grouping, group in found.items() if group}


async def _groups(uow: UnitOfWork, scope: Scope) -> _Groups:
    units = {unit.id: (unit.name, unit.work_week) for unit in await uow.people.units()}
    employment = {person.id: person.employment for person in await uow.people.all()}
    return _Groups(units, employment, await uow.duty.on_shifts(scope.period.span))
