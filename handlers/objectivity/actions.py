"""Reads the figures of objectivity of a unit's reviewers, and asks reviewers to look."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from domain.errors import Invalid
from domain.notices import Notice, Priority
from domain.objectivity import ReviewerFacts, may_be_told
from domain.office import Office
from domain.periods import Period, Span
from storage.objectivity import read_reviewers
from storage.scoring.scope import Scope
from storage.tables import Employee
from storage.uow import UnitOfWork


class FiguresReady(Notice, kind="figures_ready", priority=Priority.BULK):
    """To a reviewer: the own figures of a period can be looked at, before administrators do."""

    period: str


def elapsed(scope: Scope) -> Span:
    """The days of a period that figures are of; raises Invalid before it has begun."""
    if scope.elapsed is None:
        raise Invalid("objectivity-nothing")
    return scope.elapsed


class OfReviewer(Struct, frozen=True):
    """A reviewer of a unit; no facts while the reviewer has not been shown them."""

    person: Employee
    facts: ReviewerFacts | None


class OfUnit(Struct, frozen=True):
    """The reviewers of a unit who gave ratings in the running period."""

    period: Period
    reviewers: Sequence[OfReviewer]
    unasked: Sequence[int]
    """Those who have neither looked nor been asked to."""


async def read_unit(uow: UnitOfWork, office: Office, unit_id: int, now: datetime) -> OfUnit:
    """The reviewers who belong to a unit today, by name."""
    scope = Scope.running(office.scheme, now, office.zone)
    span, today = elapsed(scope), office.date_of(now)
    gave = await uow.objectivity.rated(span)
    people = [person for person in await uow.people.of_unit(unit_id, today) if person.id in gave]
    ids = [person.id for person in people]
    views = await uow.objectivity.views(scope.period.code, ids)
    told = [key for key, view in views.items() if may_be_told(view.shown_at, view.asked_at, now)]
    facts = await read_reviewers(uow, told, span, today)
    reviewers = [OfReviewer(person, facts.get(person.id)) for person in people]
    return OfUnit(scope.period, reviewers, [key for key in ids if key not in views])


async def read_unasked(
    uow: UnitOfWork, office: Office, unit_id: int, now: datetime
) -> tuple[Period, Sequence[int]]:
    """The running period, and a unit's reviewers who have neither looked nor been asked to; no sums."""
    scope = Scope.running(office.scheme, now, office.zone)
    people = [person.id for person in await uow.people.of_unit(unit_id, office.date_of(now))]
    gave = await uow.objectivity.reviewing(people, elapsed(scope))
    views = await uow.objectivity.views(scope.period.code, people)
    return scope.period, [key for key in people if key in gave and key not in views]
