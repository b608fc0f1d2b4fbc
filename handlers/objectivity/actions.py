"""Reads the figures of objectivity of a person and of a unit's reviewers, and asks reviewers to look."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import ClassVar

from domain.errors import Invalid
from domain.notices import Notice, Priority
from domain.objectivity import (
    Figure,
    Rated,
    Work,
    backfilled,
    citizen_gap,
    copied,
    impossible_hours,
    level,
    may_be_told,
    reused_evidence,
    rubber_stamp,
    self_gap,
    spread,
)
from domain.office import Office
from domain.periods import Period, Span
from domain.survey import CitizenFacts
from storage.scoring.scope import Scope
from storage.tables import Employee
from storage.uow import UnitOfWork


@dataclass(frozen=True)
class FiguresReady(Notice):
    """To a reviewer: the own figures of a period can be looked at, before administrators do."""

    kind: ClassVar[str] = "figures_ready"
    priority: ClassVar[Priority] = Priority.BULK
    period: str


@dataclass(frozen=True)
class Facts:
    """What a reviewer's figures are made of."""

    own: Rated | None
    office: Sequence[Rated]
    decided: Sequence[datetime]
    citizens: CitizenFacts

    def figures(self) -> list[Figure]:
        """The figures of the reviewer; takes some milliseconds."""
        return [
            level(self.own, self.office),
            spread(self.own),
            rubber_stamp(self.decided),
            self_gap(self.own),
            citizen_gap(self.own, self.citizens),
        ]


@dataclass(frozen=True)
class Own:
    """What a person's figures are made of: of the ratings that were given, if any, and of the own entries."""

    period: Period
    facts: Facts | None
    works: Sequence[Work]
    employee_id: int
    today: date

    def of_entries(self) -> list[Figure]:
        """The figures of the own entries; takes some hundred milliseconds for a large team."""
        return [
            copied(self.employee_id, self.works),
            reused_evidence(self.employee_id, self.works),
            impossible_hours(self.employee_id, self.works),
            backfilled(self.employee_id, self.works, self.today),
        ]


def _span(scope: Scope) -> Span:
    if scope.elapsed is None:
        raise Invalid("objectivity-nothing")
    return scope.elapsed


async def read_own(uow: UnitOfWork, office: Office, employee_id: int, now: datetime) -> Own:
    """A person's own records of the running period; texts are compared with those of the same team."""
    scope = Scope.running(office.scheme, now, office.zone)
    span, today = _span(scope), office.date_of(now)
    facts = (await _facts(uow, [employee_id], span, today))[employee_id]
    head = await uow.supervision.supervisor_of(employee_id, today)
    team = [] if head is None else await uow.team.under([head.id], employee_id, Span(today, today))
    people = [employee_id, *(each.employee.id for each in team)]
    works = await uow.objectivity.works(people, span, office.zone)
    return Own(scope.period, facts if facts.own else None, works, employee_id, today)


async def _facts(uow: UnitOfWork, reviewers: Collection[int], span: Span, today: date) -> dict[int, Facts]:
    office = await uow.objectivity.rated(span)
    decisions = await uow.objectivity.decisions(reviewers, span)
    # What citizens said is told once its week is over, as everywhere.
    told = span.clip(None, today - timedelta(days=today.weekday() + 1))
    citizens = None if told is None else await uow.objectivity.citizens(told)
    return {
        reviewer: Facts(
            office.get(reviewer),
            list(office.values()),
            [at for at, _ in decisions[reviewer]],
            CitizenFacts() if citizens is None else citizens.of({who for _, who in decisions[reviewer]}),
        )
        for reviewer in reviewers
    }


@dataclass(frozen=True)
class OfReviewer:
    """A reviewer of a unit; no facts while the reviewer has not been shown them."""

    person: Employee
    facts: Facts | None


@dataclass(frozen=True)
class OfUnit:
    """The reviewers of a unit who gave ratings in the running period."""

    period: Period
    reviewers: Sequence[OfReviewer]
    unasked: Sequence[int]
    """Those who have neither looked nor been asked to."""


async def read_unit(uow: UnitOfWork, office: Office, unit_id: int, now: datetime) -> OfUnit:
    """The reviewers who belong to a unit today, by name."""
    scope = Scope.running(office.scheme, now, office.zone)
    span, today = _span(scope), office.date_of(now)
    gave = await uow.objectivity.rated(span)
    people = [person for person in await uow.people.of_unit(unit_id, today) if person.id in gave]
    ids = [person.id for person in people]
    views = await uow.objectivity.views(scope.period.code, ids)
    told = [key for key, view in views.items() if may_be_told(view.shown_at, view.asked_at, now)]
    facts = await _facts(uow, told, span, today)
    reviewers = [OfReviewer(person, facts.get(person.id)) for person in people]
    return OfUnit(scope.period, reviewers, [key for key in ids if key not in views])


async def read_unasked(
    uow: UnitOfWork, office: Office, unit_id: int, now: datetime
) -> tuple[Period, Sequence[int]]:
    """The running period, and a unit's reviewers who have neither looked nor been asked to; no sums."""
    scope = Scope.running(office.scheme, now, office.zone)
    people = [person.id for person in await uow.people.of_unit(unit_id, office.date_of(now))]
    gave = await uow.objectivity.reviewing(people, _span(scope))
    views = await uow.objectivity.views(scope.period.code, people)
    return scope.period, [key for key in people if key in gave and key not in views]
