"""A file as it was read, before its header is found: rows of texts, and what the file was taken for."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from domain.answers.sentences import clean

Numbered = tuple[int, Sequence[str]]
"""A row: its line in the file, counted from 1, and its cells."""
HEADER_WITHIN = 30
"""Rows among which the header is looked for; titles and a legend may stand above it."""


class Taken(Struct, frozen=True):
    """How a file was read. None and empty mean the plain case, which is not reported."""

    encoding: str | None = None
    """Other than UTF-8."""
    separator: str | None = None
    """Other than a comma; in words."""
    sheet: str | None = None
    """The sheet that was read of a workbook with several."""
    hidden_rows: int = 0
    """Rows of the sheet that a spreadsheet does not show; they are read as well."""
    header_line: int | None = None
    """Where the header stands, if other rows stand above it."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Headers as they are written, and the columns that they were taken for."""
    ignored: tuple[str, ...] = ()
    """Headers of columns that were not read."""
    left_out: tuple[int, ...] = ()
    """Lines of totals, numbers of columns, repeated headers and signatures."""

    def sentences(self) -> list[str]:
        """Messages about it, in at most three lines without the name of the file."""
        return [line for line in (self._form(), self._columns(), self._rows()) if line]

    def _form(self) -> str:
        parts = []
        if self.sheet is not None:
            parts.append(f"sheet “{self.sheet}”")
        if self.encoding is not None:
            parts.append(self.encoding)
        if self.separator is not None:
            parts.append(f"{self.separator} between cells")
        if self.header_line is not None:
            parts.append(f"header in row {self.header_line}")
        return f"read as: {', '.join(parts)}" if parts else ""

    def _columns(self) -> str:
        parts = []
        if self.renamed:
            parts.append(
                f"columns: {', '.join(f'{clean(said)} = {column}' for said, column in self.renamed)}"
            )
        if self.ignored:
            parts.append(f"ignored columns: {', '.join(map(clean, self.ignored))}")
        return "; ".join(parts)

    def _rows(self) -> str:
        parts = []
        if self.left_out:
            rows = "row" if len(self.left_out) == 1 else "rows"
            parts.append(f"no records, left out: {rows} {_listed(self.left_out)}")
        if self.hidden_rows:
            parts.append(f"hidden rows, read as well: {self.hidden_rows:,}")
        return "; ".join(parts)


def _listed(lines: Sequence[int]) -> str:
    """The first lines of many."""
    shown = ", ".join(map(str, lines[:10]))
    return shown if len(lines) <= 10 else f"{shown} and {len(lines) - 10:,} more"


PLAIN = Taken()
"""UTF-8 with commas, or the only sheet of a workbook, its columns by their names."""


class Sheet(Struct, frozen=True):
    """A CSV file, or a sheet of a workbook: its non-empty rows, wherever the header is."""

    name: str
    rows: Sequence[Numbered]
    taken: Taken = PLAIN
