"""Sheets of e-Kinerja in the chat: people with stand-ins and proposed supervisors, and plans of work."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from storage.tables import StandIn, Target
from tests.ekinerja_sheets import (
    BUDI,
    CITRA,
    EVALUATIONS,
    LEGEND,
    OFFICE,
    RATNA,
    REGENCY,
    REGISTRY,
    SARI,
    SKP,
    evaluation,
    skp,
    write_sheet,
)
from tests.ekinerja_sheets import office as people_of_office
from tests.handlers.files import sends
from tests.harness import OfficeOnTrial, must


async def test_a_report_of_evaluations_brings_people_and_a_stand_in(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    acts = evaluation(CITRA, "CITRA CONTOH", f"Plh. Kepala {REGISTRY}", periode_akhir="2026-12-31")
    sheet = write_sheet(tmp_path / "laporan.xlsx", EVALUATIONS, [*people_of_office(), acts])
    await sends(office, office.admin, sheet.read_bytes(), "laporan.xlsx")
    seen = office.admin.last["text"]
    assert "Dibaca sebagai laporan penilaian e-Kinerja, judul kolom di baris 8" in seen
    assert "Bertindak untuk seorang atasan: 1" in seen
    assert "Unit yang akan dibuat: 2" in seen
    await office.taps(office.admin, "✅ Impor 5 baris")
    async with office.service.database.read() as uow:
        (appointed,) = await uow.stand_ins.all()
        assert (appointed.supervisor.nip, appointed.stand_in.nip) == (BUDI, CITRA)
    await office.taps(office.admin, "↩️ Batalkan impor", "↩️ Ya, batalkan")
    assert await office.rows(select(StandIn)) == []


async def test_proposed_supervisors_are_taken_by_a_tap(office: OfficeOnTrial, tmp_path: Path) -> None:
    people = [
        skp(RATNA, "Ratna Umpama", "Kepala Dinas", OFFICE, unor_induk=REGENCY),
        skp(BUDI, "Budi Contoh", f"Kepala {REGISTRY}"),
    ]
    sheet = write_sheet(tmp_path / "skp.xlsx", SKP, people, LEGEND)
    await sends(office, office.admin, sheet.read_bytes(), "skp.xlsx")
    assert "Usulan atasan dari jabatan dan unit, belum dipakai: 1" in office.admin.last["text"]
    await office.taps(office.admin, "🧭 Pakai 1 usulan atasan")
    assert "dipakai sesuai permintaan Anda: 1" in office.admin.last["text"]
    await office.taps(office.admin, "✅ Impor 2 baris")
    async with office.service.database.read() as uow:
        budi = must(await uow.people.by_nip(BUDI))
        head = must(await uow.supervision.supervisor_of(budi.id, office.service.clock.now().date()))
        assert head.nip == RATNA


async def test_plans_of_work_become_targets(office: OfficeOnTrial) -> None:
    rows = [
        "SKP Tahun 2026",
        "NIP;RHK;Rencana Aksi;Target",
        f"{SARI};Melayani permohonan KTP;Merekam data pemohon;1200 permohonan",
    ]
    await sends(office, office.admin, "\n".join(rows), "rencana.csv")
    seen = office.admin.last["text"]
    assert "Target (RHK)" in seen
    assert "Dibaca sebagai SKP, judul kolom di baris 2" in seen
    assert "Periode semua baris: 2026" in seen
    await office.taps(office.admin, "✅ Impor 1 baris")
    async with office.service.database.read() as uow:
        (target,) = await uow.session.scalars(select(Target))
        assert (target.title, target.rencana_aksi) == ("Melayani permohonan KTP", "Merekam data pemohon")
    await sends(office, office.admin, f"RHK;Rencana Aksi\nMelayani;{BUDI}\n", "rencana.csv")
    assert "tidak ada kolom nip" in office.admin.last["text"]
