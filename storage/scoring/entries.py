"""Ratings and timeliness: the database sums up the entries of a day, then the days of a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import lcm
from operator import add
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    select,
)
from sqlalchemy.ext.asyncio import AsyncSession

from domain.schemes import Source
from domain.scoring import RatedDays, ReportedDays
from storage.scoring.frame import Frame
from storage.scoring.laid_out import DAYS, STAYS
from storage.scoring.packed import Rows, rows_of
from storage.tables import Entry

_SOURCES = frozenset({Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.DISCIPLINE})
"""The sources that this pass serves."""

_PARTS = lcm(*range(1, 21))
"""A mean of up to 20 ratings is a whole number of such parts of one, so days are added up as integers.

A sum over a year is below 2⁴¹.
"""


NOTHING_REPORTED = ReportedDays()


@dataclass(slots=True)
class EntryFacts:
    """What a person's entries amount to."""

    self_ratings: list[RatedDays] = field(default_factory=list)
    supervisor_ratings: list[RatedDays] = field(default_factory=list)
    reported: ReportedDays = NOTHING_REPORTED


NO_ENTRIES = EntryFacts()
"""Of a person without any."""


async def entry_rows(session: AsyncSession, frame: Frame) -> Rows:
    """Sums of the days of each part of a person's period; needs the frame's tables to be laid out."""
    scheme = frame.scope.scheme
    if not (scheme.used_sources & _SOURCES or scheme.min_reported):
        return []
    days = _days(frame)
    rows = await rows_of(session, _sums(days, literal(_PARTS, BigInteger)))
    if any(row[_INEXACT] for row in rows):
        # Some day has 23 ratings, say: days are added up by their number of ratings, which takes longer.
        rows = await rows_of(session, _sums(days, days.c.rated).group_by(days.c.rated))
    return rows


def entry_facts(rows: Rows) -> Mapping[int, EntryFacts]:
    """What the rows say, by person."""
    facts: dict[int, EntryFacts] = {}
    for employee_id, _, parts, days, ratings, self_total, supervisor_total, *in_time, halved in rows:
        own = facts.get(employee_id)
        if own is None:
            own = facts[employee_id] = EntryFacts()
        if days:
            own.self_ratings.append(RatedDays(days, ratings, self_total, parts))
            own.supervisor_ratings.append(RatedDays(days, ratings, supervisor_total, parts))
        on_time, open_, expected = in_time
        late = open_ - on_time
        found = on_time, late, expected - open_, on_time * halved, late * halved
        own.reported = ReportedDays(*map(add, own.reported, found))
    return facts


_INEXACT = 1
"""The place in a row of how many days have a mean that is no whole number of parts."""


def _days(frame: Frame) -> Subquery:
    """What each day's entries amount to, with the part of the person's period that the day is in.

    All columns are `OF_RATINGS_AND_DAYS` (storage/tables/work.py): one index has them, in its order.
    """
    entry = Entry.__table__.c
    is_rated = entry.supervisor_rating.is_not(None)
    return (
        select(
            STAYS.c.id.label("stay"),
            STAYS.c.calendar,
            STAYS.c.halved,
            entry.employee_id,
            entry.date,
            func.count(entry.supervisor_rating).label("rated"),
            func.sum(case((is_rated, entry.self_rating))).label("self_total"),
            func.sum(entry.supervisor_rating).label("supervisor_total"),
            func.min(entry.submitted_at).label("first"),
        )
        .select_from(STAYS)
        .join(
            Entry,
            and_(
                entry.employee_id == STAYS.c.employee_id,
                entry.date.between(STAYS.c.starts, STAYS.c.ends),
            ),
        )
        .where(frame.has(STAYS.c.employee_id))
        .where(Entry.is_report(), entry.submitted_at <= frame.scope.as_of.instant)
        .group_by(STAYS.c.id, STAYS.c.calendar, STAYS.c.halved, entry.employee_id, entry.date)
        .subquery("days_of_people")
    )


def _sums(days: Subquery, parts: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    """Days with ratings, the ratings, both sums of the days' means (in such parts), and timeliness."""
    rated = func.nullif(days.c.rated, 0, type_=BigInteger)
    per_rating = parts // rated
    return (
        select(
            func.max(days.c.employee_id).label("employee_id"),
            func.count(case((parts % rated > 0, 1))).label("inexact"),
            parts.label("parts"),
            func.count(days.c.self_total).label("days"),
            func.sum(days.c.rated).label("ratings"),
            func.sum(days.c.self_total * per_rating).label("self_total"),
            func.sum(days.c.supervisor_total * per_rating).label("supervisor_total"),
            # A late window never ends before the deadline.
            func.count(case((days.c.first <= DAYS.c.deadline, 1))).label("on_time"),
            func.count(case((days.c.first <= DAYS.c.late_until, 1))).label("open"),
            func.count(DAYS.c.date).label("expected"),
            func.max(days.c.halved).label("halved"),
        )
        .select_from(days)
        .outerjoin(DAYS, and_(DAYS.c.calendar == days.c.calendar, DAYS.c.date == days.c.date))
        .group_by(days.c.stay)
    )
