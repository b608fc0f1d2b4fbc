"""The monthly meeting: its page, decisions that are not forgotten, and practice whose author agrees."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select, update

from domain.cases import CaseState
from handlers.meeting.callbacks import AskToShowTap, MeetingFileTap, MeetingTap, PracticesTap, ShowAnswerTap
from locales import words_in
from playground.handle import PersonHandle
from storage.tables import Blocker, Supervision
from tests.handlers.blockers import sends
from tests.handlers.steps import WHY, marked
from tests.handlers.targets import agree_targets
from tests.harness import LAST_ANSWERS, SARI, OfficeOnTrial

LINE = "/keputusan Perbaiki antrean loket, Sari, 27/11"


async def paper(office: OfficeOnTrial, person: PersonHandle, month: str = "2026-11") -> str:
    """What the PDF says that a person asks for."""
    await office.taps_data(person, MeetingFileTap(month).pack())
    file = await office.service.bot.get_file(person.last["document"]["file_id"])
    pages = PdfReader(BytesIO(bytes(await file.download_as_bytearray()))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


async def decided(office: OfficeOnTrial, line: str = LINE) -> None:
    """Budi keeps a decision."""
    await office.says(office.budi, line)
    await office.taps(office.budi, "Simpan")


async def test_a_decision_in_one_line_stands_at_its_owner(office: OfficeOnTrial) -> None:
    await office.says(office.budi, LINE)
    for told in ("Perbaiki antrean loket", "Sari Contoh", "Jumat, 27 November 2026", "Simpan keputusan ini?"):
        assert told in office.budi.last["text"]
    await office.taps(office.budi, "Simpan")
    assert "Tersimpan: Perbaiki antrean loket, oleh Sari Contoh" in office.budi.last["text"]
    assert "Keputusan rapat untuk Anda" in office.sari.last["text"]
    assert "diputuskan dalam rapat oleh Budi Contoh" in office.sari.last["text"]
    await office.says(office.budi, "/tinjau")
    assert "Tidak ada" in office.budi.last["text"], "it waits for its owner, not for the supervisor"
    await office.says(office.budi, "/rapat")
    assert "photo" in office.budi.last
    told = await paper(office, office.budi)
    assert "Perbaiki antrean loket Sari Contoh · sampai Jum, 27 Nov · berjalan" in told


async def test_what_is_not_said_in_the_line_is_asked(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/rapat")
    await office.taps(office.budi, "Catat keputusan")
    await office.says(office.budi, "Menata ruang tunggu")
    assert "Siapa yang mengerjakan?" in office.budi.last["text"]
    await office.taps(office.budi, "Citra Contoh", "Dua pekan lagi", "Simpan")
    assert "Menata ruang tunggu" in office.citra.last["text"]
    await office.taps(office.budi, "Catat keputusan lain")
    await office.says(office.budi, "Menyusun jadwal, Budi, besok")
    await office.taps(office.budi, "Simpan")
    assert "oleh Budi Contoh" in office.budi.last["text"], "who leads may own one, too"


async def test_the_next_meeting_tells_what_came_of_the_last(office: OfficeOnTrial) -> None:
    await decided(office)
    await decided(office, "/keputusan Menata arsip, Sari, 30/11")
    await decided(office, "/keputusan Memesan pita printer, Citra, 23/11")
    await office.says(office.sari, "/kendala")
    assert "Perbaiki antrean loket (sampai Jum, 27 Nov): 📌 keputusan rapat" in office.sari.last["text"]
    await office.taps(office.sari, "Perbaiki antrean loket", "Sudah selesai")
    await office.says(office.sari, "/kendala")
    await office.taps(office.sari, "Menata arsip", "Terhambat")
    await office.says(office.sari, "Raknya belum ada")
    await office.taps(office.sari, "Kirim")
    assert "Raknya belum ada" in office.budi.last["text"], "now it needs the supervisor"
    office.move_to(2026, 12, 11, 9, 0)
    await office.says(office.budi, "/rapat")
    assert "Keputusan sebelumnya: 1 dari 3 selesai" in office.budi.last["caption"]
    told = await paper(office, office.budi, "2026-12")
    assert "Perbaiki antrean loket Sari Contoh · sampai Jum, 27 Nov · selesai" in told
    assert "Menata arsip Sari Contoh · sampai Sen, 30 Nov · lewat tenggat" in told
    assert "Memesan pita printer Citra Contoh · sampai Sen, 23 Nov · lewat tenggat" in told


async def test_the_page_has_results_and_blockers_of_the_own_people(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"))
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini", "1. Melayani")
    await office.says(office.sari, "Melayani loket KTP", "4")
    await office.taps(office.sari, *LAST_ANSWERS, "Kirim")
    await office.taps(office.budi, "Setujui", "5 –")
    await sends(office)
    told = await paper(office, office.budi)
    assert "Bulan ini 4 permohonan; seluruhnya 4 dari 10 (40%), 1 orang" in told
    assert "Printer KTP rusak sejak pagi Sari Contoh · sampai Sab, 21 Nov" in told
    async with office.changes() as uow:
        who, ends = office.ids[SARI], date(2026, 10, 31)
        await uow.session.execute(update(Supervision).where(Supervision.employee_id == who).values(ends=ends))
    told = await paper(office, office.budi)
    assert "Printer KTP" not in told, "of another team since November"
    assert "Melayani" not in told


@pytest.mark.parametrize(
    ("sent", "solved_at", "month"),
    [
        (date(2026, 10, 20), datetime(2026, 11, 12, 3, tzinfo=UTC), "2026-11"),
        (date(2026, 11, 1), datetime(2026, 10, 31, 22, tzinfo=UTC), "2026-11"),
        (date(2026, 10, 20), datetime(2026, 10, 31, 16, 59, tzinfo=UTC), "2026-10"),
    ],
)
async def test_a_blocker_counts_as_solved_in_the_month_of_the_answer(
    office: OfficeOnTrial, sent: date, solved_at: datetime, month: str
) -> None:
    await sends(office)
    await office.taps(office.budi, "Teratasi")
    await office.execute(update(Blocker).values(date=sent, reviewed_at=solved_at))
    for each in ("2026-10", "2026-11"):
        await office.taps_data(office.budi, MeetingTap(each).pack())
        told = f"{int(each == month)} teratasi"
        assert told in office.budi.last["caption"], each


async def test_good_practice_is_shown_only_when_its_author_agrees(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Membuat papan antrean digital")
    await office.taps(office.budi, "Setujui", "5 –")
    await office.says(office.budi, "/rapat")
    await office.taps(office.budi, "Praktik baik", "Minta izin Sari")
    assert "papan antrean digital · ⏳ menunggu jawaban" in office.budi.last["text"]
    assert "1. Minta izin Sari Contoh" not in office.budi.labels(), "the list says who is asked"
    assert "papan antrean" not in await paper(office, office.budi)
    assert "ingin menampilkan laporan Anda" in office.sari.last["text"]
    await office.taps(office.sari, "👍 Setuju")
    assert "papan antrean digital Sari Contoh" in await paper(office, office.budi)
    await office.taps(office.sari, "Jangan tampilkan")
    assert "papan antrean" not in await paper(office, office.budi)
    before = len(office.sari.messages)
    await office.taps_data(office.budi, AskToShowTap(1).pack())
    assert office.budi.toasts[-1] == "Penulisnya sudah ditanya."
    assert "papan antrean digital · tidak ditampilkan" in office.budi.last["text"], (
        "the list says what was answered"
    )
    assert len(office.sari.messages) == before


async def test_a_confirmed_innovation_is_good_practice_whatever_its_rating(office: OfficeOnTrial) -> None:
    await office.reports(office.sari, "Membuat papan antrean digital")
    await marked(office)
    await office.taps(office.budi, "Setujui", "4 –")
    await office.says(office.budi, "/rapat")
    await office.taps(office.budi, "Praktik baik")
    assert office.budi.toasts[-1].startswith("Belum ada laporan bernilai 5 atau inovasi yang diakui")
    await office.taps(office.budi, "Akui inovasi")
    await office.taps_data(office.budi, PracticesTap("2026-11").pack())
    await office.taps(office.budi, "Minta izin Sari")
    await office.taps(office.sari, "👍 Setuju")
    assert f"papan antrean digital ({WHY}) Inovasi · Sari Contoh" in await paper(office, office.budi)


async def test_an_answer_that_nobody_asked_and_a_month_to_come_are_refused(
    office: OfficeOnTrial,
) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui", "5 –")
    await office.taps_data(office.sari, ShowAnswerTap(1, 1).pack())
    assert "Menyusun laporan" not in await paper(office, office.budi), "nobody asked"
    for month in ("2026-13", "2026", "2027-01", "x"):
        await office.taps_data(office.budi, MeetingTap(month).pack())
        assert office.budi.toasts[-1] == words_in("id").plain("button-outdated")
    await office.says(office.budi, "/keputusan Menata arsip, Agus, 30/11")
    assert "Siapa yang mengerjakan?" in office.budi.last["text"], "not of the team"
    assert await office.rows(select(Blocker).where(Blocker.state != CaseState.WITHDRAWN)) == []
