"""Blind first, then a talk: far ratings propose one, both read and answer it, and nobody else does."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from domain.escalation import Stage
from handlers.kit.talks import TalkTap
from locales import words_in
from storage.tables import Escalation, TalkNote
from tests.handlers.feedback import rated_far_apart
from tests.handlers.people import agus_is_above, supervised_by
from tests.handlers.queue import waits
from tests.harness import CITRA, SARI, OfficeOnTrial

OWN, ANSWER = "Mohon rincian hasilnya dilampirkan", "Sudah saya lampirkan, mohon dilihat kembali"


async def test_far_ratings_propose_a_talk_that_both_read_and_answer(office: OfficeOnTrial) -> None:
    await rated_far_apart(office)
    assert "Penilaian diri: 4 – Baik" in office.budi.last["text"]
    await office.taps(office.budi, "Dialog kinerja")
    assert "nilai atasan 1, diri 4" in office.budi.last["text"]
    await office.says(office.budi, OWN)
    await office.taps(office.budi, "Kirim")
    assert "Catatan terkirim" in office.budi.last["text"]
    assert f"Budi Contoh: {OWN}" in office.sari.last["text"]
    await office.taps(office.sari, "Baca dan jawab")
    await office.says(office.sari, ANSWER)
    await office.taps(office.sari, "Kirim")
    for shown in (f"Budi Contoh: {OWN}", f"Sari Contoh: {ANSWER}"):
        assert shown in office.budi.last["text"]
    for person in (office.budi, office.sari):
        await office.says(person, "/dialog")
        assert "1. Sari Contoh" in person.last["text"]
        await office.taps(person, "1", "Tutup")
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "1")
    assert f"Sari Contoh: {ANSWER}" in office.sari.last["text"], "it stands at the report"
    await office.says(office.citra, "/dialog")
    assert "Belum ada dialog kinerja" in office.citra.last["text"]


async def test_who_was_rated_far_from_the_own_rating_finds_it_and_may_begin(office: OfficeOnTrial) -> None:
    await waits(office, office.ids[SARI], "Menyusun laporan", self_rating=5)
    await waits(office, office.ids[SARI], "Melayani loket", self_rating=4)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "3 – Cukup")
    await office.says(office.sari, "/dialog")
    assert "Belum ada dialog kinerja" in office.sari.last["text"], "it may still be taken back"
    office.move_to(2026, 11, 20, 9, 11)
    await office.says(office.sari, "/dialog")
    assert "“Menyusun laporan”, nilai atasan 3, diri 5" in office.sari.last["text"]
    assert "Melayani loket" not in office.sari.last["text"], "one step is no reason"
    await office.taps(office.sari, "1")
    await office.says(office.sari, OWN)
    await office.taps(office.sari, "Kirim")
    assert f"Sari Contoh: {OWN}" in office.budi.last["text"]
    await office.says(office.sari, "/dialog")
    assert office.sari.last["text"].count("Menyusun laporan") == 1, "begun, and not offered again"


async def test_ratings_of_a_batch_stand_beside_the_self_ratings_once_they_are_final(
    office: OfficeOnTrial,
) -> None:
    await waits(office, office.ids[SARI], "Menyusun laporan", self_rating=5)
    await waits(office, office.ids[SARI], "Melayani loket", self_rating=3)
    await waits(office, office.ids[CITRA], "Mengarsip surat", self_rating=4)
    await office.says(office.budi, "/tinjau")
    await office.taps(office.budi, "Sari Contoh", "3 – Cukup")
    await office.says(office.budi, "/dialog")
    assert "Belum ada dialog kinerja" in office.budi.last["text"], "it may still be taken back"
    assert "🤝" not in office.budi.sees()
    office.move_to(2026, 11, 20, 9, 11)
    await office.settle()
    assert "1 penilaian Anda berbeda 2 tingkat atau lebih" in office.budi.sees()
    await office.taps(office.budi, "Dialog kinerja (1)")
    assert (
        "1. Sari Contoh, Jum, 20 Nov: “Menyusun laporan”, nilai atasan 3, diri 5" in office.budi.last["text"]
    )
    assert "• Sari Contoh, Jum, 20 Nov: “Melayani loket”, nilai atasan 3, diri 3" in office.budi.last["text"]


async def test_proposed_talks_stay_below_every_screen_of_the_queue(office: OfficeOnTrial) -> None:
    await rated_far_apart(office)
    await waits(office, office.ids[SARI], "Menyusun laporan", self_rating=4)
    await waits(office, office.ids[SARI], "Melayani loket", self_rating=4)
    await waits(office, office.ids[CITRA], "Mengarsip surat", self_rating=4)
    await office.says(office.budi, "/tinjau")
    for label in ("Sari Contoh", "1", "Kembali ke daftar", "4 – Baik", "Urungkan", "Semua pegawai"):
        await office.taps(office.budi, label)
        assert "berbeda 2 tingkat atau lebih" in office.budi.last["text"], label
        assert "🤝 Dialog kinerja (1)" in office.budi.labels(), label


async def test_nobody_else_reads_or_writes_and_nobody_before_it_is_final(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "1 – Sangat kurang")
    tap = TalkTap(1).pack()
    for person in (office.sari, office.budi):
        await office.taps_data(person, tap)
        assert "10 menit setelah penilaian" in person.toasts[-1]
    office.move_to(2026, 11, 20, 9, 11)
    assert await office.rows(select(TalkNote)) == []


async def test_a_superior_who_rated_an_escalated_report_talks_about_it(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    await office.reports(office.sari)
    async with office.changes() as uow:
        key = {"case_table": "entries", "case_id": 1, "version": 1, "stage": Stage.SUPERIOR}
        uow.session.add(Escalation(**key, reached_at=office.service.clock.now()))
    await office.says(office.admin, "/tinjau")
    await office.taps(office.admin, "Setujui", "1 – Sangat kurang")
    office.move_to(2026, 11, 20, 9, 11)
    await office.settle()
    await office.taps(office.admin, "Dialog kinerja")
    await office.says(office.admin, OWN)
    await office.taps(office.admin, "Kirim")
    assert f"Agus Contoh: {OWN}" in office.sari.last["text"]
    await office.taps(office.sari, "Baca dan jawab")
    await office.says(office.sari, ANSWER)
    await office.taps(office.sari, "Kirim")
    assert f"Sari Contoh: {ANSWER}" in office.admin.last["text"]


async def test_whose_right_has_ended_is_shown_no_notes_in_the_middle_of_one(office: OfficeOnTrial) -> None:
    await rated_far_apart(office)
    await office.taps(office.budi, "Dialog kinerja")
    await supervised_by(office, CITRA, SARI, date(2026, 11, 20))
    await office.says(office.budi, OWN)
    assert office.budi.last["text"] == words_in("id").plain("gate-not-yours")
