"""Reads CSV as office programs write it: their encodings and separators, told apart by the content."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from domain.imports.cells import AfterSpace
from domain.imports.headers import is_known
from domain.imports.sheet import Numbered, Taken
from domain.reasons import Reason

MOST_BYTES = 256 * 2**20
MOST_CELLS_IN_A_ROW = 500
"""No table of an office is as wide; a wider one is broken, or made to do harm."""

MOST_CHARACTERS = csv.field_size_limit()
"""Of a cell."""
_MOST_SEPARATORS_IN_A_LINE = 100_000
"""Long quoted texts have many separators, but not more than this."""
_SEPARATORS = {",": None, ";": "semicolons", "\t": "tabs", "|": "bars"}
"""Names of separators in messages."""
_GUESSED = ",;\t"
_TOLD = re.compile(r'"?sep=(.)"?\r?(?:\n|$)', re.IGNORECASE)
"""The first line by which spreadsheets learn the separator."""
_ROWS_LOOKED_AT = 30
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
"""A letter of UTF-8 beyond ASCII."""
_BEFORE_TEXT = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Unreadable(Exception):
    """A text that is not read; the message continues a sentence that begins with the file's name."""


class Text(Struct, frozen=True):
    """The rows of a CSV file, and how they were written."""

    rows: Iterator[Numbered]
    taken: Taken


def csv_text(content: bytes) -> Text:
    """The rows of a CSV file, stripped cells with the line on which each row begins. Raises Unreadable.

    The rows raise it too, as they are read.
    """
    text, encoding = _decoded(content)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Unreadable(Reason("nul", line=line))
    told = _TOLD.match(text)
    if told is not None and told[1] not in _SEPARATORS:
        raise Unreadable(Reason("other-separator", separator=told[1]))
    if told is not None:
        text, separator, skipped = text[told.end() :], told[1], 1
    else:
        separator, skipped = _separator(text), 0
    taken = Taken(encoding=encoding, separator=_SEPARATORS[separator])
    return Text(_rows(text, separator, skipped), taken)


def _decoded(content: bytes) -> tuple[str, str | None]:
    """The text, and its encoding when that is not UTF-8."""
    mark = _BEFORE_TEXT.get(content[:2]) or _utf_16_without_mark(content[:400])
    if mark is not None:
        try:
            return content.decode(mark).removeprefix("\ufeff"), "UTF-16"
        except UnicodeDecodeError:
            raise Unreadable(Reason("not-utf-16")) from None
    try:
        return content.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
    # A file of both was glued together, or cut in a letter: one of them would come out wrong.
    if _MULTIBYTE.search(content) is not None:
        raise Unreadable(Reason("mixed-encodings", line=line))
    try:
        return content.decode("cp1252"), f"Windows-1252 (line {line})"
    except UnicodeDecodeError:
        raise Unreadable(Reason("not-utf-8", line=line)) from None


def _utf_16_without_mark(start: bytes) -> str | None:
    """The kind of UTF-16 that text without a mark is: of most letters the same byte is zero."""
    even, odd = start[::2], start[1::2]
    zeros = even.count(0), odd.count(0)
    if max(zeros) * 2 <= len(even) or min(zeros):
        return None
    return "utf-16-be" if zeros[0] else "utf-16-le"


def _separator(text: str) -> str:
    """The mark that parts the cells: under it a row names the most columns, or the rows are equally long."""
    return max(_GUESSED, key=lambda mark: _likelihood(text, mark))


def _likelihood(text: str, separator: str) -> tuple[int, int]:
    rows = list(islice(_tolerant(text, separator), _ROWS_LOOKED_AT))
    names = max((sum(map(is_known, row[:MOST_CELLS_IN_A_ROW])) for row in rows), default=0)
    widths = [len(row) for row in rows if len(row) > 1]
    return names, max(map(widths.count, widths), default=0)


def _tolerant(text: str, separator: str) -> Iterator[list[str]]:
    """Rows as far as they can be read with a separator that may be the wrong one."""
    reader = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=separator)
    try:
        yield from (row for row in reader if any(row))
    except csv.Error:
        return


def _rows(text: str, separator: str, skipped: int) -> Iterator[Numbered]:
    lines = _not_too_wide(io.StringIO(text, newline=""), separator)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    first_line, widest = 1, 0
    try:
        for cells in reader:
            # A quoted cell may hold line breaks: a row is known by the line on which it begins.
            if len(cells) > MOST_CELLS_IN_A_ROW:
                raise Unreadable(_too_wide(first_line + skipped, len(cells)))
            widest = max(widest, len(cells))
            has_room = separator == "," and bool(cells) and (len(cells) < widest or not cells[-1])
            yield first_line + skipped, _marked(cells) if has_room else [cell.strip() for cell in cells]
            first_line = reader.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            raise Unreadable(
                Reason("long-cell-after", most=MOST_CHARACTERS, line=first_line + skipped)
            ) from None
        raise Unreadable(Reason("no-csv", line=first_line + skipped, error=str(error))) from None


def _marked(cells: Sequence[str]) -> list[str]:
    """The cells, stripped; those that begin with a space are marked, unless all of the row do.

    “Budi Contoh, M.Si” without quotes moves all cells behind it. Spaces behind all commas are a way to type.
    """
    filled = [cell for cell in cells[1:] if cell.strip()]
    spaced = sum(cell.startswith(" ") for cell in filled)
    if not spaced or spaced == len(filled):
        return [cell.strip() for cell in cells]
    return [AfterSpace(cell.strip()) if cell.startswith(" ") else cell.strip() for cell in cells]


def _not_too_wide(lines: io.StringIO, separator: str) -> Iterator[str]:
    """The lines, up to one with so many separators that its cells would fill the memory."""
    for number, line in enumerate(lines, start=1):
        if len(line) > MOST_CELLS_IN_A_ROW and line.count(separator) > _MOST_SEPARATORS_IN_A_LINE:
            raise Unreadable(_too_wide(number, line.count(separator) + 1))
        yield line


def _too_wide(line: int, cells: int) -> Reason:
    return Reason("too-wide", cells=cells, line=line, most=MOST_CELLS_IN_A_ROW)
