"""Extensions: days that an administrator keeps open for late reports, after an outage."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.drafts import Draft
from domain.errors import Invalid
from domain.periods import Span

REACHES_BACK = timedelta(days=366)
LONGEST_SPAN = timedelta(days=31)
LONGEST_OPEN = timedelta(days=62)


class Scope(StrEnum):
    """For whom days are kept open."""

    ALL = "all"
    UNIT = "unit"
    PERSON = "person"


class ExtensionDraft(Draft):
    """What an administrator has said so far: for whom, which days, until when, and why."""

    scope: Scope | None = None
    unit_id: int | None = None
    employee_id: int | None = None
    sought: str = ""
    """The part of a name by which the unit or the person is looked for."""
    first: date | None = None
    last: date | None = None
    until: date | None = None
    reason: str | None = None

    @property
    def span(self) -> Span:
        """The days that stay open; raises Invalid while one of them is not said."""
        if self.first is None or self.last is None:
            raise Invalid("extension-incomplete")
        return Span(self.first, self.last)


def check_first(day: date, today: date) -> None:
    """Raises Invalid unless reports of a day can be asked for: at most a year back, and not of the future."""
    if not today - REACHES_BACK <= day <= today:
        raise Invalid("extension-first-out", earliest=today - REACHES_BACK, latest=today)


def check_last(first: date, last: date) -> None:
    """Raises Invalid unless the days from `first` to `last` are at most a month."""
    latest = first + LONGEST_SPAN - timedelta(days=1)
    if not first <= last <= latest:
        raise Invalid("extension-last-out", earliest=first, latest=latest)


def check_until(until: date, last: date, today: date) -> None:
    """Raises Invalid unless the days stay open to a day from now on, and for two months at most."""
    earliest, latest = max(last, today), today + LONGEST_OPEN
    if not earliest <= until <= latest:
        raise Invalid("extension-until-out", earliest=earliest, latest=latest)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day ends."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)
