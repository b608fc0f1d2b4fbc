"""Dials and outcomes in words: their names, values, and what changes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from domain.schemes import Scheme, dials
from domain.trial import SHIFTS, Grouping
from locales import Html, Words
from locales.dials import dial_name, dial_value
from locales.scores import grade_name


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
