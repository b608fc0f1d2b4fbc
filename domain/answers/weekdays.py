"""Days of the week as people write them instead of a date: “jumat”, “hari Senin”, “next Monday”."""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import Enum, auto

from domain.answers.sentences import clean, unsoftened
from domain.errors import Invalid
from domain.patterns import late_pattern
from domain.vocabulary import TOMORROW, YESTERDAY

WEEKDAYS: dict[str, int] = {
    **dict.fromkeys(("senin", "senen", "snn", "monday"), 0),
    **dict.fromkeys(("selasa", "slasa", "tuesday"), 1),
    **dict.fromkeys(("rabu", "rebo", "wednesday"), 2),
    **dict.fromkeys(("kamis", "kemis", "thursday"), 3),
    **dict.fromkeys(("jumat", "jum'at", "jum’at", "jum`at", "jum at", "jumaat", "friday"), 4),
    **dict.fromkeys(("sabtu", "sbtu", "saturday"), 5),
    **dict.fromkeys(("minggu", "ahad", "sunday"), 6),
}
"""Days of the week with the spellings that are read."""
_WEEK = timedelta(days=7)
_NAMED = late_pattern(
    rf"""
    (?:pada\ |on\ )?(?:(?P<hari>(?:hari|hr)\ )|this\ |(?P<next>next\ )|(?P<last>last\ ))?
    (?P<name>{"|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))})
    (?:\ (?:(?P<this>ini)
        |(?P<ahead>(?:(?:yang|yg)\ )?(?:depan|dpn|dpan|{TOMORROW}|nanti|mendatang|akan\ datang))
        |(?P<past>(?:(?:yang|yg)\ )?(?:lalu|{YESTERDAY}|lewat))))?
    """,
    re.VERBOSE,
)


class Lies(Enum):
    """Where the days lie that a question asks for."""

    BEHIND = auto()
    AHEAD = auto()
    ANYWHERE = auto()


def weekday_meant(text: str, today: date, lies: Lies) -> date | None:
    """The day that a day of the week names: the last or the next one, today included; None for other texts.

    Raises Invalid with both days where two may be meant: of a question about any days, and of “depan” for a
    day that is still to come in this week. A question about days behind, which refuses both, gets the nearer
    one. “minggu” is a week there, and a Sunday alone.
    """
    match = _NAMED.fullmatch(unsoftened(text).lower())
    if match is None:
        return None
    if match["name"] == "minggu" and not match["hari"] and (match["this"] or match["ahead"] or match["past"]):
        raise Invalid("line-date-week", written=clean(text))
    number = WEEKDAYS[match["name"]]
    last = today - timedelta(days=(today.weekday() - number) % 7)
    coming = last if last == today else last + _WEEK
    if match["past"] or match["last"]:
        return last - _WEEK if last == today else last
    if match["ahead"] or match["next"]:
        if lies is Lies.BEHIND:
            return last + _WEEK
        in_next_week = today + timedelta(days=7 - today.weekday() + number)
        return _only(text, last + _WEEK, in_next_week)
    if lies is Lies.ANYWHERE:
        return _only(text, last, coming)
    return last if lies is Lies.BEHIND else coming


def _only(text: str, first: date, second: date) -> date:
    """The day that both readings give; raises Invalid where they differ."""
    if first != second:
        raise Invalid("weekday-which", written=clean(text), first=first, second=second)
    return first
