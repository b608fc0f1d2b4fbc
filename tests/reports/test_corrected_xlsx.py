"""A table that is given back to be corrected: what people wrote stays text, in its own line."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from domain.sent_files import CorrectedSheet
from reports.corrected_xlsx import corrected_xlsx

MADE_AT = datetime(2026, 11, 20, tzinfo=UTC)


def test_cells_and_reasons_stay_text() -> None:
    cells = ["=1+1", "+62812", "@SUM(A1)", "{=1}", "https://contoh.go.id", "007", "1e5", ""]
    reason = '=HYPERLINK("https://contoh.go.id")'
    sheet = CorrectedSheet(rows=[(2, [*"abcdefgh"]), (4, cells)], header=2, reasons={4: reason})
    content = corrected_xlsx(sheet, "alasan", MADE_AT)
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(content))
        .get_sheet_by_index(0)
        .to_python(skip_empty_area=False)
    )
    assert rows[3] == [*cells, reason]
    assert rows[1] == [*"abcdefgh", "alasan"]
    with ZipFile(BytesIO(content)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page
    assert "<hyperlink" not in page
