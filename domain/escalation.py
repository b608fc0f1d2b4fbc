"""When what waits for a supervisor is nudged, goes to the superior as well, and is told to administrators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.calendar import WorkCalendar


class Stage(StrEnum):
    """How far something that waits has come."""

    SUPERIOR = "superior"
    """The supervisor's own supervisor may decide it too."""
    ADMINISTRATORS = "administrators"
    """The administrators were told of it."""


Ripe = Mapping[datetime, Collection[int]]
"""Ids of the supervisors' units, by the instant before which something must have been sent."""


@dataclass(frozen=True)
class ReviewDays:
    """After so many working days of the supervisor's unit each step follows; they grow."""

    nudge: int = 3
    superior: int = 5
    administrators: int = 7

    def __post_init__(self) -> None:
        if not 1 <= self.nudge < self.superior < self.administrators <= 60:
            raise ValueError("three growing numbers of days, from 1 to 60")


def ripe_before(calendar: WorkCalendar, today: date, days: int) -> datetime:
    """What was sent before this instant has waited for so many working days on the morning of `today`.

    The day on which it was sent does not count, `today` does: what was sent on a Monday has waited for
    three on Thursday. The supervisor's leave counts too, as its author waits all the same.
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
    """The date on whose morning something has waited for so many working days."""
    return working_day_after(calendar, calendar.local_date(sent), days)


def working_day_after(calendar: WorkCalendar, day: date, number: int) -> date:
    """The so-many-th working day after a date."""
    while number:
        day += timedelta(days=1)
        number -= calendar.is_working(day)
    return day
