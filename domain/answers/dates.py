"""Dates as people write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from domain.answers.sentences import clean, unsoftened
from domain.answers.weekdays import WEEKDAYS, Lies, weekday_meant
from domain.errors import Invalid, or_refuse
from domain.patterns import late_pattern
from domain.vocabulary import NUMBER, TODAY, TOMORROW, YESTERDAY, number_of

MONTHS = (
    ("januari", "january"),
    ("februari", "february", "pebruari"),
    ("maret", "march", "mrt"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agt", "ags"),
    ("september",),
    ("oktober", "october"),
    ("november", "nopember"),
    ("desember", "december"),
)
_SHORTEST_MONTH = 3
"""Letters of a name that say which month is meant."""
_LONGEST_MONTH = 31
_HOURS = 24
_SOON = timedelta(days=62)
"""What comes so soon was not meant of the year before, even where only days that have been are asked for."""
_DATE = late_pattern(
    r"(?:(?:(?:hari|hr)\s+)?(?P<before>[^\W\d_]+(?:['’`][^\W\d_]+)?),?\s+"  # “Jumat, ” or “tanggal ”
    r"(?:(?:tanggal|tgl)\s+)?)?"  # also “hari Jum'at tanggal ”
    r"(?P<day>\d{1,2})"
    r"(?:[-/. ]\s*(?P<month>\d{1,2}|[^\W\d_]+)\.?(?:[-/. ]\s*(?P<year>\d{4}|\d{2}))?)?"
)
_ISO_DATE = late_pattern(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
BEFORE_A_DAY = (
    rf"(?:{'|'.join(map(re.escape, WEEKDAYS))}|sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun"
    r"|t\w{0,3}g\w{0,3}l|hari|hr|date|the|pada|pd|on|mulai|sejak|dari|dr|from|sampai|hingga|until)"
)
"""Words before a day whose month has no name: “jam 10”, “halaman 2” and “versi 2.1” are no days."""


_DAYS_AHEAD = {
    0: rf"(?:{TODAY}|sekarang|skrg|skrng)",
    1: TOMORROW,
    2: rf"(?:{TOMORROW}\s)?lusa",
    -1: YESTERDAY,
    -2: rf"{YESTERDAY}\s(?:lusa|dulu)",
}


def day_from(text: str, today: date) -> date | None:
    """The day that a word such as “besok” names by its distance from `today`; None for any other text."""
    said = unsoftened(text).lower()
    found = (ahead for ahead, words in _DAYS_AHEAD.items() if re.fullmatch(words, said))
    ahead = next(found, None)
    return None if ahead is None else today + timedelta(days=ahead)


_COUNTED = late_pattern(
    rf"(?P<in>in\s)?(?P<number>\d{{1,2}}|se|a(?=\s)|{NUMBER})\s?"
    r"(?:(?P<days>hari|hr|days?)|(?P<weeks>minggu|mgg|pekan|weeks?))"
    r"(?(in)|\s(?:(?P<ahead>lagi|from\snow)|(?:(?:yang|yg)\s)?(?:lalu|ago)))"
)
_PART_OF_DAY = late_pattern(r"\s+(?:pagi|siang|sore|morning|afternoon)(?:nya)?\Z", re.IGNORECASE)


def day_counted(text: str, today: date) -> date | None:
    """The day of “3 hari lagi”, “seminggu lagi” or “dua hari yang lalu”; None for any other text."""
    match = _COUNTED.fullmatch(unsoftened(text).lower())
    if match is None:
        return None
    number = 1 if match["number"] in ("se", "a") else number_of(match["number"])
    away = timedelta(days=number * (7 if match["weeks"] else 1))
    return today + away if match["in"] or match["ahead"] else today - away


def without_part_of_day(text: str) -> str:
    """A day without the part of it that a date does not have: “besok” of “besok pagi”; “4 sore” is no day."""
    said = unsoftened(text)
    day = _PART_OF_DAY.sub("", said)
    return said if day.isdecimal() and int(day) <= _HOURS else day


def parse_date(text: str, today: date, ahead: timedelta = _SOON, lies: Lies = Lies.BEHIND) -> date:
    """“20”, “20/11”, “20 November 2026”, “kemarin”, “jumat”; raises Invalid for what is no date.

    A day alone is the latest one that is not after `today`. A day and a month are the latest ones
    that are not further than `ahead`: “30/11” is still to come on the 20th, “30/12” has been on 2 January.
    A day of the week is the one that `weekday_meant` gives, and one before a date has to be its own.
    """
    said = unsoftened(text).lower()
    if (day := day_from(said, today)) is not None:
        return day
    if (named := weekday_meant(said, today, lies)) is not None:
        return named
    match = or_refuse(_ISO_DATE.fullmatch(said) or _DATE.fullmatch(said), Invalid("entry-date-invalid"))
    try:
        day = _meant(int(match["day"]), match["month"], match["year"], today, today + ahead)
    except Invalid:
        raise
    except ValueError:
        raise Invalid("entry-date-invalid") from None
    before = match.groupdict().get("before") or ""
    if before and not re.fullmatch(BEFORE_A_DAY, before) and not (match["month"] or "").isalpha():
        raise Invalid("entry-date-invalid")
    weekday = WEEKDAYS.get(before)
    if weekday not in (None, day.weekday()):
        raise Invalid("line-date-weekday", written=clean(text), date=day)
    return day


def _meant(day: int, month: str | None, year: str | None, today: date, latest: date) -> date:
    """The date that was meant; raises ValueError when there is none, as `_date` does."""
    if month is None:
        this_month = today.replace(day=1)
        fits = day <= today.day
        said = this_month if fits else this_month - timedelta(days=1)
        return _date(said.year, said.month, day)
    number = int(month) if month.isdecimal() else month_number(month)
    if year is not None:
        return _date(int(year) + (2000 if len(year) == 2 else 0), number, day)
    has_come = (number, day) <= (latest.month, latest.day)
    return _date(latest.year if has_come else latest.year - 1, number, day)


def _date(year: int, month: int, day: int) -> date:
    """A date; raises ValueError when there is none, and Invalid for a day that only other months have."""
    length = monthrange(year, month)[1]
    if length < day <= _LONGEST_MONTH:
        raise Invalid("entry-date-impossible", day=day, last=date(year, month, length))
    return date(year, month, day)


def month_number(name: str) -> int:
    """The number of a month by its name or the beginning of it; raises ValueError for anything else."""
    if len(name) < _SHORTEST_MONTH:
        raise ValueError(name)
    for number, names in enumerate(MONTHS, 1):
        if any(known.startswith(name) for known in names):
            return number
    raise ValueError(name)
