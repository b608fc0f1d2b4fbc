"""Blockers: sent in a few taps, answered, solved or passed up; the overdue ones are not forgotten."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from domain.digest.figures import Listed
from domain.people import StandInKind
from domain.periods import Span
from handlers.blockers.talk import PassTap
from handlers.kit.case_card import CaseTap
from storage.tables import Blocker
from tests.handlers.blockers import WHAT, sends
from tests.handlers.digests import digests, numbers, opened
from tests.handlers.people import agus_is_above
from tests.handlers.targets import said
from tests.harness import BUDI, CITRA, OfficeOnTrial


async def stored(office: OfficeOnTrial) -> Blocker:
    """The one blocker."""
    async with office.service.database.read() as uow:
        (blocker,) = await uow.session.scalars(select(Blocker))
        return blocker


async def test_what_is_written_behind_the_command_is_the_blocker(office: OfficeOnTrial) -> None:
    await sends(office)
    await office.says(office.sari, "/kendala Jaringan kantor mati")
    assert "Jaringan kantor mati" in office.sari.last["text"]
    await office.taps(office.sari, "Atasan langsung", "Besok", "Kirim")
    assert "Jaringan kantor mati" in office.budi.sees()
    await office.says(office.sari, "/kendala ya")
    assert "minimal 5 huruf" in office.sari.last["text"]


async def test_a_blocker_is_sent_and_solved(office: OfficeOnTrial) -> None:
    await sends(office)
    assert "Kendala disampaikan" in office.sari.last["text"]
    assert "Menunggu bantuan Budi Contoh" in office.sari.last["text"]
    for shown in (
        "Kendala menunggu bantuan Anda",
        "Sari Contoh",
        WHAT,
        "Atasan langsung",
        "21 November 2026",
    ):
        assert shown in office.budi.last["text"]
    assert "Tolak" not in str(office.budi.last)
    await office.says(office.budi, "/tinjau")
    assert "1 kendala" in office.budi.sees()
    await office.taps(office.budi, "Teratasi")
    assert "dinyatakan teratasi" in office.sari.last["text"]
    assert "Dinyatakan teratasi oleh Budi Contoh" in office.sari.last["text"]
    await office.taps(office.budi, "Urungkan")
    assert "Tanggapan ditarik kembali" in office.sari.last["text"]


async def test_an_answer_goes_back_and_forth_and_is_kept(office: OfficeOnTrial) -> None:
    await sends(office)
    await office.taps(office.budi, "Jawab")
    assert "Tulis jawaban Anda" in office.budi.last["text"]
    await office.says(office.budi, "Pakai printer cadangan di lantai dua")
    await office.taps(office.budi, "Kirim")
    assert "Jawaban terkirim kepada Sari Contoh" in office.budi.sees()
    assert "Jawaban Budi Contoh: Pakai printer cadangan" in office.sari.last["text"]
    await office.taps(office.sari, "Masih terkendala")
    await office.says(office.sari, "Printer cadangan kehabisan pita")
    await office.taps(office.sari, "Kirim")
    card = office.budi.last["text"]
    for shown in ("kiriman ke-2", "Pakai printer cadangan", "kehabisan pita"):
        assert shown in card
    await office.taps(office.sari, "Sudah teratasi")
    assert "Kendala ditutup" in office.sari.last["text"]
    assert "Ditutup oleh pengirimnya" in office.budi.sees()


async def test_a_reply_to_the_card_is_the_answer(office: OfficeOnTrial) -> None:
    await sends(office)
    office.budi.says("Sudah saya telepon teknisi", reply_to=office.budi.last["message_id"])
    await office.settle()
    assert "Kirim jawaban ini" in office.budi.last["text"]
    await office.taps(office.budi, "Kirim")
    assert "Jawaban Budi Contoh: Sudah saya telepon teknisi" in office.sari.last["text"]


async def test_a_blocker_on_a_report_shows_the_report(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    await office.taps(office.sari, "Ada kendala")
    await office.says(office.sari, WHAT, "Bagian Umum", "25/11")
    await office.taps(office.sari, "Kirim")
    for shown in ("Menyusun laporan keuangan", "Bagian Umum", "Rabu, 25 November 2026"):
        assert shown in office.budi.last["text"]


async def test_it_is_passed_up_and_everybody_knows(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    await sends(office)
    await office.taps(office.budi, "Teruskan ke atasan saya")
    assert "Kendala Sari Contoh “" in office.budi.last["text"]
    assert "” diteruskan kepada Agus Contoh" in office.budi.last["text"]
    assert "diteruskan ke atasan berikutnya" in office.sari.last["text"]
    assert "Menunggu bantuan Agus Contoh" in office.sari.last["text"]
    card = office.admin.last["text"]
    assert WHAT in card
    assert "diteruskan oleh Budi Contoh" in card
    blocker = await stored(office)
    await office.taps_data(office.budi, CaseTap("blocker", blocker.id, blocker.version, "approve").pack())
    assert "tidak berwenang" in said(office.budi), "it is not at Budi any more"
    await office.says(office.budi, "/tinjau")
    assert "Tidak ada" in office.budi.last["text"]
    await office.taps_data(office.admin, PassTap(blocker.id, blocker.version - 1).pack())
    assert WHAT in office.admin.last["text"], "an outdated card is brought up to date"
    await office.taps(office.admin, "Teruskan ke atasan saya")
    assert "tidak dapat diteruskan" in said(office.admin)
    await office.taps(office.admin, "Teratasi")
    assert "Dinyatakan teratasi oleh Agus Contoh" in office.sari.last["text"]


async def test_a_stand_in_passes_it_up_for_the_supervisor(office: OfficeOnTrial) -> None:
    await agus_is_above(office)
    async with office.changes() as uow:
        days = Span(date(2026, 11, 20), date(2026, 11, 22))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, days)
    await sends(office)
    await office.taps(office.citra, "Teruskan ke atasan saya")
    assert (await stored(office)).put_by_id == office.ids[BUDI]
    assert WHAT in office.admin.last["text"]


async def test_overdue_blockers_are_told_in_the_morning_and_in_the_digest(office: OfficeOnTrial) -> None:
    await sends(office)
    await office.taps(office.budi, "Jawab")
    await office.says(office.budi, "Teknisi datang hari Senin")
    await office.taps(office.budi, "Kirim")
    await office.jobs_at(2026, 11, 20, 15, 0, only=("weekly-digest",))
    assert numbers(digests(office.admin)[-1])[Listed.BLOCKERS] == 0, "help is needed until tomorrow"
    await office.jobs_at(2026, 11, 23, 8, 0)
    assert "Kendala yang lewat tenggat: 1" in office.budi.last["text"], "answered, and it still stands"
    await office.says(office.budi, "/kendala")
    assert f"Sari Contoh: {WHAT} (sampai Sab, 21 Nov): ⏰ lewat tenggat" in office.budi.last["text"]
    await office.jobs_at(2026, 11, 27, 15, 0, only=("weekly-digest",))
    shown = await opened(office, office.admin, Listed.BLOCKERS)
    assert "Sari Contoh, sampai Sab, 21 Nov, di Budi Contoh" in shown
    assert WHAT not in shown
    await office.says(office.sari, "/kendala")
    await office.taps(office.sari, WHAT, "‹ Kembali ke daftar", WHAT, "Sudah teratasi")
    await office.taps(office.sari, "‹ Kembali ke daftar")
    assert office.sari.last["text"] == "🚧 Kendala Anda\nTidak ada yang sedang berjalan."
    told = office.budi.sees().count("lewat tenggat")
    await office.jobs_at(2026, 11, 30, 8, 0)
    assert office.budi.sees().count("lewat tenggat") == told, "it is over"


async def test_who_has_no_supervisor_is_told_so_before_the_questions(office: OfficeOnTrial) -> None:
    for said_first in ("/kendala", "/kendala baru"):
        await office.says(office.budi, said_first)
        assert "Usulkan atasan Anda dengan /atasan" in office.budi.sees()
        assert await office.held(BUDI) is None
