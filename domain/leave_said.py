"""What is written behind the command of leave: a kind, the first and the last day, and the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from domain.answers import clean, parse_reason
from domain.errors import Invalid
from domain.leave import DAYS, LeaveDraft, RequestKind
from domain.report_lines.day_words import is_misspelt_month
from domain.spans import (
    day_from,
    length_said,
    parse_any_day,
    parse_day,
    with_both_months,
    with_days_apart,
)

_LEADS = re.compile(r"(?:mulai|dari|pada|from|on)\s+", re.IGNORECASE)
_UNTIL = re.compile(r"(?:sampai(?:\s+dengan)?|hingga|s\s?[/.]?\s?d\.?|until|till|-|–)\s+", re.IGNORECASE)
_BECAUSE = re.compile(r"[\s,.:;–-]*(?:(?:karena|krn|sebab|because|untuk|utk)\s+)?", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:tanggal|tgl\.?)\s+\d{1,2}", re.IGNORECASE)
_LONGEST_DAY = 5
"""Words of a day: “hari Senin tanggal 23 November”."""


def draft_said(said: str, today: date, known_first: date | None = None) -> LeaveDraft:
    """A request with what was written; words that are neither a kind nor days are the reason.

    “3 hari” are days of the calendar from the first one on: that which is written, else `known_first`, else
    today. Raises Invalid for a day on which no leave may begin or end, and for days that contradict.
    """
    kind, rest = _kind(clean(said))
    length, rest = length_said(rest)
    rest = with_both_months(with_days_apart(rest))
    draft = LeaveDraft() if kind is None else LeaveDraft().answer("kind", kind=kind)
    read = parse_any_day if kind is RequestKind.SAKIT else parse_day
    start, behind = _day(rest, _LEADS, lambda text: read(text, today))
    if length is None:
        length, behind = length_said(behind) if start is not None else (None, behind)
    elif start is None and behind == rest:
        start = known_first or today
    if start is not None:
        draft, behind = _with_days(draft, start, length, behind, today)
    return _because(draft, _BECAUSE.sub("", behind, count=1))


def _with_days(
    draft: LeaveDraft, first: date, length: int | None, rest: str, today: date
) -> tuple[LeaveDraft, str]:
    """The request from the first day to the last one, if it is said, and the rest of the text."""
    DAYS.check_first(first, today)
    draft = draft.answer("start", start=first)
    end = None
    if _UNTIL.match(rest):
        end, rest = _day(rest, _UNTIL, lambda text: day_from(text, today) or parse_day(text, first))
        if end is not None and length is None:
            length, rest = length_said(rest)
    if length is not None:
        counted = first + timedelta(days=length - 1)
        if end not in (None, counted):
            raise Invalid("leave-days-differ", days=length, first=first, last=end)
        end = counted
    if end is None:
        return draft, rest
    DAYS.check_last(first, end)
    return draft.answer("end", end=end), rest


def _kind(said: str) -> tuple[RequestKind | None, str]:
    """The kind with which a text begins, and the rest."""
    for kind in RequestKind:
        name = kind.replace("_", " ")
        if f"{said.lower().replace('_', ' ')} ".startswith(f"{name} "):
            return kind, said[len(name) :].strip()
    return None, said


def _day(said: str, lead: re.Pattern[str], read: Callable[[str], date]) -> tuple[date | None, str]:
    """The day with which a text begins, in as many words as name one, and the rest; None where it names none.

    A number alone is a day only where nothing follows. A day in doubt is left out: its question asks for it;
    Invalid is raised where the last day is read with it.
    """
    words = lead.sub("", said, count=1).split() if lead.match(said) else said.split()
    for most in range(min(_LONGEST_DAY, len(words)), 0, -1):
        text = " ".join(words[:most]).strip(" ,;:")
        if text.isdecimal() and len(words) > 1:
            break
        rest = " ".join(words[most:])
        try:
            day = read(text)
        except Invalid as doubt:
            # Of other texts only the end is a day: their words may be the reason.
            if doubt.key == "weekday-which" or _NUMBERED.fullmatch(text):
                if doubt.key == "span-day-which-month" and _UNTIL.match(rest):
                    raise
                return None, rest
        else:
            is_misspelt = rest and text[-1].isdecimal() and is_misspelt_month(words[most].strip(" ,.;:"))
            return (None, said) if is_misspelt else (day, rest)
    return None, said


def _because(draft: LeaveDraft, reason: str) -> LeaveDraft:
    """The request with its reason, where it needs one and there are words enough."""
    if draft.kind is not None and draft.kind.leave is None:
        return draft
    try:
        return draft.answer("reason", reason=parse_reason(reason))
    except Invalid:
        return draft
