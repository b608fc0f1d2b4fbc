"""Effective-dated rows: how a new one follows another from a day on.

Imports and administrators in the chat change units, supervisors and staff by this one rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from domain.periods import Span

V = TypeVar("V")

ALWAYS = date(1900, 1, 1)
"""First day of an effective-dated row that has no known beginning."""
FOREVER = date(9999, 12, 31)
"""Last day of an effective-dated row that has not ended."""
_NEW = 2**62
"""Above the ids of all rows: rows that are not written yet are the newest."""


class ExistingRow(Struct, Generic[V], frozen=True):
    """An existing row: its value (a unit, a supervisor) holds from `starts` to `ends`, both inclusive."""

    id: int
    value: V
    starts: date
    ends: date

    def holds(self, day: date) -> bool:
        """Whether it holds on this date."""
        return self.starts <= day <= self.ends


class Close(Struct, frozen=True):
    """Let a row end on a date."""

    id: int
    ends: date


class Drop(Struct, frozen=True):
    """Remove a row that began on the very day, so that it never held."""

    id: int


class Open(Struct, Generic[V], frozen=True):
    """Add a row."""

    value: V
    starts: date
    ends: date


Edit = Close | Drop | Open[V]


def current(rows: Sequence[ExistingRow[V]], day: date) -> ExistingRow[V] | None:
    """The row that holds on a day; of several the newest."""
    return max((row for row in rows if row.holds(day)), key=lambda row: row.id, default=None)


def following(rows: Sequence[ExistingRow[V]], day: date) -> ExistingRow[V] | None:
    """The first row that begins after a day."""
    return min((row for row in rows if row.starts > day), key=lambda row: row.starts, default=None)


def reach(rows: Sequence[ExistingRow[V]], day: date) -> Span:
    """The days on which a value holds that begins on a day: what begins or ends later stays as planned."""
    present, later = current(rows, day), following(rows, day)
    until = FOREVER if present is None else present.ends
    return Span(day, until if later is None else min(until, later.starts - timedelta(days=1)))


Step = tuple[date, V | None]
"""From which date which value holds; None: nothing."""


def tells_a_history(dates: Iterable[date | None], today: date) -> bool:
    """Whether rows with these dates, or without one, tell what was: then one without a date is the beginning.

    An export writes such rows. If they are all later than today, one without a date is about today.
    """
    return any(day is not None and day <= today for day in dates)


def succeed(rows: Sequence[ExistingRow[V]], steps: Iterable[Step[V]]) -> list[Edit[V]]:
    """The edits that lead to what `after` gives."""
    history = after(rows, steps)
    left = {each.id: each for each in history}
    edits: list[Edit[V]] = [Drop(row.id) for row in rows if row.id not in left]
    edits += [Close(row.id, left[row.id].ends) for row in rows if row.id in left and left[row.id] != row]
    edits += [Open(each.value, each.starts, each.ends) for each in history if each.id > _NEW]
    return edits


def after(rows: Sequence[ExistingRow[V]], steps: Iterable[Step[V]]) -> list[ExistingRow[V]]:
    """The rows once each value holds from its date on, as far as `reach` says; unchanged where it does.

    Of several rows that hold on a date the newest is succeeded.
    """
    history = list(rows)
    for number, (day, value) in enumerate(sorted(steps, key=lambda step: step[0]), 1):
        present = current(history, day)
        if value == (None if present is None else present.value):
            continue
        until = reach(history, day).end
        if present is not None:
            history.remove(present)
            if present.starts < day:
                history.append(replace(present, ends=day - timedelta(days=1)))
        if value is not None:
            history.append(ExistingRow(_NEW + number, value, day, until))
    return history


def rewritten(rows: Iterable[ExistingRow[V]], wanted: Iterable[Open[V]]) -> list[Edit[V]]:
    """The edits that lead to exactly these values on these days, as they were before a change."""
    left, edits = list(wanted), list[Edit[V]]()
    for row in rows:
        same = next((each for each in left if (each.value, each.starts) == (row.value, row.starts)), None)
        if same is None:
            edits.append(Drop(row.id))
            continue
        left.remove(same)
        if same.ends != row.ends:
            edits.append(Close(row.id, same.ends))
    return [*edits, *left]


def ended(before: Sequence[ExistingRow[V]], history: Sequence[ExistingRow[V]]) -> list[tuple[date, V]]:
    """From which day on nothing holds where a value held before, and which; once for each such stretch."""
    days = {row.starts for row in before}
    days |= {row.ends + timedelta(days=1) for row in (*before, *history) if row.ends < FOREVER}
    found: list[tuple[date, V]] = []
    is_within = False
    for day in sorted(days):
        held = current(before, day)
        is_lost = held is not None and current(history, day) is None
        if held is not None and is_lost and not is_within:
            found.append((day, held.value))
        is_within = is_lost
    return found
