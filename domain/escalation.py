"""When waiting cases nudge the supervisor, go to the superior, and are reported to administrators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct

from domain.calendar import WorkCalendar


class Stage(StrEnum):
    """How far something that waits has come."""

    SUPERIOR = "superior"
    """The supervisor's own supervisor may decide it too."""
    ADMINISTRATORS = "administrators"
    """The administrators were notified."""
    DUE_SOON = "due-soon"
    """Who decides was reminded of the time that is set by law (domain/data_corrections.py)."""
    LATE = "late"
    """That time has passed; everybody concerned was told."""


Ripe = Mapping[datetime, Collection[int]]
"""Ids of the supervisors' units, by the instant before which something must have been sent."""


class ReviewDays(Struct, frozen=True):
    """The number of working days of the supervisor's unit before each step; they increase."""

    nudge: int = 3
    superior: int = 5
    administrators: int = 7

    def __post_init__(self) -> None:
        if not 1 <= self.nudge < self.superior < self.administrators <= 60:
            raise ValueError("three growing numbers of days, from 1 to 60")


def ripe_before(calendar: WorkCalendar, today: date, days: int) -> datetime:
    """The instant: what was sent before it has waited for `days` working days on the morning of `today`.

    The day of sending does not count, `today` does: on Thursday, something sent on Monday has waited for
    three days. The supervisor's leave counts as well, because the author waits all the same.
    """
    day, left = today + timedelta(days=1), days
    while left:
        day -= timedelta(days=1)
        left -= calendar.is_working(day)
    return datetime.combine(day, time.min, tzinfo=calendar.zone)


def ripe(calendars: Mapping[int, WorkCalendar], today: date, days: int) -> Ripe:
    """`ripe_before` of many units, whose calendars are given by their id."""
    found: defaultdict[datetime, list[int]] = defaultdict(list)
    for unit_id, calendar in calendars.items():
        found[ripe_before(calendar, today, days)].append(unit_id)
    return found


def ripe_on(calendar: WorkCalendar, sent: datetime, days: int) -> date:
    """The date on whose morning something has waited for `days` working days."""
    return working_day_after(calendar, calendar.local_date(sent), days)


def working_day_after(calendar: WorkCalendar, day: date, number: int) -> date:
    """The so-many-th working day after a date."""
    while number:
        day += timedelta(days=1)
        number -= calendar.is_working(day)
    return day
