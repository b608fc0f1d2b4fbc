"""Reads a CSV or XLSX file into texts with their lines; what they mean is domain.imports' business."""

from __future__ import annotations

import csv
import io
import zlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile

from python_calamine import CalamineError, CalamineWorkbook

from domain.imports import BadFile, RawTable
from domain.imports.cells import unguarded
from storage.imports.workbook import Unfit, first_sheet

SUFFIXES = (".csv", ".xlsx")

Cell = int | float | str | bool | time | date | datetime | timedelta
Numbered = tuple[int, Sequence[str]]

_MOST_DIGITS = 15
"""A spreadsheet's numbers are exact up to here; a longer one has lost its end."""


def read_table(path: Path) -> RawTable:
    """The table of a CSV file (UTF-8, commas) or of the first sheet of an XLSX workbook, its header first.

    Empty rows are left out; white space around cells too, and the apostrophe before what would be a formula.
    Raises BadFile with one sentence.
    """
    rows = read_rows(path)
    if not rows:
        raise BadFile(f"{path.name} is empty; its first row must name the columns")
    _, header = rows[0]
    if len(header) == 1 and ";" in header[0]:
        raise BadFile(f"{path.name} separates its columns by semicolons; save it with commas")
    columns = tuple(name.lower() for name in _without_empty_end(header))
    texts = [(line, [unguarded(cell) for cell in _without_empty_end(cells)]) for line, cells in rows[1:]]
    return RawTable(path.name, columns, texts)


def read_rows(path: Path) -> list[Numbered]:
    """The rows of such a file with their lines, wherever its header is; those that are empty are left out."""
    readers = {".csv": _csv_rows, ".xlsx": _xlsx_rows}
    if not path.exists():
        raise BadFile(f"{path} does not exist")
    if not path.is_file():
        # A pipe may never end, nor begin.
        raise BadFile(f"{path} is a folder, a pipe or a device")
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise BadFile(f"{path.name} is neither a .csv nor an .xlsx file")
    try:
        return [row for row in reader(path) if any(row[1])]
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror or error}") from None


def _without_empty_end(cells: Sequence[str]) -> Sequence[str]:
    """Spreadsheets pad rows with empty cells; those at the end mean nothing."""
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return cells[:end]


def _csv_rows(path: Path) -> Iterator[Numbered]:
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise BadFile(f"{path.name} is not UTF-8 (line {line}); save it as CSV UTF-8") from None
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    first_line = 1
    try:
        for cells in reader:
            # A quoted cell may hold line breaks: a row is known by the line on which it begins.
            yield first_line, [cell.strip() for cell in cells]
            first_line = reader.line_num + 1
    except csv.Error as error:
        raise BadFile(f"{path.name} is not valid CSV from line {first_line}: {error}") from None


def _xlsx_rows(path: Path) -> Iterator[Numbered]:
    try:
        first = first_sheet(path)
        sheet = CalamineWorkbook.from_filelike(first.file).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
        for (row, column), text in first.errors.items():
            rows[row][column] = text
    except Unfit as unfit:
        raise BadFile(f"{path.name} {unfit}") from None
    except (CalamineError, BadZipFile, LookupError, ExpatError, zlib.error) as error:
        raise BadFile(f"{path.name} is not an XLSX workbook: {error}") from None
    for line, cells in enumerate(rows, start=1):
        yield line, [_text(cell) for cell in cells]


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


def _number(cell: float) -> str:
    """A number as the spreadsheet shows it, 15 digits at most; a longer one in the form 1.2E+17."""
    if abs(cell) >= 10**_MOST_DIGITS:
        return f"{cell:.14E}"
    return str(int(cell)) if cell == int(cell) else f"{cell:.{_MOST_DIGITS}g}"
