"""Ratings and timeliness: one pass over the days of a period, whose sums are kept beside the entries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Null,
    Select,
    Subquery,
    and_,
    case,
    func,
    literal,
    null,
    select,
    type_coerce,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from domain.entries import EntryState
from domain.schemes import Source
from domain.scoring import RatedDays, ReportedDays
from storage.numbers import DateOf, MomentNumberOf, moment_number
from storage.scoring.frame import Frame
from storage.scoring.laid_out import DAYS, STAYS
from storage.scoring.packed import Rows, rows_of
from storage.scoring.scope import Scope
from storage.tables import PARTS, Entry, PersonDay

_RATINGS = frozenset({Source.SELF_RATING, Source.SUPERVISOR_RATING})

_SOURCES = _RATINGS | {Source.DISCIPLINE}
"""The sources that this pass serves."""


@dataclass(slots=True)
class EntryFacts:
    """What a person's entries amount to."""

    self_ratings: list[RatedDays] = field(default_factory=list)
    supervisor_ratings: list[RatedDays] = field(default_factory=list)
    on_time: int = 0
    late: int = 0
    locked: int = 0

    def reported_days(self) -> ReportedDays:
        """The expected days on which the first report was on time, late, or after the late window."""
        return ReportedDays(self.on_time, self.late, self.locked)


NO_ENTRIES = EntryFacts()
"""Of a person without any."""


async def entry_rows(session: AsyncSession, frame: Frame) -> Rows:
    """Sums and counts of days, which were themselves summed up from their entries; exact integers.

    Needs the frame's days to be laid out, if the scheme asks when reports came.
    """
    scope = frame.scope
    if not scope.scheme.used_sources & _SOURCES:
        return []
    kept, moment = _kept_days(frame), scope.as_of.instant
    rows = await rows_of(session, _kept_sums(scope, kept))
    if all(row[_HOLD_FROM] <= moment_number(moment) for row in rows):
        return rows
    read = _read_days(frame).subquery("days_of_people")
    # In one statement: on PostgreSQL a day may cease to hold between two, and be in both or in neither.
    both = union_all(
        _kept_sums(scope, kept.where(PersonDay.holds_from <= moment)),
        _sums(scope, read, read.c.rated).group_by(read.c.rated),
    )
    return await rows_of(session, both)


def entry_facts(rows: Rows) -> Mapping[int, EntryFacts]:
    """What the rows say, by person."""
    facts: dict[int, EntryFacts] = {}
    for employee_id, _, parts, days, ratings, self_total, supervisor_total, *in_time in rows:
        own = facts.get(employee_id)
        if own is None:
            own = facts[employee_id] = EntryFacts()
        if self_total is not None:
            own.self_ratings.append(RatedDays(days, ratings, self_total, parts))
        if supervisor_total is not None:
            own.supervisor_ratings.append(RatedDays(days, ratings, supervisor_total, parts))
        if in_time:
            on_time, open_, expected = in_time
            own.on_time += on_time
            own.late += open_ - on_time
            own.locked += expected - open_
    return facts


_HOLD_FROM = 1
"""The place in a row of the moment from which its sums hold."""


def _kept_days(frame: Frame) -> Select[*tuple[Any, ...]]:
    """The days as they are kept."""
    days = select(
        PersonDay.employee_id,
        PersonDay.rated,
        PersonDay.self_mean,
        PersonDay.supervisor_mean,
        PersonDay.first_submitted.label("first"),
        PersonDay.holds_from,
    )
    return _with_calendar(days, frame)


def _read_days(frame: Frame) -> Select[*tuple[Any, ...]]:
    """The days whose kept sums do not hold yet, from the entries up to then; means in parts of `rated`."""
    entry, moment = Entry.__table__.c, frame.scope.as_of.instant
    is_rated = entry.supervisor_rating.is_not(None)
    days = (
        select(
            PersonDay.employee_id,
            func.count(entry.supervisor_rating).label("rated"),
            func.sum(case((is_rated, entry.self_rating))).label("self_mean"),
            func.sum(entry.supervisor_rating).label("supervisor_mean"),
            MomentNumberOf(func.min(entry.submitted_at)).label("first"),
            func.max(PersonDay.holds_from).label("holds_from"),
        )
        .join(Entry, and_(entry.employee_id == PersonDay.employee_id, entry.date == DateOf(PersonDay.day)))
        .where(PersonDay.holds_from > moment)
        .where(entry.state != EntryState.REJECTED, entry.submitted_at <= moment)
        .group_by(PersonDay.employee_id, PersonDay.day)
    )
    if _is_disciplined(frame.scope):
        days = days.group_by(STAYS.c.id, STAYS.c.calendar)
    return _with_calendar(days, frame)


def _with_calendar(days: Select[*tuple[Any, ...]], frame: Frame) -> Select[*tuple[Any, ...]]:
    """Days of the frame's people in the period; with their calendars, if the scheme asks for timeliness."""
    period = frame.scope.period
    if not _is_disciplined(frame.scope):
        return days.where(frame.has(PersonDay.employee_id), PersonDay.day.between(period.start, period.end))
    of_stay = and_(
        PersonDay.employee_id == STAYS.c.employee_id,
        PersonDay.day.between(STAYS.c.starts, STAYS.c.ends),
    )
    day_id = STAYS.c.calendar + type_coerce(PersonDay.day, Integer)
    return (
        days.add_columns(STAYS.c.id.label("stay_id"), day_id.label("day_id"))
        .join(STAYS, of_stay)
        .where(frame.lies_around(STAYS.c.employee_id))
    )


def _is_disciplined(scope: Scope) -> bool:
    """Whether the scheme asks when reports came, and so for the days that are laid out."""
    return Source.DISCIPLINE in scope.scheme.used_sources


def _kept_sums(scope: Scope, kept: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return _sums(scope, kept.subquery("days_of_people"), literal(PARTS, BigInteger))


def _sums(scope: Scope, days: Subquery, parts: ColumnElement[int]) -> Select[*tuple[Any, ...]]:
    """Days with ratings, the ratings, both sums of the days' means (in such parts), and timeliness.

    By person, or by part of the person's period if the scheme asks for timeliness: in the order in which the
    days are read, so nothing has to be sorted.
    """

    def used(number: ColumnElement[int], *by: Source) -> ColumnElement[int] | Null:
        """What is added up for each of a million days is only what the scheme asks for."""
        return number if scope.scheme.used_sources.intersection(by) else null()

    query = select(
        func.max(days.c.employee_id).label("employee_id"),
        func.max(days.c.holds_from).label("hold_from"),
        parts.label("parts"),
        used(func.count(days.c.self_mean), *_RATINGS).label("days"),
        used(func.sum(days.c.rated), *_RATINGS).label("ratings"),
        used(func.sum(days.c.self_mean), Source.SELF_RATING).label("self_total"),
        used(func.sum(days.c.supervisor_mean), Source.SUPERVISOR_RATING).label("supervisor_total"),
    )
    if not _is_disciplined(scope):
        return query.group_by(days.c.employee_id)
    # A late window never ends before the deadline.
    on_time = func.count(case((days.c.first <= DAYS.c.deadline, 1))).label("on_time")
    open_ = func.count(case((days.c.first <= DAYS.c.late_until, 1))).label("open")
    return (
        query.add_columns(on_time, open_, func.count(DAYS.c.id).label("expected"))
        .outerjoin_from(days, DAYS, DAYS.c.id == days.c.day_id)
        .group_by(days.c.stay_id)
    )
