"""Sheets of SKP become targets, one for each rencana aksi."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from domain.imports import TARGETS, BadFile, Present, parse
from domain.imports.cells import MERGED, AfterSpace, NumberCell
from domain.imports.ekinerja_skp import SkpReading, SkpTold, read_skp
from domain.imports.ekinerja_terms import FindingKind
from domain.imports.sheet import Sheet
from tests.ekinerja_sheets import BUDI, SARI

NOW = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)
TABLE = ["NIP", "RHK", "Rencana Aksi", "Target", "Satuan", "Periode"]
SERVE, FILE = "Melayani permohonan KTP", "Mengelola arsip kependudukan"


def read(*rows: Sequence[str], told: SkpTold | None = None) -> SkpReading:
    numbered = [(line, list(cells)) for line, cells in enumerate(rows, 1) if any(cells)]
    return read_skp(Sheet("skp.xlsx", numbered), told or SkpTold())


def targets(reading: SkpReading) -> list[dict[str, str]]:
    return [dict(zip(reading.table.columns, cells, strict=True)) for _, cells in reading.table.rows]


def told(reading: SkpReading, what: FindingKind) -> list[tuple[int, str]]:
    return [(each.line, each.said) for each in reading.found if each.what is what]


def test_a_table_of_rhk_with_their_plans() -> None:
    reading = read(TABLE, [SARI, SERVE, "Merekam data pemohon", "1200", "permohonan", "2026-S2"])
    assert targets(reading) == [
        {
            "nip": SARI,
            "period": "2026-S2",
            "title": SERVE,
            "quantity": "1200",
            "unit": "permohonan",
            "kind": "",
            "rencana_aksi": "Merekam data pemohon",
            "parent": "",
        }
    ]
    assert [each.what for each in reading.found] == [FindingKind.SKP_READ]


def test_the_form_of_a_year_with_sections_merged_cells_and_aspects() -> None:
    reading = read(
        ["SASARAN KINERJA PEGAWAI"],
        ["Periode Penilaian: 1 Januari s.d. 31 Desember 2026"],
        [],
        ["No", "Rencana Hasil Kerja", "Rencana Aksi", "Aspek", "Target"],
        ["(1)", "(2)", "(3)", "(4)", "(5)"],
        ["A. UTAMA"],
        ["1", SERVE, "Merekam data pemohon", "Kuantitas", "1200 permohonan"],
        ["", "", "", "Kualitas", "100 %"],
        ["", "", "Mencetak KTP", "Kuantitas", ""],
        ["B", "TAMBAHAN"],
        ["2", FILE, "", "Waktu", "12 (dua belas) bulan"],
        ["Mengetahui"],
        told=SkpTold(nip=SARI),
    )
    found = [(each["title"], each["quantity"], each["unit"], each["kind"]) for each in targets(reading)]
    assert found == [
        (SERVE, "1200", "permohonan", "utama"),
        (f"{SERVE} (Mencetak KTP)", "1200", "permohonan", "utama"),
        (FILE, "12", "bulan", "tambahan"),
    ]
    assert [each["rencana_aksi"] for each in targets(reading)] == ["Merekam data pemohon", "Mencetak KTP", ""]
    assert {each["period"] for each in targets(reading)} == {"2026"}
    assert told(reading, FindingKind.SKP_PERIOD) == [(4, "2026")]
    assert told(reading, FindingKind.SKP_ASPECT) == [(8, "Kualitas")]
    assert told(reading, FindingKind.SKP_SPLIT) == [(9, SERVE)]
    assert told(reading, FindingKind.SKP_NO_PLAN) == [(11, FILE)]


def test_an_rhk_without_a_quantity_is_one_target_of_its_first_aspect() -> None:
    header = ["NIP", "RHK", "Rencana Aksi", "Aspek", "Target", "Periode"]
    reading = read(
        header,
        [SARI, SERVE, "Merekam", "Waktu", "12 bulan", "2026"],
        [SARI, SERVE, "", "Kualitas", "100 %", "2026"],
        [SARI, FILE, "Menata", "Kualitas", "90 %", "2026"],
        [SARI, FILE, "", "Kuantitas", "40 berkas", "2026"],
    )
    assert [(each["title"], each["quantity"], each["unit"]) for each in targets(reading)] == [
        (SERVE, "12", "bulan"),
        (FILE, "40", "berkas"),
    ]


def test_the_header_has_an_rhk_beside_its_plan_or_amount_each_once() -> None:
    rows = [["RHK"], ["Target", "Satuan"], [*TABLE, "", "Keterangan"]]
    reading = read(*rows, [SARI, SERVE, "Merekam", "12", "KTP", "2026"])
    assert [each["title"] for each in targets(reading)] == [SERVE]
    assert reading.table.taken.ignored == ("keterangan",)
    with pytest.raises(BadFile, match="line 2: two columns are title"):
        read(["SKP"], [*TABLE, "Rencana Hasil Kerja"])


@pytest.mark.parametrize(
    "titles",
    [
        ["SKP Tahun 2026"],
        ["Dicetak 3 Januari 2027", "Periode: 2026"],
    ],
)
def test_titles_tell_the_period_and_one_that_names_it_goes_first(titles: list[str]) -> None:
    reading = read(*([title] for title in titles), TABLE[:-1], [SARI, SERVE, "Merekam", "12", "KTP"])
    assert {each["period"] for each in targets(reading)} == {"2026"}


def test_what_is_not_said_is_refused_and_not_made_up() -> None:
    with pytest.raises(BadFile, match="--nip"):
        read(["RHK", "Rencana Aksi"], [SERVE, "Merekam"])
    with pytest.raises(BadFile, match="--period"):
        read(TABLE[:-1], [SARI, SERVE, "Merekam", "12", "berkas"])
    with pytest.raises(BadFile, match="no header with RHK"):
        read(["nip", "nama"], [SARI, "Sari Contoh"])
    (bad,) = read(TABLE, [SARI, SERVE, "Merekam", "sesuai SOP", "", "2026"]).table.bad
    assert "tells no amount" in bad.reason
    (bad,) = read(TABLE, [SARI, SERVE, "Merekam", "12", "", "2026"]).table.bad
    assert "does not tell of what" in bad.reason
    (bad,) = read(
        TABLE, [SARI, SERVE, "A", "12", "x", "2026"], [SARI, SERVE, "A", "12", "x", "2026"]
    ).table.bad
    assert bad.line == 3
    (bad,) = read(TABLE, ["1.98803E+17", SERVE, "A", "12", "x", "2026"]).table.bad
    assert "lost its last digits" in bad.reason


def test_no_row_is_lost_without_a_word() -> None:
    reading = read(
        ["Jenis", *TABLE],
        ["Utama", SARI, SERVE, "Merekam", "1200", "KTP", "2026"],
        ["", "", "", "Mencetak KTP"],
        ["", "", "", "", "", "", "1"],
        ["", "Mengetahui", "", "Pegawai yang dinilai"],
        ["", "Budi Contoh", "", "Sari Contoh"],
    )
    assert [(each["rencana_aksi"], each["kind"]) for each in targets(reading)] == [
        ("Merekam", "utama"),
        ("Mencetak KTP", "utama"),
    ]
    assert reading.table.taken.left_out == (4, 5, 6)
    (bad,) = read(TABLE, [SARI, SERVE, "Merekam", "12", "KTP", "2026", "M.Si"]).table.bad
    assert "shifted" in bad.reason
    (bad,) = read(TABLE, [SARI, "Melayani KTP", AfterSpace("KK"), "12", "KTP", "2026"]).table.bad
    assert "follows a comma and a space" in bad.reason
    with pytest.raises(BadFile, match="--period"):
        read(["SKP 1 Februari s.d. 31 Maret 2026"], TABLE[:-1], [SARI, SERVE, "Merekam", "12", "KTP"])


def test_merged_cells_repeat_the_row_above_and_errors_are_refused() -> None:
    rows = [
        [SARI, SERVE, "Merekam", "1200", "KTP", "2026"],
        [MERGED, MERGED, "Mencetak", "1150", MERGED, MERGED],
    ]
    found = [
        (each["nip"], each["rencana_aksi"], each["quantity"], each["unit"])
        for each in targets(read(TABLE, *rows))
    ]
    assert found == [(SARI, "Merekam", "1200", "KTP"), (SARI, "Mencetak", "1150", "KTP")]
    (bad,) = read(TABLE, [SARI, SERVE, "#REF!", "1200", "KTP", "2026"]).table.bad
    assert bad.reason.startswith("rencana_aksi: ")


def test_numbers_of_a_workbook_are_what_they_are_and_decide_nothing_for_texts() -> None:
    amounts = [(NumberCell("1.5"), "KTP"), (NumberCell("1.125"), "KK"), ("1.200 akta", "")]
    rows = [
        [SARI, SERVE, f"Langkah {number}", cell, unit, "2026"]
        for number, (cell, unit) in enumerate(amounts, 1)
    ]
    found = parse(TARGETS, read(TABLE, *rows).table, Present(NOW, NOW.date()))
    assert [line.row.quantity for line in found.lines] == [Decimal("1.5"), Decimal("1.125")]
    (bad,) = found.bad
    assert bad.reason.startswith("quantity: '1.200' is 1200 or 1.2;")


def test_what_is_told_beside_the_sheet() -> None:
    reading = read(
        TABLE[:3],
        [SARI, SERVE, "Merekam"],
        told=SkpTold(period="2026-S2", quantity="1 laporan"),
    )
    (target,) = targets(reading)
    assert (target["period"], target["quantity"], target["unit"]) == ("2026-S2", "1", "laporan")


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("2026", "2026"),
        ("1 Januari 2026 - 31 Desember 2026", "2026"),
        ("01-01-2026 s.d. 31-12-2026", "2026"),
        ("Januari s.d. Desember 2026", "2026"),
        ("Januari s.d. Maret 2026", "2026-Q1"),
        ("1 Juli - 31 Desember 2026", "2026-S2"),
        ("01/07/2026 - 2026-12-31", "2026-S2"),
        ("Maret 2026", "2026-03"),
        ("Triwulan III Tahun 2026", "2026-Q3"),
        ("Semester 2 2026", "2026-S2"),
        ("Bulanan 5 Tahun 2026", "2026-05"),
        ("Februari - Maret 2026", "Februari - Maret 2026"),
        ("Januari, Februari, Maret 2026", "Januari, Februari, Maret 2026"),
        ("Semester 3 2026", "Semester 3 2026"),
        ("2025/2026", "2025/2026"),
        ("11/2026", "11/2026"),
        ("2026-11", "2026-11"),
    ],
)
def test_periods_in_words(said: str, period: str) -> None:
    (target,) = targets(read(TABLE, [SARI, SERVE, "Merekam", "12", "berkas", said]))
    assert target["period"] == period


def test_an_rhk_of_the_superior_is_linked_where_it_is_a_target() -> None:
    header = [*TABLE, "RHK Pimpinan yang Diintervensi"]
    rows = [
        [BUDI, "Layanan kependudukan tertib", "Rapat", "12", "rapat", "2026", ""],
        [SARI, SERVE, "Merekam", "1200", "KTP", "2026", "Layanan Kependudukan tertib"],
        [SARI, FILE, "Menata", "12", "berkas", "2026", "Arsip tertib"],
    ]
    reading = read(header, *rows, told=SkpTold(supervisors={SARI: BUDI}))
    assert [each["parent"] for each in targets(reading)] == ["", "Layanan kependudukan tertib", ""]
    assert told(reading, FindingKind.SKP_PARENT) == [(4, "Arsip tertib")]
