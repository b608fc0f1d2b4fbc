"""Whether anything in a copy of the database follows the order in which things were done, or joins two rows.

Every table, column, place in the file and place in the log is taken for a clock of the rows of ratings,
tickets and visit codes: a true one would give each row its time, and with the time a name. Rows of one person
in two tables, or a person's own records beside a rating, must not go along with each other either.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations, product
from math import atanh, erfc, exp, inf, lgamma, sqrt
from typing import Any

from benchmarks.attack import Copy, commits_of
from benchmarks.counter_day import Truth

MARKS = {"responses": "rater", "rating_screens": "rater", "tickets": "number", "visit_codes": "code_hash"}
"""The tables that citizens leave rows in, and the column that tells one of their rows from all others."""
_ONE_RATING = {"responses", "rating_screens"}
"""Both are of one rating, and say so; the second goes every night."""
FEWEST = 8
"""Rows from which a likeness of two orders says something."""
_DISTINCTIVE = re.compile(r"[A-Za-z0-9_-]{9,}")

Clock = Mapping[str, float]
"""A number for each row of a table, by its mark."""
Value = str | int | float | bytes | None


@dataclass(frozen=True)
class Likeness:
    """Two things that go along with each other."""

    what: str
    rho: float
    """Rank correlation, -1 to 1."""
    rows: int
    chance: float
    """How probable so much of it is among rows in random order, for the number of things that were tried."""

    @property
    def is_beyond_chance(self) -> bool:
        """Whether it is knowledge: chance is taken for it once in a million runs."""
        return self.chance < 1e-6


class Book:
    """A copy with all its rows."""

    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        with closing(sqlite3.connect(copy.path)) as connection:
            connection.row_factory = sqlite3.Row
            self.tables = {name: list(_rows(connection, name)) for name in _names(connection)}
        self._commits = commits_of(copy.log)

    def clocks(self, table: str) -> dict[str, Clock]:
        """Whatever could be an order of the rows of a table."""
        mark = MARKS[table]
        rows = {str(row[mark]): row for row in self.tables[table] if row[mark]}
        found: dict[str, Clock] = {}
        for column, _ in _columns(next(iter(rows.values()), {})):
            found[column] = _ranked({each: row[column] for each, row in rows.items()})
            found[f"size of {column}"] = {each: len(_text(row[column])) for each, row in rows.items()}
        for place, content in (("file", self._copy.file), ("log", self._copy.log)):
            found[f"first in the {place}"] = {each: content.find(each.encode()) for each in rows}
            found[f"last in the {place}"] = {each: content.rfind(each.encode()) for each in rows}
        found["transaction"] = {each: self._transaction(each.encode()) for each in rows}
        for name, values in self._beside(table, rows).items():
            found[name] = _ranked(values)
        return {name: clock for name, clock in found.items() if len(set(clock.values())) > 1}

    def _transaction(self, mark: bytes) -> int:
        return next((number for number, pages in enumerate(self._commits) if mark in pages), -1)

    def _beside(self, table: str, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Value]]:
        """What rows of other tables say that share a value with one of these rows."""
        found = defaultdict[str, dict[str, Value]](dict)
        for mark, row in rows.items():
            for other, linked in self.linked(table, row):
                for column, value in _columns(linked):
                    found[f"{other}.{column}"].setdefault(mark, value)
        return found

    def linked(self, table: str, row: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Rows of other tables that share something distinctive with a row."""
        said = row["words"]
        for other, rows in self.tables.items():
            if other != table and {table, other} != _ONE_RATING:
                yield from ((other, each) for each in rows if said & each["words"])

    def of_people(self, people: Collection[int]) -> dict[str, Clock]:
        """What the rows that name people say, by person: the last of each column."""
        found = defaultdict[str, dict[str, Value]](dict)
        for table, rows in self.tables.items():
            for row in rows:
                for person in _named(row, people, self._copy.accounts):
                    for column, value in _columns(row):
                        found[f"{table}.{column}"][str(person)] = value
        clocks = {name: _ranked(values) for name, values in found.items()}
        return {name: clock for name, clock in clocks.items() if len(set(clock.values())) > 1}


def _columns(row: Mapping[str, Any]) -> list[tuple[str, Value]]:
    return [(column, value) for column, value in row.items() if column != "words"]


def _names(connection: sqlite3.Connection) -> list[str]:
    return [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    try:
        rows = connection.execute(f'SELECT rowid AS place, * FROM "{table}"').fetchall()  # noqa: S608
    except sqlite3.OperationalError:  # it has no numbers of rows
        rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()  # noqa: S608
    for number, row in enumerate(rows):
        values = {"read as": number, **dict(row)}
        words = frozenset(word for value in dict(row).values() for word in _words(value))
        yield {**values, "words": words}


def _words(value: Value) -> Iterator[str]:
    """What in a value is found nowhere by chance."""
    for word in _DISTINCTIVE.findall(_text(value)):
        if any(map(str.isdigit, word)) and not re.match(r"\d{4}-\d\d-\d\d", word):
            yield word


def _text(value: Value) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)


def _named(row: Mapping[str, Any], people: Collection[int], accounts: Mapping[int, int]) -> set[int]:
    named = {person for person in people if str(person) in row["words"]}
    return named | {accounts[row["employee_id"]]} if row.get("employee_id") in accounts else named


def _ranked(values: Mapping[str, Value]) -> Clock:
    order = sorted(set(map(_sortable, values.values())))
    ranks = {value: float(number) for number, value in enumerate(order)}
    return {mark: ranks[_sortable(value)] for mark, value in values.items()}


def _sortable(value: Value) -> tuple[int, float, str]:
    if isinstance(value, int | float):
        return 0, float(value), ""
    return (1, 0.0, _text(value)) if value is not None else (2, 0.0, "")


# --- likeness -------------------------------------------------------------------------------------------


def like(pairs: Sequence[tuple[float, float]]) -> float:
    """Spearman's rank correlation of pairs."""
    ones, others = (_middle_ranks([pair[side] for pair in pairs]) for side in (0, 1))
    mean = (len(pairs) - 1) / 2
    together = sum((a - mean) * (b - mean) for a, b in zip(ones, others, strict=True))
    spread = sqrt(sum((a - mean) ** 2 for a in ones) * sum((b - mean) ** 2 for b in others))
    return together / spread if spread else 0.0


def _middle_ranks(values: Sequence[float]) -> list[float]:
    places = defaultdict[float, list[int]](list)
    for place, value in enumerate(sorted(values)):
        places[value].append(place)
    middle = {value: sum(found) / len(found) for value, found in places.items()}
    return [middle[value] for value in values]


def _chance(rho: float, pairs: Sequence[tuple[float, float]]) -> float:
    """How probable it is among pairs in random order: by Fisher, and never less than exactly.

    The exact bound is for the most extreme order of all, of which there are more where values are equal.
    """
    rows = len(pairs)
    ties = max(sum(lgamma(n + 1) for n in Counter(side).values()) for side in zip(*pairs, strict=True))
    exact = 2 * exp(ties - lgamma(rows + 1))
    z = inf if abs(rho) > 1 - 1e-12 else abs(atanh(rho)) * sqrt((rows - 3) / 1.06)
    return max(exact, erfc(z / sqrt(2)))


def _says_something(pairs: Sequence[tuple[float, float]]) -> bool:
    """Whether there are enough rows, and on one side hardly two that are equal."""
    kinds = [len(set(side)) for side in zip(*pairs, strict=True)] or [0, 0]
    return len(pairs) >= FEWEST and min(kinds) > 1 and max(kinds) >= 0.9 * len(pairs)


def _likenesses(tried: Mapping[str, Sequence[tuple[float, float]]]) -> list[Likeness]:
    said = {what: pairs for what, pairs in tried.items() if _says_something(pairs)}
    found = []
    for what, pairs in said.items():
        rho = like(pairs)
        found.append(Likeness(what, rho, len(pairs), min(1.0, len(said) * _chance(rho, pairs))))
    return sorted(found, key=lambda each: each.chance)


def likenesses(book: Book, truth: Truth, employees: Collection[int]) -> list[Likeness]:
    """Everything that goes along with the true order, or with something of the same person; worst first."""
    events = truth.by_table
    clocks = {table: book.clocks(table) for table in MARKS}
    return _likenesses(
        {
            **_with_the_true_order(events, clocks),
            **_with_each_other(events, clocks),
            **_with_people(events, clocks, book.of_people(employees)),
        }
    )


_Events = Mapping[str, Mapping[str, int]]
_Clocks = Mapping[str, Mapping[str, Clock]]
_Pairs = dict[str, list[tuple[float, float]]]


def _with_the_true_order(events: _Events, clocks: _Clocks) -> _Pairs:
    return {
        f"{table}: {name}, and the true order": [
            (float(n), clock[mark]) for n, mark in enumerate(marks) if mark in clock
        ]
        for table, marks in events.items()
        for name, clock in clocks[table].items()
    }


def _with_each_other(events: _Events, clocks: _Clocks) -> _Pairs:
    tried: _Pairs = {}
    for one, other in combinations(events, 2):
        if {one, other} == _ONE_RATING:
            continue
        marks = product(events[one].items(), events[other].items())
        same = [(a, b) for (a, person), (b, person_) in marks if person == person_]
        for (name, clock), (name_, clock_) in product(clocks[one].items(), clocks[other].items()):
            if (one, name) != (other, name_):
                both = [(clock[a], clock_[b]) for a, b in same if a in clock and b in clock_]
                tried[f"{one}: {name}, and {other}: {name_}"] = both
    return tried


def _with_people(events: _Events, clocks: _Clocks, traces: Mapping[str, Clock]) -> _Pairs:
    tried: _Pairs = {}
    for table, marks in events.items():
        for (name, clock), (trace, of) in product(clocks[table].items(), traces.items()):
            both = [(clock[m], of[str(p)]) for m, p in marks.items() if m in clock and str(p) in of]
            tried[f"{table}: {name}, and what names people: {trace}"] = both
    return tried


def joined(book: Book, table: str, into: str) -> int:
    """How many rows of a table share a distinctive value with a row of another one."""
    return sum(any(other == into for other, _ in book.linked(table, row)) for row in book.tables[table])
