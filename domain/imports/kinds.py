"""Recognises a file by its header: one of the office's files, or a sheet of e-Kinerja."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from domain.imports.ekinerja_header import header_of
from domain.imports.ekinerja_skp import skp_header
from domain.imports.headers import columns_meant
from domain.imports.sheet import HEADER_WITHIN, Sheet
from domain.imports.table import Layout

EKINERJA = "ekinerja"
"""The kind of a sheet of e-Kinerja that tells of people."""
SKP = "skp"
"""The kind of a sheet with RHK and their rencana aksi that is no whole table of targets."""


class Recognised(NamedTuple):
    """The kind of a file, and where its header stands."""

    kind: str
    line: int


def recognise(sheet: Sheet, layouts: Iterable[Layout[Any]]) -> Recognised | None:
    """What a file is; None where no header tells. `layouts` are those of the office's files.

    Of several kinds it is the one that knows most columns. Raises BadFile when a sheet of e-Kinerja has a
    column twice.
    """
    header = header_of(sheet.name, sheet.rows)
    if header is not None:
        return Recognised(EKINERJA, header.line)
    best, most = None, 0
    for layout in layouts:
        columns = tuple(column.name for column in layout.columns)
        required = {column.name for column in layout.columns if column.required}
        for line, cells in sheet.rows[:HEADER_WITHIN]:
            meant = {column for column in columns_meant(layout.name, columns, cells) if column is not None}
            if required <= meant and len(meant) > most:
                best, most = Recognised(layout.name, line), len(meant)
    if best is None:
        place = skp_header(sheet)
        best = None if place is None else Recognised(SKP, place)
    return best
