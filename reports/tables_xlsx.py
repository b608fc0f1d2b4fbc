"""Tables as a workbook: some sheets of rows, with heads that stay; what people wrote is never a formula."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct

from domain.figures import half_up
from reports.workbook import new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook

Cell = str | int | Fraction | date | None
_A4 = 9
_WIDEST = 40
_LINE, _TALLEST = 15, 400
"""Points of a line, and of the tallest row that a spreadsheet takes: longer texts are read in the cell."""
_HEADS = 42
"""Points of the row of heads, which may take three lines."""


class TableSheet(Struct, frozen=True):
    """A sheet: its name, the lines above the table, the heads and the rows."""

    name: str
    notes: Sequence[str]
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def tables_xlsx(title: str, sheets: Sequence[TableSheet], made_at: datetime) -> bytes:
    """The workbook, the same bytes for the same tables and moment; fractions are rounded to two places."""
    made = BytesIO()
    book = new_workbook(made)
    book.set_properties({"title": title, "created": made_at.replace(tzinfo=None)})
    for sheet in sheets:
        _write(book, sheet)
    book.close()
    return made.getvalue()


def _write(book: Workbook, sheet: TableSheet) -> None:
    page = book.add_worksheet(sheet.name)
    framed = {"border": 1, "border_color": "#B8C0C8"}
    head = book.add_format(
        {**framed, "bold": True, "bg_color": "#E8EDF2", "text_wrap": True, "valign": "top"}
    )
    text = book.add_format({**framed, "text_wrap": True, "valign": "top"})
    framed = {**framed, "valign": "top"}
    whole = book.add_format({**framed, "num_format": "0"})
    figure = book.add_format({**framed, "num_format": "0.00"})
    dated = book.add_format({**framed, "num_format": "dd/mm/yyyy", "align": "left"})
    for line, note in enumerate(sheet.notes):
        page.write_string(line, 0, note, book.add_format({"bold": line == 0}))
    top = len(sheet.notes) + 1
    page.set_row(top, _HEADS)
    widths = [_width(sheet, place) for place in range(len(sheet.heads))]
    for place, words in enumerate(sheet.heads):
        page.write_string(top, place, words, head)
        page.set_column(place, place, widths[place])
    for at, row in enumerate(sheet.rows, start=top + 1):
        lines = max(-(-len(_shown(cell)) // width) for cell, width in zip(row, widths, strict=True))
        if lines > 1:
            page.set_row(at, min(_TALLEST, _LINE * lines))
        for place, cell in enumerate(row):
            match cell:
                case None:
                    page.write_blank(at, place, None, text)
                case str():
                    page.write_string(at, place, cell, text)
                case int():
                    page.write_number(at, place, cell, whole)
                case Fraction():
                    page.write_number(at, place, float(half_up(cell, 2)), figure)
                case date():
                    page.write_datetime(at, place, cell, dated)
    page.freeze_panes(top + 1, 0)
    page.autofilter(top, 0, max(top + len(sheet.rows), top + 1), len(sheet.heads) - 1)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)


def _width(sheet: TableSheet, place: int) -> int:
    """Characters of a column: of its longest cell, and of the longest word of its head."""
    head = sheet.heads[place]
    of_head = max([len(head) // 2, *map(len, head.split())])
    longest = max([of_head, *(len(_shown(row[place])) for row in sheet.rows)])
    return min(_WIDEST, max(8, longest + 2))


def _shown(cell: Cell) -> str:
    return "" if cell is None else "00,00" if isinstance(cell, Fraction) else str(cell)
