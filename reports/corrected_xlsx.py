"""Tables that cannot be imported yet, as workbooks: as they were sent, with a column that says why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from domain.sent_files import CorrectedSheet
from reports.workbook import new_workbook

_WIDE = 60


def corrected_xlsx(sheet: CorrectedSheet, title: str, made_at: datetime) -> bytes:
    """One table: every row in its own line, bad ones marked.

    `title` heads the last column, which an import reads past.
    """
    made = BytesIO()
    book = new_workbook(made)
    book.set_properties({"created": made_at.replace(tzinfo=None)})
    page = book.add_worksheet()
    plain, head = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
    bad = book.add_format({"bg_color": "#FFF2CC", "num_format": "@"})
    why = book.add_format(
        {"bg_color": "#FFF2CC", "font_color": "#9C0006", "text_wrap": True, "valign": "top"}
    )
    last = max((len(cells) for _, cells in sheet.rows), default=0)
    for line, cells in sheet.rows:
        form = head if line == sheet.header else bad if line in sheet.reasons else plain
        for column, cell in enumerate(cells):
            page.write_string(line - 1, column, cell, form)
        if line in sheet.reasons:
            page.write_string(line - 1, last, sheet.reasons[line], why)
    page.write_string(sheet.header - 1, last, title, head)
    page.set_column(0, max(last - 1, 0), 22)
    page.set_column(last, last, _WIDE)
    page.freeze_panes(sheet.header, 0)
    book.close()
    return made.getvalue()


def corrected_file(sheets: Mapping[str, CorrectedSheet], title: str, made_at: datetime) -> bytes:
    """The workbook of one table; of several a zip of their workbooks, named by kind."""
    if len(sheets) == 1:
        [sheet] = sheets.values()
        return corrected_xlsx(sheet, title, made_at)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for kind, sheet in sheets.items():
            archive.writestr(f"{kind}.xlsx", corrected_xlsx(sheet, title, made_at))
    return packed.getvalue()
