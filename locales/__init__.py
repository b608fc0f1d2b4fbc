"""Every sentence that a person reads, in Bahasa Indonesia and English, and the loader that fills them in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource, resolver

from domain.figures import fixed
from domain.periods import Span

resolver.MAX_PART_LENGTH = 25_000
"""Characters of what is put in (decision 0361): a message has 4,096, each of which may be escaped as five."""

Language = Literal["id", "en"]


@dataclass(frozen=True)
class Writing:
    """The format of numbers and times in a language, next to its sentences in the folder of its code."""

    clock: str
    """Pattern of a time of day."""
    thousands: str
    """What groups the digits of a number that could be read both ways."""


_WRITING: dict[Language, Writing] = {"id": Writing("HH.mm", "."), "en": Writing("HH:mm", ",")}
LANGUAGES: tuple[Language, ...] = tuple(_WRITING)
_ROOT = Path(__file__).parent


class Html(str):
    """Text that is safe to send with Telegram's HTML formatting: people's own words in it are escaped."""

    __slots__ = ()


def in_lines(lines: Iterable[Html | Literal[""]]) -> Html:
    """The lines, each below the one before; an empty one stands between two parts."""
    return Html("\n".join(lines))


Param = str | int | Decimal | Fraction | date | datetime | time
_Filling = str | int | Decimal
"""Numbers stay numbers: a sentence chooses its singular by them, and shows them as `Words.number` does."""


_BEGINS = re.compile(r"^(?=[a-z])", re.MULTILINE)
"""Before each sentence of a file."""
_KEY = re.compile(r"[a-z][\w-]*")
_REFERENCE = re.compile(r"\{\s*([a-z][\w-]*)")


class _Sentences:
    """The sentences of a language, each parsed when it is asked for first: all would hold up every start."""

    def __init__(self, language: Language) -> None:
        self._bundle = FluentBundle([language], use_isolating=False)
        self._unread: dict[str, str] = {}
        for path in sorted((_ROOT / language).glob("*.ftl")):
            for text in _BEGINS.split(path.read_text("utf-8")):
                if key := _KEY.match(text):
                    self._unread.setdefault(key[0], text)

    def __contains__(self, key: str) -> bool:
        return key in self._unread or self._bundle.has_message(key)

    def filled(self, key: str, params: dict[str, _Filling]) -> str:
        """A sentence with its placeables. Raises KeyError for one that is not there, or lacks a value."""
        self._read(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(pattern, params)
        if errors:
            raise KeyError(f"{key}: {errors}")
        return str(text)

    def _read(self, key: str) -> None:
        """Parses a sentence and those that it refers to, unless it was parsed before."""
        text = self._unread.get(key)
        if text is not None:
            for referred in _REFERENCE.findall(text):
                self._read(referred)
            self._bundle.add_resource(FluentResource(text))
            # Only now: another thread may ask for it meanwhile.
            self._unread.pop(key, None)


class Words:
    """The sentences of one language: `words("key", name=value)`."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self.writing = _WRITING[language]
        self._sentences = _Sentences(language)
        self._fixed: dict[str, str] = {}
        """Sentences without placeables, once they were asked for."""

    def __call__(self, key: str, /, **params: Param) -> Html:
        """The sentence with its placeables, for a message; what is put in is escaped unless it is Html."""
        return Html(self._format(key, {name: self._shown(value) for name, value in params.items()}))

    def plain(self, key: str, /, **params: Param) -> str:
        """The sentence as plain text, for a button or a toast."""
        return self._format(key, {name: self._plain(value) for name, value in params.items()})

    def __contains__(self, key: str) -> bool:
        """Whether there is such a sentence."""
        return key in self._sentences

    def _format(self, key: str, params: dict[str, _Filling]) -> str:
        if params:
            return self._sentences.filled(key, params)
        if key not in self._fixed:
            self._fixed[key] = self._sentences.filled(key, params)
        return self._fixed[key]

    def _shown(self, value: Param) -> _Filling:
        filling = self._plain(value)
        return (
            escape(filling, quote=False)
            if isinstance(filling, str) and not isinstance(filling, Html)
            else filling
        )

    def _plain(self, value: Param) -> _Filling:
        match value:
            case datetime():
                return f"{self.day(value.date())} {self.clock(value)}"
            case time():
                return self.clock(value)
            case date():
                return self.day(value)
            case Fraction():
                return half_up(value)
            case _:
                return value

    def day(self, day: date) -> str:
        """Jumat, 20 November 2026."""
        return _formatted_date(day, "EEEE, d MMMM y", self.language)

    def short_day(self, day: date) -> str:
        """Jum, 20 Nov."""
        return _formatted_date(day, "EEE, d MMM", self.language)

    def short_moment(self, moment: datetime) -> str:
        """Jum, 20 Nov 16.00, in the zone that `moment` carries."""
        return f"{self.short_day(moment.date())} {self.clock(moment)}"

    def days(self, days: Span) -> str:
        """Sen, 16 Nov – Jum, 20 Nov 2026; of a single day Jumat, 20 November 2026."""
        is_one = days.start == days.end
        return self.day(days.start) if is_one else f"{self.short_days(days)} {days.end.year}"

    def short_days(self, days: Span) -> str:
        """Sen, 16 Nov – Jum, 20 Nov; of a single day Jum, 20 Nov."""
        first, last = self.short_day(days.start), self.short_day(days.end)
        return first if days.start == days.end else f"{first} – {last}"

    def month(self, day: date) -> str:
        """November 2026."""
        return format_date(day, "MMMM y", locale=self.language)

    def clock(self, moment: datetime | time) -> str:
        """16.00, in the zone that `moment` carries."""
        return format_time(moment, self.writing.clock, locale=self.language)

    def number(self, value: Decimal | Fraction | int) -> str:
        """A number with the language's separators, at most two places, rounded half up."""
        if isinstance(value, Fraction):
            value = half_up(value)
        return _formatted_number(Decimal(value), "#,##0.###", self.language)

    def percent(self, share: Fraction) -> str:
        """A share of one in percent, without the sign: at most two places."""
        return self.number(share * 100)

    def figure(self, value: Fraction | int) -> str:
        """A number on the way to a score: at most four places, so that the score's two can be redone."""
        return _formatted_number(half_up(Fraction(value), 4), "#,##0.####", self.language)

    def score(self, value: Fraction) -> str:
        """A score or mean with exactly two places."""
        return _formatted_number(half_up(value), "#,##0.00", self.language)


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """`value` rounded half up to decimal places, for a person's eye."""
    return Decimal(fixed(value, places))


def language_of(code: str | None, default: str) -> str:
    """Our language for Telegram's language code, such as `en-GB`; the default for one we do not speak."""
    spoken = (code or "").partition("-")[0].lower()
    return spoken if spoken in LANGUAGES else default


def language_named(text: str) -> str | None:
    """Our language that a text names, in itself or in another of them: “English”, “bahasa Inggris”, “en”."""
    said = text.strip().casefold().removeprefix("bahasa ")
    for code in LANGUAGES:
        names = (Locale(each).languages[code] for each in LANGUAGES)
        if said in (code, *(name.casefold() for name in names)):
            return code
    return None


@lru_cache(maxsize=20_000)
def _formatted_number(value: Decimal, pattern: str, language: str) -> str:
    """Scores have two places: an office's are soon all known."""
    return format_decimal(value, format=pattern, locale=language)


@lru_cache(maxsize=1_000)
def _formatted_date(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=language)


@cache
def words_in(language: str) -> Words:
    """The sentences of a language; of Bahasa Indonesia when it is not one of ours."""
    return Words(next((each for each in LANGUAGES if each == language), LANGUAGES[0]))
