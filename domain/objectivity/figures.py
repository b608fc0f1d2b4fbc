"""The common parts of all figures of objectivity."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from math import isqrt

from msgspec import Struct

LEAST = 20
"""Records below which a figure is silent."""
MOST_RECORDS = 3
"""Examples that a figure names."""
Records = tuple[tuple[int, ...], ...]
"""Examples of what a figure is made of: entries that belong together, by their ids."""


class Signal(StrEnum):
    """What a figure is about; the first five are of a reviewer, the others of a person's own entries."""

    LEVEL = "level"
    SPREAD = "spread"
    STAMP = "stamp"
    SELF_GAP = "self_gap"
    CITIZEN_GAP = "citizen_gap"
    OWN_GAP = "own_gap"
    COPIED = "copied"
    EVIDENCE = "evidence"
    HOURS = "hours"
    BACKFILLED = "backfilled"

    @property
    def is_of_reviewer(self) -> bool:
        """Whether it is about the ratings that a person gave."""
        return self in _OF_REVIEWERS


_OF_REVIEWERS = frozenset({Signal.LEVEL, Signal.SPREAD, Signal.STAMP, Signal.SELF_GAP, Signal.CITIZEN_GAP})


class Figure(Struct, frozen=True):
    """One figure with the number of records behind it."""

    signal: Signal
    n: int
    value: Fraction | None
    """None where it cannot be computed whatever n is, as with two reviewers in an office."""
    beyond: bool = False
    """Whether it is beyond the limit of its kind; told only when it is not silent."""
    z: Fraction | None = None
    """For the level: how many standard deviations it lies from the office's mean, to one place."""
    records: Records = ()
    """At most MOST_RECORDS examples, for the figures of a person's own entries."""

    @property
    def is_silent(self) -> bool:
        """Whether too little is known to say anything."""
        return self.n < LEAST or self.value is None

    @property
    def is_notable(self) -> bool:
        """Whether somebody should have a look."""
        return self.beyond and not self.is_silent


def root(square: Fraction, places: int) -> Fraction:
    """The square root of a number of at least 0, rounded half up to decimal places without a float."""
    scale = 10**places
    doubled = isqrt(int(4 * scale * scale * square))
    return Fraction((doubled + 1) // 2, scale)


def percent(part: int, whole: int) -> Fraction | None:
    """Part of a whole in percent; None of nothing."""
    return Fraction(100 * part, whole) if whole else None
