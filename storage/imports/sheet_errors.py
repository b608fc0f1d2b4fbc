"""Error cells of an XLSX sheet, such as #N/A: the reader of workbooks takes them for empty ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree
from zipfile import ZipFile

_BOOK = PurePosixPath("xl/workbook.xml")
_ANY_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
_LETTERS = re.compile(r"[A-Z]+")


def error_cells(workbook: Path, sheet: str) -> dict[tuple[int, int], str]:
    """The texts of a sheet's error cells by row and column, both counted from 0.

    Raises KeyError when the workbook does not say where the sheet is, and what zipfile and ElementTree raise.
    """
    with ZipFile(workbook) as archive:
        content = archive.read(_part(archive, sheet))
    # Most sheets have none: looking for the mark is much faster than reading all cells again.
    return dict(_errors(content)) if _ANY_ERROR.search(content) else {}


def _part(archive: ZipFile, sheet: str) -> str:
    """The name of the archive's file that holds a sheet."""
    relations = {
        each.attrib["Id"]: each.attrib["Target"]
        for each in ElementTree.fromstring(archive.read(str(_BOOK.parent / "_rels/workbook.xml.rels")))
    }
    for element in ElementTree.fromstring(archive.read(str(_BOOK))).iter():
        if _local(element.tag) == "sheet" and element.get("name") == sheet:
            relation = next(value for name, value in element.items() if _local(name) == "id")
            return str(PurePosixPath("/") / _BOOK.parent / relations[relation])[1:]
    raise KeyError(sheet)


def _errors(content: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    row = column = -1
    for element in ElementTree.fromstring(content).iter():
        kind, place = _local(element.tag), element.get("r")
        # Rows and cells need not say where they are: then they follow the one before.
        if kind == "row":
            row, column = int(place) - 1 if place else row + 1, -1
        elif kind == "c":
            column = _column(place) if place else column + 1
            if element.get("t") == "e":
                yield (row, column), next((v.text or "" for v in element if _local(v.tag) == "v"), "")


def _column(place: str) -> int:
    """0 for A1, 27 for AB1."""
    found = _LETTERS.match(place)
    number = 0
    for letter in found[0] if found else "":
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _local(name: str) -> str:
    """A name without its namespace, which differs between transitional and strict workbooks."""
    return name.rpartition("}")[2]
