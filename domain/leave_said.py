"""What is written behind the command of leave: a kind, the first and the last day, and then the reason."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from domain.answers import clean, is_polite, not_longer
from domain.answers.dates import day_from, without_part_of_day
from domain.answers.weekdays import WEEKDAYS
from domain.calendar import LEAVE_WORDS
from domain.errors import Invalid
from domain.lateness import is_lateness
from domain.leave import DAYS, LeaveDraft, RequestKind, parse_leave_reason
from domain.patterns import late_pattern
from domain.report_lines.day_words import is_misspelt_month
from domain.spans import (
    LAST,
    LEADS,
    NEXT,
    Length,
    begins_with_hours,
    check_not_over_the_end,
    half_said,
    length_said,
    names_hours,
    parse_any_day,
    parse_day,
    with_both_months,
    with_days_apart,
)
from domain.vocabulary import MONTH_NAME, NUMBER, POLITE, SOFT, TODAY, TOMORROW, UNTIL, YESTERDAY

_BECAUSE = late_pattern(r"[\s,.:;–-]*(?:(?:karena|krn|sebab|because|untuk|utk)\s+)?", re.IGNORECASE)
_NUMBERED = late_pattern(r"(?:tanggal|tgl\.?)\s+\d{1,2}", re.IGNORECASE)
_POLITELY = late_pattern(rf"(?:{POLITE}[\s,]+)*", re.IGNORECASE)
_ALSO_CALLED = {
    name.lower(): RequestKind(kind)
    for kind, names in LEAVE_WORDS.items()
    for name in names.split(", ")[1:]
    if kind != "cuti"
}
"""Which *cuti* it is, is a part of the reason."""
_IN_ENGLISH = {
    "sick leave": RequestKind.SAKIT,
    "sick": RequestKind.SAKIT,
    "ill": RequestKind.SAKIT,
    "annual leave": RequestKind.CUTI,
    "leave": RequestKind.CUTI,
    "annual": RequestKind.CUTI,
    "vacation": RequestKind.CUTI,
    "permission": RequestKind.IZIN,
    "official travel": RequestKind.TUGAS_LUAR,
    "official trip": RequestKind.TUGAS_LUAR,
    "business trip": RequestKind.TUGAS_LUAR,
    "work from home": RequestKind.WFH,
    "work from anywhere": RequestKind.WFA,
    "work at the office": RequestKind.WFO,
}
_OF_CUTI = late_pattern(
    r"(?:tahunan|thn|besar|melahirkan|bersalin|hamil|haid|bersama|(?:karena\s+)?alasan\s+penting)\b[\s,:]*",
    re.IGNORECASE,
)
"""Which leave it is: it stands before the reason."""
_DAY_WORD = rf"""
    (?:{TODAY}|{TOMORROW}|lusa|{YESTERDAY}
    |(?:hari\s+)?(?:{"|".join(map(re.escape, WEEKDAYS))})
    |(?:tanggal|tgl\.?)\s+\d{{1,2}}(?:\s+(?:{MONTH_NAME})\b)?|\d{{1,2}}\s?{MONTH_NAME}
    |\d{{1,2}}[/-]\d{{1,2}}(?:[/-]\d{{2,4}})?)\b
    """
NAMES_A_DAY = late_pattern(rf"\b{_DAY_WORD}", re.IGNORECASE | re.VERBOSE)
_SPAN_WORD = rf"""
    (?:\d{{1,3}}(?:\s?-\s?\d{{1,3}})?|se|setengah|{NUMBER})\s?(?:\(\w+\)\s?)?
    (?:hari|hr|minggu|mgg|pekan|bulan|bln|tahun|days?|weeks?|months?)\b(?!\s+\w*(?:ninggal|wafat))
    (?:\s+(?:kerja|kalender)\b)?
    """
_AND = rf"dan|sama|and|{UNTIL}"
_ONLY_DAYS = late_pattern(
    rf"""
    (?:\s*(?:(?:{_AND}|dengan|serta|selama|sejak|dari|mulai|terhitung|for)\b\s*|[,&]\s*)*
    (?:{_SPAN_WORD}|{_DAY_WORD}|\d{{1,2}}(?=\s*(?:\Z|[,&]|(?:{_AND})\b)))
    (?:\s+(?:saja|aja|penuh|lagi|ini|lalu|depan|ke\s?depan|20\d\d)\b)*
    )+[\s,.;]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Days at the beginning of what would be the reason: “dan lusa”, “3 hari kerja”."""
_GOES_ON = late_pattern(
    rf"""
    \b(?:(?:{TODAY}|{TOMORROW}|lusa|{"|".join(map(re.escape, WEEKDAYS))}|(?:tanggal|tgl\.?)\s+\d+|{MONTH_NAME}
    |\d+/\d+)\b|{UNTIL}(?!\s*(?:jam|pukul|pkl|\d{{1,2}}[.:]\d{{2}})))
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What may name the last day, behind hours of the first one."""
_TO_A_DAY = late_pattern(
    rf"\A((?:(?:from|since|on)\s+)?{_DAY_WORD})\s+to\s+(?={_DAY_WORD})", re.IGNORECASE | re.VERBOSE
)
"""“to” leads to a day, and not to a place."""
_HOURS = late_pattern(r"[\s,]*(\d{1,2})\s?[-–]\s?(\d{1,2})(?![\w/.:-])")
_LAST_HOUR = 24
_PART = late_pattern(r"\s*(?:pagi|siang|sore|morning|afternoon)\b[\s,]*", re.IGNORECASE)
_LAST_PART = late_pattern(rf"\b(?:pagi|siang|sore|morning|afternoon)\b(?=(?:\s+{SOFT})*\W*\Z)", re.IGNORECASE)
_LONGEST = 1_000
"""Characters: more are no reason, and would take seconds to look through for days."""
_LONGEST_DAY = 5
"""Words of a day: “hari Senin tanggal 23 November”."""
_BEFORE_A_DAY = late_pattern(
    rf"(?:{_DAY_WORD}|hari|hr|tanggal|tgl\.?|pada|pd|the|this|next|coming|minggu)[,.]?",
    re.IGNORECASE | re.VERBOSE,
)
"""A word that may stand before a day that is read without it as well; others are a part of the reason."""


class LeaveSaid(NamedTuple):
    """What was written about a leave."""

    draft: LeaveDraft
    unread: str = ""
    """Words for which the request has no place: too few for a reason."""
    has_hours: bool = False
    """Hours are written, for which no leave is asked: they are a part of the reason."""
    is_half: bool = False
    is_late: bool = False
    """It is to come late or to leave early, for which no leave is asked."""
    length: Length | None = None


def said_in_order(said: str, today: date, known_first: date | None = None) -> LeaveSaid:
    """A request with what was written; words that are neither a kind nor days are the reason.

    Days that are not read are asked for, and are no reason. A day with hours at once behind it, and no
    other day, is a single one. “3 hari” are days of the calendar from the first one on: that which is
    written, else `known_first`, else today. Raises Invalid for a day on which no leave may begin
    or end, and for days that contradict.
    """
    kind, rest = _kind(not_longer(clean(said), _LONGEST))
    kind, rest = (None, clean(said)) if is_lateness(said) else (kind, rest)
    which = _OF_CUTI.match(rest) if kind is RequestKind.CUTI else None
    rest = rest[which.end() :] if which else rest
    half, rest = half_said(rest)
    length, rest = length_said(rest)
    rest = _TO_A_DAY.sub(r"\1 sampai ", with_both_months(with_days_apart(rest)), count=1)
    check_not_over_the_end(rest, today)
    draft = LeaveDraft() if kind is None else LeaveDraft().answer("kind", kind=kind)
    read = parse_any_day if kind is RequestKind.SAKIT else parse_day
    is_last = LAST.match(rest) is not None
    start, behind = (None, rest) if is_last else _day(rest, LEADS, lambda text: read(text, today))
    if half is None and start is not None:
        half, behind = half_said(behind)
    if half is not None:
        length = length or Length(1, "days")
    elif length is None:
        length, behind = length_said(behind) if start is not None else (None, behind)
    elif start is None and behind == rest and (is_last or not NAMES_A_DAY.search(rest)):
        start = known_first or today
    if start is not None:
        draft, behind = _with_days(draft, start, length, behind, today)
        draft = draft.answer("half", half=half) if half else draft
    elif is_last:
        last = read if known_first is None else parse_day
        since = known_first or today
        end, behind = _day(rest, LAST, lambda text: day_from(text, today) or last(text, since))
        draft = draft if end is None else draft.answer("end", end=end)
    if half == "" and start is not None:
        draft, behind = _with_part(draft, rest, behind)
    draft, reason, has_hours = _with_hours(draft, behind)
    named, more = _kind(reason) if kind is None else (None, "")
    if named is not None and is_polite(more):
        return said_in_order(f"{named.value} {clean(said).removesuffix(behind)}", today, known_first)
    because = f"cuti {which[0].strip(' ,:')}, {reason}".strip(" ,") if which else reason
    draft, unread = with_reason(draft, because)
    return LeaveSaid(draft, unread, has_hours, half is not None, is_lateness(said), length)


def _with_part(draft: LeaveDraft, said: str, behind: str) -> tuple[LeaveDraft, str]:
    """Half a day with the part of the day that follows its date, if any, and the rest of the text."""
    part = _PART.match(behind) if behind else _LAST_PART.search(said)
    if part is None:
        return draft, behind
    half, _ = half_said(f"half day {part[0]}")
    return (draft.answer("half", half=half) if half else draft), behind[part.end() :]


def _with_hours(draft: LeaveDraft, said: str) -> tuple[LeaveDraft, str, bool]:
    """The request, of a single day where hours follow it at once; the reason, and whether it names hours."""
    is_open = draft.start is not None and draft.end is None and not _GOES_ON.search(said)
    is_timed = is_open and _is_between_hours(said)
    if is_timed or (is_open and begins_with_hours(said)):
        draft = draft.answer("end", end=draft.start)
    reason = said.lstrip(" ,") if is_timed else _reason(with_both_months(said.lstrip(" ,")))
    return draft, reason, is_timed or names_hours(reason)


def _is_between_hours(said: str) -> bool:
    """Whether “9-11” stands at the beginning of a text, behind a day: hours, and not other days."""
    hours = _HOURS.match(said)
    return hours is not None and int(hours[1]) < int(hours[2]) <= _LAST_HOUR


def _with_days(
    draft: LeaveDraft, first: date, length: Length | None, rest: str, today: date
) -> tuple[LeaveDraft, str]:
    """The request from the first day to the last one, if it is said, and the rest of the text."""
    DAYS.check_first(first, today)
    draft = draft.answer("start", start=first)
    end = None
    if length is None and not LAST.match(rest):
        end, rest = _others(first, rest, today)
    elif LAST.match(rest):
        end, rest = _day(rest, LAST, lambda text: day_from(text, today) or parse_day(text, first))
        if end is not None and length is None:
            length, rest = length_said(rest)
    if length is not None:
        end = end or length.last(first)
        if not length.fits(first, end):
            days = (length.last(first) - first).days + 1
            raise Invalid("leave-days-differ", days=days, first=first, last=end)
    if end is None:
        return draft, rest
    DAYS.check_last(first, end)
    return draft.answer("end", end=end), rest


def _others(first: date, rest: str, today: date) -> tuple[date | None, str]:
    """The last of the days that follow the first one (“dan selasa”, “selasa, rabu”), if any, and the rest.

    Raises Invalid for days that do not follow each other.
    """
    last = first
    while True:
        day, behind = _day(rest, NEXT, lambda text: day_from(text, today) or parse_day(text, first))
        if day is None:
            return (last if last > first else None), rest
        if day > last + timedelta(days=1) or day < first:
            raise Invalid("span-apart")
        last, rest = max(last, day), behind


def _kind(said: str) -> tuple[RequestKind | None, str]:
    """The kind with which a text begins, also behind polite words, and the rest; “izin sakit” is *sakit*."""
    names = _ALSO_CALLED | _IN_ENGLISH | {kind.replace("_", " "): kind for kind in RequestKind}
    asked = _POLITELY.sub("", said, count=1)
    for name, kind in names.items():
        if f"{asked.lower().replace('_', ' ')} ".startswith(f"{name} "):
            rest = asked[len(name) :].strip()
            other, behind = _kind(rest) if kind is RequestKind.IZIN else (None, rest)
            return (kind, rest) if other is None else (other, behind)
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
            # Before a reason, “pagi” is the beginning of it.
            day = read(without_part_of_day(text) if not rest or LAST.match(rest) else text)
        except Invalid as doubt:
            # Of other texts only the end is a day: their words may be the reason.
            if doubt.key in ("weekday-which", "line-date-week") or _NUMBERED.fullmatch(text):
                if doubt.key == "span-day-which-month" and LAST.match(rest):
                    raise
                return None, rest
        else:
            if most > 1 and not _BEFORE_A_DAY.fullmatch(words[0]) and _is_read(read, " ".join(words[1:most])):
                return None, said
            is_misspelt = rest and text[-1].isdecimal() and is_misspelt_month(words[most].strip(" ,.;:"))
            return (None, said) if is_misspelt else (day, rest)
    return None, said


def _is_read(read: Callable[[str], date], text: str) -> bool:
    try:
        read(without_part_of_day(text))
    except Invalid:
        return False
    return True


def _reason(said: str) -> str:
    """What is left of a text without days at its beginning and the word for “because”."""
    days = _ONLY_DAYS.match(said)
    if days is not None:
        said = said[days.end() :]
        word, _, behind = said.partition(" ")
        said = behind if is_misspelt_month(word) else said
    return _BECAUSE.sub("", said, count=1)


def with_reason(draft: LeaveDraft, reason: str) -> tuple[LeaveDraft, str]:
    """The request with its reason, and the words that are too few for one."""
    if is_polite(reason):
        return draft, ""
    try:
        return draft.answer("reason", reason=parse_leave_reason(reason)), ""
    except Invalid:
        return draft, reason
