"""What people write in answer to a question, read into values: sentences, amounts, times, dates, links."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlsplit

from domain.entries import LONGEST_WORK, EvidenceItem, WorkTime
from domain.errors import Invalid

LONGEST_SENTENCE = 500
SHORTEST_SENTENCE = 5
LONGEST_UNIT = 30
LONGEST_LINK = 500
LARGEST_VOLUME = Decimal(1_000_000)

_TURNS_LINES_ROUND = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Invisible marks that reverse the letters around them: on a card they could make a text read as another."""


def clean(text: str) -> str:
    """A text in one line, without characters that nobody sees."""
    shown = (
        char if char.isspace() or unicodedata.category(char) not in ("Cc", "Cs") else "" for char in text
    )
    return " ".join("".join(char for char in shown if char not in _TURNS_LINES_ROUND).split())


def parse_activity(text: str) -> str:
    """The description of the work in one line; raises Invalid when it says too little or too much."""
    activity = clean(text)
    if _letters(activity) < SHORTEST_SENTENCE:
        raise Invalid("entry-activity-short", least=SHORTEST_SENTENCE)
    if len(activity) > LONGEST_SENTENCE:
        raise Invalid("entry-activity-long", most=LONGEST_SENTENCE, length=len(activity))
    return activity


def parse_reason(text: str) -> str:
    """A reviewer's reason in one line; raises Invalid when it says too little or too much."""
    reason = clean(text)
    if _letters(reason) < SHORTEST_SENTENCE:
        raise Invalid("review-reason-short", least=SHORTEST_SENTENCE)
    if len(reason) > LONGEST_SENTENCE:
        raise Invalid("review-reason-long", most=LONGEST_SENTENCE, length=len(reason))
    return reason


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)


_MARKED = re.compile(r"\d+(?:[.,]\d+)*")


def parse_decimal(text: str, thousands: str = ".") -> Decimal:
    """“1.250,5” and “1,250.5” alike; raises Invalid for what is no number.

    `thousands` is the mark, a point or a comma, that groups digits in the writer's language. It decides only
    where the text can be read both ways, as “1.250” can.
    """
    if _MARKED.fullmatch(text) is None:
        raise Invalid("entry-volume-invalid")
    marks = [char for char in text if char in ".,"]
    if not marks:
        return Decimal(text)
    groups = marks[0]
    if len(marks) == 1 and not (groups == thousands and _is_grouped(text, groups)):
        return Decimal(text.replace(",", "."))
    whole, point, rest = text.partition("," if groups == "." else ".")
    if not _is_grouped(whole, groups) or (point and not rest.isdecimal()):
        raise Invalid("entry-volume-invalid")
    return Decimal(whole.replace(groups, "") + ("." + rest if point else ""))


def _is_grouped(text: str, mark: str) -> bool:
    return re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", text) is not None


@dataclass(frozen=True)
class Volume:
    """How much was done, and of what."""

    amount: Decimal
    unit: str


# “3 (tiga) dokumen” is how official letters write numbers; what is in brackets only repeats the digits.
_VOLUME = re.compile(r"(?P<amount>\d[\d.,]*?)\s*(?:\([^()]*\)\s*)?(?P<unit>(?:[^\W\d_]|%).*)?")


def parse_volume(text: str, *, unit: str | None = None, thousands: str = ".") -> Volume:
    """“3 dokumen” or, when the unit is known from the target, “3”; raises Invalid otherwise.

    `thousands` as in `parse_decimal`. An amount is more than 0, at most LARGEST_VOLUME, with at most three
    decimals.
    """
    match = _VOLUME.fullmatch(clean(text).rstrip(" .,;:!"))
    if match is None:
        raise Invalid("entry-volume-invalid")
    amount = parse_decimal(match["amount"], thousands)
    if not 0 < amount <= LARGEST_VOLUME or amount != amount.quantize(Decimal("0.001")):
        raise Invalid("entry-volume-range", most=int(LARGEST_VOLUME))
    said = match["unit"] or ""
    if unit is None and not said:
        raise Invalid("entry-volume-unit")
    if unit is None and len(said) > LONGEST_UNIT:
        raise Invalid("entry-unit-long", most=LONGEST_UNIT)
    return Volume(amount, unit or said)


_CLOCK = r"(?:(?:pukul|pkl\.?|jam)\s*)?(\d{1,2})(?:[.:](\d{2}))?(?:\s*(?:wib|wita|wit))?"
_UNTIL = r"(?:-|–|—|s\s?/\s?d|s\.?\s?d\.?|sampai(?:\s+dengan)?|hingga|to|until)"
_SPAN = re.compile(rf"(?:(?:dari|from)\s+)?{_CLOCK}\s*{_UNTIL}\s*{_CLOCK}", re.IGNORECASE)
_HOURS = r"(?P<hours>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:jam|j|hours?|hrs?|h)"
_MINUTES = r"(?P<minutes>\d{1,4})\s*(?:menit|mnt|minutes?|mins?|m)"
_DURATION = re.compile(rf"(?:{_HOURS})?\s*(?:,|dan|and|lebih)?\s*(?:{_MINUTES})?", re.IGNORECASE)


def parse_work_time(text: str) -> WorkTime:
    """“08.00-10.30”, “90 menit”, “1,5 jam” or “1 jam 30 menit”; raises Invalid otherwise."""
    said = clean(text).rstrip(" .")
    if span := _SPAN.fullmatch(said):
        started, ended = _clock(span[1], span[2]), _clock(span[3], span[4])
        minutes = (ended.hour - started.hour) * 60 + ended.minute - started.minute
        if minutes <= 0:
            raise Invalid("entry-time-backwards")
        return WorkTime(_within_limits(minutes), started, ended)
    duration = _DURATION.fullmatch(said)
    if duration is None or not (duration["hours"] or duration["minutes"]):
        raise Invalid("entry-time-invalid")
    hours = Decimal((duration["hours"] or "0").replace(",", "."))
    from_hours = int((hours * 60).to_integral_value(ROUND_HALF_UP))
    return WorkTime(_within_limits(from_hours + int(duration["minutes"] or 0)))


def _clock(hour: str, minute: str | None) -> time:
    try:
        return time(int(hour), int(minute or 0))
    except ValueError:
        raise Invalid("entry-time-invalid") from None


def _within_limits(minutes: int) -> int:
    if not 0 < minutes <= LONGEST_WORK // timedelta(minutes=1):
        raise Invalid("entry-time-range", most=LONGEST_WORK // timedelta(hours=1))
    return minutes


_MONTHS = (
    ("januari", "january"),
    ("februari", "february", "pebruari"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agt"),
    ("september",),
    ("oktober", "october"),
    ("november", "nopember"),
    ("desember", "december"),
)
_SHORTEST_MONTH = 3
_DAYS_AGO = {"hari ini": 0, "today": 0, "kemarin": 1, "yesterday": 1}
_DATE = re.compile(
    r"(?:[^\W\d_]+,?\s+)?"  # “Jumat, ” or “tanggal ”
    r"(?P<day>\d{1,2})"
    r"(?:[-/. ]\s*(?P<month>\d{1,2}|[^\W\d_]+)\.?(?:[-/. ]\s*(?P<year>\d{4}|\d{2}))?)?"
)
_ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")


def parse_date(text: str, today: date) -> date:
    """“20”, “20/11”, “20 November 2026”, “kemarin”; raises Invalid for what is no date.

    What is left out is filled in so that the date is the latest one that is not after `today`.
    """
    said = clean(text).lower()
    if said in _DAYS_AGO:
        return today - timedelta(days=_DAYS_AGO[said])
    match = _ISO_DATE.fullmatch(said) or _DATE.fullmatch(said)
    if match is None:
        raise Invalid("entry-date-invalid")
    try:
        return _latest(int(match["day"]), match["month"], match["year"], today)
    except ValueError:
        raise Invalid("entry-date-invalid") from None


def _latest(day: int, month: str | None, year: str | None, today: date) -> date:
    """The date that was meant; raises ValueError when there is none."""
    if month is None:
        this_month = today.replace(day=1)
        fits = day <= today.day
        return (this_month if fits else (this_month - timedelta(days=1))).replace(day=day)
    number = int(month) if month.isdecimal() else _month(month)
    if year is not None:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, day)
    said = date(today.year, number, day)
    return said if said <= today else said.replace(year=today.year - 1)


def _month(name: str) -> int:
    if len(name) < _SHORTEST_MONTH:
        raise ValueError(name)
    for number, names in enumerate(_MONTHS, 1):
        if any(known.startswith(name) for known in names):
            return number
    raise ValueError(name)


def parse_links(text: str) -> tuple[EvidenceItem, ...]:
    """The links in a text, which may begin with https:// or www.; raises Invalid when there is none."""
    words = (word.strip("<>()[]{}\"',;") for word in clean(text).split())
    links = tuple(EvidenceItem(kind="link", url=url) for word in words if (url := _link(word)) is not None)
    if not links:
        raise Invalid("entry-evidence-invalid")
    return links


def _link(word: str) -> str | None:
    url = f"https://{word}" if word.lower().startswith("www.") else word
    try:
        parts = urlsplit(url)
        known = parts.scheme in ("http", "https") and "." in (parts.hostname or "").strip(".")
    except ValueError:  # half an IPv6 address, for example
        return None
    return url if known and len(url) <= LONGEST_LINK else None


def rating_of(value: str) -> int:
    """A rating from 1 to 5; raises Invalid for anything else."""
    if value.strip() not in {"1", "2", "3", "4", "5"}:
        raise Invalid("rating-invalid")
    return int(value)
