"""Positions of a person by date: each former position with its last day, and the current one.

A roster row gives a position from a date on, like unit and supervisor. Code that needs no date reads the
last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from domain.succession import ALWAYS, FOREVER, ExistingRow


class Former(NamedTuple):
    """A position that somebody had until a day, since the former one before it; None: no position."""

    ends: date
    position: str | None


def position_on(former: Iterable[Former], last: str | None, day: date) -> str | None:
    """The position on a day."""
    found = min((each for each in former if day <= each.ends), key=lambda each: each.ends, default=None)
    return last if found is None else found.position


def held_positions(former: Iterable[Former], last: str | None) -> list[ExistingRow[str]]:
    """The positions as rows from when to when, the earliest first."""
    starts, rows = ALWAYS, []
    for number, each in enumerate([*sorted(former, key=lambda each: each.ends), Former(FOREVER, last)], 1):
        if each.position is not None:
            rows.append(ExistingRow(number, each.position, starts, each.ends))
        starts = each.ends + timedelta(days=1) if each.ends < FOREVER else FOREVER
    return rows


def former_positions(rows: Sequence[ExistingRow[str]]) -> tuple[list[Former], str | None]:
    """The former positions and the last one, from rows as `held_positions` gives them."""
    steps: list[tuple[date, str | None]] = [(ALWAYS, None)]
    for row in sorted(rows, key=lambda row: row.starts):
        steps.append((row.starts, row.value))
        if row.ends < FOREVER:
            steps.append((row.ends + timedelta(days=1), None))
    said = dict(steps)  # where one begins on the day after another, that one counts
    found: list[Former] = []
    now = said.pop(ALWAYS)
    for start, position in sorted(said.items(), key=lambda step: step[0]):
        if position != now:
            found.append(Former(start - timedelta(days=1), now))
            now = position
    return found, now
