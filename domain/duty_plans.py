"""Planning duty rosters: the shifts on offer, the effect of a tap or pattern on a day, and open days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct
from pydantic import Field

from domain.answers import clean, parse_clock
from domain.answers.weekdays import WEEKDAYS
from domain.calendar import DayRow, Timeliness, WorkCalendar, timeliness
from domain.day_state import Sent
from domain.drafts import Draft
from domain.duty import Duty, Hours, Planned, rotation
from domain.errors import Invalid, or_refuse
from domain.patterns import late_pattern
from domain.periods import Period, PeriodKind, Span
from domain.spans import SpanRule
from domain.vocabulary import TO
from domain.working_hours import OFFICE_HOURS, office_hours

MOST_PEOPLE = 15
"""How many people one plan can be made for: as many as a summary can show."""
MOST_HOURS = 5
"""Shifts that repeated taps cycle through, besides those that were typed."""
WEEKS = 5
"""Weeks that can be planned: the present one and those after it."""
USUAL = (
    Hours(time(7), time(14), "pagi"),
    Hours(time(14), time(21), "siang"),
    Hours(time(21), time(7), "malam"),
)
"""What is offered to a unit whose roster holds hardly any shift yet."""
PATTERN_SPAN = SpanRule("duty-pattern", back=timedelta(0), ahead=timedelta(days=31), most=62)
"""How far a repeated pattern reaches: from any day to the end of the next month."""
_LONGEST_NAME = 20
_DAY_NAMES = {*WEEKDAYS, *(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun"))}
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_AT = r"(?:(?:dari|from|pukul|pkl\.?|jam)\s+)*"
_CLOCK = r"\d{1,2}(?:[.:]\d{2})?"
_NAME = r"[^\W\d][^\d]*?"
_TYPED = late_pattern(
    rf"(?P<before>{_NAME})??\s*{_AT}(?P<start>{_CLOCK})\s*{TO}\s*{_AT}(?P<end>{_CLOCK})\s*(?P<after>{_NAME})?"
)


T = TypeVar("T")


class Pattern(StrEnum):
    """How shifts repeat."""

    FIVE = "five"
    """Monday to Friday."""
    SIX = "six"
    """Monday to Saturday."""
    TWOS = "twos"
    """Two days of one shift, two of another, two free."""


class DutyDraft(Draft):
    """A week or a repeated pattern of one or several people, as it is being planned."""

    by_unit: bool = False
    """Whether an administrator plans, who picks the unit first."""
    unit_id: int | None = None
    people: tuple[int, ...] = ()
    week: date | None = None
    """Its Monday."""
    is_copy: bool = False
    """Whether everybody's days after today are as they were a week before."""
    days: dict[date, tuple[Hours, ...]] = Field(default_factory=dict)
    """What was tapped or written; an empty one is a free day."""
    typed: tuple[Hours, ...] = ()
    """Shifts that were written, the latest first."""
    tapped: date | None = None
    """The day that was tapped last, for which hours may be written."""
    is_repeated: bool = False
    """Whether a pattern is planned, and not a week."""
    pattern: Pattern | None = None
    hours: Hours | None = None
    """The shift of FIVE and SIX."""
    early: Hours | None = None
    """The shift of the first two days of TWOS."""
    night: Hours | None = None
    """The shift of the third and fourth day of TWOS."""
    first: date | None = None
    last: date | None = None

    @property
    def shifts(self) -> tuple[Hours, ...]:
        """The shifts of the pattern that are known, in order."""
        asked = (self.early, self.night) if self.pattern is Pattern.TWOS else (self.hours,)
        return tuple(each for each in asked if each is not None)

    @property
    def span(self) -> Span:
        """The days that are planned; raises Invalid before they were chosen."""
        if self.is_repeated and self.first is not None and self.last is not None:
            return Span(self.first, self.last)
        if self.week is None:
            raise Invalid("dialog-use-buttons")
        return Span(self.week, self.week + 6 * _DAY)


def weeks(today: date) -> list[date]:
    """The Mondays of the weeks that can be planned."""
    monday = today - timedelta(days=today.weekday())
    return [monday + n * _WEEK for n in range(WEEKS)]


def check_week(week: date, today: date) -> None:
    """Raises Invalid when a week cannot be planned, or no longer."""
    if week not in weeks(today):
        raise Invalid("duty-week-over")


def offered(used: Sequence[Hours], typed: Sequence[Hours]) -> list[Hours]:
    """The shifts through which taps cycle: those that were typed, then those of the roster by their start.

    Where the roster has hardly any, the usual ones are offered too.
    """
    if sum(each not in OFFICE_HOURS for each in used) < len(USUAL):
        used = [*used, *(each for each in USUAL if each not in used)]
    return [*typed, *(each for each in sorted(used) if each not in typed)]


def cycled(draft: DutyDraft, day: date, options: Sequence[Hours]) -> DutyDraft:
    """The draft after a tap on a day: the next shift, after the last one free, then as it was."""
    ring: list[tuple[Hours, ...] | None] = [None, *((each,) for each in options), ()]
    now = draft.days.get(day)
    following = ring[(ring.index(now) + 1) % len(ring)] if now in ring else None
    days = {key: value for key, value in draft.days.items() if key != day}
    if following is not None:
        days[day] = following
    return draft.model_copy(update={"days": days, "tapped": day})


def written(draft: DutyDraft, text: str, options: Sequence[Hours], free: str) -> DutyDraft:
    """The draft after “22.00-06.00”, “malam” or the word for a free day, for the day that was tapped last.

    New hours join those that are offered. Raises Invalid for anything else, and before a day was tapped.
    """
    if draft.tapped is None:
        raise Invalid("duty-tap-first")
    said = clean(text).lower()
    if said == free.lower():
        chosen: tuple[Hours, ...] = ()
    else:
        hours = read_hours(said, options)
        chosen = (hours,)
        if hours not in options:
            draft = draft.model_copy(update={"typed": (hours, *draft.typed)[:MOST_HOURS]})
    return draft.model_copy(update={"days": {**draft.days, draft.tapped: chosen}})


def read_hours(text: str, options: Sequence[Hours]) -> Hours:
    """The shift on offer with this name, or the hours as they are written; raises Invalid otherwise."""
    said = clean(text).lower()
    named = [each for each in options if each.name and each.name.lower() == said]
    return named[0] if len(named) == 1 else parse_hours(said)


def parse_hours(text: str) -> Hours:
    """“22.00-06.00”, “malam 22.00-06.00” or “22.00-06.00 malam”; raises Invalid otherwise.

    A weekday is no name of a shift: who writes one means a day, and that is not the one that was tapped.
    An end at or before the start is on the next day: “07.00-07.00” is a whole day.
    """
    found = or_refuse(_TYPED.fullmatch(clean(text)), Invalid("duty-hours-invalid"))
    name = (found["before"] or found["after"] or "").strip()
    if not _DAY_NAMES.isdisjoint(re.split(r"[\s,/-]+", name.lower())):
        raise Invalid("duty-hours-weekday")
    return Hours(parse_clock(found["start"]), parse_clock(found["end"]), name[:_LONGEST_NAME].strip())


def wanted(draft: DutyDraft, duty: Duty, day: date, today: date) -> tuple[Hours, ...] | None:
    """A person's day according to a draft; None where the draft does not change it."""
    if day in draft.days:
        return draft.days[day]
    before = day - _WEEK
    if not draft.is_copy or day <= today or not duty.covers(before):
        return None
    return tuple(shift.hours for shift in duty.shifts_on(before))


def repeated(draft: DutyDraft, calendar: WorkCalendar) -> dict[date, tuple[Hours, ...]]:
    """A person's days according to the pattern of a draft.

    With five and six days the holidays of the unit are free; TWOS begins with the first day and ignores
    holidays. Raises Invalid while an answer is missing.
    """
    span = draft.span
    monday = span.start - span.start.weekday() * _DAY
    match draft.pattern, draft.shifts:
        case Pattern.TWOS, (early, night):
            cycle = (early, early, night, night, None, None)
            return {day: tuple(shifts) for day, shifts in rotation(cycle, span)}
        case Pattern.FIVE | Pattern.SIX, (hours,):
            saturday = hours if draft.pattern is Pattern.SIX else None
            planned = rotation((*[hours] * 5, saturday, None), span, first=monday)
            return {day: () if calendar.is_holiday(day) else tuple(shifts) for day, shifts in planned}
        case _:
            raise Invalid("dialog-use-buttons")


class Change(Struct, frozen=True):
    """A day of a person that becomes another one."""

    date: date
    before: tuple[Hours, ...] | None
    """None where the unit's calendar made it a working day."""
    after: tuple[Hours, ...]


def changes(draft: DutyDraft, calendar: WorkCalendar, today: date) -> list[Change]:
    """What a draft changes in a person's days, in order."""
    found = []
    pattern = repeated(draft, calendar) if draft.is_repeated else None
    for day in draft.span:
        before = standing(calendar, day)
        after = wanted(draft, calendar.duty, day, today) if pattern is None else pattern[day]
        if after is not None and before != after:
            found.append(Change(day, before, after))
    return found


def runs(days: Iterable[tuple[date, T]]) -> list[tuple[Span, T]]:
    """Dates in order, each with a value; those that follow each other with the same value become one span."""
    found: list[tuple[Span, T]] = []
    for day, value in days:
        if found and found[-1][1] == value and found[-1][0].end + _DAY == day:
            found[-1] = (Span(found[-1][0].start, day), value)
        else:
            found.append((Span(day, day), value))
    return found


def standing(calendar: WorkCalendar, day: date) -> tuple[Hours, ...] | None:
    """The shifts of a person's day, none of them on a free day; None for a working day of the unit."""
    if calendar.duty.covers(day):
        return tuple(shift.hours for shift in calendar.duty.shifts_on(day))
    return None if calendar.is_working(day) else ()


def check_open(row: DayRow, sent: Sent | None, now: datetime, extended: datetime | None, name: str) -> None:
    """Raises Invalid when a day of a person may no longer be planned: it is reported, or closed."""
    if sent is not None:
        raise Invalid("duty-day-reported", name=name, day=row.date)
    if timeliness(row, now, extended) is Timeliness.LOCKED:
        raise Invalid("duty-day-closed", name=name, day=row.date)


def months_begun(duty: Duty, days: Sequence[date]) -> list[Span]:
    """The months among days in which a person gets the first shift or free day of a roster."""
    months = {Period.containing(day, PeriodKind.MONTH) for day in days if not duty.covers(day)}
    return sorted((month.span for month in months), key=lambda span: span.start)


def rest_of_month(calendar: WorkCalendar, month: Span, planned: Sequence[date]) -> list[Planned]:
    """The other days of a month that gets its first shift, as the unit's calendar has them.

    A roster holds for whole months: without these rows the days that nobody planned would become free.
    """
    others = [day for day in month if day not in planned]
    return [(day, (office_hours(calendar, day),) if calendar.is_working(day) else ()) for day in others]
