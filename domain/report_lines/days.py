"""The day of the work, within a sentence. A date in the middle of one may belong to the work itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct

from domain.answers.dates import month_number
from domain.answers.weekdays import WEEKDAYS
from domain.errors import Invalid
from domain.report_lines import day_words as names
from domain.report_lines.day_words import is_misspelt_month
from domain.report_lines.line import Line
from domain.report_lines.reading import Context, ReadValue
from domain.vocabulary import UNTIL, number_of

_WEEK = 7
_SOON = timedelta(days=62)
"""A date without a year that is at most so far ahead is meant as one to come, not as one of last year."""

_LATELY = timedelta(days=14)
"""How long ago a day of last month may be that is named by its number alone."""


class _Said(Struct):
    """A day that is named somewhere in a line."""

    start: int
    end: int
    said: str
    day: date | None
    doubt: Invalid | None
    belongs: bool = False
    """Whether it tells the day of the work anywhere in the line, as “tadi” does."""
    stays: bool = False
    """Whether it may be a part of the activity even where it begins the line, as in “Jumat bersih”."""
    others: tuple[date, ...] = ()
    """The days that it may mean."""


def find_days(line: Line, context: Context) -> Callable[[], ReadValue[date] | None]:
    """Takes the days out of a line. Their meaning is decided last, once all else is recognised."""
    today = context.today
    said = [*_ranges(line), *_dates(line, today), *_weekdays(line, today), *_relative(line, today)]
    said += [*_doubtful(line), *_hyphenated(line, today)]
    meant = _without_denied(line, sorted(said, key=lambda each: each.start))
    return lambda: _judged(line, meant, context.today)


def _without_denied(line: Line, said: list[_Said]) -> list[_Said]:
    """The days of a line without one that it denies: “bukan hari ini tapi kemarin”, “Kamis, bukan Jumat”.

    Words that deny a day go, or stay in the activity, together with the day that is meant.
    """
    for first, second in pairwise(said):
        between = line.text[first.end : second.start]
        denied = names.DENIED.search(line.text, max(0, first.start - names.LONGEST_DENIAL), first.start)
        if denied is not None and names.BUT.fullmatch(between):
            start = denied.end() - len(denied[0].lstrip(" ,"))
            meant, other, second.start = second, first, start
        elif names.DENIED.fullmatch(between):
            meant, other, first.end = first, second, second.end
        else:
            continue
        meant.belongs = meant.belongs or other.belongs
        line.hold(meant.start, meant.end)
        return [each for each in said if each is not other]
    return said


def _judged(line: Line, said: Sequence[_Said], today: date) -> ReadValue[date] | None:
    if not said:
        return None
    words = " ".join(each.said for each in said)
    days = list(dict.fromkeys(each.day for each in said if each.day is not None))
    first, *others = said
    is_placed = [
        each.belongs or line.is_first(each.start) or line.is_set_off(each.start, each.end) for each in said
    ]
    for each, placed in zip(said, is_placed, strict=True):
        if placed and not each.stays:
            line.cut(each.start, each.end)
    for each in said:
        if names.LEADS_TO_ANOTHER.match(line.free[each.end :]) and (
            others or _is_number(line.text, each.end)
        ):
            if is_placed[0]:
                line.cut(first.start, said[-1].end)
            return ReadValue(words, doubt=Invalid("line-date-several", written=words), others=tuple(days))
    for each in said:
        if each.doubt is not None:
            return ReadValue(each.said, doubt=each.doubt, others=each.others)
    if len(days) > 1:
        return ReadValue(words, doubt=Invalid("line-date-several", written=words), others=tuple(days))
    day = first.day
    if day != today and not any(is_placed):
        return ReadValue(words, doubt=Invalid("line-date-whose", written=words), others=(today, *days))
    return ReadValue(words, day)


def _is_number(text: str, end: int) -> bool:
    return re.match(rf"\s*(?:{UNTIL}|[-–—])\s*\d", text[end:], re.IGNORECASE) is not None


def _ranges(line: Line) -> list[_Said]:
    """“18-19 November”, “tgl 1 s/d 15”: several days, while a report is of one."""
    found = []
    for match in line.find(names.SEVERAL):
        said = line.hold(*match.span())
        found.append(_Said(*match.span(), said, None, Invalid("line-date-several", written=said)))
    return found


def _hyphenated(line: Line, today: date) -> list[_Said]:
    """“19-11”, which may be a day not long ago as well as a time: left where it is, for the times to read."""
    found = []
    for match in line.find(names.SHORT):
        try:
            day = date(today.year, int(match[2]), int(match[1]))
        except ValueError:
            continue
        if today - _SOON / 2 <= day <= today and (
            line.is_first(match.start()) or line.is_set_off(*match.span())
        ):
            found.append(_Said(*match.span(), match[0], None, Invalid("line-date-unclear", written=match[0])))
    return found


def _dates(line: Line, today: date) -> list[_Said]:
    found = []
    for match in line.find(names.DATE):
        weekday, numeric = match["weekday"], match["sep"]
        if match["d3"] and not match["tgl"]:
            if not weekday:
                continue
            # “Senin 3 berkas”: a number behind the name of a day is a date only where nothing is counted.
            continue
        if numeric in (".", "-") and not (match["y2"] or match["tgl"] or weekday):
            continue
        said = line.hold(*match.span())
        day, doubt = _meant(match, today, said)
        others: tuple[date, ...] = ()
        if doubt is not None and doubt.key == "line-date-weekday":
            weekday = WEEKDAYS[match["weekday"].lower()]
            written, named = doubt.params["date"], today - timedelta(days=(today.weekday() - weekday) % _WEEK)
            others = tuple(each for each in (written, named) if isinstance(each, date))
        found.append(_Said(*match.span(), said, day, doubt, others=others))
    return found


def _meant(match: re.Match[str], today: date, said: str) -> tuple[date | None, Invalid | None]:
    """The date, or the sentence that asks for it."""
    impossible = Invalid("line-date-impossible", written=said)
    try:
        day, is_whole = _written(match, today)
    except ValueError:
        return None, impossible
    if match["d3"] and day < today - _LATELY:
        # “tgl 25” on the 20th: of last month, or a slip.
        return None, Invalid("line-date-unclear", written=said)
    if not is_whole and today < day <= today + _SOON:
        return None, Invalid("report-date-in-future", date=day)
    if not is_whole and day > today:
        day = _year_before(day)
    weekday = match["weekday"]
    if weekday and day.weekday() != WEEKDAYS[weekday.lower()]:
        return None, Invalid("line-date-weekday", written=said, date=day)
    return day, None


def _written(match: re.Match[str], today: date) -> tuple[date, bool]:
    """The date in the year that is written, else in this one, and whether a year is written."""
    if match["iso"]:
        return date.fromisoformat(match["iso"]), True
    if match["d3"]:
        this_month = today.replace(day=1)
        if int(match["d3"]) <= today.day:
            return this_month.replace(day=int(match["d3"])), True
        return (this_month - timedelta(days=1)).replace(day=int(match["d3"])), True
    day = int(match["d1"] or match["d2"])
    month_of_year = month_number(match["name"].lower()) if match["name"] else int(match["m2"])
    year = match["y1"] or match["y2"]
    if year is None:
        return date(today.year, month_of_year, day), False
    return date(int(year) + (2000 if len(year) == 2 else 0), month_of_year, day), True


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, 28) if day.month == 2 else day.day)


def _relative(line: Line, today: date) -> list[_Said]:
    found = []
    for match in line.find(names.RELATIVE):
        said = line.hold(*match.span())
        doubt, ahead = None, 0
        if match["night"]:
            doubt = Invalid("line-date-night", written=said)
        elif match["some"]:
            doubt = Invalid("line-date-unclear", written=said)
        elif match["week"]:
            doubt = Invalid("line-date-week", written=said)
        elif match["two"]:
            ahead = 2
        elif match["yesterday"]:
            ahead = 1
        elif match["ago"]:
            ahead = number_of(match["number"])
        day = None if doubt else today - timedelta(days=ahead)
        found.append(_Said(*match.span(), said, day, doubt, belongs=bool(match["today"])))
    return found


def _weekdays(line: Line, today: date) -> list[_Said]:
    found = []
    for match in line.find(names.NAMED):
        name = match["name"].lower()
        if name == "minggu" and not (match["hari"] or match["ahead"]):
            if match["past"]:
                said = line.hold(*match.span())
                found.append(_Said(*match.span(), said, None, Invalid("line-date-week", written=said)))
            continue
        said = line.hold(*match.span())
        if match["ahead"] or match["next"]:
            found.append(_Said(*match.span(), said, None, Invalid("line-date-ahead", written=said)))
            continue
        back = (today.weekday() - WEEKDAYS[name]) % _WEEK
        week = (match["week"] or "").lower()
        if week and week != "ini":
            back = today.weekday() + _WEEK - WEEKDAYS[name]
        elif not week and (match["past"] or match["last"]) and back == 0:
            back = _WEEK
        start, end = match.span()
        is_clear = bool(match["past"] or match["last"] or match["hari"]) or line.is_set_off(start, end)
        day: date | None = today - timedelta(days=back)
        doubt: Invalid | None = None
        if week == "ini" and WEEKDAYS[name] > today.weekday():
            day, doubt = None, Invalid("report-date-in-future", date=today + timedelta(days=_WEEK - back))
        elif not is_clear and back:
            day, doubt = None, Invalid("line-date-whose", written=said)
        named = today - timedelta(days=back)
        others = () if doubt is None or match["week"] else (today, named)
        found.append(_Said(start, end, said, day, doubt, belongs=not back, stays=not is_clear, others=others))
    return found


def _doubtful(line: Line) -> list[_Said]:
    """Days that are misspelt beyond doubt about what they are, and days to come."""
    found = []
    for match in line.find(names.NUMBER_AND_WORD):
        if is_misspelt_month(match["name"]) and 1 <= int(match["day"]) <= 31:
            said = line.hold(*match.span())
            found.append(_Said(*match.span(), said, None, Invalid("line-date-unclear", written=said)))
    for pattern in (names.MISSPELT, names.TO_COME):
        for match in line.find(pattern):
            said = line.hold(*match.span())
            key = "line-date-unclear" if pattern is names.MISSPELT else "line-date-ahead"
            found.append(_Said(*match.span(), said, None, Invalid(key, written=said)))
    return found
