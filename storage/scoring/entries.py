"""Ratings and timeliness: one pass over the days of a period, whose sums are kept beside the entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal_column,
    null,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import Timeliness
from domain.entries import EntryState
from domain.schemes import Source
from domain.scoring import RatedDays, ReportedDays
from storage.scoring.frame import Frame
from storage.scoring.scope import Scope
from storage.scoring.sheet import DAYS, STAYS
from storage.tables import Entry, PersonDay

SOURCES = frozenset({Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.DISCIPLINE})
"""The sources that this pass serves."""


@dataclass
class EntryFacts:
    """What a person's entries amount to."""

    self_ratings: list[RatedDays] = field(default_factory=list)
    supervisor_ratings: list[RatedDays] = field(default_factory=list)
    reported: dict[Timeliness, int] = field(default_factory=lambda: dict.fromkeys(Timeliness, 0))

    def reported_days(self) -> ReportedDays:
        """The expected days by timeliness."""
        counts = self.reported
        return ReportedDays(counts[Timeliness.ON_TIME], counts[Timeliness.LATE], counts[Timeliness.LOCKED])


NO_ENTRIES = EntryFacts()
"""Of a person without any."""


async def entry_facts(session: AsyncSession, frame: Frame) -> Mapping[int, EntryFacts]:
    """Sums and counts per person and day, then per person and number of entries a day; exact integers.

    Needs the frame's sheet to be laid out.
    """
    facts: dict[int, EntryFacts] = {}
    scope = frame.scope
    if not scope.scheme.used_sources & SOURCES:
        return facts
    if await _add(facts, session, _query(scope, _kept_days(scope))):
        await _add(facts, session, _query(scope, _read_days(scope)))
    return facts


async def _add(facts: dict[int, EntryFacts], session: AsyncSession, query: Select[*tuple[Any, ...]]) -> bool:
    """Adds what a query gives; whether there are days that it could not tell of."""
    some_later = False
    for row in await session.execute(query):
        if row.rated is None:
            some_later = True
            continue
        own = facts.get(row.employee_id) or facts.setdefault(row.employee_id, EntryFacts())
        if row.rated:
            own.self_ratings.append(RatedDays(row.rated, int(row.self_total), row.days))
            own.supervisor_ratings.append(RatedDays(row.rated, int(row.supervisor_total), row.days))
        if row.standing is not None:
            own.reported[_STANDINGS[row.standing]] += row.days
    return some_later


_STANDINGS = (Timeliness.ON_TIME, Timeliness.LATE, Timeliness.LOCKED)
# Written into the statement: PostgreSQL takes two parameters of the same value for two expressions.
_ON_TIME, _LATE, _LOCKED = (literal_column(str(n), Integer) for n in range(3))


def _kept_days(scope: Scope) -> Subquery:
    """The days as they are kept; `rated` is NULL when something was sent after the as-of moment."""
    known = PersonDay.last_submitted <= scope.as_of.instant
    return (
        select(
            STAYS.c.employee_id,
            STAYS.c.calendar_id,
            PersonDay.date,
            case((known, PersonDay.rated)).label("rated"),
            PersonDay.self_total,
            PersonDay.supervisor_total,
            PersonDay.first_submitted.label("first"),
        )
        .select_from(STAYS)
        .join(PersonDay, _of_stay(PersonDay))
        .subquery("days_of_people")
    )


def _read_days(scope: Scope) -> Subquery:
    """The days that have to be read: from what was sent up to the as-of moment."""
    entry = Entry.__table__.c
    is_rated = entry.supervisor_rating.is_not(None)
    return (
        select(
            STAYS.c.employee_id,
            STAYS.c.calendar_id,
            PersonDay.date,
            func.count(entry.supervisor_rating).label("rated"),
            func.sum(case((is_rated, entry.self_rating))).label("self_total"),
            func.sum(entry.supervisor_rating).label("supervisor_total"),
            func.min(entry.submitted_at).label("first"),
        )
        .select_from(STAYS)
        .join(PersonDay, _of_stay(PersonDay))
        .join(Entry, and_(entry.employee_id == PersonDay.employee_id, entry.date == PersonDay.date))
        .where(PersonDay.last_submitted > scope.as_of.instant)
        .where(entry.state != EntryState.REJECTED, entry.submitted_at <= scope.as_of.instant)
        .group_by(STAYS.c.id, PersonDay.date)
        .subquery("days_of_people")
    )


def _of_stay(days: type[PersonDay]) -> ColumnElement[bool]:
    return and_(days.employee_id == STAYS.c.employee_id, days.date.between(STAYS.c.starts, STAYS.c.ends))


def _query(scope: Scope, days: Subquery) -> Select[*tuple[Any, ...]]:
    """One row for each person, number of rated entries a day, and timeliness, with sums over those days."""
    query = select(
        days.c.employee_id,
        days.c.rated,
        func.count().label("days"),
        func.sum(days.c.self_total).label("self_total"),
        func.sum(days.c.supervisor_total).label("supervisor_total"),
    )
    key = (days.c.employee_id, days.c.rated)
    if Source.DISCIPLINE not in scope.scheme.used_sources:
        return query.add_columns(null().label("standing")).group_by(*key)
    standing = case(
        (days.c.first <= DAYS.c.deadline, _ON_TIME),
        (days.c.first <= DAYS.c.late_until, _LATE),
        (DAYS.c.deadline.is_not(None), _LOCKED),
    )
    of_day = and_(DAYS.c.calendar_id == days.c.calendar_id, DAYS.c.date == days.c.date)
    return (
        query.add_columns(standing.label("standing"))
        .outerjoin_from(days, DAYS, of_day)
        .group_by(*key, standing)
    )
