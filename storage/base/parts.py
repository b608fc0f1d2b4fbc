"""Many rows or ids in parts: a statement takes only so many values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
_AT_ONCE = 5_000
"""Ids of one statement: both kinds of database take more than 32,000 values."""


def in_parts(rows: Sequence[T], most: int = _AT_ONCE) -> Iterator[Sequence[T]]:
    """Rows in their order, in parts of at most `most`; without one as many as a statement takes ids."""
    return (rows[start : start + most] for start in range(0, len(rows), most))
