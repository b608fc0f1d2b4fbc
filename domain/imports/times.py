"""Dates, times of day and moments as files write them, or ValueError with the reason."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from fractions import Fraction
from functools import lru_cache

from domain.answers.dates import parse_date
from domain.answers.sentences import shortened
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.people import TimeZone
from domain.periods import KNOWN_YEARS
from domain.reasons import refused

_CAREERS = range(1940, KNOWN_YEARS.stop)

_EARLIEST_OFFSET, _LATEST_OFFSET = timedelta(hours=-12), timedelta(hours=14)
"""Of all zones of the world."""
_REPEATED = 60
"""Characters of a cell that a reason repeats."""
_DAY_FIRST = late_pattern(
    r"'?(?P<day>[0-9]{1,2})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})"
)
_ISO_DATE = late_pattern(r"'?(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ]0?0:00(?::00)?)?")
_IN_WORDS = late_pattern(r"(?:[A-Za-z]+, )?[0-9]{1,2}[- ][A-Za-z]{3,}\.?[- ][0-9]{4}")
_ANY_DAY = date(2000, 1, 1)
"""A date in words with its year is the same on every day."""
_DAY_NUMBER = late_pattern(r"[0-9]{5}")
"""How spreadsheets keep dates; five digits reach from 1927 to 2173."""
_DAY_ZERO = date(1899, 12, 30)
_MOMENT = late_pattern(
    r"'?(?P<date>.*?[0-9])(?:[T ]|, )\s*(?P<clock>[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?)"
    r"(?:\s*(?P<zone>WIB|WITA|WIT))?"
)
_MOMENT_NUMBER = late_pattern(r"(?P<day>[0-9]{5})[.,](?P<part>[0-9]+)")
_PART_OF_A_DAY = late_pattern(r"0[.,](?P<part>[0-9]+)")
_SECONDS_OF_A_DAY = 24 * 60 * 60
_CLOCK = late_pattern(r"'?(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})(?:[:.](?P<second>[0-9]{2}))?")


def said(cell: str) -> str:
    """A cell as a reason repeats it."""
    return shortened(cell, _REPEATED)


@lru_cache(maxsize=20_000)
def day(cell: str) -> date:
    """A date of the office's records, as 2026-11-20 or 20/11/2026."""
    found = _date(cell)
    require_year(cell, found.year, KNOWN_YEARS)
    return found


def day_of_career(cell: str) -> date:
    """A date on which somebody joined or left, which may have been in the last century."""
    found = _date(cell)
    require_year(cell, found.year, _CAREERS)
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
        raise refused("no-day", cell=said(cell)) from None
    if _DAY_NUMBER.fullmatch(cell):
        return _DAY_ZERO + timedelta(days=int(cell))
    raise refused("no-date", cell=said(cell))


def require_year(cell: str, year: int, years: range) -> None:
    """Refuses what other systems write for “no date”: the year 1, the year 9999."""
    if year not in years:
        raise refused("no-year", cell=said(cell), first=str(years[0]), last=str(years[-1]))


def clock(cell: str) -> time:
    """A time of day, as 07:30 or 07.30, or as spreadsheets keep it: 0.3125 of a day."""
    times = {found for found in (_time(cell), _time_of_part(cell)) if found is not None}
    if len(times) > 1:
        one, other = sorted(f"{each:%H:%M}" for each in times)
        raise refused("two-times", cell=said(cell), one=one, other=other)
    for found in times:
        return found
    raise refused("no-time", cell=said(cell))


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
    """The moment of a day when the given fraction of it (decimals without the point) has passed."""
    seconds = round(Fraction(int(part), 10 ** len(part)) * _SECONDS_OF_A_DAY)
    return datetime.combine(_DAY_ZERO, time()) + timedelta(seconds=seconds)


@lru_cache(maxsize=20_000)
def instant(cell: str) -> datetime:
    """A moment with its offset from UTC, as 2026-11-20T15:30:00+07:00."""
    found = moment(cell)
    if found.tzinfo is None:
        raise refused("no-offset", cell=said(cell))
    return found


@lru_cache(maxsize=20_000)
def moment(cell: str) -> datetime:
    """A moment, as 2026-11-20T15:30:00+07:00, or without an offset, as 20/11/2026 15:30."""
    found = _with_offset(cell) or _of_the_wall(cell) or _of_number(cell)
    if found is None and is_date(cell) and not _DAY_NUMBER.fullmatch(cell):
        raise refused("no-clock", cell=said(cell))
    if found is None:
        raise refused("no-moment", cell=said(cell))
    offset = found.utcoffset()
    if offset is not None and not _EARLIEST_OFFSET <= offset <= _LATEST_OFFSET:
        raise refused("odd-offset", cell=said(cell))
    require_year(cell, found.year, KNOWN_YEARS)
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


def is_date(cell: str) -> bool:
    """Whether a cell looks like a date in figures, or like a spreadsheet's number of one."""
    return any(shape.fullmatch(cell) for shape in (_ISO_DATE, _DAY_FIRST, _DAY_NUMBER))
