"""Cells to values: each function reads one kind of cell, or raises ValueError with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from typing import TypeVar

from domain.answers.dates import parse_date
from domain.answers.sentences import clean, clean_lines, shortened
from domain.errors import Invalid
from domain.imports.cells import NONE
from domain.people import Nip, TimeZone
from domain.periods import KNOWN_YEARS, Period
from domain.responses import LONGEST_COMMENT

Choice = TypeVar("Choice", bound=StrEnum)

LARGEST_NUMBER = Decimal(1_000_000_000)
LONGEST_TEXT = 1000
_CAREERS = range(1940, KNOWN_YEARS.stop)

_EARLIEST_OFFSET, _LATEST_OFFSET = timedelta(hours=-12), timedelta(hours=14)
"""Of all zones of the world."""
_ROUNDED = re.compile(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]+|[0-9]{15,}[.,]0+")
"""How programs write a number that is longer than they can hold."""
_AROUND_NIP = re.compile(r"^(?:NIP\b)?[\s.:'’`_-]*|[\s.'’`_-]*$", re.IGNORECASE)
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[.\s–-]+(?=[0-9])")
_SERIAL_OF_NOBODY = "000"
"""Serials begin with 001: 18 digits that end so were rounded to 15."""
_REPEATED = 60
"""Characters of a cell that a reason repeats."""
_DECIMAL = re.compile(r"[0-9]{1,10}(?:\.[0-9]+)?")
_DAY_FIRST = re.compile(
    r"'?(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
)
_ISO_DATE = re.compile(r"'?(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]0?0:00(?::00)?)?")
_IN_WORDS = re.compile(r"(?:[A-Za-z]+, )?[0-9]{1,2}[- ][A-Za-z]{3,}\.?[- ][0-9]{4}")
_ANY_DAY = date(2000, 1, 1)
"""A date in words with its year is the same on every day."""
_DAY_NUMBER = re.compile(r"[0-9]{5}")
"""How spreadsheets keep dates; five digits reach from 1927 to 2173."""
_DAY_ZERO = date(1899, 12, 30)
_MOMENT = re.compile(
    r"'?(?P<date>.*?[0-9])(?:[T ]|, )\s*(?P<clock>[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)"
    r"(?:\s*(?P<zone>WIB|WITA|WIT))?"
)
_MOMENT_NUMBER = re.compile(r"(?P<day>[0-9]{5})[.,](?P<part>[0-9]+)")
_PART_OF_A_DAY = re.compile(r"0[.,](?P<part>[0-9]+)")
_SECONDS_OF_A_DAY = 24 * 60 * 60
_CLOCK = re.compile(r"'?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?")
_WHOLE = re.compile(r"(?<=[0-9])[.,]0+$")
_DAYS = re.compile(r"(?P<first>[1-7])(?:-(?P<last>[1-7]))?")
_DEGREE = re.compile(
    r"[AMS]\.(?:[A-Z][A-Za-z]{0,5}\.?\s?){1,3}"
    r"|[MS]\. (?:Si|Pd|Sos|Kom|Kes|Kep|Hum|Ag|AP|IP|E|H|T|P|M|K\.M)\.?"
    r"|(?:A\. Md|Drs?|dr|drg|Dra|Ir|Ns|Apt|apt|Ph\.\s?D|Sp\.[A-Z][A-Za-z]{0,3})\.?"
    r"|SE|SH|SP|ST|MM|MT|MH|SKM|SPd|[SM](?:Si|Pd|Sos|Kom|Kes|Kep|Hum|Ag|AP|IP)|SSTP|A[Mm]d|Ners"
)
"""As S.Sos., M.Si or A.Md.Keb.; of those without points the frequent ones."""
_CODE = re.compile(r"[A-Za-z0-9_-]{1,32}")

_NIP_REASONS = {
    "nip-not-18-digits": "is not 18 digits",
    "nip-no-birth-date": "does not begin with a date of birth",
    "nip-no-sex-digit": "has neither 1 nor 2 as its 15th digit",
}


@lru_cache(maxsize=20_000)
def nip(cell: str) -> str:
    """The 18 digits of a civil servant's number, with what people write around and between them."""
    written = _AROUND_NIP.sub("", cell)
    if _ROUNDED.fullmatch(written):
        raise ValueError(_lost_digits(cell))
    try:
        digits = Nip.parse(_BETWEEN_DIGITS.sub("", written)).digits
    except Invalid as refusal:
        raise ValueError(f"{_said(cell)} {_NIP_REASONS[refusal.key]}") from None
    if digits.endswith(_SERIAL_OF_NOBODY):
        raise ValueError(_lost_digits(cell))
    return digits


def _lost_digits(cell: str) -> str:
    return f"{_said(cell)} was stored as a number and has lost its last digits; format the column as text"


def nips(cell: str) -> frozenset[str]:
    """The numbers in a cell that separates them by semicolons or commas."""
    return frozenset(nip(part.strip()) for part in re.split("[;,]", cell) if part.strip())


def _said(cell: str) -> str:
    """A cell as a reason repeats it."""
    return repr(shortened(cell, _REPEATED))


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
        raise ValueError(f"{_said(cell)} is no name")
    if len(line) > 200:
        raise ValueError(f"has {len(line)} characters, more than 200")
    return line


def unit(cell: str) -> str:
    """The name of a unit, which is no academic degree: that would be the end of a name without quotes."""
    line = name(cell)
    if _DEGREE.fullmatch(line):
        raise ValueError(f"{_said(cell)} is an academic degree; put the name before it in quotes")
    return line


def measure(cell: str) -> str:
    """What is counted, as dokumen or %; a number alone would be the end of an amount without quotes."""
    line = name(cell)
    if not any(char.isalpha() or char == "%" for char in line):
        raise ValueError(f"{_said(cell)} is no measure; an amount with a comma must be in quotes")
    return line


def code(cell: str) -> str:
    """A short name of letters, digits, - and _: it becomes part of links."""
    if not _CODE.fullmatch(cell):
        raise ValueError(f"{_said(cell)} is not 1 to 32 letters, digits, - or _")
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
        if written := _ISO_DATE.fullmatch(cell):
            return date.fromisoformat(written["date"])
        if written := _DAY_FIRST.fullmatch(cell):
            return date(int(written["year"]), int(written["month"]), int(written["day"]))
        if _IN_WORDS.fullmatch(cell):
            return parse_date(cell, _ANY_DAY)
    except (ValueError, Invalid):
        raise ValueError(f"{_said(cell)} is not a date of the calendar") from None
    if _DAY_NUMBER.fullmatch(cell):
        return _DAY_ZERO + timedelta(days=int(cell))
    raise ValueError(f"{_said(cell)} is not a date; write 2026-11-20 or 20/11/2026")


def _require_year(cell: str, year: int, years: range) -> None:
    """Refuses what other systems write for “no date”: the year 1, the year 9999."""
    if year not in years:
        raise ValueError(f"{_said(cell)} is out of range; the year must be from {years[0]} to {years[-1]}")


def clock(cell: str) -> time:
    """A time of day, as 07:30 or 07.30, or as spreadsheets keep it: 0.3125 of a day."""
    times = {found for found in (_time(cell), _time_of_part(cell)) if found is not None}
    if len(times) > 1:
        one, other = sorted(f"{each:%H:%M}" for each in times)
        raise ValueError(f"{_said(cell)} is {one} or, as a part of a day, {other}; write it so")
    for found in times:
        return found
    raise ValueError(f"{_said(cell)} is not a time of day; write 07:30")


def _time(cell: str) -> time | None:
    found = _CLOCK.fullmatch(cell)
    try:
        return found and time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    except ValueError:
        return None  # 25:00 looks like a time and is none


def _time_of_part(cell: str) -> time | None:
    found = _PART_OF_A_DAY.fullmatch(cell)
    return found and _midnight_and(found["part"]).time()


def _midnight_and(part: str) -> datetime:
    """The moment of the first day at which this part of it, decimals without their point, has passed."""
    seconds = round(Fraction(int(part), 10 ** len(part)) * _SECONDS_OF_A_DAY)
    return datetime.combine(_DAY_ZERO, time()) + timedelta(seconds=seconds)


@lru_cache(maxsize=20_000)
def instant(cell: str) -> datetime:
    """A moment with its offset from UTC, as 2026-11-20T15:30:00+07:00."""
    found = moment(cell)
    if found.tzinfo is None:
        raise ValueError(f"{_said(cell)} has no offset from UTC; write 2026-11-20T15:30:00+07:00")
    return found


@lru_cache(maxsize=20_000)
def moment(cell: str) -> datetime:
    """A moment, as 2026-11-20T15:30:00+07:00, or without an offset, as 20/11/2026 15:30."""
    found = _with_offset(cell) or _of_the_wall(cell) or _of_number(cell)
    if found is None and (_ISO_DATE.fullmatch(cell) or _DAY_FIRST.fullmatch(cell)):
        raise ValueError(f"{_said(cell)} has no time of day; write 2026-11-20T15:30:00+07:00")
    if found is None:
        raise ValueError(f"{_said(cell)} is not a moment; write 2026-11-20T15:30:00+07:00")
    offset = found.utcoffset()
    if offset is not None and not _EARLIEST_OFFSET <= offset <= _LATEST_OFFSET:
        raise ValueError(f"{_said(cell)} has an offset that no clock has; write 2026-11-20T15:30:00+07:00")
    _require_year(cell, found.year, KNOWN_YEARS)
    return found


def _with_offset(cell: str) -> datetime | None:
    if len(cell) <= len("2026-11-20"):
        return None
    try:
        found = datetime.fromisoformat(cell)
    except ValueError:
        return None
    return found if cell[10] in "T " else None


def _of_the_wall(cell: str) -> datetime | None:
    """What a clock on the wall shows, with the day as `day` reads it, perhaps with the zone's short name."""
    written = _MOMENT.fullmatch(cell)
    at = written and _time(written["clock"])
    if written is None or at is None:
        return None
    zone = TimeZone(written["zone"]).info if written["zone"] else None
    return datetime.combine(_date(written["date"]), at, zone)


def _of_number(cell: str) -> datetime | None:
    """A moment as spreadsheets keep it: days since 1899, and the part of a day that has passed."""
    found = _MOMENT_NUMBER.fullmatch(cell)
    return found and _midnight_and(found["part"]) + timedelta(days=int(found["day"]))


def amount(cell: str) -> Decimal:
    """A number from 0 with at most three decimal places and a decimal point."""
    if not _DECIMAL.fullmatch(cell):
        raise ValueError(f"{_said(cell)} is not a number; write 12 or 12.5, with a decimal point")
    number = Decimal(cell).normalize()
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -3:
        raise ValueError(f"{_said(cell)} has more than three decimal places")
    if number > LARGEST_NUMBER:
        raise ValueError(f"{_said(cell)} is more than {LARGEST_NUMBER:,}")
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
        raise ValueError(f"{_said(cell)} is not a whole number")
    return int(number)


def rating(most: int) -> Callable[[str], int]:
    """Reads a rating from 1 to `most`."""
    allowed = {str(value): value for value in range(1, most + 1)}

    def read(cell: str) -> int:
        # Programs that keep whole numbers as fractions write 4.0 for 4.
        digit = _WHOLE.sub("", cell)
        if digit not in allowed:
            raise ValueError(f"{_said(cell)} is not a rating from 1 to {most}")
        return allowed[digit]

    return read


def choice(kind: type[Choice]) -> Callable[[str], Choice]:
    """Reads one of the values of an enumeration."""
    allowed = {member.value.lower(): member for member in kind}
    listing = ", ".join(member.value for member in kind)

    def read(cell: str) -> Choice:
        member = allowed.get(cell.lower())
        if member is None:
            raise ValueError(f"{_said(cell)} is none of {listing}")
        return member

    return read


def work_week(cell: str) -> str:
    """The ISO digits of the days of a week, as 1-5 or 1,2,4 (Monday 1, Sunday 7); at least one."""
    days: set[str] = set()
    for part in cell.split(","):
        found = _DAYS.fullmatch(part.strip())
        first, last = (found["first"], found["last"] or found["first"]) if found else ("1", "0")
        if last < first:
            raise ValueError(
                f"{_said(cell)} is not a valid week; write 1-5 or 1,2,4, Monday is 1 and Sunday 7"
            )
        days.update(str(day) for day in range(int(first), int(last) + 1))
    return "".join(sorted(days))


def period(cell: str) -> Period:
    """A month, quarter, semester or year."""
    if _ISO_DATE.fullmatch(cell) or _DAY_FIRST.fullmatch(cell) or _DAY_NUMBER.fullmatch(cell):
        # A spreadsheet makes one of 2026-11; another system may mean the first day of a whole semester.
        raise ValueError(
            f"{_said(cell)} is a date, not a period; format the column as text and write 2026-11"
        )
    found = Period.parse(_WHOLE.sub("", cell.removeprefix("'")))
    _require_year(cell, found.year, KNOWN_YEARS)
    return found
