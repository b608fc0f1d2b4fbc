"""Ratings and timeliness: the one pass over the entries of a period."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, and_, case, func, literal_column, null, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import Timeliness
from domain.entries import EntryState
from domain.schemes import Source
from domain.scoring import RatedDays, ReportedDays
from storage.scoring.frame import Frame
from storage.scoring.scope import Scope
from storage.scoring.sheet import DAYS, STAYS
from storage.tables import Entry

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
    used = frame.scope.scheme.used_sources & SOURCES
    facts: dict[int, EntryFacts] = {}
    if not used:
        return facts
    disciplined = Source.DISCIPLINE in used
    rated = bool(used - {Source.DISCIPLINE})
    for row in await session.execute(_query(frame.scope, rated=rated, disciplined=disciplined)):
        own = facts.get(row.employee_id) or facts.setdefault(row.employee_id, EntryFacts())
        if row.rated:
            own.self_ratings.append(RatedDays(row.rated, int(row.self_total), row.days))
            own.supervisor_ratings.append(RatedDays(row.rated, int(row.supervisor_total), row.days))
        if row.standing is not None:
            own.reported[_STANDINGS[row.standing]] += row.days
    return facts


_STANDINGS = (Timeliness.ON_TIME, Timeliness.LATE, Timeliness.LOCKED)
# Written into the statement: PostgreSQL takes two parameters of the same value for two expressions.
_ON_TIME, _LATE, _LOCKED = (literal_column(str(n), Integer) for n in range(3))


def _query(scope: Scope, *, rated: bool, disciplined: bool) -> Select[*tuple[Any, ...]]:
    """One row for each person, number of rated entries a day, and timeliness, with sums over those days."""
    entry = Entry.__table__.c
    is_rated = entry.supervisor_rating.is_not(None)
    zero: ColumnElement[int] = literal_column("0", Integer)
    days = (
        select(
            STAYS.c.employee_id,
            STAYS.c.calendar_id,
            entry.date,
            (func.count(entry.supervisor_rating) if rated else zero).label("rated"),
            (func.sum(case((is_rated, entry.self_rating))) if rated else zero).label("self_total"),
            (func.sum(entry.supervisor_rating) if rated else zero).label("supervisor_total"),
            (func.min(entry.submitted_at) if disciplined else null()).label("first"),
        )
        .select_from(STAYS)
        .join(
            Entry,
            and_(entry.employee_id == STAYS.c.employee_id, entry.date.between(STAYS.c.starts, STAYS.c.ends)),
        )
        .where(entry.state != EntryState.REJECTED, entry.submitted_at <= scope.as_of.instant)
        # By stay, not by person: the order in which both tables are read, so nothing has to be sorted.
        .group_by(STAYS.c.id, entry.date)
        .subquery("person_days")
    )
    standing = case(
        (days.c.first <= DAYS.c.deadline, _ON_TIME),
        (days.c.first <= DAYS.c.late_until, _LATE),
        (DAYS.c.deadline.is_not(None), _LOCKED),
    )
    query = select(
        days.c.employee_id,
        days.c.rated,
        (standing if disciplined else null()).label("standing"),
        func.count().label("days"),
        func.sum(days.c.self_total).label("self_total"),
        func.sum(days.c.supervisor_total).label("supervisor_total"),
    )
    if not disciplined:
        return query.group_by(days.c.employee_id, days.c.rated)
    return query.outerjoin_from(
        days, DAYS, and_(DAYS.c.calendar_id == days.c.calendar_id, DAYS.c.date == days.c.date)
    ).group_by(days.c.employee_id, days.c.rated, standing)
