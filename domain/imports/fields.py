"""Cells to values: each function reads one kind of cell, or raises ValueError with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from domain.answers.sentences import clean, clean_lines
from domain.errors import Invalid
from domain.imports.cells import NONE
from domain.people import Nip
from domain.periods import KNOWN_YEARS, Period
from domain.responses import LONGEST_COMMENT

Choice = TypeVar("Choice", bound=StrEnum)

LARGEST_NUMBER = Decimal(1_000_000_000)
LONGEST_TEXT = 1000
_CAREERS = range(1940, KNOWN_YEARS.stop)

_EARLIEST_OFFSET, _LATEST_OFFSET = timedelta(hours=-12), timedelta(hours=14)
"""Of all zones of the world."""
_ROUNDED = re.compile(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]+")
"""How a spreadsheet writes a number that is longer than it can hold."""
_DECIMAL = re.compile(r"[0-9]{1,10}(?:\.[0-9]+)?")
_SLASHED = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?")
_DAYS = re.compile(r"(?P<first>[1-7])(?:-(?P<last>[1-7]))?")
_CODE = re.compile(r"[A-Za-z0-9_-]{1,32}")

_NIP_REASONS = {
    "nip-not-18-digits": "is not 18 digits",
    "nip-no-birth-date": "does not begin with a date of birth",
    "nip-no-sex-digit": "has neither 1 nor 2 as its 15th digit",
}


@lru_cache(maxsize=20_000)
def nip(cell: str) -> str:
    """The 18 digits of a civil servant's number; spaces are ignored."""
    if _ROUNDED.fullmatch(cell):
        raise ValueError(
            f"{cell!r} was stored as a number and has lost its last digits; format the column as text"
        )
    try:
        return Nip.parse(cell).digits
    except Invalid as refusal:
        raise ValueError(f"{cell!r} {_NIP_REASONS[refusal.key]}") from None


def nips(cell: str) -> frozenset[str]:
    """The numbers in a cell that separates them by semicolons."""
    return frozenset(nip(part.strip()) for part in cell.split(";") if part.strip())


def text(cell: str) -> str:
    """A text in one line, of at most 1,000 characters."""
    line = clean(cell)
    if len(line) > LONGEST_TEXT:
        raise ValueError(f"has {len(line)} characters, more than {LONGEST_TEXT}")
    return line


def comment(cell: str) -> str:
    """A citizen's comment with its lines, as long as it may be in the chat."""
    lines = clean_lines(cell)
    if len(lines) > LONGEST_COMMENT:
        raise ValueError(f"has {len(lines)} characters, more than {LONGEST_COMMENT}")
    return lines


def name(cell: str) -> str:
    """A name or title in one line, of at most 200 characters."""
    line = text(cell)
    if line in NONE:
        raise ValueError(f"{cell!r} is no name")
    if len(line) > 200:
        raise ValueError(f"has {len(line)} characters, more than 200")
    return line


def code(cell: str) -> str:
    """A short name of letters, digits, - and _: it becomes part of links."""
    if not _CODE.fullmatch(cell):
        raise ValueError(f"{cell!r} is not 1 to 32 letters, digits, - or _")
    return cell


@lru_cache(maxsize=20_000)
def day(cell: str) -> date:
    """A date of the office's records, as 2026-11-20 or 20/11/2026."""
    found = _date(cell)
    _require_year(cell, found.year, KNOWN_YEARS)
    return found


def day_of_career(cell: str) -> date:
    """A date on which somebody joined or left, which may have been in the last century."""
    found = _date(cell)
    _require_year(cell, found.year, _CAREERS)
    return found


def _date(cell: str) -> date:
    try:
        if _ISO_DATE.fullmatch(cell):
            return date.fromisoformat(cell)
        if slashed := _SLASHED.fullmatch(cell):
            return date(int(slashed["year"]), int(slashed["month"]), int(slashed["day"]))
    except ValueError:
        raise ValueError(f"{cell!r} is not a date of the calendar") from None
    raise ValueError(f"{cell!r} is not a date; write 2026-11-20 or 20/11/2026")


def _require_year(cell: str, year: int, years: range) -> None:
    """Refuses what other systems write for “no date”: the year 1, the year 9999."""
    if year not in years:
        raise ValueError(f"{cell!r} is out of range; the year must be from {years[0]} to {years[-1]}")


def clock(cell: str) -> time:
    """A time of day, as 07:30 or 07.30."""
    found = _CLOCK.fullmatch(cell)
    try:
        if found:
            return time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        pass  # 25:00 looks like a time and is none: the same sentence
    raise ValueError(f"{cell!r} is not a time of day; write 07:30")


@lru_cache(maxsize=20_000)
def instant(cell: str) -> datetime:
    """A moment with its offset from UTC, as 2026-11-20T15:30:00+07:00."""
    try:
        moment = datetime.fromisoformat(cell)
    except ValueError:
        raise ValueError(f"{cell!r} is not a moment; write 2026-11-20T15:30:00+07:00") from None
    if moment.tzinfo is None:
        raise ValueError(f"{cell!r} has no offset from UTC; write 2026-11-20T15:30:00+07:00")
    offset = moment.utcoffset()
    if offset is None or not _EARLIEST_OFFSET <= offset <= _LATEST_OFFSET:
        raise ValueError(f"{cell!r} has an offset that no clock has; write 2026-11-20T15:30:00+07:00")
    _require_year(cell, moment.year, KNOWN_YEARS)
    return moment


def amount(cell: str) -> Decimal:
    """A number from 0 with at most three decimal places and a decimal point."""
    if not _DECIMAL.fullmatch(cell):
        raise ValueError(f"{cell!r} is not a number; write 12 or 12.5, with a decimal point")
    number = Decimal(cell).normalize()
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -3:
        raise ValueError(f"{cell!r} has more than three decimal places")
    if number > LARGEST_NUMBER:
        raise ValueError(f"{cell!r} is more than {LARGEST_NUMBER:,}")
    return number


def positive(cell: str) -> Decimal:
    """A number above 0 with at most three decimal places."""
    number = amount(cell)
    if not number:
        raise ValueError("must be more than 0")
    return number


def whole(cell: str) -> int:
    """A whole number above 0."""
    number = positive(cell)
    if number != int(number):
        raise ValueError(f"{cell!r} is not a whole number")
    return int(number)


def rating(most: int) -> Callable[[str], int]:
    """Reads a rating from 1 to `most`."""
    allowed = {str(value): value for value in range(1, most + 1)}

    def read(cell: str) -> int:
        if cell not in allowed:
            raise ValueError(f"{cell!r} is not a rating from 1 to {most}")
        return allowed[cell]

    return read


def choice(kind: type[Choice]) -> Callable[[str], Choice]:
    """Reads one of the values of an enumeration."""
    allowed = {member.value.lower(): member for member in kind}
    listing = ", ".join(member.value for member in kind)

    def read(cell: str) -> Choice:
        member = allowed.get(cell.lower())
        if member is None:
            raise ValueError(f"{cell!r} is none of {listing}")
        return member

    return read


def work_week(cell: str) -> str:
    """The ISO digits of the days of a week, as 1-5 or 1,2,4 (Monday 1, Sunday 7); at least one."""
    days: set[str] = set()
    for part in cell.split(","):
        found = _DAYS.fullmatch(part.strip())
        first, last = (found["first"], found["last"] or found["first"]) if found else ("1", "0")
        if last < first:
            raise ValueError(f"{cell!r} is not a valid week; write 1-5 or 1,2,4, Monday is 1 and Sunday 7")
        days.update(str(day) for day in range(int(first), int(last) + 1))
    return "".join(sorted(days))


def period(cell: str) -> Period:
    """A month, quarter, semester or year."""
    if _ISO_DATE.fullmatch(cell) or _SLASHED.fullmatch(cell):
        # A spreadsheet makes one of 2026-11; another system may mean the first day of a whole semester.
        raise ValueError(f"{cell!r} is a date, not a period; format the column as text and write 2026-11")
    found = Period.parse(cell)
    _require_year(cell, found.year, KNOWN_YEARS)
    return found
