"""`/hasil`: the sheet of a frozen result, for the person, who assessed and administrators; nobody else."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import update

from domain.follow_up import changed, proposals
from domain.notices import Recipient
from domain.people import Nip, TimeZone
from domain.periods import PeriodKind
from domain.schemes import Action as FollowAction
from handlers.kit.objecting import objection_window
from handlers.results.actions import OfficePaper, OfficePaperAsked
from handlers.results.callbacks import OfficePaperTap, ResultPeriodTap, ResultSheetTap
from storage.tables import Attendance, Employee, Entry, Leave
from tests.handlers.papers import received
from tests.handlers.results import ADMIN_NIP, BUDI_NIP, LONG_NAME, PPPK, SARI_NIP, closed_office
from tests.handlers.scores import closes, score_by, without_days
from tests.harness import BUDI, CITRA, NIPS, SARI, OfficeOnTrial, must

DAY = date(2026, 12, 31)
"""The last of the period: leave that goes on after it counts as one day."""


@pytest.fixture
async def closed(office: OfficeOnTrial) -> OfficeOnTrial:
    """The second semester of 2026 is closed."""
    await closed_office(office)
    return office


async def test_a_person_gets_the_sheet_of_the_frozen_result(closed: OfficeOnTrial) -> None:
    await closed.says(closed.sari, "/nilai")
    await closed.taps(closed.sari, "Periode lain", "Semester 2 2026: 74,29 – Butuh Perbaikan")
    await closed.execute(update(Employee).values(name="Nama Baru", rank="IV/e"))
    await closed.taps(closed.sari, "📄 Lembar hasil")
    sheet = await received(closed, closed.sari)
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
        "Komponen terisi 70%",
        "Hari dilaporkan 2 dari 2 hari wajib lapor",
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
    for name, value in (("zone", TimeZone.WITA.info), ("zone_name", TimeZone.WITA.value)):
        object.__setattr__(closed.service.office, name, value)
    await closed.taps(closed.sari, "📄 Lembar hasil")
    assert (await received(closed, closed.sari)).content == sheet.content, "also in another zone of today"


async def test_who_assessed_names_a_person_and_of_others_learns_nothing(closed: OfficeOnTrial) -> None:
    await closed.says(closed.budi, "/hasil bu sari")
    assert "Lembar hasil Sari Contoh" in (await received(closed, closed.budi)).caption
    for person, known in ((closed.budi, "Agus"), (closed.sari, "Budi")):
        read = []
        for name in (known, "Kucing"):
            before = len(person.messages)
            await closed.says(person, f"/hasil {name}")
            shown = [str(each.get("text")) for each in person.messages[before + 1 :]]
            read.append("\n".join(shown).replace(name, "…"))
        assert read[0] == read[1]
        assert "“…” tidak dikenali, jadi /hasil dibuka seperti biasa." in read[0]


async def test_a_name_of_several_opens_no_older_sheet_of_the_only_one_who_was_there_then(
    closed: OfficeOnTrial,
) -> None:
    await closed.execute(update(Employee).where(Employee.nip == PPPK).values(name="Sari Lestari"))
    closed.move_to(2027, 7, 5, 9, 0)
    await closes(closed, PeriodKind.SEMESTER, date(2027, 6, 30))
    await closed.says(closed.budi, "/hasil sari")
    assert "“sari” cocok dengan beberapa nama: Sari Contoh, Sari Lestari." in closed.budi.sees()
    await closed.says(closed.budi, "/hasil sari contoh")
    assert "Lembar hasil Sari Contoh, Semester 1 2027" in (await received(closed, closed.budi)).caption
    await closed.says(closed.budi, "/hasil semester 2 2026")
    assert "Semester 2 2026" in closed.budi.last["text"]
    assert "Pegawai yang Anda nilai: 2 orang" in closed.budi.last["text"]


async def test_who_assessed_gets_the_sheets_of_the_team(closed: OfficeOnTrial) -> None:
    await closed.says(closed.budi, "/hasil")
    assert "Pegawai yang Anda nilai: 2 orang" in closed.budi.sees()
    await closed.taps(closed.budi, "I Gusti Ayu")
    sheet = await received(closed, closed.budi)
    text = sheet.text()
    assert LONG_NAME.replace(" ", "") in text.replace(" ", "")
    assert Nip(PPPK).pretty in text
    assert "Predikat kinerja pegawai Tidak dapat dinilai" in text
    await closed.taps_data(closed.budi, ResultSheetTap("2026-S2", closed.ids[BUDI]).pack())
    assert (
        "Atasan pejabat penilai kinerja Nama Belum tercatat" in (await received(closed, closed.budi)).text()
    )


async def test_who_assessed_keeps_the_right_when_the_own_wrong_nip_goes_to_another(
    closed: OfficeOnTrial,
) -> None:
    """A NIP on a frozen sheet says who signs; whose right it is follows from the person."""
    async with closed.changes() as uow:
        budi, citra = [await uow.people.get(closed.ids[each]) for each in (BUDI, CITRA)]
        budi.nip = "197502022000031009"
        await uow.session.flush()
        citra.nip = NIPS[BUDI]
    await closed.says(closed.citra, "/hasil")
    assert "Pegawai yang Anda nilai" not in closed.citra.sees()
    await closed.taps_data(closed.citra, ResultSheetTap("2026-S2", closed.ids[SARI]).pack())
    assert "tidak berwenang" in closed.citra.toasts[-1]
    assert "document" not in closed.citra.last
    await closed.says(closed.budi, "/hasil")
    await closed.taps(closed.budi, "Sari Contoh")
    assert (await received(closed, closed.budi)).name.startswith("Lembar-Hasil")
    async with closed.service.database.read() as uow:
        (result,) = await uow.closings.all_of(closed.ids[SARI])
        now = closed.service.clock.now()
        window = await objection_window(uow, closed.service.office, result, closed.ids[SARI], now)
        assert must(window.assessor).id == closed.ids[BUDI], "who answers an objection is who assessed"


async def test_a_recommendation_takes_the_place_of_the_lines_to_write_on(closed: OfficeOnTrial) -> None:
    async with closed.changes() as uow:
        (found,) = await uow.follow_ups.finished()
        sari, budi = closed.ids[SARI], closed.ids[BUDI]
        await uow.follow_ups.prepare(found.id, [(sari, budi)])
        now = closed.service.clock.now()
        await uow.follow_ups.write(found.id, sari, "Magang di loket *dua* & #let x", budi, now)
    await closed.says(closed.sari, "/hasil")
    await closed.taps(closed.sari, "Lembar hasil Anda")
    text = (await received(closed, closed.sari)).text()
    assert "Rekomendasi Budi Contoh: Magang di loket *dua* & #let x" in text


async def test_a_decision_about_a_proposal_stands_below_it(closed: OfficeOnTrial) -> None:
    async with closed.changes() as uow:
        (found,) = await uow.follow_ups.finished()
        sari, budi, now = closed.ids[SARI], closed.ids[BUDI], closed.service.clock.now()
        await uow.follow_ups.prepare(found.id, [(sari, budi)])
        proposal = proposals((await uow.closings.of_person(found.period, sari))[-1].card)[0]
        decided = changed(proposal, FollowAction.DIALOGUE, "Cukup dibicarakan", competency=None, course=None)
        await uow.follow_ups.decide(found.id, sari, proposal.mark, decided, budi, now)
    await closed.says(closed.sari, "/hasil")
    await closed.taps(closed.sari, "Lembar hasil Anda")
    text = (await received(closed, closed.sari)).text()
    assert "Keputusan atas usulan itu: diganti dengan Dialog kinerja – Cukup dibicarakan" in text


async def test_who_has_no_assessor_has_a_sheet_to_be_signed_by_hand(closed: OfficeOnTrial) -> None:
    await closed.says(closed.admin, "/hasil")
    await closed.taps(closed.admin, "Lembar hasil Anda")
    text = (await received(closed, closed.admin)).text()
    assert "Pejabat penilai kinerja Nama Belum tercatat" in text
    assert "(……………………………………) NIP ………" in text


async def test_nobody_else_gets_a_sheet(closed: OfficeOnTrial) -> None:
    # Who took over after the closing has not assessed; who left does so no longer.
    async with closed.changes() as uow:
        (await uow.people.get(closed.ids[BUDI])).left = closed.service.office.date_of(
            closed.service.clock.now()
        ).replace(day=1)
    await closed.taps_data(closed.budi, ResultSheetTap("2026-S2", closed.ids[SARI]).pack())
    assert "document" not in closed.budi.last
    for forged in (ResultSheetTap("2026-S1", closed.ids[SARI]), ResultSheetTap("x", 1)):
        await closed.taps_data(closed.sari, forged.pack())
        assert "document" not in closed.sari.last
    await closed.taps_data(closed.budi, ResultPeriodTap("2026-S2", 99).pack())
    assert "Lembar hasil Anda" in str(closed.budi.last["reply_markup"])


async def test_before_any_closing_there_is_nothing(office: OfficeOnTrial) -> None:
    for person in (office.sari, office.admin):
        await office.says(person, "/hasil")
        assert "Belum ada periode yang ditutup" in person.last["text"]


async def test_administrators_get_the_papers_about_everybody(closed: OfficeOnTrial) -> None:
    async with closed.changes() as uow:
        uow.session.add(
            Leave(
                employee_id=closed.ids[CITRA], kind="cuti", starts=DAY, ends=DAY + timedelta(days=3), half=""
            )
        )
        uow.session.add(Attendance(employee_id=closed.ids[CITRA], date=date(2026, 12, 30), status="late"))
        await uow.session.execute(
            update(Entry).where(Entry.employee_id == closed.ids[SARI]).values(minutes=90)
        )
    await closed.says(closed.admin, "/hasil")
    await closed.taps(closed.admin, "Rangkuman kantor (PDF)")
    summary = await received(closed, closed.admin)
    text = summary.text()
    for said in (
        "RANGKUMAN HASIL KINERJA",
        "Pegawai dengan hasil 4",
        "Mendapat predikat 1 dari 4 (25%)",
        "Melapor paling tidak satu hari 2 dari 4 (50%)",
        "komponen tanpa nilai: Penilaian diri, Penilaian atasan, Penilaian masyarakat",
        "hari dilaporkan 0 dari",
        f"Sari Contoh {SARI_NIP} {BUDI_NIP} Butuh Perbaikan 1",
        f"Agus Contoh {ADMIN_NIP} – Tidak dapat dinilai 1",
    ):
        assert said in text, (said, text)
    assert all(is_embedded for _, is_embedded in summary.fonts())
    await closed.taps(closed.admin, "Data untuk tunjangan (XLSX)")
    allowance = await received(closed, closed.admin)
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


async def test_papers_do_not_tell_days_at_which_the_scheme_does_not_look(office: OfficeOnTrial) -> None:
    score_by(office, without_days())
    await closed_office(office)
    await office.says(office.sari, "/nilai")
    await office.taps(office.sari, "Periode lain", "Semester 2 2026")
    assert "Hari dilaporkan" not in office.sari.last["text"]
    await office.taps(office.sari, "📄 Lembar hasil")
    sheet = (await received(office, office.sari)).text()
    assert "Tidak dapat dinilai" in sheet and "Hari dilaporkan" not in sheet
    assert "Komponen terisi 0%" in sheet, "what the scheme does weigh"
    await office.says(office.admin, "/hasil")
    await office.taps(office.admin, "Rangkuman kantor (PDF)")
    summary = (await received(office, office.admin)).text()
    assert "Pegawai dengan hasil 4" in summary
    assert not any(each in summary for each in ("Melapor", "Hari dilaporkan", "Dilaporkan tepat waktu"))
    await office.taps(office.admin, "Data untuk tunjangan (XLSX)")
    head, *rows = (await received(office, office.admin)).table()[4:]
    assert not {"Hari dilaporkan", "Hari tepat waktu", "Hari terlambat"} & set(head)
    sari = next(dict(zip(head, row, strict=True)) for row in rows if row[0] == NIPS[SARI])
    assert (sari["Hari wajib lapor"], sari["Hari cuti"], sari["Revisi"]) == (2, 0, 1)


async def test_who_is_no_administrator_any_more_gets_no_papers_about_everybody(closed: OfficeOnTrial) -> None:
    async with closed.changes() as uow:
        uow.outbox.add(
            OfficePaperAsked("2026-S2", "summary"),
            Recipient(chat_id=BUDI, language="id"),
            closed.service.clock.now(),
        )
    await closed.settle()
    assert closed.budi.messages == []
    await closed.taps_data(closed.admin, OfficePaperTap("2026-S1", OfficePaper.SUMMARY).pack())
    assert "Hasil itu tidak ada" in closed.admin.toasts[-1]
