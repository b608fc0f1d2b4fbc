"""When a person is reminded to report a day: at their own hour, and only until there is a report."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from domain.answers.sentences import unsoftened
from domain.calendar import DayRow
from domain.cases import RINGS_FROM, RINGS_UNTIL
from domain.errors import Invalid, or_refuse
from domain.patterns import late_pattern
from domain.report_lines.clocks import Clock, clock_of
from domain.vocabulary import POLITE, TODAY, TOMORROW

LAST_CALL = timedelta(hours=2)
"""How long before the deadline an eager reminder is repeated."""
_APART = timedelta(hours=1)
"""Two reminders of a day have at least this between them."""
STEP = timedelta(minutes=5)
"""Own hours are multiples of it: so often it is asked who is due."""
HOURS = (time(9), time(12), time(14), time(15), time(17), time(19))
"""Hours that are offered as buttons."""


RETURNED_TOLD = timedelta(days=14)
"""How long after a return its author is reminded of the correction every working morning."""
REVIEW_HOURS = (time(7), time(9), time(10), time(13))
"""Those for what waits in the morning."""


class Level(StrEnum):
    """How a person wants to be reminded. All three are silent once there is a report."""

    LIGHT = "ringan"
    """One message, which makes no sound."""
    USUAL = "biasa"
    """One message."""
    EAGER = "rajin"
    """One message, and shortly before the day closes it comes again."""


class Wish(Struct, frozen=True):
    """A person's setting; `at` is in the zone of their unit, None for the hour of the office."""

    level: Level = Level.USUAL
    at: time | None = None
    review_at: time | None = None
    """When the person gets the morning message about reviews and own corrections that wait."""


class RemindersSent(Struct, frozen=True):
    """The reminders that a person was sent for a day: how many, and when the next one is due."""

    times: int = 0
    next_at: datetime | None = None


class Snooze(StrEnum):
    """For how long a reminder is put off."""

    HALF_HOUR = "30"
    HOUR = "60"
    LATER = "later"
    """To the next of a few hours at which people look at their phone."""


_LATER = (time(12), time(16), time(19), time(21))


def begins_at(
    wish: Wish, office_hour: time, day: date, zone: ZoneInfo, shift_ends: datetime | None = None
) -> datetime:
    """When a person is reminded of a day first: at their hour on it, and never before its last shift ends."""
    hour = datetime.combine(day, wish.at or office_hour, tzinfo=zone)
    return hour if shift_ends is None else max(hour, shift_ends)


def is_due(told: RemindersSent, begins: datetime, now: datetime) -> bool:
    """Whether somebody who owes the report of a day is reminded of it now.

    `begins` is as `begins_at` gives it. Whether the day is owed is for `domain/day_state.py`.
    """
    if told.times == 0:
        return now >= begins
    return told.next_at is not None and now >= told.next_at


def again_at(wish: Wish, row: DayRow, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When somebody who is reminded of a day now is reminded again if there is no report by then."""
    if wish.level is not Level.EAGER:
        return None
    last = row.deadline.astimezone(zone) - LAST_CALL
    return last if last - now >= _APART else None


def snoozes(row: DayRow, zone: ZoneInfo, now: datetime) -> list[tuple[Snooze, datetime]]:
    """What a reminder may be put off to, before its day closes; the moments are in the unit's zone."""
    offered = [(choice, put_off(choice, zone, now)) for choice in Snooze]
    return [(choice, until) for choice, until in offered if until is not None and until < row.deadline]


def put_off(choice: Snooze, zone: ZoneInfo, now: datetime) -> datetime | None:
    """The moment to which a choice puts a reminder off, in steps; None when none is left today."""
    local = now.astimezone(zone)
    if choice is not Snooze.LATER:
        until = local + timedelta(minutes=int(choice))
        midnight = datetime.combine(until.date(), time.min, tzinfo=zone)
        return midnight + (until - midnight) // STEP * STEP
    later = (datetime.combine(local.date(), hour, tzinfo=zone) for hour in _LATER)
    return next((moment for moment in later if moment - local > _APART), None)


_CLOCK = late_pattern(
    r"(?:(?:jam|pukul|pkl|at)\.?\s*)?(?P<half>(?:setengah|stgh|stengah)\s*)?(?P<hour>\d{1,2})"
    r"(?:(?:\s*[.:]\s*)?(?P<minute>\d{2}))?(?:\s?-?an\b)?(?:\s*(?P<part>pagi|subuh|siang|sore|malam|mlm|am|pm))?"
)
_LEVELS = {
    "ringan": Level.LIGHT,
    "light": Level.LIGHT,
    "biasa": Level.USUAL,
    "usual": Level.USUAL,
    "rajin": Level.EAGER,
    "eager": Level.EAGER,
}
_OFFICE = frozenset({"kantor", "office"})
_NEVER = frozenset({"0", "mati", "matikan", "off", "stop", "berhenti"})


def parse_wish(text: str, wish: Wish, zone: str = "") -> Wish:
    """A wish from a level, an hour (“15.30”, “jam 3 sore”, “setengah 4 sore”, “kantor”) or both.

    What is not said stays as it was. The own zone (“WIB”) may be named. Raises Invalid for another zone, and
    for anything else.
    """
    words = _in_zone(unsoftened(text).lower(), zone).split()
    levels = [_LEVELS[word] for word in words if word in _LEVELS]
    rest = " ".join(word for word in words if word not in _LEVELS)
    if rest in _NEVER:
        raise Invalid("reminders-no-off")
    clock = _CLOCK.fullmatch(rest)
    if len(levels) > 1 or not words or not (clock or not rest or rest in _OFFICE):
        raise Invalid("reminders-unclear")
    at = None if rest in _OFFICE else wish.at
    if clock is not None:
        at = _hour(_clock(clock))
    return replace(wish, level=levels[0] if levels else wish.level, at=at)


def parse_review_wish(text: str, wish: Wish, zone: str = "") -> Wish:
    """A wish with the hour of the morning message (“7.30”, “kantor”); raises Invalid for anything else."""
    said = _in_zone(unsoftened(text).lower(), zone)
    clock = _CLOCK.fullmatch(said)
    if not clock and said not in _OFFICE:
        raise Invalid("reminders-review-unclear")
    at = None
    if clock is not None:
        at = _hour(_clock(clock, "pagi" if int(clock["hour"]) < 12 else ""))
    if at is not None and not RINGS_FROM <= at < RINGS_UNTIL:
        raise Invalid("reminders-review-night", earliest=RINGS_FROM, latest=RINGS_UNTIL)
    return replace(wish, review_at=at)


_ZONE = late_pattern(r"\s*(?P<zone>\bwib|\bwita|\bwit|(?<=\d)wib|(?<=\d)wita|(?<=\d)wit)\b")


def _in_zone(said: str, zone: str) -> str:
    """A text without the own zone; raises Invalid where it names another one."""
    named = _ZONE.search(said)
    if named is not None and zone and named["zone"] != zone.lower():
        raise Invalid("reminders-zone", named=named["zone"].upper(), zone=zone)
    return said if named is None else f"{said[: named.start()]} {said[named.end() :]}".strip()


def _clock(said: re.Match[str], part: str = "") -> Clock:
    """The clock that was written; `part` is the part of the day where none is said."""
    return Clock(said["hour"], said["minute"], said["part"] or part, is_half=bool(said["half"]))


def _hour(clock: Clock) -> time:
    """A time of day, on the next step of the job; raises Invalid for no such time, and for one of two."""
    if clock.is_bare:
        morning = _on_step(or_refuse(clock_of(replace(clock, part="pagi")), Invalid("reminders-unclear")))
        raise Invalid("reminders-which", morning=morning, evening=morning.replace(hour=morning.hour + 12))
    at = or_refuse(clock_of(clock), Invalid("reminders-unclear"))
    return _on_step(at)


def _on_step(at: time) -> time:
    step = int(STEP.total_seconds()) // 60
    return at.replace(minute=min(-(-at.minute // step) * step, 60 - step))


class ReminderAsked(Struct, frozen=True):
    """A reminder that words without a slash ask for."""

    said: str = ""
    """What follows the command: an hour or a level, if one is named."""
    refusal: Invalid | None = None
    """Why what is named is not set."""
    is_of_work: bool = False
    """Whether it is to remind of something else than the report."""


_ME = r"(?:saya|sy|aku|me)"
_REMINDS = late_pattern(
    rf"""
    (?:(?:{POLITE}|set|can|could|you|bisa)\s+(?:the\s+|a\s+|my\s+)?)*+
    (?:(?P<off>jangan|matikan|stop|hentikan|nonaktifkan|turn\s+off|disable)\s+(?:the\s+|my\s+)?)?
    (?:(?:pengingat|reminders?|alarm)(?:nya)?\b(?P<own>\s+{_ME}\b)?
    |(?:ing[ae]t(?:kan|in)|remind)\b(?P<me>\s+{_ME}\b)?)
    (?:\s+(?:to\s+report|lapor(?:an)?|melapor|untuk|for|pada|ke)\b)*(?:\s+(?P<rest>.*))?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_AT_ONCE = late_pattern(
    rf"(?:ini|itu|lagi|sekarang|semua(?:nya)?|harian|bot|now|again|any\s?more|all|please|{TODAY}|{TOMORROW}|\s)+",
    re.IGNORECASE,
)
"""Behind the wish to have no reminders; other words tell which alarm was switched off at work."""
_LONGEST_ASKED = 80


def reminder_asked(text: str) -> ReminderAsked | None:
    """The reminder for which a text asks (“pengingat jam 4 sore”, “remind me at 4 pm”); None for other texts.

    To remind others is work, and so is what is said of a reminder with other words.
    """
    asked = _REMINDS.fullmatch(unsoftened(text).strip(" .!")) if len(text) <= _LONGEST_ASKED else None
    if asked is None:
        return None
    rest, is_own = asked["rest"] or "", bool(asked["own"] or asked["me"])
    if asked["off"] and rest and not is_own and not _AT_ONCE.fullmatch(rest):
        return None
    try:
        parse_wish("mati" if asked["off"] else rest, Wish())
    except Invalid as refusal:
        if refusal.key != "reminders-unclear":
            return ReminderAsked(refusal=refusal)
    else:
        return ReminderAsked(rest)
    if asked["me"] and rest:
        return ReminderAsked(is_of_work=True)
    return ReminderAsked() if asked["own"] or (asked["me"] and not rest) else None
