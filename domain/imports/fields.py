"""Parses cells: each function reads one kind of cell, or raises ValueError with the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from domain.answers.sentences import clean, clean_lines
from domain.errors import Invalid
from domain.imports.cells import NONE
from domain.imports.headers import spelled
from domain.imports.numbers import number_in
from domain.imports.times import clock as clock
from domain.imports.times import day as day
from domain.imports.times import day_of_career as day_of_career
from domain.imports.times import instant as instant
from domain.imports.times import is_date, require_year, said
from domain.imports.times import moment as moment
from domain.patterns import late_pattern
from domain.people import Nip
from domain.periods import KNOWN_YEARS, Period
from domain.reasons import FixedValue, refused
from domain.responses import LONGEST_COMMENT

Choice = TypeVar("Choice", bound=StrEnum)

LARGEST_NUMBER = Decimal(1_000_000_000)
LONGEST_TEXT = 1000
LONGEST_NAME = 200
_ROUNDED = late_pattern(r"[0-9][.,]?[0-9]*[eE]\+?[0-9]+|[0-9]{15,}[.,]0+")
"""How programs write a number that is longer than they can hold."""
_AROUND_NIP = late_pattern(r"^(?:NIP\b)?[\s.:'’`_-]*|(?<![\s.'’`_-])[\s.'’`_-]+$", re.IGNORECASE)
_BETWEEN_DIGITS = late_pattern(r"(?<=[0-9])[.\s–-]+(?=[0-9])")
_SERIAL_OF_NOBODY = "000"
"""Serials begin with 001: 18 digits that end so were rounded to 15."""
_DECIMAL = late_pattern(r"[0-9]{1,10}(?:\.[0-9]+)?")
_WHOLE = late_pattern(r"(?<=[0-9])[.,]0+$")
_OF_DAYS = late_pattern(
    r"(?P<number>[0-9][0-9.,]*)\s*(?:\([^()]*\)\s*)?(?:hari(?:\s+(?:kerja|kalender))?|hr|days?)\.?",
    re.IGNORECASE,
)
_DAYS = late_pattern(r"(?P<first>[1-7])(?:-(?P<last>[1-7]))?")
_DEGREE = late_pattern(
    r"[AMS]\.(?:[A-Z][A-Za-z]{0,5}\.?\s?){1,3}"
    r"|[MS]\. (?:Si|Pd|Sos|Kom|Kes|Kep|Hum|Ag|AP|IP|E|H|T|P|M|K\.M)\.?"
    r"|(?:A\. Md|Drs?|dr|drg|Dra|Ir|Ns|Apt|apt|Ph\.\s?D|Sp\.[A-Z][A-Za-z]{0,3})\.?"
    r"|SE|SH|SP|ST|MM|MT|MH|SKM|SPd|[SM](?:Si|Pd|Sos|Kom|Kes|Kep|Hum|Ag|AP|IP)|SSTP|A[Mm]d|Ners"
)
"""As S.Sos., M.Si or A.Md.Keb.; of those without points the frequent ones."""
_CODE = late_pattern(r"[A-Za-z0-9_-]{1,32}")


@lru_cache(maxsize=20_000)
def nip(cell: str) -> str:
    """The 18 digits of a civil servant's number, with what people write around and between them."""
    written = _AROUND_NIP.sub("", cell)
    if _ROUNDED.fullmatch(written):
        raise _lost_digits(cell)
    try:
        digits = Nip.parse(_BETWEEN_DIGITS.sub("", written)).digits
    except Invalid as refusal:
        raise refused(refusal.key, cell=said(cell)) from None
    if digits.endswith(_SERIAL_OF_NOBODY):
        raise _lost_digits(cell)
    return digits


def _lost_digits(cell: str) -> ValueError:
    return refused("lost-digits", cell=said(cell))


def nips(cell: str) -> frozenset[str]:
    """The numbers in a cell that separates them by semicolons or commas."""
    return frozenset(nip(part.strip()) for part in re.split("[;,]", cell) if part.strip())


def text(cell: str) -> str:
    """A text in one line, of at most 1,000 characters."""
    line = clean(cell)
    if len(line) > LONGEST_TEXT:
        raise refused("too-long", length=len(line), most=LONGEST_TEXT)
    return line


def comment(cell: str) -> str:
    """A citizen's comment with its lines, as long as it may be in the chat."""
    lines = clean_lines(cell)
    if len(lines) > LONGEST_COMMENT:
        raise refused("too-long", length=len(lines), most=LONGEST_COMMENT)
    return lines


def name(cell: str) -> str:
    """A name or title in one line, of at most 200 characters."""
    line = text(cell)
    if line in NONE:
        raise refused("no-name", cell=said(cell))
    if len(line) > LONGEST_NAME:
        raise refused("too-long", length=len(line), most=LONGEST_NAME)
    return line


def proper_name(cell: str) -> str:
    """The name of a person, a unit or a service: a number alone belongs to another column."""
    line = name(cell)
    if not any(char.isalpha() for char in line):
        raise refused("no-name", cell=said(cell))
    return line


def unit(cell: str) -> str:
    """The name of a unit, which is no academic degree: that would be the end of a name without quotes."""
    line = proper_name(cell)
    if _DEGREE.fullmatch(line):
        raise refused("degree", cell=said(cell))
    return line


def measure(cell: str) -> str:
    """What is counted, as dokumen or %; a number alone would be the end of an amount without quotes."""
    line = name(cell)
    if not any(char.isalpha() or char == "%" for char in line):
        raise refused("no-measure", cell=said(cell))
    return line


def code(cell: str) -> str:
    """A short name of letters, digits, - and _: it becomes part of links."""
    if not _CODE.fullmatch(cell):
        raise refused("no-code", cell=said(cell))
    return cell


def amount(cell: str) -> Decimal:
    """A number from 0 with at most three decimal places and a decimal point."""
    if not _DECIMAL.fullmatch(cell):
        raise refused("no-number", cell=said(cell))
    number = Decimal(cell).normalize()
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -3:
        raise refused("decimals", cell=said(cell))
    if number > LARGEST_NUMBER:
        raise refused("too-large", cell=said(cell), most=LARGEST_NUMBER)
    return number


def positive(cell: str) -> Decimal:
    """A number above 0 with at most three decimal places."""
    number = amount(cell)
    if not number:
        raise refused("not-positive")
    return number


def days(cell: str) -> Decimal:
    """A number of days above 0, also as letters write it: “3 hari kerja”, “2 (dua) hari”."""
    found = _OF_DAYS.fullmatch(cell)
    return positive(cell) if found is None else number_in(found["number"], positive, None, is_told=False)


def whole(cell: str) -> int:
    """A whole number above 0."""
    number = positive(cell)
    if number != int(number):
        raise refused("not-whole", cell=said(cell))
    return int(number)


def rating(most: int) -> Callable[[str], int]:
    """Reads a rating from 1 to `most`."""
    allowed = {str(value): value for value in range(1, most + 1)}

    def read(cell: str) -> int:
        # Programs that keep whole numbers as fractions write 4.0 for 4.
        digit = _WHOLE.sub("", cell)
        if digit not in allowed:
            raise refused("no-rating", cell=said(cell), most=most)
        return allowed[digit]

    return read


def choice(kind: type[Choice], **words: str) -> Callable[[str], Choice]:
    """Reads one of the values of an enumeration, or of the Indonesian words for it.

    `words` are by the values, with commas between; capitals and signs do not matter. The first one is that
    which a refusal names to Indonesian readers.
    """
    allowed = {spelled(word): kind(value) for value, said in words.items() for word in said.split(",")}
    for member in kind:
        allowed |= dict.fromkeys((member.value.lower(), spelled(member.value)), member)
    choices = tuple(fixed_value(member, words) for member in kind)

    def read(cell: str) -> Choice:
        member = allowed.get(cell.lower()) or allowed.get(spelled(cell))
        if member is None:
            raise refused("none-of", cell=said(cell), choices=choices)
        return member

    return read


def fixed_value(member: StrEnum, words: Mapping[str, str]) -> FixedValue:
    """A value as reasons name it, with the first of the Indonesian `words` for it."""
    return FixedValue(member.value, words.get(member.value, member.value).partition(",")[0].strip())


def work_week(cell: str) -> str:
    """The ISO digits of the days of a week, as 1-5 or 1,2,4 (Monday 1, Sunday 7); at least one."""
    days: set[str] = set()
    for part in cell.split(","):
        found = _DAYS.fullmatch(part.strip())
        first, last = (found["first"], found["last"] or found["first"]) if found else ("1", "0")
        if last < first:
            raise refused("no-week", cell=said(cell))
        days.update(str(day) for day in range(int(first), int(last) + 1))
    return "".join(sorted(days))


def period(cell: str) -> Period:
    """A month, quarter, semester or year."""
    if is_date(cell):
        # A spreadsheet makes one of 2026-11; another system may mean the first day of a whole semester.
        raise refused("date-not-period", cell=said(cell))
    found = Period.parse(_WHOLE.sub("", cell.removeprefix("'")))
    require_year(cell, found.year, KNOWN_YEARS)
    return found
