"""Reads a CSV or XLSX file into texts with their lines; what they mean is domain.imports' business."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from domain.imports import ROSTER, BadFile, Layout, RawTable
from domain.imports.cells import MERGED, AfterSpace, NumberCell, computed, unguarded, unquoted
from domain.imports.ekinerja_header import header_of
from domain.imports.header_row import table_of, without_empty_end
from domain.imports.sheet import PLAIN, Numbered, Sheet, Taken
from domain.reasons import Reason, reason_of
from storage.base.disk import system_reason
from storage.imports.csv_text import (
    MOST_BYTES,
    MOST_CELLS_IN_A_ROW,
    MOST_CHARACTERS,
    Unreadable,
    csv_text,
)
from storage.imports.json_text import json_rows
from storage.imports.workbook import BROKEN_ARCHIVE, Merged, Unfit, visible_sheet

SUFFIXES = (".csv", ".xlsx")
"""Of an office's files; JSON has no names of its own there."""

_ZIPPED = b"PK\x03\x04"
"""How workbooks begin."""
Cell = int | float | str | bool | time | date | datetime | timedelta

_MOST_DIGITS = 15
"""A spreadsheet's numbers are exact up to here; a longer one has lost its end."""


def read_table(path: Path, layout: Layout[Any] | None = None) -> RawTable:
    """The table of a CSV file or of the first visible sheet of an XLSX workbook.

    With a layout, the header is found below titles and by synonyms (domain.imports.header_row); without one
    it is the first row that holds something. Raises BadFile with one sentence.
    """
    sheet = read_sheet(path)
    if layout is not None:
        _refuse_ekinerja(layout, sheet)
        return table_of(layout, sheet)
    if not sheet.rows:
        raise BadFile(Reason("no-first-row", name=path.name))
    (_, header), *rows = sheet.rows
    columns = tuple(name.lower() for name in without_empty_end(header))
    return RawTable(path.name, columns, rows, sheet.taken)


def _refuse_ekinerja(layout: Layout[Any], sheet: Sheet) -> None:
    """Raises BadFile for a sheet of e-Kinerja as a roster: rows as Plt would pass for own positions."""
    header = header_of(sheet.name, sheet.rows) if layout.name == ROSTER.name else None
    if header is not None:
        raise BadFile(Reason("is-ekinerja", name=sheet.name, shape=header.shape))


def read_sheet(path: Path) -> Sheet:
    """The non-empty rows of a file, wherever its header is. Raises BadFile with one sentence."""
    try:
        if not path.exists():
            raise BadFile(Reason("no-file", name=str(path)))
        if not path.is_file():
            # A pipe may never end, nor begin.
            raise BadFile(Reason("no-plain-file", name=str(path)))
        if path.suffix.lower() not in _READERS:
            raise BadFile(Reason("other-suffix", name=path.name))
        if path.stat().st_size > MOST_BYTES:
            raise BadFile(Reason("large-file", name=path.name, most=MOST_BYTES // 2**20))
        return sheet_of(path.name, path.read_bytes())
    except OSError as error:
        raise BadFile(Reason("unread", name=str(path), error=system_reason(error))) from None


def sheet_of(name: str, content: bytes) -> Sheet:
    """As `read_sheet`, of a file's content; its name tells whether it is CSV, XLSX or JSON.

    Empty cells at the end of rows are left out, white space around cells too, and what spreadsheets are given
    so that they show a cell as it is: an apostrophe before a formula, ="…".
    """
    reader = _READERS.get(Path(name).suffix.lower())
    if reader is None:
        raise BadFile(Reason("other-suffix", name=name))
    rows, taken = reader(name, content)
    return Sheet(name, rows, taken)


def _plain_rows(rows: Iterable[Numbered]) -> list[Numbered]:
    found: list[Numbered] = []
    for line, cells in rows:
        if any(cells):
            found.append((line, [_plain(cell) for cell in without_empty_end(cells)]))
    return found


def _plain(cell: str) -> str:
    return cell if isinstance(cell, NumberCell | AfterSpace) else unguarded(unquoted(cell))


def _csv_sheet(name: str, content: bytes) -> tuple[list[Numbered], Taken]:
    if content.startswith(_ZIPPED):
        raise BadFile(Reason("of-file", name=name, reason=Reason("named-wrong")))
    try:
        text = csv_text(content)
        return _plain_rows((line, list(map(computed, cells))) for line, cells in text.rows), text.taken
    except Unreadable as unreadable:
        raise BadFile(Reason("of-file", name=name, reason=reason_of(unreadable))) from None


def _json_sheet(name: str, content: bytes) -> tuple[list[Numbered], Taken]:
    try:
        return _plain_rows(json_rows(content)), PLAIN
    except Unreadable as unreadable:
        raise BadFile(Reason("of-file", name=name, reason=reason_of(unreadable))) from None


def _xlsx_sheet(name: str, content: bytes) -> tuple[list[Numbered], Taken]:
    from python_calamine import CalamineError, CalamineWorkbook  # with the first workbook (0299)

    try:
        chosen = visible_sheet(content)
        rows = (
            CalamineWorkbook.from_filelike(chosen.file)
            .get_sheet_by_index(chosen.place)
            .to_python(skip_empty_area=False)
        )
    except Unfit as unfit:
        raise BadFile(Reason("of-file", name=name, reason=reason_of(unfit))) from None
    except (*BROKEN_ARCHIVE, CalamineError, LookupError, ExpatError) as error:
        reason = Reason("no-workbook", error=str(error))
        raise BadFile(Reason("of-file", name=name, reason=reason)) from None
    if rows and len(rows[0]) > MOST_CELLS_IN_A_ROW:
        reason = Reason("far-column", column=len(rows[0]), most=MOST_CELLS_IN_A_ROW)
        raise BadFile(Reason("of-file", name=name, reason=reason))
    texts = [[_text(cell) for cell in cells] for cells in rows]
    for line, cells in enumerate(texts, start=1):
        if (longest := max(map(len, cells), default=0)) > MOST_CHARACTERS:
            reason = Reason("long-cell", length=longest, line=line, most=MOST_CHARACTERS)
            raise BadFile(Reason("of-file", name=name, reason=reason))
    for (row, column), text in chosen.errors.items():
        _put(texts, row, column, text)
    _mark_merged(texts, chosen.merged)
    sheet = chosen.name if chosen.is_one_of_several else None
    return _plain_rows(enumerate(texts, start=1)), Taken(sheet=sheet, hidden_rows=chosen.hidden_rows)


def _mark_merged(rows: list[list[str]], merged: Sequence[Merged]) -> None:
    """Marks cells that show what stands some rows above them, which they do not hold: empty they are not."""
    for (top, left), (bottom, right) in merged:
        for cells in rows[top + 1 : bottom + 1]:
            places = range(left, min(right + 1, len(cells)))
            cells[left : right + 1] = [MERGED] * len(places)


def _put(rows: list[list[str]], row: int, column: int, text: str) -> None:
    """Writes a cell that may lie beyond those that hold a value."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([""] * (column + 1 - len(rows[row])))
    rows[row][column] = text


def _text(cell: Cell) -> str:
    """A cell as one would write it in a CSV file."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, datetime):
        midnight = cell.time() == time.min
        return cell.date().isoformat() if midnight else cell.isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return _clock(cell)
    if isinstance(cell, bool):
        return str(cell)
    return _number(cell)


def _clock(cell: timedelta) -> str:
    """A time of day that a spreadsheet keeps as a part of a day."""
    minutes, seconds = divmod(round(cell.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}"


def _number(cell: float) -> NumberCell:
    """A number as the spreadsheet shows it, 15 digits at most; a longer one in the form 1.2E+17."""
    if abs(cell) >= 10**_MOST_DIGITS:
        return NumberCell(f"{cell:.14E}")
    return NumberCell(int(cell) if cell == int(cell) else f"{cell:.{_MOST_DIGITS}g}")


_READERS = {
    ".csv": _csv_sheet,
    ".txt": _csv_sheet,
    ".tsv": _csv_sheet,
    ".xlsx": _xlsx_sheet,
    ".json": _json_sheet,
}
