"""Roots of the log: noted in it each day, published, and compared with today's log."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import NamedTuple

from domain.audit.merkle import EMPTY, Growing
from domain.audit.rows import Row, Values, leaf_of
from domain.patterns import late_pattern

NOTE_ROOT = "note-root"
"""The action of a row that holds a root over rows before it."""
PUBLISH_ROOT = "publish-root"
"""The action of a row that says which of them was told to others, who keep it."""
NOTED = (f"roots/{'0' * 12}", f"roots/{'9' * 12}")
PUBLISHED = (f"published/{'0' * 12}", f"published/{'9' * 12}")
"""Between which texts the objects of their rows lie, also for a database that sorts as a language does."""
_FRIDAY = 4
"""As `date.weekday()` counts."""
_PUBLISHED = late_pattern(r"(?:\b([0-9]{1,12})[\s:,]{1,3})?\b([0-9a-fA-F]{64})\b")


class Root(NamedTuple):
    """The root over the first rows of the log."""

    size: int
    root: str
    """64 hexadecimal digits."""
    day: date
    """The day at whose end it was computed."""

    def __str__(self) -> str:
        return f"{self.size} {self.root}"

    @property
    def object(self) -> str:
        """How its row is found: ordered as text they are ordered by size."""
        return f"roots/{self.size:012}"

    @property
    def values(self) -> Values:
        """What its row says."""
        return {"size": self.size, "root": self.root, "day": self.day.isoformat()}


def published_object(size: int) -> str:
    """The object of the log's row about the publication of a root over `size` rows."""
    return f"published/{size:012}"


def is_to_publish(
    noted: Root, published: Root | None, told_on: date | None, today: date, *, closed: bool
) -> bool:
    """Whether the last root goes out today: once a week, from Friday on, and after a closing at once.

    `published` is the last one that went out, on `told_on`; `closed` whether a period was closed since.
    """
    if published is None or told_on is None:
        return True
    if noted.size == published.size:
        return False
    friday = today - timedelta(days=(today.weekday() - _FRIDAY) % 7)
    return closed or told_on < friday


class Published(NamedTuple):
    """A root as it was published; its size is 0 where only the root was given."""

    size: int
    root: str


def root_of(after: str) -> Root:
    """What the row of a root says; raises ValueError for anything else."""
    kept = json.loads(after)
    try:
        return Root(int(kept["size"]), str(kept["root"]), date.fromisoformat(kept["day"]))
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError(after) from error


def published_in(text: str) -> list[Published]:
    """The roots in a text: 64 hexadecimal digits each, with the number of rows before them if it is given."""
    return [Published(int(size or 0), root.lower()) for size, root in _PUBLISHED.findall(text)]


class Differs(NamedTuple):
    """A root that is not the one that the log gives now."""

    size: int
    """0 where it is not the root of any first rows of the log."""
    root: str
    number: int | None
    """The row that says it; None for one that was published."""


class Roots:
    """Compares roots with the rows, as these come one after the other."""

    def __init__(self, published: list[Published]) -> None:
        self._tree = Growing()
        self._sized = [each for each in published if each.size]
        self._unsized = {each.root for each in published if not each.size} - {EMPTY.hex()}
        self._wanted = {each.size for each in self._sized}
        self._found: dict[int, str] = {}
        self.noted = 0
        """How many roots the log holds."""

    def add(self, row: Row) -> list[Differs]:
        """Takes the next row; returns what is wrong with the root that it names."""
        wrong = []
        if row.action in (NOTE_ROOT, PUBLISH_ROOT):
            self.noted += row.action == NOTE_ROOT
            wrong = self._compared(row)
        self._tree.add(leaf_of(row.hash))
        if self._unsized:
            self._unsized.discard(self._tree.root().hex())
        if self._tree.size in self._wanted:
            self._found[self._tree.size] = self._tree.root().hex()
        return wrong

    def _compared(self, row: Row) -> list[Differs]:
        try:
            said = root_of(row.after)
        except ValueError:
            return [Differs(0, "", row.number)]
        # It is over all rows before it but those that came while it was computed; its size was wanted.
        now = self._found.get(said.size)
        return [] if now == said.root else [Differs(said.size, said.root, row.number)]

    @property
    def root(self) -> str:
        """The root over all rows so far."""
        return self._tree.root().hex()

    def want(self, size: int) -> None:
        """Announces, before the first row, that the root over the first `size` rows will be needed."""
        self._wanted.add(size)

    def end(self) -> list[Differs]:
        """The published roots that are of no beginning of the log."""
        sized = [
            Differs(each.size, each.root, None)
            for each in self._sized
            if self._found.get(each.size) != each.root
        ]
        return [*sized, *(Differs(0, each, None) for each in sorted(self._unsized))]
