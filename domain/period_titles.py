"""Periods in titles of forms: “1 Januari s.d. 31 Desember 2026”."""

from __future__ import annotations

import re
from datetime import date

from domain.answers.dates import MONTHS
from domain.patterns import late_pattern
from domain.periods import Period, PeriodKind

_CODE = late_pattern(r"20\d{2}(?:-(?:0[1-9]|1[0-2]|Q[1-4]|S[12]))?")
_YEAR = late_pattern(r"\b20\d{2}\b")
_WORDS = sorted((name for names in MONTHS for name in names), key=len, reverse=True)
_MONTH = late_pattern(
    rf"\b(?P<word>{'|'.join(_WORDS)})\b"
    r"|\b\d{1,2}[-/.](?P<number>\d{1,2})[-/.]20\d{2}\b|\b20\d{2}-(?P<iso>\d{1,2})-\d{1,2}\b",
    re.IGNORECASE,
)
_PART = late_pattern(
    r"\b(?P<kind>triwulan|semester|bulan)(?:an)?\b\W*(?P<number>IV|I{1,3}|\d{1,2})\b", re.IGNORECASE
)
_MARKS = {"triwulan": "Q", "semester": "S", "bulan": ""}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def period_in(text: str) -> str | None:
    """The code of the period that a text names: a year, a part of it, or its first and last month.

    None where it names none, or months that are no period.
    """
    if _CODE.fullmatch(text.strip()):
        return text.strip()
    years = {int(year) for year in _YEAR.findall(text)}
    if len(years) != 1:
        return None
    (year,) = years
    if part := _PART.search(text):
        return _part(year, part)
    months = [_number(found) for found in _MONTH.finditer(text)]
    if not months:
        # Another number may be a month: “11/2026”.
        return None if re.search(r"\d", _YEAR.sub("", text)) else str(year)
    if len(months) > 2 or not all(1 <= month <= 12 for month in months):
        return None
    first, last = date(year, months[0], 1), months[-1]
    for kind in PeriodKind:
        period = Period.containing(first, kind)
        if period.start == first and period.end.month == last:
            return period.code
    return None


def _part(year: int, found: re.Match[str]) -> str | None:
    """“Triwulan III”, “Semester 2” or “Bulanan 5” of a year."""
    said = found["number"].casefold()
    mark = _MARKS[found["kind"].casefold()]
    try:
        number = _ROMAN.get(said) or int(said)
        return Period.parse(f"{year}-{mark}{number}" if mark else f"{year}-{number:02}").code
    except ValueError:
        return None


def _number(found: re.Match[str]) -> int:
    if found["word"] is None:
        return int(found["number"] or found["iso"])
    return next(n for n, names in enumerate(MONTHS, 1) if found["word"].casefold() in names)
