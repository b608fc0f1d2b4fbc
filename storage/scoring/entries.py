"""Ratings and timeliness: the database sums up the entries of a day, then the days of a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import lcm
from operator import add
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from domain.schemes import Source
from domain.scoring import RatedDays, ReportedDays
from storage.scoring.frame import Frame
from storage.scoring.laid_out import DAYS, STAYS
from storage.scoring.packed import Rows, array_of, rows_of
from storage.tables import Entry

_SOURCES = frozenset({Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.DISCIPLINE})
"""The sources that this pass serves."""

_MOST = 16
_PARTS = lcm(*range(1, _MOST + 1))
"""A mean of up to 16 ratings is a whole number of such parts of one, so days are added up as integers.

A sum over a year is below 2³¹.
"""

_PLACE = 2**31
"""Self ratings count this much in a sum of both ratings, so that one sum below 2⁶³ holds two."""

NOTHING_REPORTED = ReportedDays()


@dataclass(slots=True)
class EntryFacts:
    """What a person's entries amount to."""

    self_ratings: list[RatedDays] = field(default_factory=list)
    supervisor_ratings: list[RatedDays] = field(default_factory=list)
    reported: ReportedDays = NOTHING_REPORTED

    def add(self, days: int, ratings: int, both: int, parts: int) -> None:
        """Adds days with so many ratings, and the sum of both kinds of them."""
        self_total, supervisor_total = divmod(both, _PLACE)
        self.self_ratings.append(RatedDays(days, ratings, self_total, parts))
        self.supervisor_ratings.append(RatedDays(days, ratings, supervisor_total, parts))


NO_ENTRIES = EntryFacts()
"""Of a person without any."""


@dataclass(frozen=True, slots=True)
class EntryRows:
    """Sums of each part of people's periods; days by number of ratings, of parts where some have too many."""

    sums: Rows
    crowded: Rows


NO_ROWS = EntryRows([], [])


async def entry_rows(session: AsyncSession, frame: Frame) -> EntryRows:
    """Sums of the days of each part of a person's period; needs the frame's tables to be laid out."""
    scheme = frame.scope.scheme
    if not (scheme.used_sources & _SOURCES or scheme.min_reported):
        return NO_ROWS
    sums = await rows_of(session, _sums(session, frame))
    crowded = {stay for stay, _, _, (most, *_) in sums if most and most > _MOST}
    by_number = await rows_of(session, _by_number(frame)) if crowded else []
    return EntryRows(sums, [row for row in by_number if row[0] in crowded])


def entry_facts(rows: EntryRows) -> Mapping[int, EntryFacts]:
    """What the rows say, by person."""
    facts: dict[int, EntryFacts] = defaultdict(EntryFacts)
    for _, employee_id, halved, (most, days, ratings, total, *in_time) in rows.sums:
        own = facts[employee_id]
        if days and most <= _MOST:
            own.add(days, ratings, total, _PARTS)
        on_time, open_, expected = in_time
        late = open_ - on_time
        found = on_time, late, expected - open_, on_time * halved, late * halved
        own.reported = ReportedDays(*map(add, own.reported, found))
    for _, employee_id, rated, days, total in rows.crowded:
        facts[employee_id].add(days, days * rated, total, rated)
    return facts


def _days(frame: Frame, *key: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """What the entries of each day in a part of a person's period (the row of `STAYS`) amount to.

    All columns are `OF_RATINGS_AND_DAYS` (storage/tables/work.py): one index has them, in its order.
    """
    entry = Entry.__table__.c
    both = entry.self_rating * literal(_PLACE, BigInteger) + entry.supervisor_rating
    return (
        select(
            *key,
            entry.date,
            func.count(entry.supervisor_rating).label("rated"),
            # Without the supervisor's rating there is no sum.
            cast(func.sum(both), BigInteger).label("total"),
            func.min(entry.submitted_at).label("first"),
        )
        .where(
            entry.employee_id == STAYS.c.employee_id,
            entry.date.between(STAYS.c.starts, STAYS.c.ends),
            Entry.is_report(),
            entry.submitted_at <= frame.scope.as_of.instant,
        )
        .group_by(*key, entry.date)
    )


def _sums(session: AsyncSession, frame: Frame) -> Select[*tuple[Any, ...]]:
    """Days with ratings, the ratings, the sum of the days' means (in parts), and timeliness.

    A subquery for each part of a person's period: it reads the days in the index's order, so that nothing is
    sorted, which takes a third of the time on SQLite.
    """
    days = _days(frame).correlate(STAYS).subquery("days_of_part")
    rated = func.nullif(days.c.rated, 0, type_=BigInteger)
    sums = array_of(
        session,
        func.max(rated),
        func.count(days.c.total),
        func.sum(rated),
        func.sum(days.c.total * (literal(_PARTS, BigInteger) // rated)),
        # A late window never ends before the deadline.
        func.count(case((days.c.first <= DAYS.c.deadline, 1))),
        func.count(case((days.c.first <= DAYS.c.late_until, 1))),
        func.count(DAYS.c.date),
    )
    of_part = (
        select(sums)
        .select_from(days)
        .outerjoin(DAYS, and_(DAYS.c.calendar == STAYS.c.calendar, DAYS.c.date == days.c.date))
        .correlate(STAYS)
        .scalar_subquery()
    )
    return select(STAYS.c.id, STAYS.c.employee_id, STAYS.c.halved, of_part.label("sums")).where(
        frame.has(STAYS.c.employee_id)
    )


def _by_number(frame: Frame) -> Select[*tuple[Any, ...]]:
    """Rated days of parts of people's periods by their number of ratings, and the sum of all of these."""
    days = _days(frame, STAYS.c.id, STAYS.c.employee_id).where(frame.has(STAYS.c.employee_id)).subquery()
    return (
        select(days.c.id, days.c.employee_id, days.c.rated, func.count(), func.sum(days.c.total))
        .where(days.c.rated > 0)
        .group_by(days.c.id, days.c.employee_id, days.c.rated)
    )
