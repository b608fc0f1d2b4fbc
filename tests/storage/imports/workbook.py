"""Writes CSV files, and small XLSX workbooks by hand: texts, numbers and dates as spreadsheets store them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZipFile


@dataclass(frozen=True)
class Failed:
    """A formula that failed; its cell shows the error, and need not say where it is."""

    error: str
    is_placed: bool = True


@dataclass(frozen=True)
class Formula:
    """A formula with the result that was saved with it, None without any, and the type of the result."""

    text: str
    result: str | None = None
    type: str | None = None


Cell = Formula | Failed | str | int | float | date | datetime | time | None


@dataclass(frozen=True)
class Listed:
    """A sheet of a workbook with several."""

    name: str
    rows: Sequence[Sequence[Cell]]
    state: str = "visible"
    hidden_rows: frozenset[int] = frozenset()
    merged: Sequence[str] = ()


_TYPES = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
<Override PartName="/xl/styles.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"""
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ROOT = f"""<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_RELATIONS}">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_BOOK = f"""<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">
<sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>"""
_BOOK_RELATIONS = f"""<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="{_RELATIONS}">
<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>"""
_STYLES = f"""<?xml version="1.0" encoding="UTF-8"?><styleSheet xmlns="{_MAIN}"><cellXfs count="4">
<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="20"/></cellXfs></styleSheet>"""
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no zone


def write_workbook(path: Path, rows: list[list[Cell]]) -> None:
    """One sheet with these rows; an empty list leaves a row out."""
    lines = [
        f'<row r="{number}">{"".join(_cell(number, column, cell) for column, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
        if row
    ]
    write_sheet(path, "".join(lines))


def write_book(path: Path, sheets: Sequence[Listed], properties: str = "") -> None:
    """A workbook of several sheets; `properties` is XML that stands before their list."""
    listed, relations = [], []
    write_workbook(path, [])
    parts = {}
    with ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    for number, sheet in enumerate(sheets, start=1):
        listed.append(
            f'<sheet name="{sheet.name}" sheetId="{number}" state="{sheet.state}" r:id="s{number}"/>'
        )
        target = f'Target="worksheets/sheet{number}.xml"'
        relations.append(f'<Relationship Id="s{number}" Type="{_OFFICE}/worksheet" {target}/>')
        rows = "".join(
            f'<row r="{line}" hidden="{int(line in sheet.hidden_rows)}">'
            f"{''.join(_cell(line, column, cell) for column, cell in enumerate(row))}</row>"
            for line, row in enumerate(sheet.rows, start=1)
        )
        merged = "".join(f'<mergeCell ref="{cells}"/>' for cells in sheet.merged)
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>'
            f"<mergeCells>{merged}</mergeCells></worksheet>"
        )
    head, _, _ = _BOOK.partition("<sheets>")
    parts["xl/workbook.xml"] = f"{head}{properties}<sheets>{''.join(listed)}</sheets></workbook>"
    styles = f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships xmlns="{_RELATIONS}">{"".join(relations)}{styles}</Relationships>'
    )
    with ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)


def csv_file(folder: Path, content: str | bytes) -> Path:
    """A CSV file with this content."""
    path = folder / "roster.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def write_sheet(path: Path, rows: str, before: str = "") -> None:
    """One sheet whose rows are this XML, with `before` in front of its root."""
    sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    with ZipFile(path, "w") as book:
        book.writestr("[Content_Types].xml", _TYPES)
        book.writestr("_rels/.rels", _ROOT)
        book.writestr("xl/workbook.xml", _BOOK)
        book.writestr("xl/_rels/workbook.xml.rels", _BOOK_RELATIONS)
        book.writestr("xl/styles.xml", _STYLES)
        book.writestr("xl/worksheets/sheet1.xml", f'<?xml version="1.0" encoding="UTF-8"?>{before}{sheet}')


def _cell(row: int, column: int, cell: Cell) -> str:
    first, last = divmod(column, 26)
    letters = f"{chr(ord('A') + first - 1) if first else ''}{chr(ord('A') + last)}"
    place = f'r="{letters}{row}"'
    if cell is None:
        return ""
    if isinstance(cell, Failed):
        return f'<c {place if cell.is_placed else ""} t="e"><f>X</f><v>{cell.error}</v></c>'
    if isinstance(cell, Formula):
        of_type = "" if cell.type is None else f' t="{cell.type}"'
        value = "" if cell.result is None else f"<v>{escape(cell.result)}</v>"
        return f"<c {place}{of_type}><f>{escape(cell.text)}</f>{value}</c>"
    if isinstance(cell, str):
        return f'<c {place} t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    if isinstance(cell, datetime):
        return f'<c {place} s="2"><v>{(cell - _EPOCH).total_seconds() / 86400!r}</v></c>'
    if isinstance(cell, date):
        return f'<c {place} s="1"><v>{(cell - _EPOCH.date()).days}</v></c>'
    if isinstance(cell, time):
        return f'<c {place} s="3"><v>{(cell.hour * 60 + cell.minute) / 1440!r}</v></c>'
    return f"<c {place}><v>{cell!r}</v></c>"
