"""What a file is, by its header: one of the files of an office, or a sheet that e-Kinerja gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from domain.imports.ekinerja_header import HEADER_WITHIN, Numbered, Shape, column_name, header_of
from domain.imports.table import Layout

EKINERJA = "ekinerja"
"""The kind of a sheet of e-Kinerja that tells of people."""


class Recognised(NamedTuple):
    """The kind of a file, which of e-Kinerja's reports it is, and where its header stands."""

    kind: str
    shape: Shape | None
    line: int


def recognise(name: str, rows: Sequence[Numbered], layouts: Iterable[Layout[Any]]) -> Recognised | None:
    """What a file is; None where no header tells. `layouts` are those of the office's files.

    Raises BadFile when a sheet of e-Kinerja has a column twice.
    """
    header = header_of(name, rows)
    if header is not None:
        return Recognised(EKINERJA, header.shape, header.line)
    best, most = None, 0
    for line, cells in rows[:HEADER_WITHIN]:
        names = {column_name(cell) for cell in cells}
        for layout in layouts:
            known = {column.name for column in layout.columns}
            required = {column.name for column in layout.columns if column.required}
            if required <= names and len(names & known) > most:
                best, most = Recognised(layout.name, None, line), len(names & known)
    return best
