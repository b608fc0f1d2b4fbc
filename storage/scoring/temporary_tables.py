"""The cohort as two temporary tables, so that the database can join every record with its day."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from itertools import count, pairwise
from typing import Any

from sqlalchemy import Column, Date, Integer, MetaData, Table, insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.periods import Span
from storage.base.types import Instant
from storage.scoring.cohort import Calendar, Cohort, ScoredPerson

NO_CALENDAR = 0
"""The calendar for dates on which a person is on leave or in no unit: none of them is expected."""

_DAY = timedelta(days=1)
_METADATA = MetaData()

SPANS = Table(
    "scoring_spans",
    _METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("employee_id", Integer, nullable=False),
    Column("calendar", Integer, nullable=False),
    Column("travels", Integer, nullable=False),
    Column("halved", Integer, nullable=False),
    Column("starts", Date, nullable=False),
    Column("ends", Date, nullable=False),
    prefixes=["TEMPORARY"],
)
"""Each person's period in spans without gaps; one calendar holds throughout a span.

`travels` is 1 on official travel: the days are expected, but need no attendance record. `halved` is 1 for a
day with half a day of leave, which weighs 1/2.
"""

DAYS = Table(
    "scoring_days",
    _METADATA,
    Column("calendar", Integer, primary_key=True, autoincrement=False),
    Column("date", Date, primary_key=True),
    Column("deadline", Instant, nullable=False),
    Column("late_until", Instant, nullable=False),
    prefixes=["TEMPORARY"],
    sqlite_with_rowid=False,
)
"""The working days that are due, by calendar."""


@asynccontextmanager
async def temporary_tables(session: AsyncSession, cohort: Cohort) -> AsyncIterator[None]:
    """Creates and fills the tables in this transaction, and drops them at the end."""
    connection = await session.connection()
    await connection.run_sync(_METADATA.create_all, checkfirst=False)
    row_maker = _RowMaker(cohort)
    for table, rows in (
        (SPANS, list(row_maker.span_rows())),
        (DAYS, list(row_maker.day_rows())),
    ):
        if rows:
            await session.execute(insert(table), rows)
    yield
    # Not in a `finally`: after an error the transaction, and the tables with it, is rolled back.
    await connection.run_sync(_METADATA.drop_all, checkfirst=False)


class _RowMaker:
    """The rows of the tables. All span rows must be made before the day rows."""

    def __init__(self, cohort: Cohort) -> None:
        self._cohort = cohort
        self._period = cohort.scope.period.span
        self._extended: dict[tuple[Calendar, datetime], int] = {}
        """Numbers of calendars with an extension for one person, by the end of the extension."""

    def span_rows(self) -> Iterator[dict[str, Any]]:
        """The rows of `SPANS`, numbered person by person."""
        numbers = count(1)
        for person in self._cohort.people:
            for span in self._parts(person):
                yield {
                    "id": next(numbers),
                    "employee_id": person.id,
                    "calendar": self._calendar(person, span.start),
                    "travels": int(person.travels_on(span.start)),
                    "halved": int(person.is_halved_on(span.start)),
                    "starts": span.start,
                    "ends": span.end,
                }

    def _parts(self, person: ScoredPerson) -> Iterable[Span]:
        """The period, cut wherever unit, leave or extension of the person change."""
        if person.is_regular_in(self._period):
            return (self._period,)
        spans = [
            *(unit_span.span for unit_span in person.unit_spans),
            *(leave.span for leave in person.leaves),
            *(extension.span for extension in person.extensions),
        ]
        starts = {self._period.start}
        for part in filter(None, (span.overlap(self._period) for span in spans)):
            starts.add(part.start)
            if part.end < self._period.end:
                starts.add(part.end + _DAY)
        cuts = [*sorted(starts), self._period.end + _DAY]
        return (Span(start, following - _DAY) for start, following in pairwise(cuts))

    def _calendar(self, person: ScoredPerson, day: date) -> int:
        unit_span = person.unit_span_on(day)
        if unit_span is None or person.excused_on(day):
            return NO_CALENDAR
        open_until = person.extended_on(day)
        if open_until is None:
            return unit_span.calendar.id
        key = (unit_span.calendar, open_until)
        following = len(self._cohort.calendars) + len(self._extended) + 1
        return self._extended.setdefault(key, following)

    def day_rows(self) -> Iterator[dict[str, Any]]:
        """The rows of `DAYS`."""
        for calendar in self._cohort.calendars:
            yield from self._days(calendar, calendar.id, None)
        for (calendar, open_until), number in self._extended.items():
            yield from self._days(calendar, number, open_until)

    def _days(self, calendar: Calendar, number: int, open_until: datetime | None) -> Iterator[dict[str, Any]]:
        for row in self._cohort.due_rows(calendar):
            yield {
                "calendar": number,
                "date": row.date,
                "deadline": row.deadline,
                "late_until": max(row.late_until, open_until) if open_until else row.late_until,
            }
