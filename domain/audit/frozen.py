"""Compares frozen results with the log: none was changed, removed or added."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from domain.audit.rows import Row

FREEZE, CLOSE, BEGIN = "freeze-result", "close-period", "begin-closing"
FREEZE_NOTICES = "freeze-notices"
"""The actions of rows about results, closings, and how the notices of objectivity stood at a closing."""


class Amiss(StrEnum):
    """Differences between a result or closing and the log."""

    DIGEST = "digest"
    """Its digest is not the one in the log."""
    GONE = "gone"
    """In the log, but not in the database."""
    UNLOGGED = "unlogged"
    """In the database, but not in the log."""


class Unlike(NamedTuple):
    """A result (`results/CLOSING/PERSON/REVISION`), a closing (`closings/CLOSING`) or its notices
    (`notices/CLOSING`) unlike its row."""

    amiss: Amiss
    object: str
    number: int | None = None
    """The row of the log that says it."""


class Logged:
    """The results and closings according to the log."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[int, str | None]] = {}

    def add(self, row: Row) -> None:
        """Takes a row of the log; later rows replace earlier ones."""
        if row.action not in (FREEZE, CLOSE, BEGIN, FREEZE_NOTICES):
            return
        self._said[row.object] = row.number, logged_digest(row)

    def compared(self, stored: Mapping[str, str | None]) -> Iterator[Unlike]:
        """What is unlike; `stored` are the digests of the database, None while a period is being closed."""
        for what, (number, digest) in self._said.items():
            if what not in stored:
                yield Unlike(Amiss.GONE, what, number)
            elif stored[what] != digest:
                yield Unlike(Amiss.DIGEST, what, number)
        yield from (Unlike(Amiss.UNLOGGED, what) for what in _without(stored, self._said))


def _without(stored: Iterable[str], said: Mapping[str, object]) -> Iterator[str]:
    return (what for what in stored if what not in said)


def logged_digest(row: Row) -> str | None:
    """The digest that a row says a result or a closing has; empty where it can no longer be read."""
    try:
        found: str | None = json.loads(row.after).get("digest")
    except (ValueError, AttributeError):
        return ""
    return found
