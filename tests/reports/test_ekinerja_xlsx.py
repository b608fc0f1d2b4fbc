"""The sheet for e-Kinerja, read back: headers, order and formats to the byte."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from io import BytesIO
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from domain.ekinerja_sheet import Row
from reports.ekinerja_xlsx import xlsx

MADE = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ROWS = [
    Row("Melayani permohonan KTP", date(2026, 11, 2), time(8), time(10, 5), "Verifikasi", 25, "berkas", ""),
    Row(
        "=HYPERLINK(1)",
        date(2026, 11, 20),
        time(22),
        time(6),
        "+62 dan <b> & “kutipan”",
        1,
        "laporan",
        "https://kinerja.example/bukti/x",
    ),
]


def test_the_sheet_is_read_back_as_it_was_written() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(xlsx(ROWS, MADE)))
    assert book.sheet_names == ["Progress Harian"]
    assert book.get_sheet_by_index(0).to_python(skip_empty_area=False) == [
        [
            "Rencana Aksi",
            "Tanggal",
            "Jam Mulai",
            "Jam Selesai",
            "Kegiatan Harian",
            "Realisasi",
            "Satuan",
            "Bukti Dukung",
        ],
        ["Melayani permohonan KTP", "2026-11-02", "08:00", "10:05", "Verifikasi", 25, "berkas", ""],
        [
            "=HYPERLINK(1)",
            "2026-11-20",
            "22:00",
            "06:00",
            "+62 dan <b> & “kutipan”",
            1,
            "laporan",
            "https://kinerja.example/bukti/x",
        ],
    ]


def test_dates_and_times_are_text_and_nothing_is_a_formula_or_a_link() -> None:
    made = xlsx(ROWS, MADE)
    with ZipFile(BytesIO(made)) as parts:
        page = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in page and "hyperlink" not in page
    kinds = re.findall(r'<c r="([A-H])3"[^>]*?(?: t="(\w+)")?>', page)
    assert kinds == [(column, "" if column == "F" else "s") for column in "ABCDEFGH"]
    assert made == xlsx(ROWS, MADE)
