"""Dials and outcomes in words: their names, values, and what changes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from domain.answers import shortened
from domain.schemes import PERCENT, Dial, DialKind, Scheme, dials
from domain.trial import SHIFTS, Grouping
from locales import Html, Words
from locales.scores import component_title, grade_name

_LONGEST_NAME = 40


def dial_name(words: Words, scheme: Scheme, dial: Dial) -> str:
    """“Bobot Penilaian diri”, “Batas Baik”."""
    if dial.kind is DialKind.WEIGHT:
        of = component_title(words, scheme, dial.of)
    elif dial.kind is DialKind.BAND:
        of = grade_name(words, scheme, dial.of)
    else:
        return words.plain(f"trial-dial-{dial.kind}")
    return words.plain(f"trial-dial-{dial.kind}", of=shortened(of, _LONGEST_NAME))


def dial_value(words: Words, dial: Dial, value: Fraction) -> str:
    """A value as people read and write it."""
    return f"{words.number(value * 100)}%" if dial.kind in PERCENT else words.number(value)


def changes(words: Words, scheme: Scheme, values: Mapping[str, Fraction]) -> list[Html]:
    """A line for each dial that is turned."""
    return [
        words(
            "trial-change",
            dial=dial_name(words, scheme, each),
            before=dial_value(words, each, each.value),
            after=dial_value(words, each, values[each.name]),
        )
        for each in dials(scheme)
        if values.get(each.name, each.value) != each.value
    ]


def signed(words: Words, points: Fraction | None) -> str:
    """“+0,42”, or a dash where there is no figure."""
    if points is None:
        return "–"
    return f"{'+' if points > 0 else ''}{words.score(points)}".replace("-", "−")


def all_signed(words: Words, points: tuple[Fraction | None, ...]) -> str:
    """The change of each total."""
    return " / ".join(signed(words, each) for each in points) or "–"


def group_name(words: Words, grouping: Grouping, group: str) -> str:
    """A unit, a position and the like; “Dinas sif” and “5 hari kerja” for patterns of days."""
    if grouping is not Grouping.PATTERN:
        return group
    return words.plain("trial-shifts") if group == SHIFTS else words.plain("trial-week", days=int(group))


def grade_or_none(words: Words, scheme: Scheme, grade: str | None) -> str:
    """A grade, or that there is none."""
    return words.plain("trial-no-grade") if grade is None else grade_name(words, scheme, grade)
