"""The page of a meeting: a picture that stays short, and a paper that has everything, typeset as data."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction
from io import BytesIO

from msgspec.structs import replace
from pypdf import PdfReader

from reports.meeting_page import Bar, Line, Mark, Page, Section
from reports.meeting_pdf import pdf
from reports.meeting_picture import draw
from tests.reports.png import size

NOON = datetime(2026, 11, 20, 5, tzinfo=UTC)
LINES = [Line(f"Keputusan {n} tentang antrean loket", "Sari · berjalan", Mark.DONE) for n in range(30)]
PAGE = Page(
    language="id",
    office="Kabupaten Contoh",
    title="Rapat bulanan tim Budi Contoh",
    subtitle="November 2026",
    figures=[("12", "kendala"), ("5/8", "keputusan lalu")],
    results=Section("Hasil menurut target", [], "Belum ada target."),
    bars=[Bar(f"Target {n}", "Bulan ini 3", Fraction(n * 10)) for n in range(15)],
    sections=[Section("Keputusan", LINES, "–"), Section("Praktik baik", [], "Belum ada.")],
    more="dan {count} lainnya, lihat PDF",
    footer="Rapat, November 2026",
    notes="Catatan",
    signature="Atasan,",
    signer="Budi Contoh",
)


def words_of(page: Page) -> str:
    """What the paper says, in one line."""
    reader = PdfReader(BytesIO(pdf(page, "Halaman {page} dari {pages}", "{box} tidak ada", NOON)))
    return " ".join(" ".join(each.extract_text() for each in reader.pages).split())


def test_the_paper_has_everything_and_the_picture_the_first_of_each_list() -> None:
    told = words_of(PAGE)
    assert "Keputusan 29 tentang antrean loket" in told
    assert "Target 14" in told
    assert "Halaman 2 dari" in told
    assert "Belum ada." in told
    width, height = size(draw(PAGE))
    assert width == 1080
    assert height < 3 * width
    longer = replace(PAGE, sections=[Section("Keputusan", LINES * 2, "–"), PAGE.sections[1]])
    assert size(draw(longer))[1] == height


def test_what_people_write_is_data_and_the_bytes_are_the_same_each_time() -> None:
    wild = replace(
        PAGE,
        title='#import "x" $a$ <b>&' + "W" * 200,
        sections=[Section("#panic()", [Line("= Judul *tebal* \u4e2d " + "M" * 300, "#let x = 1")], "")],
    )
    told = words_of(wild)
    assert "#import" in told and "#panic()" in told and "*tebal*" in told
    assert "□ tidak ada" in told
    assert pdf(wild, "{page}", "{box}", NOON) == pdf(wild, "{page}", "{box}", NOON)
    assert size(draw(wild))[0] == 1080
