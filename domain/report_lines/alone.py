"""A day or a time of work that is written as an answer alone, in any words that a line may hold."""

from __future__ import annotations

from datetime import date, datetime, time

from domain.answers import parse_date, parse_work_time
from domain.entries import WorkTime
from domain.errors import Invalid
from domain.report_lines.messages import read_line
from domain.report_lines.reading import Context

_NOON = datetime.combine(date(2000, 1, 1), time(12))
"""How long work took does not depend on the moment at which it is told."""


def worked_day(text: str, today: date) -> date:
    """A day as `parse_date` reads it, or as a line names it: “Kamis”, “2 hari lalu”, “tadi”.

    Raises Invalid for what is no day.
    """
    try:
        return parse_date(text, today)
    except Invalid as doubt:
        if doubt.key != "entry-date-invalid":
            raise
        reading = read_line(text, Context(datetime.combine(today, time())), {"date"})
        named = reading.date.value if reading.date is not None and reading.date.is_sure else None
        if named is None or any(map(str.isalnum, reading.activity)):
            raise
        return named


def worked_time(text: str, start: time | None = None) -> WorkTime:
    """A time as `parse_work_time` reads it, or as a line tells it: “jam 8 pagi sampai jam 2 siang”.

    Raises Invalid for what is no time.
    """
    try:
        return parse_work_time(text, start)
    except Invalid as doubt:
        if doubt.key != "entry-time-invalid":
            raise
        found = read_line(text, Context(_NOON), {"time"})
        named = found.time.value if found.time is not None and found.time.is_sure else None
        if named is None or any(map(str.isalnum, found.activity)):
            raise
        return named
