"""`/tindaklanjut`: what supervisors write after a closing, what came of it later, and who may not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import select, update

from domain.people import StandInKind
from domain.periods import Period, PeriodKind, Span
from domain.schemes import Assessor
from handlers.follow_up.callbacks import (
    FollowProposalTap,
    FollowWishTap,
    ProposalWish,
    Wish,
)
from jobs.runner import Ran
from playground.handle import PersonHandle
from storage.records.assessments import AnswerKey
from storage.records.schemes import load_scheme
from storage.tables import Competency, Employee, Outbox, ProposalDecision
from tests.bot.command_line import CommandLine
from tests.handlers.papers import FORMULA, received
from tests.handlers.scores import closes
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial

ARCHIVES, SERVING = "Kursus arsip <dinamis>", "Pelayanan prima"
LENIENT = {"min_reported": Fraction(0), "min_coverage": Fraction(0), "recommendation": True}


async def rated(office: OfficeOnTrial, period: str, **levels: int) -> None:
    """Budi rated competencies of Sari."""
    async with office.changes() as uow:
        for name, level in levels.items():
            asked = AnswerKey(Period.parse(period), office.ids[SARI], Assessor.SUPERVISOR, name)
            await uow.assessments.rate(asked, office.ids[BUDI], level, office.service.clock.now())


@pytest.fixture
async def office(office: OfficeOnTrial) -> OfficeOnTrial:
    """A semester is closed in which Sari lacks two competencies; what follows is to be written."""
    object.__setattr__(office.service.office, "scheme", load_scheme("bungo").model_copy(update=LENIENT))
    async with office.changes() as uow:
        of_sari = update(Employee).where(Employee.id == office.ids[SARI])
        await uow.session.execute(of_sari.values(position="Operator"))
        for name, level, course in (("Kearsipan", 4, ARCHIVES), ("Pelayanan", 3, SERVING)):
            uow.session.add(Competency(position="Operator", competency=name, required=level, course=course))
    await rated(office, "2026-S2", Kearsipan=2, Pelayanan=1)
    await closes_semester(office, 2027, 1, 4)
    return office


async def closes_semester(office: OfficeOnTrial, year: int, month: int, day: int) -> None:
    """The semester before is closed in the morning, and those whom it concerns are told."""
    office.move_to(year, month, day, 9, 1)
    await closes(
        office, PeriodKind.SEMESTER, date(year, month - 1, 30) if month > 1 else date(year - 1, 12, 31)
    )
    for minute in (6, 16):
        office.move_to(year, month, day, 9, minute)
        await office.run_jobs("close", "tell-follow-up")


async def table(office: OfficeOnTrial, person: PersonHandle, sheet: int) -> Sequence[Sequence[object]]:
    """The rows of a sheet of the workbook that came last."""
    book = CalamineWorkbook.from_filelike(BytesIO((await received(office, person)).content))
    return book.get_sheet_by_index(sheet).to_python()


async def test_a_recommendation_is_written_asked_about_and_the_trained_competency_moves(
    office: OfficeOnTrial,
) -> None:
    budi, sari = office.budi, office.sari
    assert "ditunggu untuk 2 dari 2 pegawai" in budi.last["text"]
    await office.taps(budi, "Buka tindak lanjut")
    assert "▫️ Sari Contoh: rekomendasi belum ditulis, 2 usulan belum diputuskan" in budi.last["text"]
    await office.taps(budi, "Sari Contoh")
    assert "Hasil akhir: 41,67 – Sangat Kurang (revisi 1)" in budi.last["text"]
    assert "Komponen terendah: Kompetensi, 41,67" in budi.last["text"]
    await office.taps(budi, "Tulis rekomendasi")
    assert "Misalnya:" in budi.last["text"], "examples are shown, and nothing is filled in"
    await office.says(budi, "ok")
    assert "sedikit lebih jelas" in budi.last["text"]
    await office.says(budi, "Ikuti kursus arsip, lalu ajari Citra.")
    assert "Rekomendasi Budi Contoh: Ikuti kursus arsip" in budi.last["text"]
    assert "Atasan Anda menulis rekomendasi · Semester 2 2026" in sari.last["text"]
    await office.taps(budi, "Putuskan usulan 1", "Terima")
    assert f"✅ Pelatihan: {ARCHIVES}: usulan diterima" in sari.last["text"]
    await office.taps(budi, "Putuskan usulan 2", "Tidak diterima", "Kembali", "Putuskan usulan 2", "Ubah")
    await office.taps(budi, "Pelatihan")
    assert ARCHIVES in budi.labels() and SERVING not in budi.labels(), "what is proposed is no change"
    await office.says(budi, SERVING)
    assert "sama dengan usulannya" in budi.last["text"]
    await office.says(budi, "Magang di loket", "Kursusnya penuh sampai Juni")
    assert "Magang di loket, menggantikan usulan" in sari.last["text"]
    assert "Berikutnya: Citra Contoh ›" in budi.labels()
    await office.says(sari, "/nilai")
    await office.taps(sari, "Periode lain", "Semester 2 2026")
    assert "Ikuti kursus arsip, lalu ajari Citra." in sari.last["text"]

    await rated(office, "2027-S1", Kearsipan=4)
    await closes_semester(office, 2027, 7, 5)
    await office.taps(budi, "Buka tindak lanjut", "Sari Contoh")
    shown = budi.last["text"]
    assert "Kearsipan: 2,00 → 4,00" in shown and "Pelayanan: 1,00 → belum dinilai" in shown
    assert "Apakah sudah dilakukan?" in shown
    await office.taps(budi, "Sebagian")
    await office.says(budi, "Citra belum sempat diajari")
    assert "Dilakukan sebagian, menurut Budi Contoh. Citra belum sempat diajari" in budi.last["text"]
    await office.says(sari, "/tindaklanjut")
    assert "Kearsipan: 2,00 → 4,00" in sari.last["text"]
    assert "Dilakukan sebagian" in sari.last["text"]


async def test_administrators_see_all_and_take_it_away_as_a_workbook(
    office: OfficeOnTrial, tmp_path: Path, cli: CommandLine
) -> None:
    admin, budi = office.admin, office.budi
    await office.taps(budi, "Buka tindak lanjut", "Sari Contoh", "Tulis rekomendasi")
    await office.says(budi, FORMULA)
    await office.taps(budi, "Putuskan usulan 1", "Tidak diterima")
    await office.says(budi, "Pindah tugas bulan depan")
    await office.says(admin, "/tindaklanjut")
    await office.taps(admin, "Seluruh kantor")
    shown = admin.last["text"]
    assert "Lengkap: 0 dari 2 pegawai" in shown
    assert "Usulan: 0 diterima, 0 diubah, 1 tidak diterima, 1 belum diputuskan" in shown
    assert "• Budi Contoh: 2 dari 2 pegawai" in shown
    assert "Tanpa atasan atau sudah tidak bertugas: 2 orang" in shown
    await office.taps(admin, "Unduh XLSX")
    out = tmp_path / "tindak-lanjut.xlsx"
    printed = (await cli.runs("period", "follow-up", "2026-S2", "--out", str(out))).output
    assert "proposals: accepted: 0, changed: 0, declined: 1, undecided: 1" in printed
    assert "Budi Contoh: something is left for 2 of 2 people" in printed
    rows = await table(office, admin, 0)
    assert CalamineWorkbook.from_path(out).get_sheet_by_index(0).to_python() == rows
    heads = next(row for row in rows if row[0] == "NIP")
    first, second = (dict(zip(heads, row, strict=True)) for row in rows if row[1] == "Sari Contoh")
    assert (first["Keputusan"], first["Alasan"]) == ("tidak diterima", "Pindah tugas bulan depan")
    assert (first["Rekomendasi"], first["Ditulis oleh"]) == (FORMULA, "Budi Contoh")
    assert (second["Jabatan"], second["Unit kerja"]) == ("Operator", "Dinas Pelayanan"), "as frozen"
    assert (second["Usulan"], second["Keputusan"]) == ("Pelatihan", "belum diputuskan")
    await office.taps(budi, "Putuskan usulan 2", "Terima")
    await rated(office, "2027-S1", Pelayanan=3)
    await closes_semester(office, 2027, 7, 5)
    await office.says(admin, "/tindaklanjut")
    await office.taps(admin, "Seluruh kantor", "Unduh XLSX")
    (row,) = [row for row in await table(office, admin, 1) if row[1] == "Sari Contoh"]
    assert row[2:5] == [FORMULA, "Pelatihan", SERVING]
    assert row[7:] == ["Pelayanan", 1.0, 3.0]


async def test_a_proposal_that_nobody_made_is_not_decided(office: OfficeOnTrial) -> None:
    sari, mark = office.ids[SARI], "0123456789abcdef"
    await office.taps_data(office.budi, FollowProposalTap(1, sari, ProposalWish.ACCEPT, mark).pack())
    assert "hasilnya direvisi" in office.budi.toasts[-1]
    async with office.service.database.read() as uow:
        assert not [*await uow.session.scalars(select(ProposalDecision))]


async def test_a_stand_in_writes_and_the_next_closing_ends_it(office: OfficeOnTrial) -> None:
    admin, budi = office.admin, office.budi
    async with office.changes() as uow:
        days = Span(date(2027, 1, 4), date(2027, 1, 10))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[ADMIN], StandInKind.PLH, days)
    await office.says(admin, "/tindaklanjut")
    await office.taps(admin, "Sari Contoh", "Tulis rekomendasi")
    await office.says(admin, "Dampingi rekan baru selama tiga bulan")
    assert "Rekomendasi Agus Contoh" in office.sari.last["text"]
    await office.says(office.citra, "/tindaklanjut")
    assert "Belum ada rekomendasi atau keputusan" in office.citra.last["text"]
    await office.says(budi, "/tindaklanjut semester lalu")
    await office.taps(budi, "Sari Contoh", "Ubah rekomendasi")
    await closes(office, PeriodKind.SEMESTER, date(2027, 6, 30))
    await office.says(budi, "Dampingi dua rekan baru")
    assert "Periode berikutnya sudah ditutup" in budi.last["text"]
    await office.taps_data(budi, FollowWishTap(1, office.ids[SARI], Wish.WRITE).pack())
    assert "tidak dapat diubah lagi" in budi.toasts[-1]


async def test_who_has_something_left_is_reminded_weekly_then_the_superior_is_told(
    office: OfficeOnTrial,
) -> None:
    budi, admin = office.budi, office.admin
    async with office.changes() as uow:
        await uow.supervisor.assign([office.ids[BUDI]], office.ids[ADMIN], date(2027, 1, 5))

    async def told() -> list[str]:
        async with office.service.database.read() as uow:
            kinds = await uow.session.scalars(select(Outbox.kind).order_by(Outbox.id))
            return [each for each in kinds if each.startswith("follow_up")]

    assert await told() == ["follow_up_waits"]
    office.move_to(2027, 1, 4, 9, 31)
    (again,) = await office.service.runner.run("tell-follow-up", office.service.clock.now())
    assert isinstance(again, Ran) and again.messages == 0, "who was told is no message of a later run"
    for day, count in ((8, 1), (11, 2), (12, 2), (18, 4), (25, 5)):
        office.move_to(2027, 1, day, 8, 1)
        await office.run_jobs("remind-follow-up")
        assert len(await told()) == count, day
    assert "ditunggu untuk 2 dari 2 pegawai" in budi.last["text"]
    assert "Budi Contoh belum menyelesaikannya untuk 2 dari 2 pegawai" in admin.sees()
    await office.taps(budi, "Buka tindak lanjut", "Citra Contoh", "Tulis rekomendasi")
    await office.says(budi, "Bagikan jadwal kepada rekan setiap Senin")
    await office.taps(budi, "Berikutnya: Sari Contoh", "Tulis rekomendasi")
    await office.says(budi, "Ikuti kursus arsip bulan depan")
    for number in (1, 2):
        await office.taps(budi, f"Putuskan usulan {number}", "Terima")
    before = len(budi.messages)
    office.move_to(2027, 2, 1, 8, 1)
    await office.run_jobs("remind-follow-up")
    assert not [each for each in budi.messages[before:] if "ditunggu untuk" in str(each.get("text"))]


async def test_who_takes_over_after_the_last_reminder_is_told_once(office: OfficeOnTrial) -> None:
    asked = "Rekomendasi dan keputusan Anda ditunggu untuk 2 dari 2 pegawai"

    async def told(*days: tuple[int, int]) -> int:
        for month, day in days:
            office.move_to(2027, month, day, 8, 1)
            await office.run_jobs("retention", "remind-follow-up")
        return office.admin.sees().count(asked)

    assert await told((2, 1)) == 0
    async with office.changes() as uow:
        (await uow.people.get(office.ids[BUDI])).left = date(2027, 2, 1)
        people = [office.ids[SARI], office.ids[CITRA]]
        await uow.supervisor.assign(people, office.ids[ADMIN], date(2027, 2, 2))
    assert await told((2, 2)) == 1, "on the next day"
    assert await told((2, 3), (4, 1), (5, 10), (5, 11), (6, 29)) == 1, "also once that is forgotten"
    await office.taps(office.admin, "Buka tindak lanjut")
    assert "Sari Contoh" in " ".join(office.admin.labels())


async def test_between_a_closing_and_its_follow_up_it_is_told_that_it_comes(office: OfficeOnTrial) -> None:
    office.move_to(2027, 7, 5, 9, 1)
    await closes(office, PeriodKind.SEMESTER, date(2027, 6, 30))
    for person in (office.budi, office.sari, office.admin):
        await office.says(person, "/tindaklanjut")
        assert "Semester 1 2027 baru saja ditutup" in person.last["text"]
        assert "sedang disiapkan" in person.last["text"]
    assert "Seluruh kantor" not in " ".join(office.admin.labels()), "there is nothing to count yet"
    await office.taps(office.sari, "Tindak lanjut saya")
    assert "Semester 2 2026" in office.sari.last["text"], "what is there of the closing before"
    office.move_to(2027, 7, 5, 9, 6)
    await office.run_jobs("close")
    await office.says(office.budi, "/tindaklanjut")
    assert "Tindak lanjut · Semester 1 2027" in office.budi.last["text"]


async def test_who_has_no_result_in_a_closing_waits_for_nothing(office: OfficeOnTrial) -> None:
    office.move_to(2027, 7, 5, 9, 1)
    async with office.changes() as uow:
        of_citra = update(Employee).where(Employee.id == office.ids[CITRA])
        await uow.session.execute(of_citra.values(joined=date(2027, 7, 1)))
    await closes(office, PeriodKind.SEMESTER, date(2027, 6, 30))
    await office.says(office.citra, "/tindaklanjut")
    assert "sedang disiapkan" not in office.citra.last["text"]


async def test_a_name_behind_the_command_opens_that_person(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/tindaklanjut bu Sari")
    assert office.budi.last["text"].startswith("👤 Sari Contoh · Semester 2 2026")
    assert "✍️ Tulis rekomendasi" in office.budi.labels()
    await office.says(office.budi, "/tindaklanjut Agus")
    assert "“Agus” tidak dikenali" in office.budi.sees()
