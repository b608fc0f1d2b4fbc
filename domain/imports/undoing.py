"""Why an import cannot be undone: later changes depend on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class InTheWay(StrEnum):
    """An obstacle."""

    CHANGED = "changed"
    """Rows are not as the import left them."""
    GONE = "gone"
    """Rows that it added were taken away since."""
    USED = "used"
    """Later records name rows that it added."""
    DECIDED = "decided"
    """Somebody decided about rows that it added, or by a right that it gave."""
    TAKEN = "taken"
    """In the place of rows that it took away there are others."""
    CLOSED = "closed"
    """A period was closed since, and its results were made with these rows."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason, the kind of records, the first few of them by name, and how many there are."""

    reason: InTheWay
    table: str
    """The table of the obstructing records; for a closed period, the table of the rows in it."""
    names: tuple[str, ...]
    count: int
    imports: tuple[int, ...] = ()
    """Later imports that touched the same rows."""
