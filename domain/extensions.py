"""Extensions: days that an administrator keeps open for late reports, after an outage."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.drafts import Draft
from domain.errors import Invalid
from domain.periods import Span
from domain.spans import SpanRule, check_within

DAYS = SpanRule("extension", back=timedelta(days=366), ahead=timedelta(0), most=31)
"""Reports of the past year, a month at once."""
LONGEST_OPEN = timedelta(days=62)


class Scope(StrEnum):
    """The people for whom days are kept open."""

    ALL = "all"
    UNIT = "unit"
    PERSON = "person"


class ExtensionDraft(Draft):
    """The administrator's answers so far: for whom, which days, until when, and why."""

    scope: Scope | None = None
    unit_id: int | None = None
    employee_id: int | None = None
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


def untils(last: date, today: date) -> Span:
    """The days until which reports of days up to `last` may be taken: from now on, for two months at most."""
    return Span(max(last, today), today + LONGEST_OPEN)


def check_until(until: date, last: date, today: date) -> None:
    """Raises Invalid unless reports of days up to `last` may be taken until a day."""
    check_within(until, untils(last, today), "extension-until-out")


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which a day ends."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)
