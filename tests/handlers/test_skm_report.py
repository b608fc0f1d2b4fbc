"""The SKM report as PDF and XLSX says digit by digit what `python -m bot skm` prints."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from domain.office import Office
from domain.periods import Period
from domain.promises import Improvement, Promised
from domain.satisfaction import Sums
from domain.survey import Channel, Unsur, skm
from handlers.satisfaction.actions import Place, Results, Said
from handlers.satisfaction.report import skm_report
from locales import words_in
from reports.skm_report import pdf, xlsx
from storage.records.schemes import load_scheme
from storage.records.survey import SurveyTotals
from storage.tables import Service
from tests.harness import WIB

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
OFFICE = Office("Kabupaten <Contoh>", WIB, "WIB", load_scheme("bungo"), "contoh_bot")
ANSWERS = [{unsur: 1 + (5 * n + 3 * k) % 4 for k, unsur in enumerate(Unsur)} for n in range(37)]


IMPROVEMENTS = [
    Improvement(Unsur.SARANA, Fraction(2), Promised("=1+1 Loket <b>kedua</b> 😀", NOW.date()), None),
]
PROFILE = {"sex": {"female": 20, "": 17}, "channel": {"visit": 30, "": 7}}


def results() -> Results:
    """37 responses of a service whose name looks like a formula and like Typst."""
    found = SurveyTotals.of(ANSWERS)
    sums = Sums(40, {Channel.VISIT: 30, Channel.OPEN: 7}, found.totals)
    service = Service(id=1, code="KTP", name="=1+1 #set <b>KTP</b> 😀", unit_id=1, population=61_400)
    quarter = Period.parse("2026-Q3")
    return Results(
        Place(None, service, [service]),
        quarter,
        [(quarter.previous(), Sums()), (quarter, sums)],
        Said([]),
        0,
        True,
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_both_files_have_the_digits_of_skm(language: str) -> None:
    printed = skm(SurveyTotals.of(ANSWERS).totals, len(ANSWERS)).as_json()
    report = skm_report(words_in(language), OFFICE, results(), NOW, IMPROVEMENTS, PROFILE)
    assert {unsur: row.nrr for unsur, row in zip(Unsur, report.rows, strict=True)} == printed["nrr"]
    assert (report.index[1], report.ikm[1]) == (printed["index"], printed["ikm"])
    pages = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf(report))).pages)
    for value in (*(row.nrr for row in report.rows), report.index[1], report.ikm[1]):
        assert value.replace(".", report.comma) in pages, value
    assert "=1+1 #set <b>KTP</b>" in pages and "=1+1 Loket <b>kedua</b>" in pages
    assert b"/FontFile" in pdf(report), "the letters are in the file"
    book = CalamineWorkbook.from_filelike(BytesIO(xlsx(report)))
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert rows[2][0] == "=1+1 #set <b>KTP</b> 😀", "a name is no formula"
    assert [f"{float(str(row[3])):.4f}" for row in rows[6:15]] == [row.nrr for row in report.rows]
    shown = float(str(rows[15][4])), float(str(rows[16][4]))
    assert (f"{shown[0]:.4f}", f"{shown[1]:.2f}") == (printed["index"], printed["ikm"])
    plan = book.get_sheet_by_index(2).to_python()
    assert len(plan) == 4, "room for a plan of three unsur"
    assert "=1+1 Loket <b>kedua</b> 😀" in [row[1] for row in plan], "a promise is no formula"
