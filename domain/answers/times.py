"""Times of work as people write them: a start and an end, or how long it took."""

from __future__ import annotations

import re
from datetime import time, timedelta
from decimal import ROUND_HALF_UP, Decimal

from domain.answers.sentences import clean, unsoftened
from domain.entries import LONGEST_WORK, WorkTime
from domain.errors import Invalid, or_refuse
from domain.patterns import late_pattern
from domain.vocabulary import NUMBER, TO, number_of

_HOUR = 60
_DAY = 24 * _HOUR
_EARLIEST_START = 5
"""The hour from which a clock alone is rather a start than a duration."""
_LONGEST = LONGEST_WORK // timedelta(minutes=1)

_CLOCK = r"(?:(?:pukul|pkl\.?|jam)\s*)?(\d{1,2}(?:[.:]\d{2})?|\d{4})(?:\s*(?:wib|wita|wit))?"
_END = late_pattern(
    rf"(?P<sure>(?:{TO}|selesai)?\s*(?:pukul|pkl\.?|jam)\s*|(?:{TO}|selesai)\s*)(?P<clock>\d{{1,2}}(?:[.:]\d{{2}})?)"
    r"|(?P<late>(?:0\d|1\d|2[0-4])[.:]\d{2})|\d[.:]\d{2}"
)
"""An end time without a start: certain when worded as an end, or written with two-digit hours."""
_SPAN = late_pattern(rf"(?:(?:dari|from)\s+)?{_CLOCK}\s*{TO}\s*{_CLOCK}")


def parse_work_time(text: str, start: time | None = None) -> WorkTime:
    """“08.00-10.30”, “90 menit”, “1,5 jam”, “1 jam 30”, “setengah jam”; raises Invalid otherwise.

    An end before the start is on the next day: “22.00-06.00” is eight hours that start at 22.00. Two digits
    below 60 after a point or colon are minutes: “1.30 jam” takes 90. After a comma they are asked about, as
    “1,30” may be a fraction; so is a number alone that may be hours or minutes. One above LONGEST_WORK can
    only be minutes. A clock alone is asked about from five o'clock on, when work begins and hardly lasts that
    long. With a `start` that is known, the end alone is an answer too: “jam 10”, “10.00”.
    """
    said = unsoftened(text).lower().rstrip(" .")
    if span := _SPAN.fullmatch(said):
        return _between(_clock(span[1]), _clock(span[2]))
    if start is None:
        return WorkTime(_within_limits(_duration(said)))
    begun = start.hour * _HOUR + start.minute
    if end := _END.fullmatch(said):
        if not end["sure"] and not end["late"]:
            raise Invalid("entry-time-end", written=said)
        return _between(begun, _clock(end["clock"] or end["late"]))
    minutes = _within_limits(_duration(said))
    return WorkTime(minutes, start, _time(begun + minutes))


def parse_clock(text: str) -> time:
    """A time of day alone: “08.00”, “jam 8”, “pukul 13.30 WIB”; raises Invalid otherwise."""
    found = or_refuse(re.fullmatch(_CLOCK, clean(text).lower().rstrip(" .")), Invalid("entry-time-invalid"))
    return _time(_clock(found[1]))


def _between(start: int, end: int) -> WorkTime:
    minutes = (end - start) % _DAY
    if not minutes or (end < start and minutes > _LONGEST):
        raise Invalid("entry-time-backwards", most=_LONGEST // _HOUR)
    return WorkTime(_within_limits(minutes), _time(start), _time(end))


def _clock(written: str) -> int:
    """Minutes since midnight; 24.00 is how people write the end of a day."""
    digits = re.sub(r"[.:]", "", written)
    hour, minute = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    if minute >= _HOUR or hour * _HOUR + minute > _DAY:
        raise Invalid("entry-time-invalid")
    return hour * _HOUR + minute


def _time(minutes: int) -> time:
    return time(minutes % _DAY // _HOUR, minutes % _HOUR)


_ABOUT = late_pattern(r"(?:selama|sekitar|kira-kira|kurang lebih|lebih kurang|about|around|for|±|~)\s*")
_WORDS = {
    "sejam": "1 jam",
    "se jam": "1 jam",
    "tiga perempat": "¾",
    "three quarters of": "¾",
    "seperempat": "¼",
    "a quarter of": "¼",
    "setengah": "½",
    "half": "½",
    "3/4": "¾",
    "1/4": "¼",
    "1/2": "½",
    "a": "1",
    "an": "1",
}
_WORD = late_pattern(
    rf"(?<![^\W_])(?!an?\b(?!\s+(?:hour|hr|minute|half|quarter)))"
    rf"(?:{'|'.join(sorted(map(re.escape, _WORDS), key=len, reverse=True))}|{NUMBER})(?![^\W_])"
)
_PARTS = {"¼": 15, "½": 30, "¾": 45}

_AND = r"(?:(?:,|dan|and|lebih)\s*)?"
_HOURS = r"(?:jam(?:[\s-]?an\b)?|j|hours?|hrs?|h)"
_MINUTES = r"(?:menit(?:[\s-]?an\b)?|mnt|minutes?|mins?|m|')"
_NUMBER = r"\d{1,3}(?:[.,:]\d{1,2})?"
_IN_HOURS = late_pattern(
    rf"(?P<hours>{_NUMBER})?\s*(?:{_AND}(?:1\s+)?(?P<part>[¼½¾])\s*(?:1\s+)?)?(?P<measure>{_HOURS})"
    rf"(?:\s*{_AND}(?:(?:1\s+)?(?P<more>[¼½¾])|(?P<minutes>\d{{1,3}})\s*{_MINUTES}?))?"
)
_IN_MINUTES = late_pattern(rf"(?P<minutes>\d{{1,4}})\s*{_MINUTES}")


def _duration(said: str) -> int:
    said = _WORD.sub(
        lambda word: _WORDS.get(word[0]) or str(number_of(word[0])), _ABOUT.sub("", said, count=1)
    )
    if in_minutes := _IN_MINUTES.fullmatch(said):
        return int(in_minutes["minutes"])
    match = _IN_HOURS.fullmatch(said)
    if match is not None and (match["hours"] or match["part"]):
        # In English a point begins a fraction, as a comma does in Indonesian.
        if int(match["minutes"] or 0) >= _HOUR and said[-1].isdecimal():
            raise Invalid("entry-time-invalid")
        hours = _hours(match["hours"] or "0", ".," if match["measure"].startswith("h") else ",")
        return (
            hours + sum(_PARTS.get(match[part], 0) for part in ("part", "more")) + int(match["minutes"] or 0)
        )
    if re.fullmatch(_NUMBER, said):
        return _bare(said)
    raise Invalid("entry-time-invalid")


def _hours(number: str, fractions: str) -> int:
    """Minutes of a number of hours; raises Invalid where it has two readings.

    `fractions` are the marks that may begin a fraction of two digits.
    """
    whole, mark, rest = re.split(r"([.,:])", number) if not number.isdecimal() else (number, "", "")
    fraction = int((Decimal(f"{whole}.{rest or 0}") * _HOUR).to_integral_value(ROUND_HALF_UP))
    if len(rest) == 2 and int(rest) < _HOUR:
        clock = int(whole) * _HOUR + int(rest)
        if mark in fractions and clock != fraction:
            raise Invalid(
                "entry-time-two-readings", written=number, hours=int(whole), minutes=int(rest), other=fraction
            )
        return clock
    if mark == ":":
        raise Invalid("entry-time-invalid")
    return fraction


def _bare(number: str) -> int:
    """Minutes of a number without a measure; raises Invalid where it may be hours or minutes."""
    if not number.isdecimal():
        clock = re.fullmatch(r"(\d+)[.:][0-5]\d", number)
        if clock is not None and int(clock[1]) >= _EARLIEST_START:
            raise Invalid("entry-time-start", written=number)
        return _hours(number, ",")
    if int(number) * _HOUR <= _LONGEST:
        raise Invalid("entry-time-measure", number=int(number))
    return int(number)


def _within_limits(minutes: int) -> int:
    if not 0 < minutes <= _LONGEST:
        raise Invalid("entry-time-range", most=_LONGEST // _HOUR)
    return minutes
