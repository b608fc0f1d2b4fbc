"""Ratings and timeliness: one pass over the days of a period, whose sums are kept beside the entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
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

from domain.entries import EntryState
from domain.schemes import Source
from domain.scoring import RatedDays, ReportedDays
from storage.scoring.frame import Frame
from storage.scoring.packed import Rows, rows_of
from storage.scoring.scope import Scope
from storage.scoring.sheet import DAYS, STAYS
from storage.tables import Entry, PersonDay

_SOURCES = frozenset({Source.SELF_RATING, Source.SUPERVISOR_RATING, Source.DISCIPLINE})
"""The sources that this pass serves."""


@dataclass(slots=True)
class EntryFacts:
    """What a person's entries amount to."""

    self_ratings: list[RatedDays] = field(default_factory=list)
    supervisor_ratings: list[RatedDays] = field(default_factory=list)
    reported: list[int] = field(default_factory=lambda: [0, 0, 0])
    """Expected days on which the first report was on time, late, or after the late window."""

    def reported_days(self) -> ReportedDays:
        """The expected days by timeliness."""
        return ReportedDays(*self.reported)


NO_ENTRIES = EntryFacts()
"""Of a person without any."""


async def entry_rows(session: AsyncSession, frame: Frame) -> Rows:
    """Sums and counts per person and day, then per person and number of entries a day; exact integers.

    Needs the frame's sheet to be laid out, if the scheme asks when reports came.
    """
    scope = frame.scope
    if not scope.scheme.used_sources & _SOURCES:
        return []
    kept = await rows_of(session, _query(scope, _kept_days(frame)))
    known = [row for row in kept if row[_RATED] is not None]
    if len(known) < len(kept):
        known += await rows_of(session, _query(scope, _read_days(frame)))
    return known


def entry_facts(rows: Rows) -> Mapping[int, EntryFacts]:
    """What the rows say, by person."""
    facts: dict[int, EntryFacts] = {}
    for employee_id, rated, days, self_total, supervisor_total, standing in rows:
        own = facts.get(employee_id)
        if own is None:
            own = facts[employee_id] = EntryFacts()
        if rated:
            own.self_ratings.append(RatedDays(rated, self_total, days))
            own.supervisor_ratings.append(RatedDays(rated, supervisor_total, days))
        if standing is not None:
            own.reported[standing] += days
    return facts


_RATED = 1
"""The place of `rated` in a row."""

# Written into the statement: PostgreSQL takes two parameters of the same value for two expressions.
_ON_TIME, _LATE, _LOCKED = (literal_column(str(n), Integer) for n in range(3))
"""Places in `EntryFacts.reported`."""


def _kept_days(frame: Frame) -> Subquery:
    """The days as they are kept; `rated` is NULL when something was sent after the as-of moment."""
    known = PersonDay.last_submitted <= frame.scope.as_of.instant
    days = select(
        PersonDay.employee_id,
        PersonDay.date,
        case((known, PersonDay.rated)).label("rated"),
        PersonDay.self_total,
        PersonDay.supervisor_total,
        PersonDay.first_submitted.label("first"),
    )
    return _with_calendar(days, frame).subquery("days_of_people")


def _read_days(frame: Frame) -> Subquery:
    """The days that have to be read: from what was sent up to the as-of moment."""
    entry, moment = Entry.__table__.c, frame.scope.as_of.instant
    is_rated = entry.supervisor_rating.is_not(None)
    days = (
        select(
            PersonDay.employee_id,
            PersonDay.date,
            func.count(entry.supervisor_rating).label("rated"),
            func.sum(case((is_rated, entry.self_rating))).label("self_total"),
            func.sum(entry.supervisor_rating).label("supervisor_total"),
            func.min(entry.submitted_at).label("first"),
        )
        .join(Entry, and_(entry.employee_id == PersonDay.employee_id, entry.date == PersonDay.date))
        .where(PersonDay.last_submitted > moment)
        .where(entry.state != EntryState.REJECTED, entry.submitted_at <= moment)
        .group_by(PersonDay.employee_id, PersonDay.date)
    )
    if _is_disciplined(frame.scope):
        days = days.group_by(STAYS.c.calendar_id)
    return _with_calendar(days, frame).subquery("days_of_people")


def _with_calendar(days: Select[*tuple[Any, ...]], frame: Frame) -> Select[*tuple[Any, ...]]:
    """Days of the frame's people in the period; with their calendars, if the scheme asks for timeliness."""
    period = frame.scope.period
    if not _is_disciplined(frame.scope):
        return days.where(frame.has(PersonDay.employee_id), PersonDay.date.between(period.start, period.end))
    of_stay = and_(
        PersonDay.employee_id == STAYS.c.employee_id,
        PersonDay.date.between(STAYS.c.starts, STAYS.c.ends),
    )
    return days.add_columns(STAYS.c.calendar_id).join(STAYS, of_stay).where(frame.has(STAYS.c.employee_id))


def _is_disciplined(scope: Scope) -> bool:
    """Whether the scheme asks when reports came, and so for the frame's sheet."""
    return Source.DISCIPLINE in scope.scheme.used_sources


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
    if not _is_disciplined(scope):
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
