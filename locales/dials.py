"""Dials of a scheme in words: their names, and values as people read and write them."""

from __future__ import annotations

from fractions import Fraction

from domain.answers import shortened
from domain.schemes import PERCENT, Dial, DialKind, Scheme
from locales import Words
from locales.scores import component_title, grade_name

_LONGEST_NAME = 40


def dial_name(words: Words, scheme: Scheme, dial: Dial) -> str:
    """“Bobot Penilaian diri”, “Batas Baik”."""
    if dial.kind is DialKind.WEIGHT:
        of = component_title(words, scheme, dial.of)
    elif dial.kind is DialKind.BAND:
        of = grade_name(words, scheme, dial.of)
    else:
        return words.plain(f"dial-{dial.kind}")
    return words.plain(f"dial-{dial.kind}", of=shortened(of, _LONGEST_NAME))


def dial_value(words: Words, dial: Dial, value: Fraction) -> str:
    """A value as people read and write it."""
    return f"{words.percent(value)}%" if dial.kind in PERCENT else words.number(value)
