"""Finds the header of a file by the columns of its layout, and separates records from other rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any

from msgspec.structs import replace

from domain.answers.sentences import clean
from domain.imports.cells import MERGED
from domain.imports.headers import columns_meant, spelled, usual_name
from domain.imports.sheet import HEADER_WITHIN, Numbered, Sheet
from domain.imports.table import BadFile, Column, Layout, RawTable, check_columns
from domain.patterns import late_pattern
from domain.reasons import ColumnName, Reason

_ALIKE = 0.85
"""How much an unknown header resembles a missing column for it to be a slip of the hand."""
_TOTAL = late_pattern(
    r"(?:grand |sub ?)?(?:total|jumlah|rata-?rata|rerata|average|sum|mean)\b.*", re.IGNORECASE | re.DOTALL
)
_COUNTED = late_pattern(r"\(?(\d{1,3})\)?")
_FEW = 2
"""Cells of a row below the table that holds a remark, not a record."""


def table_of(layout: Layout[Any], sheet: Sheet) -> RawTable:
    """The table of a layout in a sheet, by the layout's names of columns.

    Columns that the layout does not know are named as ignored. Raises BadFile with one sentence when there is
    no header, when it lacks a column, names one twice or has one that looks misspelt.
    """
    place = _place(layout, sheet)
    line, header = sheet.rows[place]
    header = without_empty_end(header)
    meant = _columns(layout, header)
    written = [cell if column is None else column for cell, column in zip(header, meant, strict=True)]
    table = RawTable(sheet.name, tuple(written), ())
    _require_one_each(sheet.name, header, meant)
    check_columns(layout, table)
    ignored = tuple(cell for cell, column in zip(header, meant, strict=True) if column is None and cell)
    _require_no_slip(layout, sheet.name, meant, ignored)
    _require_titles(layout, table, sheet.rows[:place])
    records, left_out = _records(layout, meant, header, sheet.rows[place + 1 :])
    _require_names(sheet.name, header, records)
    taken = replace(
        sheet.taken,
        header_line=line if place else None,
        renamed=tuple(
            (cell, column)
            for cell, column in zip(header, meant, strict=True)
            if column is not None and spelled(cell) != spelled(column)
        ),
        ignored=ignored,
        left_out=tuple(left_out),
    )
    return replace(table, rows=records, taken=taken)


def names_of_columns(layout: Layout[Any], sheet: Sheet | None) -> dict[str, str]:
    """How people know the columns of a layout: as the sheet writes them, else by their usual names."""
    names = {column.name: usual_name(layout.name, column.name) for column in layout.cells}
    try:
        header = sheet.rows[_place(layout, sheet)][1] if sheet is not None else ()
    except BadFile:
        return names
    written = zip(_columns(layout, header), header, strict=True)
    return names | {column: cell for column, cell in written if column is not None}


def without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    """Spreadsheets pad rows with empty cells; those at the end mean nothing."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _columns(layout: Layout[Any], header: Sequence[str]) -> list[str | None]:
    return columns_meant(layout.name, tuple(column.name for column in layout.cells), header)


def _is_complete(layout: Layout[Any], cells: Sequence[str]) -> bool:
    return {column.name for column in layout.columns if column.required} <= set(_columns(layout, cells))


def _place(layout: Layout[Any], sheet: Sheet) -> int:
    """Where the header is: the first row that names all that is required, else the one that names most."""
    if not sheet.rows:
        raise BadFile(Reason("empty-file", name=sheet.name))
    counts = []
    requires_some = any(column.required for column in layout.columns)
    for place, (_, cells) in enumerate(sheet.rows[:HEADER_WITHIN]):
        if requires_some and _is_complete(layout, cells):
            return place
        counts.append(len(set(_columns(layout, cells)) - {None}))
    if not any(counts):
        required = tuple(
            ColumnName(column.name) for column in layout.columns if column.required or not requires_some
        )
        if sheet.taken.sheet is None:
            raise BadFile(Reason("no-header", name=sheet.name, columns=required, rows=HEADER_WITHIN))
        where = {"name": sheet.name, "sheet": sheet.taken.sheet}
        raise BadFile(Reason("no-header-in-sheet", **where, columns=required, rows=HEADER_WITHIN))
    return counts.index(max(counts))


def _require_one_each(name: str, header: Sequence[str], meant: Sequence[str | None]) -> None:
    """Raises BadFile when two headers mean the same column."""
    for column in dict.fromkeys(each for each in meant if each is not None):
        said = [cell for cell, each in zip(header, meant, strict=True) if each == column]
        if len(said) > 1 and len({spelled(cell) for cell in said}) > 1:
            raise BadFile(
                Reason("both-mean", name=name, others=", ".join(said[:-1]), last=said[-1], column=column)
            )


def _require_no_slip(
    layout: Layout[Any], name: str, meant: Sequence[str | None], ignored: Iterable[str]
) -> None:
    """Raises BadFile when a column that is not known may be one that is missing, misspelt."""
    missing = {spelled(column.name): column.name for column in layout.cells if column.name not in meant}
    for header in ignored:
        for close in get_close_matches(spelled(header), missing, n=1, cutoff=_ALIKE):
            raise BadFile(Reason("misspelt", name=name, header=header, column=ColumnName(missing[close])))


def _require_titles(layout: Layout[Any], table: RawTable, rows: Sequence[Numbered]) -> None:
    """Raises BadFile when a row above the header reads as a record."""
    for line, cells in rows:
        if _reads(layout, table.columns, cells):
            raise BadFile(Reason("record-above", name=table.name, line=line))


def _require_names(name: str, header: Sequence[str], rows: Sequence[Numbered]) -> None:
    """Raises BadFile when a column without a name holds something: its cells may belong elsewhere."""
    nameless = [place for place, cell in enumerate(header) if not cell]
    for place in nameless:
        for line, cells in rows:
            if place < len(cells) and cells[place]:
                raise BadFile(Reason("no-title", name=name, line=line, place=place + 1))


def _reads(layout: Layout[Any], columns: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether all cells that a layout requires are there and can be read; if it requires none, False."""
    written = dict(zip(columns, cells, strict=False))
    required = [column for column in layout.columns if column.required]
    return bool(required) and all(_is_read(column, written.get(column.name, "")) for column in required)


def _is_read(column: Column, cell: str) -> bool:
    try:
        column.read(clean(cell))
    except ValueError:
        return False
    return bool(clean(cell))


def _records(
    layout: Layout[Any], meant: Sequence[str | None], header: Sequence[str], rows: Sequence[Numbered]
) -> tuple[list[Numbered], list[int]]:
    """The rows that are records, and the lines of the others."""
    columns = [column or "" for column in meant]
    known = [place for place, column in enumerate(meant) if column is not None]
    records: list[Numbered] = []
    left_out: list[int] = []
    for line, cells in rows:
        if _is_other(layout, columns, known, header, cells, not records):
            left_out.append(line)
        else:
            records.append((line, cells))
    end = _end(layout, columns, records)
    left_out.extend(line for line, _ in records[end:])
    return records[:end], left_out


def _is_other(
    layout: Layout[Any],
    columns: Sequence[str],
    known: Sequence[int],
    header: Sequence[str],
    cells: Sequence[str],
    is_first: bool,
) -> bool:
    """Whether a row is a total, repeats the header, numbers the columns or has no cell of a known column."""
    # Below a header of two rows the cells that it shares with the row above are merged.
    nothing = ("", MERGED) if is_first else ("",)
    if len(cells) <= len(header) and all(cells[place] in nothing for place in known if place < len(cells)):
        return True
    first = next(cell for cell in cells if cell)
    if _TOTAL.fullmatch(first):
        return not _reads(layout, columns, cells)
    if first == next(cell for cell in header if cell):
        return list(without_empty_end(cells)) == list(header)
    return is_first and _numbers_columns(cells)


def _numbers_columns(cells: Sequence[str]) -> bool:
    """Whether a row says 1, 2, 3, … below the header, as official tables do."""
    found = [_COUNTED.fullmatch(cell) for cell in cells if cell]
    numbers = [int(match[1]) for match in found if match is not None]
    return len(numbers) == len(found) > 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _end(layout: Layout[Any], columns: Sequence[str], rows: Sequence[Numbered]) -> int:
    """How many rows there are above the signatures and notes, which a blank row parts from the table."""
    end = place = len(rows)
    while place and _is_remark(layout, columns, rows[place - 1][1]):
        place -= 1
        if place and rows[place][0] > rows[place - 1][0] + 1:
            end = place
    return end


def _is_remark(layout: Layout[Any], columns: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a row has too few cells for a record, and does not name what one is about."""
    required = {column.name for column in layout.columns if column.required}
    filled = [column for column, cell in zip(columns, cells, strict=False) if cell]
    is_short = len(filled) <= _FEW and sum(column in required for column in filled) < min(2, len(required))
    return is_short and len(cells) <= len(columns) and not _reads_first(layout, columns, cells)


def _reads_first(layout: Layout[Any], columns: Sequence[str], cells: Sequence[str]) -> bool:
    first = layout.columns[0]
    return _is_read(first, dict(zip(columns, cells, strict=False)).get(first.name, ""))
