"""Numbers in files: with a decimal comma or a decimal point, decided for each column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from domain.answers.sentences import shortened
from domain.imports.cells import NumberCell
from domain.reasons import Figure, refused

T = TypeVar("T")


class Numbers(StrEnum):
    """How a file writes numbers."""

    ID = "id"
    """1.200,5: points part thousands, a comma parts decimals."""
    EN = "en"
    """1,200.5"""


_SHAPES: Mapping[Numbers, re.Pattern[str]] = {
    # No group of thousands begins with 0: 0.250 is a quarter in every language.
    Numbers.ID: re.compile(r"(?:\d+|(?!0)\d{1,3}(?:\.\d{3})+)(?:,\d+)?"),
    Numbers.EN: re.compile(r"(?:\d+|(?!0)\d{1,3}(?:,\d{3})+)(?:\.\d+)?"),
}


def readings(cell: str) -> dict[Numbers, str]:
    """The value of a cell in each number format that fits, with a decimal point and no grouping."""
    found = {}
    for way, shape in _SHAPES.items():
        if shape.fullmatch(cell):
            plain = cell.replace(".", "").replace(",", ".") if way is Numbers.ID else cell.replace(",", "")
            found[way] = plain
    return found


def way_of(cells: Iterable[str]) -> Numbers | None:
    """The one way in which a column writes its numbers, by those that can be read in one way only."""
    ways: set[Numbers] = set()
    for cell in cells:
        if not isinstance(cell, NumberCell) and not cell.isdecimal():
            found = readings(cell)
            if len(found) == 1:
                ways.update(found)
    return ways.pop() if len(ways) == 1 else None


def number_in(cell: str, read: Callable[[str], T], way: Numbers | None, is_told: bool) -> T:
    """Calls `read` with a number that has a decimal point.

    `way` is how the column writes numbers. `is_told`: somebody stated it, so all cells are read in it. Raises
    ValueError with both readings when the cell has two.
    """
    if isinstance(cell, NumberCell) or cell.isdecimal():
        return read(cell)
    found = readings(cell)
    if is_told and way is not None:
        if found and way not in found:
            raise refused("no-number-so", cell=cell, way=way)
        return read(found.get(way, cell))
    if way in found:
        return read(found[way])
    values = {each: _read(read, plain) for each, plain in found.items()}
    good = {each: value for each, value in values.items() if value is not None}
    if len(set(good.values())) > 1:
        one, other = _safe(found[Numbers.ID]), _safe(found[Numbers.EN])
        raise refused("two-numbers", cell=shortened(cell, 40), one=Figure(one), other=Figure(other))
    return next(iter(good.values())) if good else read(next(iter(found.values()), cell))


def _read(read: Callable[[str], T], plain: str) -> T | None:
    try:
        return read(plain)
    except ValueError:
        return None


def _safe(plain: str) -> str:
    """A number as it can be written so that it is read in one way only."""
    short = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return f"{short}0" if len(readings(short)) > 1 and "." in short else short
