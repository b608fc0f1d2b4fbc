"""The SKM report as a workbook, with the words and digits of the PDF; no text of people is a formula."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING

from reports.skm_report import SkmReport
from reports.workbook import new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format

_A4 = 9
_LINE, _HIGHEST_ROW = 15, 409
"""Points of a line of text, and of the highest row that Excel allows."""
_FILLED = 0.9
"""How much of a line is filled, as words are not broken."""
_ROOM = 60
"""The height in points of a row to be filled in by hand."""
_LOW, _OTHER = "#B8433A", "#1B7F5C"
Cell = str | int | Decimal


class _Looks:
    """The looks of cells."""

    def __init__(self, book: Workbook) -> None:
        plain = {"valign": "top", "text_wrap": True}
        framed = {**plain, "border": 1, "border_color": "#B8C0C8"}
        self.plain = book.add_format(plain)
        self.bold = book.add_format({**plain, "bold": True})
        self.head = book.add_format({**framed, "bold": True, "bg_color": "#E8EDF2"})
        self.text = book.add_format(framed)
        self.centred = book.add_format({**framed, "align": "center"})
        self.right = book.add_format({**framed, "align": "right"})
        self.four = book.add_format({**framed, "num_format": "0.0000"})
        self.two = book.add_format({**framed, "bold": True, "num_format": "0.00"})


class _Sheet:
    """A sheet that is written from its top; each row is as high as its longest text."""

    def __init__(self, book: Workbook, looks: _Looks, name: str, widths: Sequence[int]) -> None:
        self.page = book.add_worksheet(name)
        self.looks = looks
        self.widths = widths
        self.row = 0
        self.page.set_paper(_A4)
        self.page.fit_to_pages(1, 0)
        for place, width in enumerate(widths):
            self.page.set_column(place, place, width)

    def line(self, cells: Sequence[Cell], looks: Sequence[Format], least: int = 0) -> None:
        """A row of cells, from the left."""
        texts = zip(cells, self.widths, strict=False)
        lines = max(_lines(each, width) for each, width in texts)
        self.page.set_row(self.row, min(_HIGHEST_ROW, max(least, lines * _LINE)))
        for place, (cell, look) in enumerate(zip(cells, looks, strict=True)):
            if isinstance(cell, str):
                self.page.write_string(self.row, place, cell, look)
            else:
                self.page.write_number(self.row, place, float(cell), look)
        self.row += 1

    def across(self, text: str, look: Format) -> None:
        """A text over all columns."""
        last = len(self.widths) - 1
        self.page.set_row(self.row, _lines(text, sum(self.widths)) * _LINE)
        self.page.merge_range(self.row, 0, self.row, last, "", look)
        self.page.write_string(self.row, 0, text, look)
        self.row += 1

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[Cell]], looks: Sequence[Format]) -> None:
        """Heads, and rows with room for handwriting where there is no text."""
        self.line(heads, [self.looks.head] * len(heads))
        for each in rows:
            self.line(each, looks, 0 if each[1] else _ROOM)


def _lines(cell: Cell, width: int) -> int:
    """How many lines a text takes in a column of `width` letters."""
    said = cell if isinstance(cell, str) else ""
    return sum(max(1, ceil(len(part) / (width * _FILLED))) for part in said.split("\n"))


def xlsx(report: SkmReport) -> bytes:
    """The report: the unsur, what is behind them, who answered, what was written, the plan."""
    made = BytesIO()
    book = new_workbook(made)
    book.set_properties({"title": report.title, "created": report.made_at.replace(tzinfo=None)})
    looks = _Looks(book)
    unsur, behind, profile, comments, plan = report.sheets
    _unsur(report, book, _Sheet(book, looks, unsur, (6, 50, 13, 13, 18, 10)))
    _behind(report, _Sheet(book, looks, behind, (44, 60)))
    _profile(report, _Sheet(book, looks, profile, (24, 44, 12, 12)))
    # A row is at most 409 points high: the longest comment fits into a wide one.
    _comments(report, _Sheet(book, looks, comments, (24, 170)))
    _plan(report, _Sheet(book, looks, plan, (34, 60, 28, 40)))
    book.close()
    return made.getvalue()


def _unsur(report: SkmReport, book: Workbook, sheet: _Sheet) -> None:
    looks = sheet.looks
    for said in (report.office, report.title, report.place, report.period):
        sheet.across(said, looks.bold)
    sheet.row += 1
    top = sheet.row
    own = (looks.text, looks.text, looks.text, looks.four, looks.four, looks.centred)
    rows = [
        (each.code, each.name, each.total, Decimal(each.nrr), Decimal(each.weighted), each.grade)
        for each in report.rows
    ]
    sheet.table(report.heads, rows, own)
    for (label, value), look in ((report.index, looks.four), (report.ikm, looks.two)):
        cells = ("", label, "", "", Decimal(value), "")
        sheet.line(cells, (looks.text, looks.head, looks.text, looks.text, look, looks.text))
    sheet.across(report.low, looks.plain)
    _chart(report, book, sheet, top + 1)


def _chart(report: SkmReport, book: Workbook, sheet: _Sheet, first: int) -> None:
    chart, name, last = book.add_chart({"type": "bar"}), report.sheets[0], first + len(report.rows) - 1
    points = [{"fill": {"color": _LOW if each.is_low else _OTHER}} for each in report.rows]
    values = {"categories": [name, first, 1, last, 1], "values": [name, first, 3, last, 3]}
    chart.add_series({**values, "gap": 60, "points": points})
    chart.set_title({"name": report.chart_title})
    chart.set_x_axis({"min": 1, "max": 4})
    chart.set_y_axis({"reverse": True, "crossing": "max"})
    chart.set_legend({"none": True})
    chart.set_size({"width": 760, "height": 380})
    sheet.page.insert_chart(sheet.row + 1, 0, chart)


def _behind(report: SkmReport, sheet: _Sheet) -> None:
    looks = sheet.looks
    for title, lines in ((report.title, report.facts), (report.run_title, report.run)):
        sheet.across(title, looks.bold)
        for each in lines:
            sheet.line(each, (looks.plain, looks.plain))
        sheet.row += 1
    sheet.across(report.method_title, looks.bold)
    for said in report.method:
        sheet.across(said, looks.plain)


def _profile(report: SkmReport, sheet: _Sheet) -> None:
    looks, profile = sheet.looks, report.profile
    sheet.across(profile.title, looks.bold)
    sheet.across(profile.note, looks.plain)
    if profile.rows:
        sheet.row += 1
        sheet.table(profile.heads, profile.rows, (looks.text, looks.text, looks.right, looks.right))


def _comments(report: SkmReport, sheet: _Sheet) -> None:
    """One comment a row."""
    looks = sheet.looks
    sheet.page.set_landscape()
    sheet.across(report.comments.title, looks.bold)
    sheet.across(report.comments.note, looks.plain)
    for kind, texts in report.comments.kinds:
        for said in texts:
            sheet.line((kind, said), (looks.text, looks.text))


def _plan(report: SkmReport, sheet: _Sheet) -> None:
    looks = sheet.looks
    sheet.page.set_landscape()
    for plan in (report.earlier, report.plan):
        if plan.rows:
            sheet.across(plan.title, looks.bold)
            sheet.table(plan.heads, plan.rows, (looks.text,) * len(plan.heads))
            sheet.row += 1
