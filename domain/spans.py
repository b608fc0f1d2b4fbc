"""Spans of days in people's requests: their limits, and their notation."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from msgspec import Struct

from domain.answers import clean, parse_date
from domain.answers.dates import BEFORE_A_DAY, day_from
from domain.answers.sentences import unsoftened
from domain.answers.weekdays import WEEKDAYS, Lies, weekday_meant
from domain.errors import Invalid
from domain.patterns import late_pattern, without_lead
from domain.periods import Span
from domain.report_lines.day_words import is_misspelt_month
from domain.vocabulary import MONTH_NAME, NUMBER, SOFT, TO, UNTIL, number_of

READ_BACK = timedelta(days=31)
"""A date without a year is the first one from so long before today on."""
_MONTHS, _LONGEST_MONTH = 12, 31
_SHORT = 14
"""Days of a span over the end of a month at most that “28-2” may mean."""


def check_within(day: date, allowed: Span, key: str = "day-out") -> date:
    """The day; raises Invalid with the `earliest` and the `latest` day when it is not among those allowed."""
    if day not in allowed:
        raise Invalid(key, earliest=allowed.start, latest=allowed.end)
    return day


class SpanRule(Struct, frozen=True):
    """How far back and ahead of today a span may begin, and how many days it may have at most.

    Its refusals are `<name>-first-out` and `<name>-last-out`, with the `earliest` and the `latest` day.
    """

    name: str
    back: timedelta
    ahead: timedelta
    most: int

    def firsts(self, today: date) -> Span:
        """The days on which a span may begin."""
        return Span(today - self.back, today + self.ahead)

    def lasts(self, first: date) -> Span:
        """The days on which a span may end that begins on `first`."""
        return Span(first, first + timedelta(days=self.most - 1))

    def check_first(self, day: date, today: date) -> None:
        """Raises Invalid when a span cannot begin on a day."""
        check_within(day, self.firsts(today), f"{self.name}-first-out")

    def check_last(self, first: date, day: date) -> None:
        """Raises Invalid when a span from `first` cannot end on a day."""
        check_within(day, self.lasts(first), f"{self.name}-last-out")


LAST = late_pattern(rf"(?:{UNTIL}|[-–—])\s+", re.IGNORECASE)
"""Before the last day; “to” alone may lead to a place."""


def last_day_said(text: str) -> str:
    """An answer to “until when?” without the word that says so: “sampai lusa” is “lusa”."""
    return without_lead(clean(text), LAST)


_BOTH = late_pattern(rf"(?:(?:mulai|dari|from)\s+)?(?P<first>.+?)\s+{TO}\s+(?P<last>.+)", re.IGNORECASE)
LEADS = late_pattern(
    r"(?:(?:terhitung\s+)?(?:mulai|sejak|dari|dr|pada|pd)|tmt\.?|starting|from|since|on)\s+", re.IGNORECASE
)
"""Before the first day."""
_OF_ONE_MONTH = late_pattern(
    rf"""(?:(?:mulai|dari|pada|from|on)\s+)?(?:(?:tanggal|tgl\.?)\s+)?(?P<first>\d{{1,2}})
    \s*{TO}\s*(?:(?:tanggal|tgl\.?)\s+)?(?P<last>\d{{1,2}})\s+(?P<month>{MONTH_NAME}\b(?:\s+20\d\d)?)""",
    re.IGNORECASE | re.VERBOSE,
)


def with_both_months(text: str) -> str:
    """A text that begins with “1-5 Desember” as one with “1 Desember sampai 5 Desember”."""
    match = _OF_ONE_MONTH.match(text)
    if match is None:
        return text
    first, last, month = match.group("first", "last", "month")
    return f"{first} {month} sampai {last} {month}{text[match.end() :]}"


NEXT = late_pattern(r"(?:dan|sama|serta|&|and)\s+", re.IGNORECASE)
"""Before the second of two days that follow each other."""

_NAME = "|".join(sorted(map(re.escape, WEEKDAYS), key=len, reverse=True))
_WITH_DOTS = r"\d{1,2}\.(?:0?[1-9]|1[0-2])"
_UNSPACED = late_pattern(
    rf"\A((?:[^\W\d]+\s+){{0,2}}(?:\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|{_WITH_DOTS}(?:\.20\d\d)?|{_NAME}))[-–]"
    rf"(?=\d{{1,2}}/|(?:{_WITH_DOTS}|{_NAME})\b)",
    re.IGNORECASE,
)
"""“24/11-26/11”, “24.11-26.11”, “senin-rabu”."""
_WITHOUT_MONTH = late_pattern(
    rf"""(?:(?:mulai|dari|pada|from|on)\s+)?(?:(?:tanggal|tgl\.?)\s+)?
    (?P<written>(?P<first>\d{{1,2}})(?:(?P<dash>[-–—])|\s*{TO}\s*(?:(?:tanggal|tgl\.?)\s+)?)(?P<last>\d{{1,2}}))
    (?![\w/:–-]|\.\d|\s*(?:{MONTH_NAME}|hari|hr|days?|jam|menit|orang)\b)\s*(?P<next>[^\W\d_]*)""",
    re.IGNORECASE | re.VERBOSE,
)


def with_days_apart(text: str) -> str:
    """A text that begins with “24-26” or “24 sampai 26” as one with “tanggal 24 sampai tanggal 26”.

    “senin-rabu” is “senin sampai rabu”. Raises Invalid for “1-5”, which is the first of May as well as five
    days. “20-12” is a day alone.
    """
    text = _UNSPACED.sub(r"\1 sampai ", text)
    match = _WITHOUT_MONTH.match(text)
    if match is None or is_misspelt_month(match["next"]):
        return text
    first, last = int(match["first"]), int(match["last"])
    if not 1 <= first < last <= _LONGEST_MONTH:
        return text
    if last <= _MONTHS and match["dash"]:
        raise Invalid("span-or-date", written=match["written"], first=first, last=last)
    return f"tanggal {first} sampai tanggal {last}{text[match.end('written') :]}"


def days_said(text: str) -> tuple[str, str] | None:
    """The two days of “senin sampai rabu”; None for a text that names no second one.

    Raises Invalid as `with_days_apart`.
    """
    match = _BOTH.fullmatch(with_both_months(with_days_apart(clean(text))))
    return None if match is None else (match["first"], match["last"])


class Length(Struct, frozen=True):
    """How long a span of days of the calendar is: “3 hari”, “seminggu”, “tiga bulan”."""

    number: int
    measure: str
    """`days`, `weeks` or `months`."""

    def last(self, first: date) -> date:
        """The last day of a span that begins on `first`: of months, the day before the same date."""
        if self.measure != "months":
            return first + timedelta(days=self.number * (7 if self.measure == "weeks" else 1) - 1)
        years, month = divmod(first.month - 1 + self.number, _MONTHS)
        of_month = date(first.year + years, month + 1, 1)
        return of_month + timedelta(days=min(first.day, monthrange(of_month.year, month + 1)[1]) - 2)

    def fits(self, first: date, last: date) -> bool:
        """Whether a last day does not contradict it: a week may be one of five days, and a month be any."""
        return last == self.last(first) or (
            self.measure != "days" and first < last <= self.last(first) + timedelta(days=1)
        )


_LENGTH = rf"""
    (?:(?:selama|cuma|hanya|cukup|for|only)\s+)*(?P<number>[1-9]\d{{0,2}}|se(?=hari|minggu|pekan|bulan)|a(?=\s(?:week|month))|{NUMBER})\s?(?:\(\w+\)\s)?
    (?:(?P<days>hari(?:\s+kalender)?|hr|(?:calendar\s+)?days?)|(?P<weeks>minggu|mgg|pekan|weeks?)
    |(?P<months>bulan|bln|months?)(?!\s+(?:\d|{MONTH_NAME}\b)))\b(?![-\w])
    (?:\s+(?:{SOFT}|penuh|berturut-turut)\b)*
    (?!\s+(?:lagi|lalu|ke\s?depan|depan|yang|yg|ini|itu|terakhir|sebelum\w*|sesudah\w*|setelah\w*|kemudian|kerja|libur|ago
    |from\s+now|later|before|after|\w*ninggal\w*|wafat\w*)\b)
    """
_BEGINS_WITH_LENGTH = late_pattern(rf"{_LENGTH}[\s,.;:]*(?P<rest>.*)", re.IGNORECASE | re.VERBOSE)
_ENDS_WITH_LENGTH = late_pattern(rf"(?P<rest>.+?)(?<![\s,])[\s,]++{_LENGTH}\.?", re.IGNORECASE | re.VERBOSE)


def first_day_said(text: str) -> str:
    """An answer to “from when?” without the word that says so: “mulai besok” is “besok”."""
    return without_lead(clean(text), LEADS)


_HALF = late_pattern(
    r"(?:setengah|stengah|separuh|½|half(?:\s+a)?)\s*(?:hari|hr|day)\b"
    r"(?:\s+(?P<part>pagi|siang|sore|morning|afternoon)\b)?[\s,]*",
    re.IGNORECASE,
)


def half_said(said: str) -> tuple[str | None, str]:
    """Which half of a day stands at the beginning of a text, if any, and the rest; empty: not said which."""
    found = _HALF.match(said.lstrip(" ,"))
    if found is None:
        return None, said
    part = (found["part"] or "").lower()
    half = "pagi" if part in ("pagi", "morning") else "siang" if part else ""
    return half, said.lstrip(" ,")[found.end() :]


def without_half(said: str) -> tuple[str | None, str]:
    """Which half of a day a text names anywhere, as `half_said`, and the text without it."""
    found = _HALF.search(said)
    if found is None:
        return None, said
    return half_said(found[0])[0], f"{said[: found.start()].strip(' ,')} {said[found.end() :]}".strip()


_BETWEEN = r"\s?(?:[-–]|sampai|sd|s\.d\.|s/d|to|until)\s?"
_HOURS = late_pattern(
    rf"\b(?:(?:jam|pukul|pkl)\.?\s?\d{{1,2}}|\d{{1,3}}\s?(?:jam|menit|hours?|minutes?)"
    rf"|\d{{1,2}}(?:[.:]\d{{2}})?\s?[ap]m"
    rf"|(?<![\d.])(?!{_WITH_DOTS}{_BETWEEN}{_WITH_DOTS}\b)\d{{1,2}}[.:]\d{{2}}{_BETWEEN}\d{{1,2}}[.:]\d{{2}})\b",
    re.IGNORECASE,
)


def names_hours(text: str) -> bool:
    """Whether a text names hours of a day: “jam 9-11”, “2 jam”; “23.11-25.11” may be days."""
    return _HOURS.search(text) is not None


_BEGINS_WITH_HOURS = late_pattern(
    r"[\s,]*(?:(?:pagi|siang|sore|dari|dr|mulai|pada|sejak|selama|from|at|for)\s+)*", re.IGNORECASE
)


def begins_with_hours(text: str) -> bool:
    """Whether the first thing in a text is an hour of a day, or a number of them."""
    lead = _BEGINS_WITH_HOURS.match(text)
    return lead is not None and _HOURS.match(text, lead.end()) is not None


_SAME_DAY = late_pattern(
    rf"(?:(?:pada|hanya|cuma|cukup)\s+)*(?:(?:hari|hr|tanggal|tgl)\s+)?(?:itu|(?:yang\s+|yg\s+)?sama|idem)(?:\s+(?:juga|jg|{SOFT}))*",
    re.IGNORECASE,
)


def says_same_day(text: str) -> bool:
    """Whether an answer to “until when?” names the first day once more: “hari itu juga”, “sama”."""
    return _SAME_DAY.fullmatch(clean(text).rstrip(" .!")) is not None


def length_said(text: str) -> tuple[Length | None, str]:
    """The length with which a text begins, as “selama tiga hari”, and what follows; None without one.

    They are days of the calendar: “3 hari kerja”, which counts others, “3 hari lagi” and “40 hari
    meninggalnya ibu” are none.
    """
    match = _BEGINS_WITH_LENGTH.fullmatch(text)
    return (None, text) if match is None else (_length(match), match["rest"])


def start_and_length(text: str) -> tuple[str, Length] | None:
    """The day and the length of “besok 3 hari” or “3 hari mulai besok”; the day is empty for “3 hari”.

    None for other texts.
    """
    said = clean(text)
    match = _BEGINS_WITH_LENGTH.fullmatch(said) or _ENDS_WITH_LENGTH.fullmatch(said)
    return None if match is None else (first_day_said(match["rest"]), _length(match))


def _length(match: re.Match[str]) -> Length:
    number = 1 if match["number"].lower() in ("se", "a") else number_of(match["number"])
    return Length(number, next(name for name in ("days", "weeks", "months") if match[name]))


_DAY_ALONE = late_pattern(rf"(?:{BEFORE_A_DAY},?\s)*(?P<day>\d{{1,2}})")
"""“28”, “tanggal 28” or “Sabtu, 28”."""


_OVER_THE_END = late_pattern(
    r"(?:(?:mulai|dari|pada|from|on)\s+)?(?:(?:tanggal|tgl\.?)\s+)?(?P<written>(?P<first>\d{1,2})[-–](?P<last>\d{1,2}))(?![\w/:–-]|\.\d)",
    re.IGNORECASE,
)


def check_not_over_the_end(text: str, today: date) -> None:
    """Raises Invalid for “28-2” in November, which is days to 2 December as well as 28 February.

    So it is where the month that it would name ended long ago in this year, and the days are few.
    """
    match = _OVER_THE_END.match(text)
    if match is None:
        return
    first, last = int(match["first"]), int(match["last"])
    is_far, days = 1 <= last < today.month - 1, _LONGEST_MONTH - first + 1 + last
    if is_far and last < first <= _LONGEST_MONTH and days <= _SHORT:
        raise Invalid("span-over-or-date", written=match["written"], first=first, last=last)


def parse_day(text: str, today: date) -> date:
    """“besok”, “jumat”, “28”, “20/12”, “3 Januari”; raises Invalid for what is no date.

    A day of the week is the next one. Without a year it is the first one from READ_BACK before `today` on.
    A day alone is of this month and not past: a past one could be meant for the next month as well. “1-5” is
    refused as by `with_days_apart`, and “28-2” as by `check_not_over_the_end`.
    """
    said = unsoftened(text).lower()
    with_days_apart(said)
    check_not_over_the_end(said, today)
    if (named := day_from(text, today)) is not None:
        return named
    if (alone := _DAY_ALONE.fullmatch(said)) is not None:
        if 1 <= (day := int(alone["day"])) < today.day:
            raise Invalid("span-day-which-month", day=day)
        return parse_date(f"{said}/{today.month}/{today.year}", today)
    return parse_date(text, today, ahead=timedelta(days=365) - READ_BACK, lies=Lies.AHEAD)


def parse_any_day(text: str, today: date) -> date:
    """As `parse_day`, where days behind may be meant as well: of a day of the week it is asked which."""
    named = weekday_meant(text, today, Lies.ANYWHERE)
    return parse_day(text, today) if named is None else named
