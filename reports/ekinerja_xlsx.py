"""The sheet for e-Kinerja as a workbook: one page, a header row, and nothing that anybody could misread.

All cells are text, so that no program shows or saves 2026-11-20 or 08:00 in another form; only Realisasi is
a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from domain.ekinerja_sheet import HEADERS, Row
from reports.workbook import new_workbook

_PAGE = "Progress Harian"
_REALISED = HEADERS.index("Realisasi")
_WIDTHS = (48, 12, 11, 12, 60, 10, 14, 60)
_TEXT = "@"


def xlsx(rows: Sequence[Row], made_at: datetime) -> bytes:
    """The workbook, the same bytes for the same rows and moment."""
    made = BytesIO()
    book = new_workbook(made)
    book.set_properties({"title": _PAGE, "created": made_at.replace(tzinfo=None)})
    page = book.add_worksheet(_PAGE)
    head = book.add_format({"bold": True, "num_format": _TEXT, "bg_color": "#E8EDF2", "border": 1})
    text = book.add_format({"num_format": _TEXT, "valign": "top", "text_wrap": True})
    number = book.add_format({"num_format": "0", "valign": "top"})
    for place, (header, width) in enumerate(zip(HEADERS, _WIDTHS, strict=True)):
        page.set_column(place, place, width, number if place == _REALISED else text)
        page.write_string(0, place, header, head)
    for at, row in enumerate(rows, start=1):
        for place, cell in enumerate(row.cells):
            if place == _REALISED:
                page.write_number(at, place, row.realised, number)
            else:
                page.write_string(at, place, cell, text)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    book.close()
    return made.getvalue()
