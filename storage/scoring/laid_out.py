"""The frame as two temporary tables, so that the database can join every record with its day."""

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
from storage.scoring.frame import Calendar, Frame, Scored

NO_CALENDAR = 0
"""Of the dates on which a person belongs to no unit or is on leave: none of them is expected."""

_DAY = timedelta(days=1)
_METADATA = MetaData()

STAYS = Table(
    "scoring_stays",
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
"""Each person's period in parts without a gap; one calendar holds in each part.

`travels` is 1 on official travel: the days are expected, but no attendance record is asked for. `halved` is 1
of a day with half a day of leave, which weighs 1/2.
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
async def laid_out(session: AsyncSession, frame: Frame) -> AsyncIterator[None]:
    """Lays out the frame's tables in this transaction, and takes them away again."""
    connection = await session.connection()
    await connection.run_sync(_METADATA.create_all, checkfirst=False)
    layout = _Layout(frame)
    for table, rows in ((STAYS, list(layout.stay_rows())), (DAYS, list(layout.day_rows()))):
        if rows:
            await session.execute(insert(table), rows)
    yield
    # Not in a `finally`: after an error the transaction, and the tables with it, is rolled back.
    await connection.run_sync(_METADATA.drop_all, checkfirst=False)


class _Layout:
    """The rows of the tables. Day rows are complete once all rows of stays have been made."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._period = frame.scope.period.span
        self._extended: dict[tuple[Calendar, datetime], int] = {}
        """Calendars with extensions for single persons, by the moment until which these keep days open."""

    def stay_rows(self) -> Iterator[dict[str, Any]]:
        """Each person's period in parts, numbered person by person."""
        numbers = count(1)
        for person in self._frame.people:
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

    def _parts(self, person: Scored) -> Iterable[Span]:
        """The period, cut wherever the rules of the person's days change."""
        if person.is_regular_in(self._period):
            return (self._period,)
        spans = [
            *(stay.span for stay in person.stays),
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

    def _calendar(self, person: Scored, day: date) -> int:
        stay = person.stay_on(day)
        if stay is None or person.excused_on(day):
            return NO_CALENDAR
        open_until = person.extended_on(day)
        if open_until is None:
            return stay.calendar.id
        key = (stay.calendar, open_until)
        following = len(self._frame.calendars) + len(self._extended) + 1
        return self._extended.setdefault(key, following)

    def day_rows(self) -> Iterator[dict[str, Any]]:
        """The days of every calendar."""
        for calendar in self._frame.calendars:
            yield from self._days(calendar, calendar.id, None)
        for (calendar, open_until), number in self._extended.items():
            yield from self._days(calendar, number, open_until)

    def _days(self, calendar: Calendar, number: int, open_until: datetime | None) -> Iterator[dict[str, Any]]:
        for row in self._frame.due_rows(calendar):
            yield {
                "calendar": number,
                "date": row.date,
                "deadline": row.deadline,
                "late_until": max(row.late_until, open_until) if open_until else row.late_until,
            }
