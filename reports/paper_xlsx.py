"""A monthly paper as a workbook. What people wrote is kept as text, so it is never a formula."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal
from io import BytesIO
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from domain.papers import PaperEntry
from domain.people import Nip
from reports.paper_text import Sheet
from reports.proof_code import proof_png
from reports.workbook import new_workbook

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds, in UTF-16 units."""
_A4 = 9
_LINE, _HIGHEST_ROW = 13.5, 409.0
"""Points of a line of text, and of the highest row that Excel allows."""
_FILLED = 0.9
"""How much of a line is filled, as words are not broken."""
Cell = str | int | Decimal | date | time | None


class _Column(NamedTuple):
    key: str
    """Of its sentence in the locales."""
    width: float
    value: Callable[[Sheet, int, PaperEntry], Cell]


_COLUMNS = (
    _Column("number", 5, lambda _, number, __: number),
    _Column("date", 12, lambda _, __, entry: entry.date),
    _Column("start", 8, lambda _, __, entry: entry.started),
    _Column("end", 8, lambda _, __, entry: entry.ended),
    _Column("minutes", 8, lambda _, __, entry: entry.minutes),
    _Column("activity", 42, lambda _, __, entry: entry.activity),
    _Column("target", 24, lambda _, __, entry: entry.target),
    _Column("amount", 9, lambda _, __, entry: entry.volume),
    _Column("measure", 11, lambda _, __, entry: entry.measure),
    _Column(
        "evidence",
        36,
        lambda sheet, _, entry: "\n".join("".join(sheet.proof(item)) for item in entry.evidence),
    ),
    _Column("self-long", 10, lambda _, __, entry: entry.self_rating),
    _Column("rating-long", 10, lambda _, __, entry: entry.supervisor_rating),
    _Column("state", 14, lambda sheet, _, entry: sheet.words.plain(f"paper-state-{entry.state}")),
    _Column("reviewer", 18, lambda sheet, _, entry: sheet.reviewer(entry)),
    _Column("note", 22, lambda sheet, _, entry: sheet.note(entry)),
    _Column("mode", 10, lambda sheet, _, entry: sheet.mode(entry.date)),
)


class _Formats:
    """The looks of cells."""

    def __init__(self, book: Workbook) -> None:
        plain = {"valign": "top", "text_wrap": True, "font_size": 10}
        framed = {**plain, "border": 1, "border_color": "#B8C0C8"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.label = book.add_format({"font_color": "#5B6672"})
        self.plain = book.add_format({"valign": "top"})
        self.bold = book.add_format({"bold": True})
        self.head = book.add_format({**framed, "bold": True, "bg_color": "#E8EDF2"})
        self.text = book.add_format(framed)
        self.date = book.add_format({**framed, "num_format": "dd/mm/yyyy", "align": "left"})
        self.time = book.add_format({**framed, "num_format": "hh:mm", "align": "left"})
        self.number = book.add_format({**framed, "num_format": "#,##0.###", "align": "right", "indent": 1})


def xlsx(sheet: Sheet) -> bytes:
    """The paper as a workbook: the entries, and the days with their states."""
    made = BytesIO()
    book = new_workbook(made)
    created = sheet.issued_at.replace(tzinfo=None)
    book.set_properties({"title": f"{sheet.title}, {sheet.month}", "created": created})
    formats = _Formats(book)
    _entries(sheet, book.add_worksheet(sheet.words.plain("paper-entries")), formats)
    _days(sheet, book.add_worksheet(sheet.words.plain("paper-days")), formats)
    _codes(sheet, book.add_worksheet(sheet.words.plain("paper-codes")), formats)
    book.close()
    return made.getvalue()


def _entries(sheet: Sheet, page: Worksheet, formats: _Formats) -> None:
    top = _heading(sheet, page, formats)
    for place, column in enumerate(_COLUMNS):
        page.set_column(place, place, column.width)
        page.write_string(top, place, sheet.words.plain(f"paper-{column.key}"), formats.head)
    page.set_row(top, 2 * _LINE + 2)
    for number, entry in enumerate(sheet.paper.work.entries, start=1):
        cells = [column.value(sheet, number, entry) for column in _COLUMNS]
        for place, cell in enumerate(cells):
            _write(page, top + number, place, cell, formats)
        page.set_row(top + number, _height(cells))
    last = max(top + len(sheet.paper.work.entries), top + 1)
    page.autofilter(top, 0, last, len(_COLUMNS) - 1)
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(top)
    _for_printing(page)


def _height(cells: Sequence[Cell]) -> float:
    """How high a row has to be for its longest text: not every program finds that out by itself."""
    lines = 1
    for column, cell in zip(_COLUMNS, cells, strict=True):
        if isinstance(cell, str):
            room = column.width * _FILLED
            lines = max(lines, sum(ceil(max(1, len(line)) / room) for line in cell.split("\n")))
    return min(_HIGHEST_ROW, lines * _LINE + 2)


def _heading(sheet: Sheet, page: Worksheet, formats: _Formats) -> int:
    """Office, title, people and code above the table; returns the row of the table's heads."""
    page.write_string(0, 0, sheet.head.office, formats.bold)
    page.write_string(1, 0, f"{sheet.title}, {sheet.month}", formats.title)
    page.write_string(
        2, 0, f"{sheet.words.plain('paper-code')}: {sheet.code}. {sheet.issue_line}", formats.label
    )
    people = [(sheet.words.plain("paper-person"), sheet.paper.person), *sheet.signers()]
    row = 4
    for title, person in people:
        facts = [f"{title}: {person.name}", f"NIP {Nip(person.nip).pretty}"]
        facts += [each for each in (person.rank, person.position, person.unit) if each]
        page.write_string(row, 0, ", ".join(facts), formats.plain)
        row += 1
    return row + 1


def _days(sheet: Sheet, page: Worksheet, formats: _Formats) -> None:
    heads = [sheet.words.plain(f"paper-{key}") for key in ("date", "state", "mode", "entries")]
    page.set_column(0, 0, 28)
    page.set_column(1, 3, 24)
    row = 0
    for label, value in (*sheet.day_counts(), *sheet.work_counts()):
        page.write_string(row, 0, label, formats.label)
        page.write_string(row, 1, value, formats.bold)
        row += 1
    row += 1
    for place, head in enumerate(heads):
        page.write_string(row, place, head, formats.head)
    for number, day in enumerate(sheet.paper.work.days, start=1):
        entries = sum(each.date == day.date for each in sheet.paper.work.entries)
        values: tuple[Cell, ...] = (day.date, sheet.day_state(day), sheet.mode(day.date), entries)
        for place, cell in enumerate(values):
            _write(page, row + number, place, cell, formats)
    _for_printing(page)


def _codes(sheet: Sheet, page: Worksheet, formats: _Formats) -> None:
    """The code to check the paper by, and the QR code with its proof."""
    check = sheet.words.plain("paper-check", code=sheet.code, bot=sheet.head.bot)
    for row, line in enumerate((check, sheet.issue_line, sheet.proof_line)):
        page.write_string(row, 0, line, formats.plain)
    page.insert_image(4, 0, "code.png", {"image_data": BytesIO(proof_png(sheet.head.link))})
    if sheet.inclusion is not None:
        page.insert_image(4, 4, "proof.png", {"image_data": BytesIO(proof_png(sheet.inclusion.text))})
        page.merge_range(28, 0, 42, 12, sheet.inclusion.text, formats.text)
    _for_printing(page)
    page.fit_to_pages(1, 1)


def _for_printing(page: Worksheet) -> None:
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&R&P / &N")


def _write(page: Worksheet, row: int, place: int, value: Cell, formats: _Formats) -> None:
    match value:
        case None:
            page.write_blank(row, place, None, formats.text)
        case str():
            page.write_string(row, place, _fitting(value), formats.text)
        case int() | Decimal():
            page.write_number(row, place, float(value), formats.number)
        case date():
            page.write_datetime(row, place, value, formats.date)
        case time():
            page.write_datetime(row, place, value, formats.time)


def _fitting(text: str) -> str:
    cut = text.encode("utf-16-le", "surrogatepass")[: 2 * _LONGEST_CELL]
    return cut.decode("utf-16-le", "ignore")
