"""Units and the office's calendar: administrators' drafts, and the effects of a change."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from msgspec import Struct

from domain.calendar import CalendarRow, DayKind, WorkCalendar
from domain.drafts import Draft
from domain.people import TimeZone
from domain.periods import Span

WEEKS = ("12345", "123456", "1234567")
"""Work weeks that are offered; others are written."""
_BACK, _AHEAD = timedelta(days=92), timedelta(days=400)
_FELT_BEFORE = 14
"""Days before a date whose late window it may move."""


class Part(StrEnum):
    """What is changed of a unit; ALL makes a new one."""

    ALL = "all"
    NAME = "name"
    ZONE = "zone"
    WEEK = "week"
    HEAD = "head"


class UnitDraft(Draft):
    """A unit, as far as it has been said."""

    unit_id: int = 0
    mark: str = ""
    """How the unit stood when the change was begun."""
    part: Part = Part.ALL
    name: str = ""
    zone: TimeZone | None = None
    week: str = ""


class HeadDraft(Draft):
    """Who is to head a unit, from when on."""

    unit_id: int = 0
    head_id: int = 0
    start: date | None = None
    shown: str = ""
    """Who headed it when the change was shown: ids with spaces between them."""


class DayDraft(Draft):
    """A day of the office's calendar."""

    of_unit: bool = False
    """Whether it was begun at a unit, which is then not asked."""
    unit_id: int | None = None
    """None for all units."""
    day: date | None = None
    kind: DayKind | None = None
    title: str | None = None
    shown: int = 0
    """The id of the row that it replaces, as it was shown; 0 for none."""


def mark_of(name: str, zone: str, week: str) -> str:
    """Changes with everything of a unit that can be changed."""
    return sha256(repr((name, str(zone), week)).encode()).hexdigest()[:8]


def days_of_calendar(today: date) -> Span:
    """The dates that may be corrected."""
    return Span(today - _BACK, today + _AHEAD)


def with_row(
    rows: list[CalendarRow], day: date, unit_id: int | None, kind: DayKind | None
) -> list[CalendarRow]:
    """Corrections of the calendar with another one of a date and unit; None takes it away."""
    others = [each for each in rows if (each.date, each.unit) != (day, unit_id)]
    return others if kind is None else [*others, CalendarRow(day, kind, unit_id)]


class Moved(Struct, frozen=True):
    """A date that can be reported until another moment than before."""

    day: date
    before: datetime
    after: datetime


class DayEffect(Struct, frozen=True):
    """What a correction does to a unit."""

    changes: bool
    """Whether the date becomes a working day, or is one no more."""
    moved: tuple[Moved, ...]


def effect(before: WorkCalendar, after: WorkCalendar, day: date, now: datetime) -> DayEffect:
    """The effect on a date, and which open late windows move."""
    moved = []
    for earlier in (day - timedelta(days=n) for n in range(_FELT_BEFORE, 0, -1)):
        old, new = before.row(earlier), after.row(earlier)
        if old.is_working and old.late_until != new.late_until and max(old.late_until, new.late_until) > now:
            moved.append(Moved(earlier, old.late_until, new.late_until))
    return DayEffect(before.is_working(day) != after.is_working(day), tuple(moved))
