"""An office's records as the files that it could import (docs/scoring.md §7), and their limits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Struct

from domain.answers.amounts import is_grouped
from domain.answers.sentences import clean, clean_lines
from domain.disclosure import Parts, is_told
from domain.imports import CITIZEN, ENTRIES, TARGETS, Layout
from domain.imports.cells import A_DASH
from domain.satisfaction import quarter_of


class Reader(StrEnum):
    """Who gets the files; nobody gets what colleagues gave."""

    OPERATOR = "operator"
    """Holds the database."""
    ADMINISTRATOR = "administrator"
    """May see citizens' responses in whole quarters, with five or more of each kind."""


class LeftOut(StrEnum):
    """What the files cannot say, or may not."""

    PEOPLE = "people"
    """People who were never in a unit, with what is theirs."""
    COLLEAGUES = "colleagues"
    """Ratings by colleagues and subordinates."""
    RESPONSES = "responses"
    """Responses in quarantine, or not yet released to administrators."""
    COMMENTS = "comments"
    """Comments of citizens, to an administrator."""
    WITHDRAWN = "withdrawn"
    """Entries that were taken back, and targets that count no more."""
    LINKS = "links"
    """Links to a target that its title does not name, and times that the import would refuse."""
    REFUSED = "refused"
    """Rows that the import would refuse."""


_MAY_BE_LEFT_OUT = {
    ENTRIES.name: frozenset({"target", "started", "ended", "reviewer_nip"}),
    TARGETS.name: frozenset({"parent"}),
    CITIZEN.name: frozenset(CITIZEN.clearable),
}
"""Columns by file in which no value may mean that an export leaves it out (`LeftOut.LINKS`)."""


def cells(layout: Layout[Any], row: object) -> list[str]:
    """The cells of a row, as the import reads them.

    A dash says that there is none, so that a record which has one loses it. A cell stays empty where the
    value may only be missing in the files, and in responses, which an import never changes.
    """
    clearable = frozenset(layout.clearable) - _MAY_BE_LEFT_OUT.get(layout.name, frozenset())
    found = []
    for column in layout.kept:
        value = getattr(row, column.name)
        if isinstance(value, str) and not isinstance(value, StrEnum):
            value = clean_lines(value) if column.keeps_lines else clean(value)
        # No value where one is required: the free day of a duty roster.
        says_none = column.required or column.name in clearable
        found.append(_written(value) or (A_DASH if says_none else ""))
    return found


def _written(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime() | date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
        case Decimal():
            plain = f"{value.normalize():f}"
            # 1.125 is also how 1125 is written: one more digit leaves no doubt.
            return f"{plain}0" if is_grouped(plain, ".") else plain
        case frozenset():
            return ";".join(sorted(map(str, value)))
        case _:
            return str(value)


class Stretch(Struct, frozen=True):
    """A value that holds on some dates, both included."""

    starts: date
    ends: date
    value: str


def on(stretches: Sequence[Stretch], day: date) -> str | None:
    """The value on a date; of several stretches that hold then it is the last."""
    return next((each.value for each in reversed(stretches) if each.starts <= day <= each.ends), None)


def history(
    units: Sequence[Stretch], supervisors: Sequence[Stretch], positions: Sequence[Stretch]
) -> list[tuple[date, str, str | None, str | None]]:
    """A person's unit, supervisor and position from a date on.

    It begins with the first unit. A file cannot express dates in no unit: the former unit stays there.
    """
    first = min(each.starts for each in units)
    stretches = (*units, *supervisors, *positions)
    dates = {each.starts for each in stretches}
    dates |= {each.ends + timedelta(days=1) for each in stretches if each.ends < date.max}
    found: list[tuple[date, str, str | None, str | None]] = []
    for day in sorted({first, *(day for day in dates if day > first)}):
        unit = on(units, day) or found[-1][1]
        step = (day, unit, on(supervisors, day), on(positions, day))
        if not found or found[-1][1:] != step[1:]:
            found.append(step)
    return found


def told_dates(responses: Mapping[date, Parts], yesterday: date) -> dict[date, date]:
    """The last day of the quarter of each date whose responses may be exported; other dates are missing.

    `responses` are those of a service, by date and by all else that distinguishes them. Whole quarters are
    sums of what is shown elsewhere. Spans of weeks would not do: they differ by figure, and overlapping ones
    could be subtracted.
    """
    found: dict[date, date] = {}
    for quarter in {quarter_of(day) for day in responses}:
        inside = [day for day in responses if day in quarter.span]
        sums = sum((Counter(responses[day]) for day in inside), Counter[Hashable]())
        if quarter.end <= yesterday and is_told(sums.total(), *sums.values()):
            found |= dict.fromkeys(inside, quarter.end)
    return found
