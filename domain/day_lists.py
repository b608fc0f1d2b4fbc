"""Days that are written one after another: “3, 5 dan 9 Desember”, “senin rabu jumat”, “3-5 & 9 des”."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from domain.answers.weekdays import WEEKDAYS
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.periods import Span
from domain.spans import days_said, first_day_said
from domain.vocabulary import MONTH_NAME, TO

_APART = late_pattern(r"\s*(?:[,;&+]|\b(?:dan|serta|sama|and)\b)+\s*", re.IGNORECASE)
_NUMBER = rf"(?:(?:tanggal|tgl\.?)\s*)?\d{{1,2}}(?:\s*{TO}\s*\d{{1,2}})?"
_WITHOUT_MONTH = late_pattern(_NUMBER, re.IGNORECASE)
_WITH_MONTH = late_pattern(
    rf"{_NUMBER}\s*(?P<month>{MONTH_NAME}\b(?:\s+\d{{4}})?)", re.IGNORECASE | re.VERBOSE
)

_NAMES = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_DATED = late_pattern(rf"\b({_NAMES}),\s*(?=(?:tanggal|tgl\.?)?\s*\d)", re.IGNORECASE)
"""A day of the week before its own date: “Senin, 23 November”."""


def listed_days(text: str, read: Callable[[str], date]) -> Sequence[Span] | None:
    """The days of a list of two or more, as they are written; None for any other text.

    A number alone is of the month that is named behind it: “3, 5 dan 9 Desember”. `read` reads one day.
    Raises Invalid where a part of the list names no day of the calendar, or may name two.
    """
    parts = _parts(text)
    if len(parts) < 2:
        return None
    spans: list[Span] = []
    try:
        for part in parts:
            first, last = (read(each) for each in days_said(part) or (part, part))
            spans.append(Span(min(first, last), max(first, last)))
    except Invalid as refusal:
        if refusal.key == "entry-date-invalid":
            return None
        raise
    return spans


def one_span(spans: Sequence[Span]) -> Span:
    """The span that a list of days is; raises Invalid where a day between them is missing."""
    ordered = sorted(spans, key=lambda span: span.start)
    if any(after.start > before.end + timedelta(days=1) for before, after in pairwise(ordered)):
        raise Invalid("span-apart")
    return Span(ordered[0].start, max(span.end for span in ordered))


def _parts(text: str) -> list[str]:
    said = _DATED.sub(r"\1 ", first_day_said(text))
    parts = [part for part in _APART.split(said) if part]
    if len(parts) == 1 and all(word in WEEKDAYS for word in said.lower().split()):
        parts = said.split()
    month, whole = "", []
    for part in reversed(parts):
        named = _WITH_MONTH.fullmatch(part)
        month = named["month"] if named else month
        whole.append(f"{part} {month}" if month and _WITHOUT_MONTH.fullmatch(part) else part)
    has_bare = any(_WITHOUT_MONTH.fullmatch(part) for part in whole)
    if has_bare and not all(_WITHOUT_MONTH.fullmatch(part) for part in whole):
        return []  # “3, 5/12”: the month of the 3rd is not said
    return whole[::-1]
