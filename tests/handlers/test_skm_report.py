"""The SKM report as PDF and XLSX says digit by digit what `python -m bot skm` prints."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

import sample.skm
from domain.office import Office
from domain.periods import Period
from domain.promises import Improvement, Promised
from domain.satisfaction import Sums
from domain.survey import SCALE, Unsur, WeightMethod, skm
from domain.survey_form import tally
from handlers.satisfaction.actions import Behind, Place, Results, ShownComments
from handlers.satisfaction.report import skm_report
from locales import words_in
from reports.skm_report import pdf
from reports.skm_workbook import xlsx
from storage.records.schemes import load_scheme
from storage.tables import Service
from tests.harness import WIB

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
OFFICE = Office("Kabupaten <Contoh>", WIB, "WIB", load_scheme("bungo"), "contoh_bot")
ANSWERS = [{unsur: 1 + (5 * n + 3 * k) % 4 for k, unsur in enumerate(Unsur)} for n in range(37)]


IMPROVEMENTS = [
    Improvement(Unsur.SARANA, Fraction(2), Promised("=1+1 Loket <b>kedua</b> 😀", NOW.date()), None),
]
BEHIND = Behind({"sex": {"female": 20, "": 17}, "channel": {"visit": 30, "": 7}}, IMPROVEMENTS, ())


def results(
    answers: Sequence[dict[Unsur, int]] = ANSWERS, method: WeightMethod = WeightMethod.EXACT
) -> Results:
    """Responses to a service whose name looks like a formula and like Typst."""
    found = tally(answers, list(Unsur), is_free=False, scale=SCALE)
    sums = Sums(40, found.n, found.totals)
    service = Service(id=1, code="KTP", name="=1+1 #set <b>KTP</b> 😀", unit_id=1, population=61_400)
    quarter = Period.parse("2026-Q3")
    return Results(
        Place(None, service, [service]),
        quarter,
        [(quarter.previous(), Sums()), (quarter, sums)],
        ShownComments([]),
        0,
        is_over=True,
        method=method,
    )


COMPLETE = st.lists(
    st.fixed_dictionaries({unsur: st.integers(1, 4) for unsur in Unsur}), min_size=5, max_size=40
)


@settings(max_examples=30)
@given(COMPLETE, st.sampled_from(WeightMethod))
def test_the_report_prints_what_skm_prints(answers: list[dict[Unsur, int]], method: WeightMethod) -> None:
    printed = skm(
        tally(answers, list(Unsur), is_free=False, scale=SCALE).totals, len(answers), method
    ).as_json()
    report = skm_report(words_in("en"), OFFICE, results(answers, method), NOW, Behind({}, (), ()))
    assert {unsur: row.nrr for unsur, row in zip(Unsur, report.rows, strict=True)} == printed["nrr"]
    assert (report.index[1], report.ikm[1]) == (printed["index"], printed["ikm"])
    shown = "1/9" if method is WeightMethod.EXACT else printed["method"]
    assert ("Weight of each element", shown) in report.facts
    assert f"weight {shown}" in report.method[0]
    assert ("lowers every IKM by 1%" in report.method[0]) == (method is WeightMethod.TWO_DIGITS)


@pytest.mark.parametrize(
    ("language", "method"), [("id", WeightMethod.TWO_DIGITS), ("en", WeightMethod.EXACT)]
)
def test_both_files_have_the_digits_of_skm(language: str, method: WeightMethod) -> None:
    printed = skm(
        tally(ANSWERS, list(Unsur), is_free=False, scale=SCALE).totals, len(ANSWERS), method
    ).as_json()
    report = skm_report(words_in(language), OFFICE, results(method=method), NOW, BEHIND)
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
    plan = book.get_sheet_by_index(4).to_python()
    assert len(plan) == 5, "room for a plan of three unsur"
    assert "=1+1 Loket <b>kedua</b> 😀" in [row[1] for row in plan], "a promise is no formula"


HOSTILE = [
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> &amp; <b>tebal</b>",
    "#set page(fill: red) $x^2$ `raw` *b* @label",
    "Keluarga 👨\u200d👩\u200d👧\u200d👦, bendera 🇮🇩, tangan 👍🏽",
    "السلام عليكم",
    "NUL\x00 bel\x07 esc\x1b",
    "x" * 400,
    ("Panjang sekali kalimat ini. " * 150)[:4096],
]


def test_comments_are_whole_and_harmless_in_both_files() -> None:
    said = replace(results(), said=ShownComments([("complaint", text, "KTP") for text in HOSTILE]))
    report = skm_report(words_in("id"), OFFICE, said, NOW, BEHIND)
    sheets = CalamineWorkbook.from_filelike(BytesIO(xlsx(report)))
    found = sheets.get_sheet_by_name("Komentar").to_python()
    assert found[2:] == [["Pengaduan (8)", text] for text in HOSTILE]
    with ZipFile(BytesIO(xlsx(report))) as book:
        assert not [name for name in book.namelist() if b"<f>" in book.read(name)], "no formula"
    text = "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf(report))).pages)
    for each in (*HOSTILE[:3], *HOSTILE[6:]):
        assert "".join(each.split()) in text, each
    many = replace(results(), said=ShownComments([("praise", f"Baik sekali {n}", "KTP") for n in range(201)]))
    report = skm_report(words_in("id"), OFFICE, many, NOW, BEHIND)
    pages = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf(report))).pages)
    assert "Pujian (201)" in pages and "Baik sekali" not in pages and "laporan XLSX" in pages


async def test_the_report_in_the_documentation_is_what_is_made_of_the_sample() -> None:
    """`make sample` writes it; compressed bytes differ between machines, so what is in them is compared."""
    made = await sample.skm.make()
    kept = {ending: (sample.skm.PAPERS / f"{sample.skm.NAME}.{ending}").read_bytes() for ending in made}
    assert pages_of(made["pdf"]) == pages_of(kept["pdf"])
    assert parts_of(made["xlsx"]) == parts_of(kept["xlsx"])


def pages_of(paper: bytes) -> list[str]:
    """The text of each page."""
    return [page.extract_text() for page in PdfReader(BytesIO(paper)).pages]


def parts_of(workbook: bytes) -> dict[str, bytes]:
    """The files in a workbook."""
    with ZipFile(BytesIO(workbook)) as book:
        return {name: book.read(name) for name in book.namelist()}
