"""The official report of a survey of satisfaction (SKM) as PDF and XLSX, with the same words and digits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import typst
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from reports.letters import printable
from reports.paper_pdf import fonts

_TEMPLATE = Path(__file__).parent / "skm.typ"
_A4 = 9


@dataclass(frozen=True)
class UnsurRow:
    """An unsur: sum of its values, mean (NRR) and weighted mean with four places, and its mutu."""

    code: str
    name: str
    total: int
    nrr: str
    weighted: str
    grade: str
    is_low: bool


@dataclass(frozen=True)
class SkmReport:
    """Everything that is written, already in the reader's language; numbers have a decimal point."""

    language: str
    comma: str
    """What is printed for the point."""
    office: str
    title: str
    place: str
    period: str
    facts: Sequence[tuple[str, str]]
    """Labels and what is said of the whole: index, IKM, mutu, n, sample."""
    heads: Sequence[str]
    """Of code, unsur, total, NRR, weighted NRR and mutu."""
    rows: Sequence[UnsurRow]
    index: tuple[str, str]
    """Label and value."""
    ikm: tuple[str, str]
    table_title: str
    chart_title: str
    profile_title: str
    profile: Sequence[tuple[str, str]]
    profile_note: str
    run_title: str
    run: Sequence[tuple[str, str]]
    method_title: str
    method: Sequence[str]
    plan_title: str
    plan_heads: Sequence[str]
    plan: Sequence[tuple[str, str, str, str]]
    """The unsur to improve, with what is promised, until when and by whom; empty: room to write."""
    sheets: tuple[str, str, str]
    made: str
    made_at: datetime


def pdf(report: SkmReport) -> bytes:
    """The report as PDF, the same bytes for the same report and moment."""
    data = asdict(report)
    del data["made_at"]
    made = typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        font_paths=fonts(),
        sys_inputs={"data": printable(json.dumps(data, ensure_ascii=False))},
        format="pdf",
        pdf_tags=False,
        timestamp=int(report.made_at.timestamp()),
    )
    if not isinstance(made, bytes):
        raise TypeError("a PDF is one file")
    return made


def xlsx(report: SkmReport) -> bytes:
    """The report as a workbook with sheets of the unsur, of what is behind them, and for the plan."""
    made = BytesIO()
    texts = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(made, {"in_memory": True, **texts})
    book.set_properties({"title": report.title, "created": report.made_at.replace(tzinfo=None)})
    pages = [book.add_worksheet(name) for name in report.sheets]
    for page in pages:
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
    _unsur(report, book, pages[0])
    _behind(report, book, pages[1])
    _plan(report, book, pages[2])
    book.close()
    return made.getvalue()


def _unsur(report: SkmReport, book: Workbook, page: Worksheet) -> None:
    bold, framed = book.add_format({"bold": True}), book.add_format({"border": 1})
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "bg_color": "#E8EDF2"})
    four = book.add_format({"border": 1, "num_format": "0.0000"})
    two = book.add_format({"bold": True, "num_format": "0.00"})
    for at, line in enumerate((report.office, report.title, report.place, report.period)):
        page.write_string(at, 0, line, bold)
    page.set_column(1, 1, 44)
    page.set_column(2, 5, 13)
    top = 5
    for place, words in enumerate(report.heads):
        page.write_string(top, place, words, head)
    for at, row in enumerate(report.rows, start=top + 1):
        page.write_string(at, 0, row.code, framed)
        page.write_string(at, 1, row.name, framed)
        page.write_number(at, 2, row.total, framed)
        page.write_number(at, 3, float(Decimal(row.nrr)), four)
        page.write_number(at, 4, float(Decimal(row.weighted)), four)
        page.write_string(at, 5, row.grade, framed)
    last = top + len(report.rows)
    for at, (label, value), look in ((last + 1, report.index, four), (last + 2, report.ikm, two)):
        page.write_string(at, 1, label, bold)
        page.write_number(at, 4, float(Decimal(value)), look)
    _chart(report, book, page, top + 1, last)


def _chart(report: SkmReport, book: Workbook, page: Worksheet, first: int, last: int) -> None:
    chart = book.add_chart({"type": "bar"})
    name = report.sheets[0]
    chart.add_series(
        {"categories": [name, first, 1, last, 1], "values": [name, first, 3, last, 3], "gap": 60}
    )
    chart.set_title({"name": report.chart_title})
    chart.set_x_axis({"min": 1, "max": 4})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"none": True})
    chart.set_size({"width": 760, "height": 380})
    page.insert_chart(last + 5, 0, chart)


def _behind(report: SkmReport, book: Workbook, page: Worksheet) -> None:
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 44)
    page.set_column(1, 1, 60)
    blocks = (
        (report.title, report.facts),
        (report.profile_title, [*report.profile, (report.profile_note, "")]),
        (report.run_title, report.run),
        (report.method_title, [(line, "") for line in report.method]),
    )
    row = 0
    for title, lines in blocks:
        page.write_string(row, 0, title, bold)
        for label, value in lines:
            row += 1
            page.write_string(row, 0, label, wrapped)
            page.write_string(row, 1, value, wrapped)
        row += 2


def _plan(report: SkmReport, book: Workbook, page: Worksheet) -> None:
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "bg_color": "#E8EDF2"})
    framed = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
    page.set_landscape()
    page.set_column(0, len(report.plan_heads) - 1, 30)
    for place, words in enumerate(report.plan_heads):
        page.write_string(0, place, words, head)
    for at, line in enumerate(report.plan, start=1):
        page.set_row(at, 70)
        for place, said in enumerate(line):
            page.write_string(at, place, said, framed)
