"""What people write arrives unharmed: at the author, at the reviewer, on both papers."""

from __future__ import annotations

import pytest

from tests.handlers.papers import ARABIC, FORMULA, asks_for
from tests.handlers.steps import stored
from tests.harness import LAST_ANSWERS, OfficeOnTrial

WRITINGS = {
    "html": "Rapat <b>tebal</b> &amp; <a href='x'>tautan</a> <script>1</script>",
    "markdown": "*bintang* _garis_ `kode` [tautan](https://contoh.go.id) ~coret~ ||rahasia||",
    "emoji": "Senam 🤸🏽‍♀️ bersama 👨‍👩‍👧 dan 🇮🇩 📄 selesai",
    "arabic": f"Menyalin naskah {ARABIC} di sini",
    "formula": FORMULA,
    "longest": ("Rekap berkas <KTP> & 'KK' " * 19).strip(),
}


@pytest.mark.parametrize("text", WRITINGS.values(), ids=WRITINGS)
async def test_it_reads_the_same_everywhere(office: OfficeOnTrial, text: str) -> None:
    await office.fills_in(office.sari, text)
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert entry.activity == text
    assert text in office.sari.last["text"]
    assert text in office.budi.last["text"]
    await office.says(office.sari, "/riwayat")
    assert text[:60] in office.sari.last["text"]
    table = (await asks_for(office, office.sari, form="xlsx")).table()
    assert text in {cell for row in table for cell in row}
    paper = (await asks_for(office, office.sari)).text()
    if ARABIC in text:
        assert set(text) <= set(paper), "a reader of PDFs gives its letters in the order in which they stand"
    else:
        assert text in paper


@pytest.mark.parametrize(
    "text", ["x" * 4096, "Nota 🧾" * 585, "Nota <&>" * 512], ids=["letters", "emoji", "html"]
)
async def test_a_whole_message_is_too_long_for_an_activity_and_the_form_goes_on(
    office: OfficeOnTrial, text: str
) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, text)
    assert "maksimal 500 karakter" in office.sari.last["text"]
    office.move_to(2026, 11, 20, 9, 5)  # what follows at once is taken for the rest of a torn text
    await office.says(office.sari, "Menyusun laporan keuangan", "3 dokumen")
    await office.taps(office.sari, *LAST_ANSWERS, "Kirim")
    (entry,) = await stored(office)
    assert entry.activity == "Menyusun laporan keuangan"


async def test_a_day_may_be_counted_from_today_where_only_one_can_be_meant(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin cuti", "3 hari lagi")
    assert "Mulai Senin, 23 November 2026" in office.sari.last["text"]
    await office.says(office.sari, "5 hari lagi")
    assert "Mohon tulis tanggal" in office.sari.last["text"], "from today, or from the first day?"
    await office.says(office.sari, "25 siang")
    assert "Sen, 23 Nov – Rab, 25 Nov" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/izin cuti", "besok pagi")
    assert "Mulai Sabtu, 21 November 2026" in office.sari.last["text"]
    await office.says(office.sari, "/batal", "/lapor", "2 hari lalu")
    assert "📅 Rabu, 18 November 2026" in office.sari.last["text"]
