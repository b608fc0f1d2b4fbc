"""A table of texts and numbers as CSV or XLSX, in which no text is read as a formula."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from reports.workbook import new_workbook

Row = Sequence[str | int]
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table_csv(heads: Sequence[str], rows: Sequence[Row]) -> bytes:
    """UTF-8 with a header row; a text that begins as a formula does gets an apostrophe."""
    made = StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(heads)
    writer.writerows([[_safe(each) for each in row] for row in rows])
    return made.getvalue().encode()


def table_xlsx(heads: Sequence[str], rows: Sequence[Row]) -> bytes:
    """One sheet with a header row; texts are written as texts."""
    made = BytesIO()
    book = new_workbook(made)
    page = book.add_worksheet()
    for at, row in enumerate((heads, *rows)):
        for place, each in enumerate(row):
            if isinstance(each, int):
                page.write_number(at, place, each)
            else:
                page.write_string(at, place, each)
    book.close()
    return made.getvalue()


def _safe(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
