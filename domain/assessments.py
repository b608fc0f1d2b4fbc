"""Assessments at a period's end: open periods, the questions about a person, and missing answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum

from msgspec import Struct

from domain.calendar import WorkCalendar
from domain.closing.lock import check_assessable, is_assessable
from domain.errors import Invalid
from domain.periods import KNOWN_YEARS, Period, PeriodKind
from domain.schemes import Scheme, Source
from domain.scoring import BERAKHLAK

OPEN_AFTER = timedelta(days=42)
"""So long after its end a period can be assessed: 30 working days (PermenPANRB 6/2022, lampiran V)."""
REMIND_BEFORE = timedelta(days=14)
"""So long before the end of a period, and before it closes, supervisors are reminded."""


class Section(StrEnum):
    """What is assessed."""

    BEHAVIOUR = "behaviour"
    COMPETENCY = "competency"


SOURCES = {Section.BEHAVIOUR: Source.BEHAVIOUR, Section.COMPETENCY: Source.COMPETENCY}
"""Where the answers of a section count, if the scheme weighs it."""


class Criterion(Struct, frozen=True):
    """One question: its name in the assessments, and the code in its buttons."""

    section: Section
    name: str
    code: str
    required: int | None = None
    """The level that the position requires, of a competency."""


class Required(Struct, frozen=True):
    """A competency that a position requires: the id of its row, its name and its level (1..5)."""

    id: int
    name: str
    level: int


def criteria(competencies: Iterable[Required]) -> list[Criterion]:
    """Everything that is asked about a person: the seven values, then what the position requires."""
    values = [Criterion(Section.BEHAVIOUR, name, f"b{n}") for n, name in enumerate(BERAKHLAK)]
    levels = [Criterion(Section.COMPETENCY, each.name, f"c{each.id}", each.level) for each in competencies]
    return [*values, *levels]


def first_open(
    asked: Sequence[Criterion], given: Collection[str], after: str | None = None
) -> Criterion | None:
    """The next criterion without an answer: after a code, then from the beginning; None when all have one."""
    start = next((n for n, each in enumerate(asked, 1) if each.code == after), 0)
    return next((each for each in (*asked[start:], *asked[:start]) if each.name not in given), None)


class Progress(Struct, frozen=True):
    """How many criteria of a section have an answer."""

    section: Section
    given: int
    asked: int


def progress(asked: Sequence[Criterion], given: Collection[str]) -> list[Progress]:
    """How far each section is, those without any criterion left out."""
    found = []
    for section in Section:
        own = [each for each in asked if each.section is section]
        if own:
            found.append(Progress(section, sum(each.name in given for each in own), len(own)))
    return found


def is_complete(asked: Sequence[Criterion], given: Collection[str]) -> bool:
    """Whether every criterion has an answer."""
    return all(each.name in given for each in asked)


def counted(asked: Iterable[Criterion], scheme: Scheme) -> list[Criterion]:
    """Those that the scheme gives a weight."""
    return [each for each in asked if SOURCES[each.section] in scheme.used_sources]


def closes_on(period: Period) -> date:
    """The last day on which a period can be assessed."""
    return period.end + OPEN_AFTER


def open_periods(scheme: Scheme, today: date, closed: Collection[Period] = ()) -> list[Period]:
    """The periods that can be assessed, first the one to show: what ended last, else what ends first.

    Those that are closed before their time (domain/closing/lock.py) are left out.

    They are of the scheme's kind and of its interim evaluation. Of two that end together the longer comes
    first.
    """
    kinds = [kind for kind in (scheme.period, scheme.interim) if kind is not None]
    found = [period for kind in kinds for period in _open_of(kind, today) if is_assessable(period, closed)]

    def order(period: Period) -> tuple[bool, int, int]:
        is_running = period.end >= today
        end = period.end.toordinal()
        return is_running, end if is_running else -end, -period.kind.months

    return sorted(found, key=order)


def _open_of(kind: PeriodKind, today: date) -> Iterator[Period]:
    """The periods of a kind that have begun and are not closed, the latest first."""
    period = Period.containing(today, kind)
    while today <= closes_on(period):
        yield period
        period = period.previous()


def open_period(scheme: Scheme, code: str, today: date, closed: Collection[Period] = ()) -> Period:
    """The period of a button; raises Invalid when it cannot be assessed on a day."""
    try:
        period = Period.parse(code)
    except ValueError:
        raise Invalid("button-outdated") from None
    if period in open_periods(scheme, today):
        check_assessable(period, closed)
        return period
    is_known = period.year in KNOWN_YEARS and period.kind in (scheme.period, scheme.interim)
    if is_known and today > closes_on(period):
        raise Invalid("assess-closed", day=closes_on(period))
    raise Invalid("button-outdated")


def day_of(left: date | None, today: date) -> date:
    """The date whose supervisor assesses a person: today, or the last one in service."""
    return today if left is None else min(left, today)


def served_in(period: Period, joined: date | None, left: date | None) -> bool:
    """Whether a person was in service on a day of a period."""
    return period.span.clip(joined, left) is not None


def reminded(
    scheme: Scheme, calendar: WorkCalendar, today: date, closed: Collection[Period] = ()
) -> list[Period]:
    """The periods that a unit's supervisors are reminded of on a day, if the scheme weighs assessments.

    Two weeks before the end and before the close, or on the unit's first working day after that.
    """
    if scheme.used_sources.isdisjoint(SOURCES.values()):
        return []
    return [
        period
        for period in open_periods(scheme, today, closed)
        if any(
            _first_working(calendar, end - REMIND_BEFORE) == today for end in (period.end, closes_on(period))
        )
    ]


def _first_working(calendar: WorkCalendar, day: date) -> date | None:
    """The first working day of a week that begins with a day."""
    days = (day + timedelta(days=number) for number in range(7))
    return next((each for each in days if calendar.is_working(each)), None)
