"""Plans: work that a person means to do on a day to come, one sentence each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.answers import parse_activity
from domain.calendar import WorkCalendar
from domain.drafts import Draft
from domain.errors import Invalid
from domain.report_lines import items_of

MOST_PLANS = 10
"""Plans of one person for one day."""
CARRIED_OVER = timedelta(days=14)
"""For so long a plan that is not done is shown on the days that follow."""
KEPT = timedelta(days=30)
_FAR = timedelta(days=14)
"""Within so many days every unit works on one."""
_BEGINS = re.compile(
    r"""
    [\s\ufffc,.!:;–-]*
    (?:(?:rencana|agenda|plan|jadwal|insya\s*allah)(?:\s+(?:kerja|kegiatan))?(?:\s+(?:untuk|utk))?\s+)?
    (?:(?P<next>besok|bsk|besuk|esok|tomorrow)|(?P<after>lusa)|(?P<week>(?:minggu|mggu)\s+depan)
    |(?:hari\s+)?(?P<weekday>senin|selasa|rabu|kamis|jumat|sabtu)\s+depan)\b
    [\ \t,.:;–-]*
    """,
    re.IGNORECASE | re.VERBOSE,
)
_WEEKDAYS = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu")
_ABSENCE = re.compile(r"\b(?:cuti|izin|ijin|sakit|libur|leave)\b", re.IGNORECASE)


class PlanDraft(Draft):
    """What a person wrote so far when asked for plans."""

    text: str | None = None


@dataclass(frozen=True)
class Planned:
    """Sentences for a day; `day` is as it was said, on which nobody may work."""

    day: date
    sentences: Sequence[str]


def read_plans(text: str, today: date) -> Planned:
    """The plans of a message: those of tomorrow unless it begins with another day to come.

    Raises Invalid when it says too little or too much.
    """
    begins = _BEGINS.match(text)
    rest = text if begins is None else text[begins.end() :]
    items = [item for item in items_of(rest) if any(map(str.isalnum, item))]
    if not items:
        raise Invalid("plan-empty")
    if len(items) > MOST_PLANS:
        raise Invalid("plan-many", most=MOST_PLANS)
    return Planned(_day(begins, today), [parse_activity(item) for item in items])


def is_absence(text: str) -> bool:
    """Whether a message tells of an absence, which is asked for elsewhere."""
    return len(text.split()) <= 6 and _ABSENCE.search(text) is not None


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
    return next_week + timedelta(days=_WEEKDAYS.index(begins["weekday"].lower()))
