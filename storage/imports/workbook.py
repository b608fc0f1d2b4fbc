"""Looks at an XLSX workbook before it is read: its size, how far its cells reach, which of them are errors.

The reader of workbooks lays a sheet out as one rectangle and has no limits of its own: with one far cell, a
file of 1.5 kB makes it ask for gigabytes, which ends the process. It also takes error cells, such as #N/A,
for empty ones.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

MOST_BYTES = 64 * 2**20
"""Of the parts that are read, once they are unpacked: about 100,000 reports. A larger table is a CSV file."""
MOST_CELLS = 8_000_000
"""Rows times columns, up to the last cell that holds something."""
_MOST_BYTES_OF_INDEX = 4 * 2**20
_MOST_ERRORS = 100_000
_MOST_ROWS, _MOST_COLUMNS = 2**20, 2**14
"""Of a sheet, in every spreadsheet program."""

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ROOT = "_rels/.rels"
_SHARED = ("xl/sharedstrings.xml", "xl/styles.xml")
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
_ENCRYPTED = 1

Attributes = Mapping[str, str]


class Unfit(Exception):
    """A workbook that is not read; the text continues a sentence that begins with the file's name."""


@dataclass(frozen=True)
class FirstSheet:
    """A workbook of the first sheet alone, unpacked, and the texts of its error cells."""

    file: io.BytesIO
    errors: Mapping[tuple[int, int], str]
    """By row and column, both counted from 0."""


def first_sheet(path: Path) -> FirstSheet:
    """The first sheet of a workbook, if it can be read in moderate memory.

    Raises Unfit, KeyError when the workbook does not say where the sheet is, what zipfile and expat raise.
    """
    with ZipFile(path) as archive:
        # As Windows names files: some programs write xl/SharedStrings.xml.
        parts = {info.filename.lower(): info for info in archive.infolist()}
        book, relations = parts[_BOOK], parts[_RELATIONS]
        _require_small([book, relations], _MOST_BYTES_OF_INDEX)
        sheet = parts[_first_sheet(archive.read(book), archive.read(relations)).lower()]
        read = [parts[_ROOT], book, relations, *(parts[name] for name in _SHARED if name in parts), sheet]
        _require_small(read, MOST_BYTES)
        cells = _Cells()
        cells.follow(archive.read(sheet))
        return FirstSheet(_copy(archive, read), cells.errors)


def _require_small(parts: Iterable[ZipInfo], most: int) -> None:
    """Raises Unfit when parts become too large; zipfile unpacks no more than their declared sizes."""
    total = 0
    for part in parts:
        if part.flag_bits & _ENCRYPTED or part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unfit("is locked or packed in an unusual way; save it again without a password")
        total += part.file_size
    if total > most:
        raise Unfit(
            f"becomes larger than {most // 2**20} MB when it is unpacked; save the table as CSV UTF-8"
        )


def _first_sheet(book: bytes, relations: bytes) -> str:
    """The name of the archive's file that holds the first sheet."""
    targets: dict[str, str] = {}
    sheets: list[str] = []

    def related(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes["Id"]] = attributes["Target"]

    def listed(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            sheets.extend(value for key, value in attributes.items() if _local(key) == "id")

    _walk(relations, related)
    _walk(book, listed)
    if not sheets:
        raise KeyError("sheet")
    return str(PurePosixPath("/xl") / targets[sheets[0]])[1:]


def _copy(archive: ZipFile, parts: Iterable[ZipInfo]) -> io.BytesIO:
    """A workbook of these parts, unpacked: what was looked at, and nothing else, is what will be read."""
    copy = io.BytesIO()
    with ZipFile(copy, "w", ZIP_STORED) as unpacked:
        for part in parts:
            unpacked.writestr(part.filename, archive.read(part))
    copy.seek(0)
    return copy


def _walk(content: bytes, started: Callable[[str, Attributes], None]) -> None:
    """Goes through the elements of XML, whose names come without prefixes; raises as `_parser` says."""
    parser = _parser()
    parser.StartElementHandler = lambda name, attributes: started(_local(name), attributes)
    parser.Parse(content, True)


def _parser() -> expat.XMLParserType:
    """A parser that raises Unfit when XML declares entities, and ExpatError when it is none."""

    def declares(*_: object) -> None:
        raise Unfit("is not an XLSX workbook: it has a document type")

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declares
    return parser


class _Cells:
    """Follows the cells of a sheet: how far those that hold something reach, and which are errors."""

    def __init__(self) -> None:
        self.errors: dict[tuple[int, int], str] = {}
        self._row = self._column = -1
        self._last_row = self._last_column = 0
        self._is_error = False
        self._parser = _parser()

    def follow(self, content: bytes) -> None:
        """Goes through a sheet. Ends of elements and texts are heard of error cells only: they are many."""
        self._parser.StartElementHandler = self._started
        self._parser.Parse(content, True)

    def _started(self, name: str, attributes: Attributes) -> None:
        if ":" in name:
            name = _local(name)
        # Rows and cells need not say where they are: then they follow the one before.
        if name == "c":
            self._is_error = attributes.get("t") == "e"
            place = attributes.get("r")
            if place is None:
                self._column += 1
            else:
                self._row, self._column = _position(place)
        elif name == "v" or name == "is":
            if self._row > self._last_row or self._column > self._last_column:
                self._reach()
            if self._is_error:
                self._note_error()
        elif name == "row":
            self._row, self._column = _row(attributes["r"]) if "r" in attributes else self._row + 1, -1

    def _reach(self) -> None:
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if (self._last_row + 1) * (self._last_column + 1) > MOST_CELLS:
            raise Unfit(
                f"reaches to row {self._last_row + 1:,} and column {self._last_column + 1:,}; "
                "delete what stands far from the table, or save it as CSV UTF-8"
            )

    def _note_error(self) -> None:
        """Keeps the text of this error cell until its value ends."""
        place, texts = (self._row, self._column), list[str]()

        def ended(_name: str) -> None:
            self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
            if texts:
                self.errors[place] = "".join(texts)
            if len(self.errors) > _MOST_ERRORS:
                raise Unfit(f"shows an error in more than {_MOST_ERRORS:,} cells; correct its formulas")

        self._parser.CharacterDataHandler = texts.append
        self._parser.EndElementHandler = ended


def _position(place: str) -> tuple[int, int]:
    """(0, 0) for A1, (1, 27) for AB2."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise Unfit(f"is not an XLSX workbook: there is no cell {place[:20]!r}")
    letters, number = found.groups()
    return _row(number), _column(letters)


@cache
def _column(letters: str) -> int:
    """0 for A, 27 for AB; of at most three letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    if number > _MOST_COLUMNS:
        raise Unfit(f"is not an XLSX workbook: there is no column {letters}")
    return number - 1


def _row(number: str) -> int:
    """0 for the first row."""
    row = int(number) if number.isdecimal() and len(number) <= 7 else 0
    if not 1 <= row <= _MOST_ROWS:
        raise Unfit(f"is not an XLSX workbook: there is no row {number[:20]!r}")
    return row - 1


def _local(name: str) -> str:
    """A name without its prefix, which differs from program to program."""
    return name.rpartition(":")[2]
