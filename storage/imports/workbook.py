"""Looks at an XLSX workbook before it is read: its size and sheets, how far cells reach, which are errors.

The reader of workbooks lays a sheet out as one rectangle and has no limits of its own: with one far cell, a
file of 1.5 kB makes it ask for gigabytes, which ends the process. It also takes error cells, such as #N/A,
for empty ones.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import PurePosixPath
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from msgspec import Struct

from domain.imports.cells import NO_RESULT
from domain.reasons import Reason

MOST_BYTES = 64 * 2**20
"""Of the parts that are read, once they are unpacked: about 100,000 reports. A larger table is a CSV file."""
MOST_CELLS = 8_000_000
"""Rows times columns, up to the last cell that holds something."""
_MOST_BYTES_OF_INDEX = 4 * 2**20
_MOST_ERRORS = 10_000
_MOST_MERGED = 2_000
_MOST_ROWS, _MOST_COLUMNS = 2**20, 2**14
"""Of a sheet, in every spreadsheet program."""

_BOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_ROOT = "_rels/.rels"
_SHARED = ("xl/sharedstrings.xml", "xl/styles.xml")
_PLACE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
ENCRYPTED = 1
"""In `ZipInfo.flag_bits`."""

BROKEN_ARCHIVE = (
    *(BadZipFile, EOFError, OSError, zlib.error, lzma.LZMAError, struct.error),
    *(ValueError, OverflowError, RuntimeError, NotImplementedError),
)
"""What zipfile raises for an archive that is cut, altered, encrypted or packed in another way."""

Attributes = Mapping[str, str]
Merged = tuple[tuple[int, int], tuple[int, int]]
"""The first and the last cell, by row and column counted from 0, of cells that were made one."""


class Unfit(Exception):
    """A workbook that is not read; the text continues a sentence that begins with the file's name."""


class VisibleSheet(Struct, frozen=True):
    """A workbook whose one sheet is the first visible one, unpacked, and the texts of its error cells."""

    file: io.BytesIO
    place: int
    """Among all sheets of the workbook."""
    name: str
    is_one_of_several: bool
    hidden_rows: int
    merged: Sequence[Merged]
    errors: Mapping[tuple[int, int], str]
    """By row and column, both counted from 0; NO_RESULT for a formula that was saved without its result."""


def visible_sheet(content: bytes) -> VisibleSheet:
    """The first visible sheet of a workbook, if it can be read in moderate memory.

    Raises Unfit, KeyError when the workbook does not say where the sheet is, BROKEN_ARCHIVE, and ExpatError.
    """
    with ZipFile(io.BytesIO(content)) as archive:
        # As Windows names files: some programs write xl/SharedStrings.xml.
        parts = {info.filename.lower(): info for info in archive.infolist()}
        book, relations = parts[_BOOK], parts[_RELATIONS]
        _require_small([book, relations], _MOST_BYTES_OF_INDEX)
        sheets = _sheets(archive.read(book), archive.read(relations))
        place, chosen = next(((at, each) for at, each in enumerate(sheets) if each.is_shown), (0, None))
        if chosen is None:
            raise Unfit(Reason("no-visible-sheet"))
        sheet = parts[chosen.part.lower()]
        read = [parts[_ROOT], book, relations, *(parts[name] for name in _SHARED if name in parts), sheet]
        _require_small(read, MOST_BYTES)
        cells = _Cells()
        cells.follow(archive.read(sheet))
        copy = _copy(archive, read)
        return VisibleSheet(
            copy, place, chosen.name, len(sheets) > 1, cells.hidden_rows, cells.merged, cells.errors
        )


def _require_small(parts: Iterable[ZipInfo], most: int) -> None:
    """Raises Unfit when parts become too large; zipfile unpacks no more than their declared sizes."""
    total = 0
    for part in parts:
        if part.flag_bits & ENCRYPTED or part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise Unfit(Reason("locked"))
        total += part.file_size
    if total > most:
        raise Unfit(Reason("large-workbook", most=most // 2**20))


class _Listed(Struct, frozen=True):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    """The archive's file that holds it."""
    is_shown: bool


def _sheets(book: bytes, relations: bytes) -> list[_Listed]:
    """The sheets of a workbook in their order."""
    targets: dict[str, Attributes] = {}
    sheets: list[Attributes] = []

    def related(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes["Id"]] = attributes

    def listed(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            sheets.append({_local(key): value for key, value in attributes.items()})
        elif name == "workbookPr" and attributes.get("date1904", "0") not in ("0", "false"):
            # Dates that are formatted are read right; unformatted day numbers would be four years off.
            raise Unfit(Reason("days-from-1904"))

    _walk(relations, related)
    _walk(book, listed)
    if not sheets:
        raise KeyError("sheet")
    return [_listed_as(each, targets[each["id"]]) for each in sheets]


def _listed_as(sheet: Attributes, target: Attributes) -> _Listed:
    part = str(PurePosixPath("/xl") / target["Target"])[1:]
    is_table = target.get("Type", "worksheet").endswith("worksheet")
    return _Listed(sheet.get("name", ""), part, is_table and sheet.get("state", "visible") == "visible")


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
        raise Unfit(Reason("no-workbook", error="it has a document type"))

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declares
    return parser


class _Cells:
    """Follows the cells of a sheet: how far those that hold something reach, and which have no value."""

    def __init__(self) -> None:
        self.hidden_rows = 0
        self.merged: list[Merged] = []
        self.errors: dict[tuple[int, int], str] = {}
        self._row = self._column = -1
        self._last_row = self._last_column = 0
        self._type: str | None = None
        self._parser = _parser()

    def follow(self, content: bytes) -> None:
        """Goes through a sheet. Ends of elements and texts are heard of few cells only, for they are many."""
        self._parser.StartElementHandler = self._started
        self._parser.Parse(content, True)

    def _started(self, name: str, attributes: Attributes) -> None:
        if ":" in name:
            name = _local(name)
        # Rows and cells need not say where they are: then they follow the one before.
        if name == "c":
            self._type = attributes.get("t")
            place = attributes.get("r")
            if place is None:
                self._column += 1
            else:
                self._row, self._column = _position(place)
        elif name == "v" or name == "is":
            if self._row > self._last_row or self._column > self._last_column:
                self._reach()
            if self._type == "e":
                self._note_error()
        elif name == "row":
            self._row, self._column = _row(attributes["r"]) if "r" in attributes else self._row + 1, -1
            self.hidden_rows += attributes.get("hidden") in ("1", "true")
        elif name == "mergeCell":
            first, _, last = attributes["ref"].partition(":")
            self.merged.append((_position(first), _position(last or first)))
            if len(self.merged) > _MOST_MERGED:
                raise Unfit(Reason("many-merged", most=_MOST_MERGED))
        elif name == "f" and self._type not in ("e", "str"):
            # Of these types the result may be empty: of the others that is none.
            self._reach()
            self._note_result()

    def _reach(self) -> None:
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if (self._last_row + 1) * (self._last_column + 1) > MOST_CELLS:
            raise Unfit(Reason("far-cell", row=self._last_row + 1, column=self._last_column + 1))

    def _note_error(self) -> None:
        """Keeps the text of this error cell until its value ends."""
        place, texts = (self._row, self._column), list[str]()

        def ended(_name: str) -> None:
            self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
            if texts:
                self.errors[place] = "".join(texts)
            self._require_few()

        self._parser.CharacterDataHandler = texts.append
        self._parser.EndElementHandler = ended

    def _note_result(self) -> None:
        """Keeps that the formula of this cell has no result, unless a value follows until the cell ends."""
        place, texts = (self._row, self._column), list[str]()

        def ended(name: str) -> None:
            if _local(name) == "f":
                # Until now came the formula itself; what comes now is its result.
                texts.clear()
            elif _local(name) == "c":
                self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
                if not "".join(texts).strip():
                    self.errors[place] = NO_RESULT
                self._require_few()

        self._parser.CharacterDataHandler = texts.append
        self._parser.EndElementHandler = ended

    def _require_few(self) -> None:
        if len(self.errors) > _MOST_ERRORS:
            raise Unfit(Reason("many-errors", most=_MOST_ERRORS))


def _position(place: str) -> tuple[int, int]:
    """(0, 0) for A1, (1, 27) for AB2."""
    found = _PLACE.fullmatch(place)
    if found is None:
        raise Unfit(Reason("no-workbook", error=f"there is no cell {place[:20]!r}"))
    letters, number = found.groups()
    return _row(number), _column(letters)


@cache
def _column(letters: str) -> int:
    """0 for A, 27 for AB; of at most three letters."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    if number > _MOST_COLUMNS:
        raise Unfit(Reason("no-workbook", error=f"there is no column {letters}"))
    return number - 1


def _row(number: str) -> int:
    """0 for the first row."""
    row = int(number) if number.isdecimal() and len(number) <= 7 else 0
    if not 1 <= row <= _MOST_ROWS:
        raise Unfit(Reason("no-workbook", error=f"there is no row {number[:20]!r}"))
    return row - 1


def _local(name: str) -> str:
    """A name without its prefix, which differs from program to program."""
    return name.rpartition(":")[2]
