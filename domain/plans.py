"""Plans: work that a person means to do on a day to come, one sentence each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from msgspec import Struct

from domain.answers import parse_activity
from domain.answers.dates import day_counted
from domain.answers.weekdays import WEEKDAYS
from domain.calendar import WorkCalendar
from domain.drafts import Draft
from domain.errors import Invalid
from domain.lateness import is_lateness
from domain.patterns import late_pattern
from domain.report_lines import Context, day_ahead, items_of, read_line
from domain.report_lines.words import PLAN, is_question
from domain.vocabulary import MONTH_NAME, NOT, POLITE, TOMORROW, UNTIL

MOST_PLANS = 10
"""Plans of one person for one day."""
CARRIED_OVER = timedelta(days=14)
"""For so long a plan that is not done is shown on the days that follow."""
_FAR = timedelta(days=14)
"""Days within which every unit has a working day."""
_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu")
_BEFORE_A_DAY = rf"(?:{UNTIL}|dengan|dan|tanggal|tgl)"
_ABSENT = (
    r"(?:cuti|izin|ijin|sakit|libur|demam(?!\s+berdarah)|leave|sick|(?:a\s+)?day\s+off"
    rf"|{NOT}\s+(?:bisa\s+)?masuk)"
)
_ABSENCE = late_pattern(
    rf"""
    [\s,.!:;–-]*(?:(?:{POLITE}|hari\s+ini|kemarin|selamat|pagi|siang|sore|anak|istri|suami|sedang|sdg|lagi|akan
    |{TOMORROW}|lusa|depan|hari|{"|".join(_WEEKDAYS)}|{_BEFORE_A_DAY}(?:\s+\d{{1,2}})?|{MONTH_NAME}
    |\d{{1,2}}(?=\s+(?:{_BEFORE_A_DAY}|{MONTH_NAME})\b)
    |ambil|mengambil|mengajukan|ajukan|masih|ada|i['’]?m|i|am|on|have|take|taking)\b[\s,.]*+)*+
    {_ABSENT}\b(?!\s+(?:(?:me)?lapor|(?:ber)?tanya|usaha|edar|praktik|lingkungan|mendirikan
    |ke\b|bot|aplikasi|akun|sistem|web|link|grup))
    |.*\b(?:karena|krn|sebab)\s+{_ABSENT}\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ON = late_pattern(rf"\s*(?:{UNTIL}|dan|&|and)\s+", re.IGNORECASE)
"""What stands between the first and the last of several days."""
_NO_PLAN = late_pattern(
    r"(?:sudah|sdh|belum|blm|tidak|tdk|nanti|siap|baik|ok|oke|done|nothing)"
    r"(?:\s+(?:pak|bu|ada|semua|saya|selesai|lapor|tahu))*[\s.!]*",
    re.IGNORECASE,
)


_HOUR_WORDS = late_pattern(r"\b(?:wib|wita|wit|pagi|siang|sore|malam)\b|\d", re.IGNORECASE)
"""What may stand beside an hour, and is no work."""


class PlanDraft(Draft):
    """What a person wrote so far when asked for plans."""

    text: str | None = None


class Planned(Struct, frozen=True):
    """Sentences for a day; `day` is as it was said, on which nobody may work."""

    day: date
    sentences: Sequence[str]


def read_plans(text: str, today: date) -> Planned:
    """The plans of a message: for tomorrow, unless it begins with another future day.

    Raises Invalid when it is too short or too long, or names several days.
    """
    begins = PLAN.match(text)
    rest = text if begins is None else text[begins.end() :]
    if span := _several_days(rest, today):
        raise Invalid("plan-span", written=f"{text[: len(text) - len(rest)]}{span}".strip(" ,.:;–-"))
    items = [item for item in items_of(rest) if any(map(str.isalnum, item))]
    if not items:
        raise Invalid("plan-empty")
    if len(items) > MOST_PLANS:
        raise Invalid("plan-many", most=MOST_PLANS)
    day = _day(begins, today)
    return Planned(day, [_sentence(item, day, today) for item in items])


def _several_days(rest: str, today: date) -> str:
    """“sampai lusa”, where a text goes on with the last of several days; empty where it does not."""
    until = _ON.match(rest)
    if until is None:
        return ""
    last = day_ahead(rest[until.end() :], Context(datetime.combine(today, time())))
    if last is None or not rest[until.end() :].lower().startswith(last.said.lower()):
        return ""
    return rest[: until.end() + len(last.said)]


def _sentence(item: str, day: date, today: date) -> str:
    """One plan. Raises Invalid when it is none: another day, an absence, an answer."""
    if is_absence(item):
        raise Invalid("plan-absence")
    context = Context(datetime.combine(today, time()))
    if _NO_PLAN.fullmatch(item) or _is_hour_alone(item, context):
        raise Invalid("plan-empty")
    another = day_ahead(item, context)
    if another is None or not item.lower().startswith(another.said.lower()):
        return parse_activity(item)
    if another.doubt is not None and another.doubt.params.get("date") == day:
        return parse_activity(item[len(another.said) :].lstrip(" ,.:;–-"))
    if WEEKDAYS.get(another.said.lower().removeprefix("hari ")) == day.weekday():
        return parse_activity(item)
    raise Invalid("plan-other-day", written=another.said)


def _is_hour_alone(item: str, context: Context) -> bool:
    """Whether a plan says when, and not what: “jam 10”, “16 WIB”."""
    return not any(map(str.isalnum, _HOUR_WORDS.sub("", read_line(item, context, {"time"}).activity)))


def is_absence(text: str) -> bool:
    """Whether a message reports an absence, which has its own conversation, or coming late."""
    begins = PLAN.match(text)
    rest = text if begins is None else text[begins.end() :]
    if is_lateness(rest):
        return True
    return len(text.split()) <= 6 and not is_question(text) and _ABSENCE.match(rest) is not None


def absence_answer(text: str, key: str = "absence-hint") -> str:
    """The key of the sentence about the absence that a message reports."""
    begins = PLAN.match(text)
    return "absence-late" if is_lateness(text if begins is None else text[begins.end() :]) else key


def working_day(calendar: WorkCalendar, day: date) -> date:
    """The first day from `day` on that the unit works."""
    days = (day + timedelta(days=n) for n in range(_FAR.days))
    return next((each for each in days if calendar.is_working(each)), day)


def _day(begins: re.Match[str] | None, today: date) -> date:
    if begins is None or begins["next"]:
        return today + timedelta(days=1)
    if begins["after"]:
        return today + timedelta(days=2)
    next_week = today + timedelta(days=7 - today.weekday())
    if begins["week"]:
        return next_week
    if begins["counted"]:
        return day_counted(begins["counted"], today) or today + timedelta(days=1)
    return next_week + timedelta(days=_WEEKDAYS.index(begins["weekday"].lower()))
