"""Ratings and timeliness: the database sums up the entries of each day, then the days of each person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import lcm
from operator import add
from typing import Any

from msgspec import Struct, field
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

from domain.scoring import RatedDays, ReportedDays
from storage.scoring.cohort import Cohort
from storage.scoring.rows_as_json import Rows, array_column, fetch_rows
from storage.scoring.temporary_tables import DAYS, SPANS
from storage.tables import Entry

_MOST = 16
_PARTS = lcm(*range(1, _MOST + 1))
"""A mean of up to 16 ratings is a whole number of such parts of one, so days are added up as integers.

A sum over a year is below 2³¹.
"""

_PLACE = 2**31
"""Factor of self ratings in a combined sum: one 63-bit integer holds the sums of both ratings."""

NOTHING_REPORTED = ReportedDays()


class EntryFacts(Struct):
    """The sums of a person's entries."""

    self_ratings: list[RatedDays] = field(default_factory=list)
    supervisor_ratings: list[RatedDays] = field(default_factory=list)
    reported: ReportedDays = NOTHING_REPORTED

    def add(self, days: int, ratings: int, both: int, parts: int) -> None:
        """Adds `days` days with `ratings` ratings each; `both` is the combined sum (see `_PLACE`)."""
        self_total, supervisor_total = divmod(both, _PLACE)
        self.self_ratings.append(RatedDays(days, ratings, self_total, parts))
        self.supervisor_ratings.append(RatedDays(days, ratings, supervisor_total, parts))


NO_ENTRIES = EntryFacts()
"""For a person without entries."""


class EntryRows(Struct, frozen=True):
    """Sums by row of `SPANS`; for spans with a day of more than 16 ratings, days by number of ratings."""

    sums: Rows
    crowded: Rows


NO_ROWS = EntryRows([], [])


async def entry_rows(session: AsyncSession, cohort: Cohort) -> EntryRows:
    """Sums up the days of each row of `SPANS`; needs the `temporary_tables`."""
    if not cohort.scope.scheme.looks_at_days:
        return NO_ROWS
    sums = await fetch_rows(session, _sums(session, cohort))
    crowded = {span_id for span_id, _, _, (most, *_) in sums if most and most > _MOST}
    by_number = await fetch_rows(session, _by_number(cohort)) if crowded else []
    return EntryRows(sums, [row for row in by_number if row[0] in crowded])


def entry_facts(rows: EntryRows) -> Mapping[int, EntryFacts]:
    """The facts of each person, by id."""
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


def _days(cohort: Cohort, *key: ColumnElement[Any]) -> Select[*tuple[Any, ...]]:
    """Sums up the entries of each day within a row of `SPANS`.

    All columns are `OF_RATINGS_AND_DAYS` (storage/tables/work.py): one index has them, in its order.
    """
    entry = Entry.__table__.c
    both = entry.self_rating * literal(_PLACE, BigInteger) + entry.supervisor_rating
    return (
        select(
            *key,
            entry.date,
            func.count(entry.supervisor_rating).label("rated"),
            # NULL without the supervisor's rating.
            cast(func.sum(both), BigInteger).label("total"),
            func.min(entry.submitted_at).label("first"),
        )
        .where(
            entry.employee_id == SPANS.c.employee_id,
            entry.date.between(SPANS.c.starts, SPANS.c.ends),
            Entry.is_report(),
            entry.submitted_at <= cohort.scope.as_of.instant,
        )
        .group_by(*key, entry.date)
    )


def _sums(session: AsyncSession, cohort: Cohort) -> Select[*tuple[Any, ...]]:
    """Days with ratings, the ratings, the sum of the days' means (in parts), and timeliness.

    A subquery for each part of a person's period: it reads the days in the index's order, so that nothing is
    sorted, which takes a third of the time on SQLite.
    """
    days = _days(cohort).correlate(SPANS).subquery("days_of_part")
    rated = func.nullif(days.c.rated, 0, type_=BigInteger)
    sums = array_column(
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
        .outerjoin(
            DAYS,
            and_(DAYS.c.calendar == SPANS.c.calendar, DAYS.c.date == days.c.date),
        )
        .correlate(SPANS)
        .scalar_subquery()
    )
    return select(SPANS.c.id, SPANS.c.employee_id, SPANS.c.halved, of_part.label("sums")).where(
        cohort.has(SPANS.c.employee_id)
    )


def _by_number(cohort: Cohort) -> Select[*tuple[Any, ...]]:
    """Rated days of each row of `SPANS` by number of ratings, with the sum of their ratings."""
    days = _days(cohort, SPANS.c.id, SPANS.c.employee_id).where(cohort.has(SPANS.c.employee_id)).subquery()
    return (
        select(days.c.id, days.c.employee_id, days.c.rated, func.count(), func.sum(days.c.total))
        .where(days.c.rated > 0)
        .group_by(days.c.id, days.c.employee_id, days.c.rated)
    )
