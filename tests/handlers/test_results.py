"""`/hasil`: the sheet of a frozen result, for the person, who assessed and administrators; nobody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from domain.notices import Recipient
from domain.people import Nip
from handlers.results.actions import OfficePaper, OfficePaperAsked
from handlers.results.callbacks import OfficePaperTap, ResultPeriodTap, ResultSheetTap
from storage.tables import Attendance, Employee, Entry, Leave
from tests.handlers.results import (
    ADMIN_NIP,
    BUDI_NIP,
    LONG_NAME,
    PPPK,
    SARI_NIP,
    closed_office,
    received,
)
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial

DAY = date(2026, 12, 31)
"""The last of the period: leave that goes on after it counts as one day."""


@pytest.fixture
async def closed(office: OfficeOnTrial) -> OfficeOnTrial:
    """The second semester of 2026 is closed."""
    await closed_office(office)
    return office


async def test_a_person_gets_the_sheet_of_the_frozen_result(closed: OfficeOnTrial) -> None:
    office = closed
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode sebelumnya", "Semester 2 2026: 74,29 – Butuh Perbaikan")
    await office.execute(update(Employee).values(name="Nama Baru", rank="IV/e"))
    await office.taps(office.sari, "📄 Lembar hasil")
    sheet = await received(office, office.sari)
    assert sheet.name == "Lembar-Hasil-2026-S2-199001012015012001-r1.pdf"
    assert "Lembar hasil Sari Contoh, Semester 2 2026, revisi 1." in sheet.caption
    text = sheet.text()
    for said in (
        "KABUPATEN CONTOH",
        "DOKUMEN EVALUASI KINERJA PEGAWAI",
        "PermenPANRB 6/2022, D.1.1",
        "Semester 2 2026 (1 Juli 2026 s.d. 31 Desember 2026)",
        "Sari Contoh",
        "Penata Muda (III/a)",
        "Pengelola Layanan",
        "Dinas Pelayanan",
        SARI_NIP,
        "Budi Contoh",
        "Pembina (IV/a)",
        BUDI_NIP,
        "Agus Contoh",
        ADMIN_NIP,
        "Capaian kinerja organisasi –",
        "Predikat kinerja pegawai Butuh Perbaikan",
        "Nilai 74,29",
        "2 dari 2 hari wajib lapor; komponen terisi 70%",
        "2 laporan dinilai atasan",
        "tanggapan masyarakat belum cukup (baru 0, perlu 5)",
        "4 Januari 2027",
        "revisi 1 · kode",
        "dibekukan Senin, 4 Januari 2027 09.00 WIB",
    ):
        assert said in text, (said, text)
    assert "Nama Baru" not in text, "what was frozen stands"
    assert text.count(SARI_NIP) == text.count(BUDI_NIP) == 2, "in the form, and below the signatures"
    assert all(is_embedded for _, is_embedded in sheet.fonts())
    await office.taps(office.sari, "📄 Lembar hasil")
    assert (await received(office, office.sari)).content == sheet.content


async def test_who_assessed_gets_the_sheets_of_the_team(closed: OfficeOnTrial) -> None:
    office = closed
    await office.says(office.budi, "/hasil")
    assert "Pegawai yang Anda nilai: 2 orang" in office.budi.sees()
    await office.taps(office.budi, "I Gusti Ayu")
    sheet = await received(office, office.budi)
    text = sheet.text()
    assert LONG_NAME.replace(" ", "") in text.replace(" ", "")
    assert Nip(PPPK).pretty in text
    assert "Predikat kinerja pegawai Belum dapat dinilai" in text
    await office.taps_data(office.budi, ResultSheetTap("2026-S2", office.ids[BUDI]).pack())
    assert (
        "Atasan pejabat penilai kinerja Nama Belum tercatat" in (await received(office, office.budi)).text()
    )


async def test_a_recommendation_takes_the_place_of_the_lines_to_write_on(closed: OfficeOnTrial) -> None:
    office = closed
    async with office.changes() as uow:
        (found,) = await uow.follow_ups.finished()
        sari, budi = office.ids[SARI], office.ids[BUDI]
        await uow.follow_ups.prepare(found.id, [(sari, budi)])
        now = office.service.clock.now()
        await uow.follow_ups.write(found.id, sari, "Magang di loket *dua* & #let x", budi, now)
    await office.says(office.sari, "/hasil")
    await office.taps(office.sari, "Lembar hasil Anda")
    text = (await received(office, office.sari)).text()
    assert "Rekomendasi Budi Contoh: Magang di loket *dua* & #let x" in text


async def test_who_has_no_assessor_has_a_sheet_to_be_signed_by_hand(closed: OfficeOnTrial) -> None:
    office = closed
    await office.says(office.admin, "/hasil")
    await office.taps(office.admin, "Lembar hasil Anda")
    text = (await received(office, office.admin)).text()
    assert "Pejabat penilai kinerja Nama Belum tercatat" in text
    assert "(……………………………………) NIP ………" in text


async def test_nobody_else_gets_a_sheet(closed: OfficeOnTrial) -> None:
    office = closed
    for telegram_id, of in ((SARI, CITRA), (CITRA, BUDI), (BUDI, ADMIN), (SARI, BUDI)):
        person = office.playground.person(telegram_id)
        await office.taps_data(person, ResultSheetTap("2026-S2", office.ids[of]).pack())
        assert "document" not in person.last, (telegram_id, of)
        assert person.toasts[-1] == "Maaf, Anda tidak berwenang atas data ini."
    # Who took over after the closing has not assessed; who left does so no longer.
    async with office.changes() as uow:
        (await uow.people.get(office.ids[BUDI])).left = office.service.office.date_of(
            office.service.clock.now()
        ).replace(day=1)
    await office.taps_data(office.budi, ResultSheetTap("2026-S2", office.ids[SARI]).pack())
    assert "document" not in office.budi.last
    for forged in (ResultSheetTap("2026-S1", office.ids[SARI]), ResultSheetTap("x", 1)):
        await office.taps_data(office.sari, forged.pack())
        assert "document" not in office.sari.last
    await office.taps_data(office.budi, ResultPeriodTap("2026-S2", 99).pack())
    assert "Lembar hasil Anda" in str(office.budi.last["reply_markup"])


async def test_before_any_closing_there_is_nothing(office: OfficeOnTrial) -> None:
    for person in (office.sari, office.admin):
        await office.says(person, "/hasil")
        assert "Belum ada periode yang ditutup" in person.last["text"]


async def test_administrators_get_the_papers_about_everybody(closed: OfficeOnTrial) -> None:
    office = closed
    async with office.changes() as uow:
        uow.session.add(
            Leave(
                employee_id=office.ids[CITRA], kind="cuti", starts=DAY, ends=DAY + timedelta(days=3), half=""
            )
        )
        uow.session.add(Attendance(employee_id=office.ids[CITRA], date=date(2026, 12, 30), status="late"))
        await uow.session.execute(
            update(Entry).where(Entry.employee_id == office.ids[SARI]).values(minutes=90)
        )
    await office.says(office.admin, "/hasil")
    await office.taps(office.admin, "Rangkuman kantor (PDF)")
    summary = await received(office, office.admin)
    text = summary.text()
    for said in (
        "RANGKUMAN HASIL KINERJA",
        "Pegawai dengan hasil 4",
        "Mendapat predikat 1 dari 4 (25%)",
        "Melapor paling tidak satu hari 2 dari 4 (50%)",
        "komponen tanpa nilai: Penilaian diri, Penilaian atasan, Penilaian masyarakat",
        "hari dilaporkan 0 dari",
        f"Sari Contoh {SARI_NIP} {BUDI_NIP} Butuh Perbaikan 1",
        f"Agus Contoh {ADMIN_NIP} – Belum dapat dinilai 1",
    ):
        assert said in text, (said, text)
    assert all(is_embedded for _, is_embedded in summary.fonts())
    await office.taps(office.admin, "Data untuk tunjangan (XLSX)")
    allowance = await received(office, office.admin)
    assert "tidak membayar apa pun" in allowance.caption
    head, *rows = allowance.table()[4:]
    people = {row[0]: dict(zip(head, row, strict=True)) for row in rows}
    sari, citra = people["199001012015012001"], people[PPPK]
    assert (sari["Hari wajib lapor"], sari["Hari tepat waktu"], sari["Menit kerja disetujui"]) == (2, 2, 180)
    assert (sari["Nilai"], sari["Predikat"]) == (74.29, "Butuh Perbaikan")
    assert sari["NIP pejabat penilai"] == "197502022000031002"
    assert (citra["Nama"], citra["Catatan terlambat hadir"], citra["Hari cuti"]) == (LONG_NAME, 1, 1)
    assert citra["Nilai"] == "" and citra["Menit kerja disetujui"] == 0, "what is not approved pays nothing"
    assert ["Hari cuti", "Seperti adanya"] in [[row[0], str(row[1])[:14]] for row in allowance.table(1)]


async def test_papers_about_everybody_are_for_administrators(closed: OfficeOnTrial) -> None:
    office = closed
    await office.says(office.budi, "/hasil")
    assert "tunjangan" not in office.budi.sees()
    for paper in OfficePaper:
        await office.taps_data(office.budi, OfficePaperTap("2026-S2", paper).pack())
        assert "hanya untuk administrator" in office.budi.toasts[-1]
    # Asked for by an administrator who is none any more when the paper's turn comes.
    async with office.changes() as uow:
        uow.outbox.add(
            OfficePaperAsked("2026-S2", "summary"),
            Recipient(chat_id=BUDI, language="id"),
            office.service.clock.now(),
        )
    await office.settle()
    assert "document" not in office.budi.last
    await office.taps_data(office.admin, OfficePaperTap("2026-S1", OfficePaper.SUMMARY).pack())
    assert "Hasil itu tidak ada" in office.admin.toasts[-1]
