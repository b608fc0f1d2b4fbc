"""The ratings of the last minutes, in the memory of a process: limited in number and time."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from msgspec import Struct, field

G = TypeVar("G")


class Sighting(Struct, frozen=True):
    """A rating as it comes."""

    service: int
    key: str
    """A keyed hash of its own: one that is noted twice is one rating."""
    row: int
    """The stored response; another one when its transaction is done a second time."""
    at: datetime


class _Group(Struct):
    open: dict[str, int] = field(default_factory=dict)
    """Rows by key."""
    settled: set[str] = field(default_factory=set)
    """Keys of rows that are committed as quarantined: they count, and their rows are needed no more."""


class Recent(Generic[G]):
    """Sightings by a group (any key), none older than a window, and no more than `most` altogether."""

    def __init__(self, window: timedelta, most: int) -> None:
        self.window = window
        self._most = most
        self._order: deque[tuple[datetime, G, str]] = deque()
        self._groups: dict[G, _Group] = {}

    def note(self, group: G, seen: Sighting) -> None:
        """Adds a rating to a group, and forgets what is older than the window."""
        found = self._groups.setdefault(group, _Group())
        if seen.key not in found.open and seen.key not in found.settled:
            self._order.append((seen.at, group, seen.key))
        if seen.key not in found.settled:
            found.open[seen.key] = seen.row
        self.forget(seen.at)

    def forget(self, now: datetime) -> None:
        """Forgets what is older than the window, and the oldest ones beyond the bound."""
        since = now - self.window
        while self._order and (self._order[0][0] <= since or len(self._order) > self._most):
            _, group, key = self._order.popleft()
            found = self._groups[group]
            found.open.pop(key, None)
            found.settled.discard(key)
            if not found.open and not found.settled:
                del self._groups[group]

    def count(self, group: G) -> int:
        """How many ratings of a group came."""
        found = self._groups.get(group)
        return len(found.open) + len(found.settled) if found else 0

    def counts(self) -> dict[G, int]:
        """How many came, by group."""
        return {group: self.count(group) for group in self._groups}

    def unsettled(self, group: G) -> Mapping[str, int]:
        """The rows of a group that are not known to be quarantined, by key."""
        found = self._groups.get(group)
        return dict(found.open) if found else {}

    def settle(self, group: G, keys: Collection[str]) -> None:
        """The rows of these keys are committed as quarantined."""
        if (found := self._groups.get(group)) is None:
            return
        for key in keys:
            if found.open.pop(key, None) is not None:
                found.settled.add(key)
