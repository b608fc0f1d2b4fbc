"""Periods and days that are asked to be shown: “bulan lalu”, “TW 4”, “smt 2 2025”, “minggu lalu”."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, timedelta

from domain.answers import clean, parse_date
from domain.answers.dates import day_counted, month_number, without_part_of_day
from domain.answers.folding import fold
from domain.answers.sentences import unsoftened
from domain.answers.weekdays import Lies
from domain.cases import CaseState
from domain.errors import Invalid
from domain.patterns import late_pattern, without_lead
from domain.periods import KNOWN_YEARS, Period, PeriodKind, Span
from domain.spans import days_said, parse_day
from domain.vocabulary import ALREADY, MONTH_NAME, NOT, NUMBER, POLITE, YESTERDAY, number_of

_LONGEST = 100
"""Characters: longer texts name no days, and take seconds to look through for some."""
_KINDS = {
    PeriodKind.MONTH: r"(?:bulan|bln|months?)",
    PeriodKind.QUARTER: r"(?:tri\s?wulan|tw|twl|kuartal|quarters?|q)",
    PeriodKind.SEMESTER: r"(?:semesters?|smt|smtr|smester|sem|s)",
    PeriodKind.YEAR: r"(?:tahun|thn|years?)",
}
_KIND = "|".join(rf"(?P<{kind.value}>{words})" for kind, words in _KINDS.items())
_ORDINALS = {
    "pertama": 1,
    "kesatu": 1,
    "kedua": 2,
    "ketiga": 3,
    "keempat": 4,
    "first": 1,
    "second": 2,
    "third": 3,
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_PART = rf"(?:ke\s?)?(?P<part>\d{{1,2}}|{'|'.join([*_ORDINALS, *_ROMAN])}|{NUMBER})"
_AGO = rf"(?:(?:yang|yg)\s)?(?P<ago>lalu|{YESTERDAY}|lewat|sebelumnya|ago)"
_AHEAD = r"(?:(?:yang|yg)\s)?(?P<ahead>depan|dpn|mendatang|berikutnya)"
_YEAR = rf"(?:(?:tahun|thn|th)\s)?(?P<of_year>20\d\d|ini|lalu|{YESTERDAY})"
_WEEK = r"(?:minggu|mgg|pekan|weeks?)"
_LED = late_pattern(rf"(?:(?:{POLITE}|periode|untuk|utk|pada|selama|for|of|in|the|my|own)\s)+")
_WHICH = late_pattern(r"(?:(?:yang|yg|the)\s+)+", re.IGNORECASE)
_RELATIVE = late_pattern(
    rf"(?:(?P<number>\d{{1,2}}|{NUMBER})\s(?={_KINDS[PeriodKind.MONTH]}|{_KINDS[PeriodKind.QUARTER]}"
    rf"|{_KINDS[PeriodKind.SEMESTER]}|{_KINDS[PeriodKind.YEAR]}))?"
    rf"(?:(?P<this>this|current)\s|(?P<last>last|previous)\s|(?P<next>next)\s)?"
    rf"(?:{_KIND})(?:\s(?:(?P<now>ini|sekarang|berjalan)|{_AGO}|{_AHEAD}))?"
)
_NUMBERED = late_pattern(rf"(?:{_KIND})\s?{_PART}(?:\s{_YEAR})?")
_NAMED = late_pattern(rf"(?:(?:bulan|bln)\s)?(?P<name>{MONTH_NAME})(?:\s{_YEAR})?", re.VERBOSE)
_WEEKS = late_pattern(
    rf"(?:(?P<number>\d{{1,2}}|{NUMBER})\s(?={_WEEK}\s))?(?:(?P<this>this)\s|(?P<last>last)\s|(?P<next>next)\s)?{_WEEK}"
    rf"(?:\s(?:(?P<now>ini)|{_AGO}|{_AHEAD}))?"
)
_LATEST = late_pattern(
    rf"(?P<number>\d{{1,2}}|{NUMBER})\s(?:hari|hr|days?)\s(?:terakhir|belakangan)|last\s(?P<days>\d{{1,2}})\sdays"
)


def period_asked(text: str, today: date, lies: Lies = Lies.BEHIND) -> Period | None:
    """The month, quarter, semester or year that a text names, and nothing else; None for other texts.

    A part of a year that is not named is of the latest one in which it has begun: “Desember” is last year's
    in November. Of those that lie ahead it is the first that is not over.
    """
    if len(text) > _LONGEST:
        return None
    try:
        return _known(Period.parse(clean(text)))
    except ValueError:
        said = _bare(text)
    if match := _RELATIVE.fullmatch(said):
        return _relative(match, today)
    if re.fullmatch(r"(?:(?:tahun|thn|year)\s)?20\d\d", said):
        return Period(int(said[-4:]), PeriodKind.YEAR, 1)
    if match := _NUMBERED.fullmatch(said):
        return _part(_kind_of(match), _number(match["part"]), match["of_year"], today, lies)
    if match := _NAMED.fullmatch(said):
        return _part(PeriodKind.MONTH, month_number(match["name"]), match["of_year"], today, lies)
    if match := re.fullmatch(r"(?P<month>\d{1,2})\s(?P<year>20\d\d)", said):
        return _part(PeriodKind.MONTH, int(match["month"]), match["year"], today, lies)
    return None


def days_asked(text: str, today: date, lies: Lies = Lies.BEHIND) -> Span | None:
    """The days that a text names, and nothing else: a day, a week, a period, or two days.

    They have been, or with `lies` are to come. A number alone names none, as it may be that of a page. None
    for other texts, and for days outside `KNOWN_YEARS`; raises Invalid for a day that no calendar has, or
    that may be one of two.
    """
    if len(text) > _LONGEST:
        return None
    said = _bare(text)
    if said.isdecimal() and len(said) < 4:
        return None
    if (period := period_asked(text, today, lies)) is not None:
        return period.span
    if (match := _WEEKS.fullmatch(said)) and (weeks := _weeks_back(match, lies)) is not None:
        monday = today - timedelta(days=today.weekday())
        monday -= timedelta(weeks=weeks)
        return Span(monday, monday + timedelta(days=6))
    if match := _LATEST.fullmatch(said):
        days = number_of(match["number"] or match["days"])
        return Span(today - timedelta(days=days - 1), today) if days else None
    try:
        read = parse_day if lies is Lies.AHEAD else parse_date
        first, last = (_day(each, today, read) for each in days_said(text) or (text, text))
    except Invalid as doubt:
        if doubt.key == "entry-date-invalid":
            return None
        raise
    if not {first.year, last.year} <= {*KNOWN_YEARS}:
        return None
    return Span(min(first, last), max(first, last))


def _day(text: str, today: date, read: Callable[[str, date], date]) -> date:
    return day_counted(text, today) or read(without_part_of_day(text), today)


def the_one_of(asked: Period, offered: Collection[Period]) -> Period | None:
    """The period that was asked for, else the shortest one offered that holds it, or the only one in it."""
    if asked in offered:
        return asked
    holding = [each for each in offered if asked.within(each)]
    if holding:
        return min(holding, key=lambda each: each.kind.months)
    inside = [each for each in offered if each.within(asked)]
    return inside[0] if len(inside) == 1 else None


_APPROVED = r"(?:di|ter)?(?:nilai|setujui|acc|terima)(?:kan|in)?"
_LOOKED_AT = r"(?:di|ter)?(?:tinjau|periksa|proses|cek|review)(?:kan|in)?"
"""With “sudah” it may also be what was returned or rejected: so it is of no state."""
_STATES = {
    CaseState.SUBMITTED: (
        rf"(?:masih\s)?(?:belum|blm|blom)\s(?:{_APPROVED}|{_LOOKED_AT})(?:\satasan)?"
        r"|not\syet\s(?:reviewed|approved|accepted|rated|decided|checked)|not\s(?:reviewed|rated|decided|checked)"
        r"|(?:masih\s)?(?:me)?nunggu|pending|diproses|waiting"
    ),
    CaseState.APPROVED: rf"{ALREADY}\s{_APPROVED}|di(?:acc|terima)|approved|accepted|rated",
    CaseState.RETURNED: r"(?:perlu|harus|untuk|minta)?\s?(?:di)?(?:perbaikan|perbaiki|revisi)|returned",
    CaseState.REJECTED: rf"{NOT}\s(?:di)?(?:setujui|acc|terima)|rejected|refused",
    CaseState.WITHDRAWN: r"dibatalkan|ditarik|withdrawn|taken\sback",
}


def without_which(text: str) -> str:
    """A text without the word before what it names: “yang belum dinilai”."""
    return without_lead(text, _WHICH)


def state_asked(text: str) -> CaseState | None:
    """The state of what was sent that a text names in other words than the buttons: “belum dinilai”."""
    if len(text) > _LONGEST:
        return None
    said = without_which(fold(unsoftened(text)))
    return next((state for state, words in _STATES.items() if re.fullmatch(words, said)), None)


def _bare(text: str) -> str:
    """The words of a text without those around them that say nothing of when."""
    return without_lead(fold(unsoftened(text)), _LED)


def _known(period: Period) -> Period | None:
    return period if period.year in KNOWN_YEARS else None


def _kind_of(match: re.Match[str]) -> PeriodKind:
    return next(kind for kind in PeriodKind if match[kind.value])


def _number(said: str) -> int:
    return _ORDINALS.get(said) or _ROMAN.get(said) or number_of(said)


def _back(match: re.Match[str]) -> int | None:
    """How many ago the words say; None where they say nothing of the kind, or several of what is now."""
    if match["number"]:
        number = number_of(match["number"])
        return number if number and match["ago"] in ("lalu", "lewat", "ago") else None
    if match["ago"] == "ago":
        return None
    if match["ago"] or match["last"]:
        return 1
    return 0 if match["this"] or match["now"] else None


def _weeks_back(match: re.Match[str], lies: Lies) -> int | None:
    if match["next"] or match["ahead"]:
        return -1 if lies is Lies.AHEAD and not match["number"] else None
    return _back(match)


def _relative(match: re.Match[str], today: date) -> Period | None:
    period, back = Period.containing(today, _kind_of(match)), _back(match)
    if not match["number"] and (match["ahead"] or match["next"]):
        return period.next()
    if back is None:
        return None
    for _ in range(back):
        period = period.previous()
    return _known(period)


def _part(kind: PeriodKind, number: int, year: str | None, today: date, lies: Lies) -> Period | None:
    """A part of a year by its number; None for a number that no year has."""
    if not 1 <= number <= 12 // kind.months or kind is PeriodKind.YEAR:
        return None
    if year is not None:
        of_year = int(year) if year.isdecimal() else today.year - (year != "ini")
        return Period(of_year, kind, number)
    this_year = Period(today.year, kind, number)
    if lies is Lies.AHEAD:
        return this_year if this_year.end >= today else Period(today.year + 1, kind, number)
    return this_year if this_year.start <= today else Period(today.year - 1, kind, number)
