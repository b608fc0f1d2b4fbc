"""A decision in words that say more is prepared, and a tap confirms it."""

from __future__ import annotations

import pytest

from tests.handlers.steps import answers
from tests.handlers.targets import TITLE, proposes
from tests.harness import OfficeOnTrial

AGREES_BUT = ("Setuju tapi 100 saja", "ok asal 100 dokumen ya", "Agree but only 100")


@pytest.mark.parametrize("text", AGREES_BUT)
async def test_a_condition_returns_a_proposal_and_its_author_sends_it_with_a_tap(
    office: OfficeOnTrial, text: str
) -> None:
    await proposes(office)
    read = await answers(office, office.budi, text)
    assert read == (f"↩️ Kembalikan “{TITLE}” kepada Sari Contoh\n💬 {text}\n\nKembalikan dengan alasan ini?")
    await office.taps(office.budi, "Kirim")
    assert f"Dikembalikan oleh Budi Contoh: {text}" in office.sari.last["text"]
    await office.taps(office.sari, "Perbaiki")
    asked = office.sari.last["text"]
    assert f"↩️ Permintaan sebelumnya: {text}" in asked
    assert "🔢 100 dokumen (sebelumnya 120 dokumen)" in asked
    await office.taps(office.sari, "Kirim")
    assert "🔢 100 dokumen" in office.budi.last["text"]
    assert "Setujui" in office.budi.labels()


async def test_a_reason_behind_a_decision_is_taken_with_it(office: OfficeOnTrial) -> None:
    await proposes(office)
    assert "⛔️ Tolak" in await answers(office, office.budi, "tolak, terlalu banyak")
    assert "💬 terlalu banyak\n\nTolak dengan alasan ini?" in office.budi.last["text"]
    await office.says(office.budi, "/batal")
    read = await answers(office, office.budi, "kembalikan karena indikatornya kurang jelas")
    assert "💬 indikatornya kurang jelas\n\nKembalikan dengan alasan ini?" in read
    await office.says(office.budi, "/batal")
    assert "Tulis alasannya." in await answers(office, office.budi, "return: ?")


async def test_of_several_that_wait_it_is_asked_which_is_meant(office: OfficeOnTrial) -> None:
    await proposes(office)
    await office.reports(office.citra)
    read = await answers(office, office.budi, "Setuju tapi 100 saja")
    assert read.startswith("Untuk yang mana? Balas (reply) kartunya dengan tulisan itu")


async def test_a_condition_for_a_report_asks_for_the_decision(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    read = await answers(office, office.budi, "acc tapi fotonya kurang")
    assert "Apa keputusan Anda?" in read
    assert {"Kembalikan", "Tolak"} <= set(office.budi.labels())


async def test_in_reply_to_the_card_it_is_that_one(office: OfficeOnTrial) -> None:
    await proposes(office)
    await office.reports(office.citra)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Sari Contoh: 1")
    office.budi.says("Setuju tapi 100 saja", reply_to=office.budi.last["message_id"])
    await office.settle()
    assert "Kembalikan dengan alasan ini?" in office.budi.last["text"]


async def test_words_of_a_decision_are_no_report_where_something_waits(office: OfficeOnTrial) -> None:
    await proposes(office)
    for text in ("Setuju tapi 100 dokumen saja", "kembalikan karena 3 berkas kurang lengkap"):
        assert "dengan alasan ini?" in await answers(office, office.budi, text), text
        await office.says(office.budi, "/batal")
    await office.says(office.sari, "kembalikan berkas karena 3 dokumen kurang lengkap, 2 jam")
    assert "📝 Laporan harian" in office.sari.last["text"]


@pytest.mark.parametrize("is_reply", [True, False])
async def test_who_is_set_a_target_proposes_other_terms_in_words(
    office: OfficeOnTrial, *, is_reply: bool
) -> None:
    await sets(office)
    told = office.sari.last
    assert "Atasan menetapkan target untuk Anda" in told["text"]
    office.sari.says("Setuju tapi 100 saja", reply_to=told["message_id"] if is_reply else None)
    await office.settle()
    asked = office.sari.last["text"]
    assert "Usulan perubahan target" in asked
    assert "🔢 100 dokumen (sebelumnya 120 dokumen)" in asked
    assert "💬 Setuju tapi 100 saja" in asked
    await office.taps(office.sari, "Kirim")
    assert "🔢 100 dokumen (sebelumnya 120 dokumen)" in office.budi.last["text"]


async def test_thanks_for_a_target_propose_nothing(office: OfficeOnTrial) -> None:
    await sets(office)
    told = office.sari.last
    for text in ("siap bu", "terima kasih", "setuju"):
        office.sari.says(text, reply_to=told["message_id"])
        await office.settle()
        assert "Usulan perubahan target" not in office.sari.last["text"], text


async def sets(office: OfficeOnTrial) -> None:
    """Budi sets a target for Sari."""
    await office.says(office.budi, "/target")
    await office.taps(office.budi, "Tetapkan untuk pegawai", "Sari Contoh", "Lanjut (1)")
    await office.says(office.budi, TITLE)
    await office.taps(office.budi, "Semester 2 2026")
    await office.says(office.budi, "120 dokumen")
    await office.taps(office.budi, "Lewati", "Lewati", "Utama", "Kirim")
