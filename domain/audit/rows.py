"""A row of the log: who did what to which object, when, and by which right; chained to the row before.

How a row is hashed:

- `previous` is the hash of the row before, or 64 zeros;
- `seals` are short digests of the columns, so that a changed one can be named;
- `text` is the JSON list [number, moment, who, action, object, before, after, right, seals, previous]: no
  space, every letter as it is, the moment in UTC with six decimal places;
- `hash` is the SHA-256 of a zero byte and that text in UTF-8, which is the leaf hash of RFC 6962: chain and
  Merkle tree use one hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from msgspec import Struct

START = "0" * 64
"""Used in place of the previous hash in the first row."""
_SEAL = 8
"""Hexadecimal digits of a seal."""
SEALED = ("number", "at", "who", "action", "object", "before", "after", "right")

Values = Mapping[str, str | int | bool | None]


class Note(NamedTuple):
    """What is to be logged. It holds no free text and nothing about a citizen."""

    at: datetime
    who: str
    """`employee 17`, `administrator` (one who is not of the roster), `operator`, or `job NAME`."""
    action: str
    object: str
    """The table and the key of what was decided: `entries/4711`."""
    before: str
    after: str
    """Canonical JSON of what changed; empty where there is none."""
    right: str
    """The action of the table of rights and the rule that allowed it; empty for operators and jobs."""


class Row(NamedTuple):
    """A row as it is stored."""

    number: int
    at: datetime
    who: str
    action: str
    object: str
    before: str
    after: str
    right: str
    seals: str
    previous: str
    hash: str


class Entered(Struct):
    """Receives the row of a note once the unit of work is committed."""

    row: Row | None = None


class Fault(StrEnum):
    """What is wrong with the log."""

    CHANGED = "changed"
    """A row was altered."""
    MOVED = "moved"
    """A row stands where another one stood."""
    MISSING = "missing"
    """Rows are gone."""
    UNLINKED = "unlinked"
    """A row does not continue the row before it."""
    TAIL = "tail"
    """The last row is not the one that was written last."""


class Finding(NamedTuple):
    """A fault at a row."""

    fault: Fault
    number: int
    columns: tuple[str, ...] = ()
    """What differs, where the seals tell it."""
    until: int | None = None
    """The last missing row, or the number that a moved row had."""
    together: int = 1
    """How many rows were moved together, from this one on."""


def text_of_values(values: Values) -> str:
    """Values as canonical JSON; empty for none."""
    return json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if values else ""


def digest(text: str) -> str:
    """The SHA-256 of a text: the log holds it in place of texts that it must not hold."""
    return sha256(text.encode()).hexdigest()


def row_of(number: int, note: Note, previous: str) -> Row:
    """The next row of a log whose last row has the hash `previous`."""
    bare = Row(number, *note, seals="", previous=previous, hash="")
    sealed = bare._replace(seals=_seals(bare))
    return sealed._replace(hash=hash_of(sealed))


def row_text(row: Row) -> str:
    """What is hashed of a row."""
    own = [*_own(row).values(), row.seals, row.previous]
    return json.dumps(own, ensure_ascii=False, separators=(",", ":"))


def hash_of(row: Row) -> str:
    """The hash that a row's columns give."""
    return sha256(b"\0" + row_text(row).encode()).hexdigest()


def leaf_of(row_hash: str) -> bytes:
    """A row's leaf in the Merkle tree; for a hash that somebody spoiled, another leaf of the same length."""
    try:
        leaf = bytes.fromhex(row_hash)
    except ValueError:
        leaf = b""
    return leaf if len(leaf) == len(START) // 2 else sha256(row_hash.encode()).digest()


def _own(row: Row) -> dict[str, str | int]:
    moment = row.at.astimezone(UTC).isoformat(timespec="microseconds")
    return {name: moment if name == "at" else getattr(row, name) for name in SEALED}


def _seals(row: Row) -> str:
    return "".join(digest(str(value))[:_SEAL] for value in _own(row).values())


def _changed_columns(row: Row) -> tuple[str, ...]:
    now = _seals(row)
    return tuple(
        name
        for n, name in enumerate(SEALED)
        if now[n * _SEAL : (n + 1) * _SEAL] != row.seals[n * _SEAL : (n + 1) * _SEAL]
    )


class Chain:
    """Checks the rows of a log in order.

    It cannot detect that all rows and the notes beside them were rewritten; a published root does.
    """

    def __init__(self) -> None:
        self.number, self.hash = 0, START
        """Of the last row."""
        self._read = 0
        self._moved: list[Row] = []

    def add(self, row: Row) -> Iterator[Finding]:
        """What is wrong with the next row."""
        if row.number != self.number + 1:
            yield Finding(Fault.MISSING, self.number + 1, until=row.number - 1)
        elif row.previous != self.hash:
            yield Finding(Fault.UNLINKED, row.number)
        if hash_of(row) != row.hash:
            columns = _changed_columns(row)
            if columns == ("number",):
                self._moved.append(row)
            else:
                yield Finding(Fault.CHANGED, row.number, columns)
        self.number, self.hash = row.number, row.hash
        self._read += 1

    def end(self, last: tuple[int, str]) -> Iterator[Finding]:
        """The faults after all rows; `last` is the number and hash that are noted beside the table."""
        # A number can be changed to any other: how far to search follows from the rows that are there.
        yield from _moves(self._moved, min(max(self.number, last[0]), 2 * self._read))
        if (self.number, self.hash) == last:
            return
        if self.number < last[0]:
            yield Finding(Fault.MISSING, self.number + 1, until=last[0])
        else:
            yield Finding(Fault.TAIL, self.number)


def findings(rows: Iterable[Row], last: tuple[int, str]) -> Iterator[Finding]:
    """What is wrong with a log, as `Chain` finds it; rows by their numbers."""
    chain = Chain()
    for row in rows:
        yield from chain.add(row)
    yield from chain.end(last)


def _moves(moved: list[Row], most: int) -> Iterator[Finding]:
    """Names the number that each row had before, rows that moved together once."""
    seals = {digest(str(number))[:_SEAL]: number for number in range(1, most + 1)} if moved else {}
    run: Finding | None = None
    for row in moved:
        was = seals.get(row.seals[:_SEAL])
        if was is None or hash_of(row._replace(number=was)) != row.hash:
            yield Finding(Fault.CHANGED, row.number, ("number",))
        elif run is not None and _goes_on(run, row.number, was):
            run = run._replace(together=run.together + 1)
        else:
            yield from () if run is None else (run,)
            run = Finding(Fault.MOVED, row.number, until=was)
    yield from () if run is None else (run,)


def _goes_on(run: Finding, number: int, was: int) -> bool:
    return number == run.number + run.together and was == (run.until or 0) + run.together
