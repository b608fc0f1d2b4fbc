"""Rows of buttons as a small phone shows them: labels that share a row are not cut (decision 0364)."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

PHONE = 272
"""Width of a message's buttons on a phone of 320 points, in points."""
GAP, MARGINS = 4, 14
"""Between two buttons, and beside a label."""
_NARROW, _SLIM, _WIDE = frozenset("iIjl.,:;'’|!()[]‹›· "), frozenset("frt-/"), frozenset("mwMW%—–→")
_CELLS = 5
"""From so many buttons on a row is a grid, as of a calendar, and stays one."""


class _Labelled(Protocol):
    @property
    def label(self) -> str: ...


B = TypeVar("B", bound=_Labelled)


def room_in(count: int) -> float:
    """Points that a label has in a row of so many buttons."""
    return (PHONE - GAP * (count - 1)) / count - MARGINS


@lru_cache(maxsize=20_000)
def width_of(label: str) -> float:
    """About how wide a label is, in points, in the letters of Telegram's buttons."""
    return sum(_letter(letter) for letter in label)


def _letter(letter: str) -> float:
    if unicodedata.category(letter) in ("Mn", "Cf"):
        return 0
    if letter in _NARROW:
        return 4.2
    if letter in _SLIM:
        return 5.4
    if letter in _WIDE:
        return 12.6
    if unicodedata.category(letter) == "So":
        return 19
    return 9.2 if letter.isupper() else 8.2


def fitting(rows: Sequence[Sequence[B]]) -> list[list[B]]:
    """The rows; one whose labels would be cut becomes several, in the same order."""
    return [row for given in rows for row in _split(given)]


def _split(given: Sequence[B]) -> list[list[B]]:
    if len(given) == 1 or len(given) >= _CELLS or _fits(given):
        return [list(given)]
    middle = (len(given) + 1) // 2
    return [*_split(given[:middle]), *_split(given[middle:])]


def _fits(row: Sequence[B]) -> bool:
    return all(width_of(button.label) <= room_in(len(row)) for button in row)
