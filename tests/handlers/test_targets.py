"""Targets: proposed in a few taps, agreed inline, scored only then, changed by agreement, set for several."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import select, update

from handlers.targets.link import LinkTap
from storage.records.schemes import load_scheme
from storage.scoring.scope import Scope
from storage.tables import Entry, Supervision, Target
from tests.handlers.targets import TITLE, has, proposes, said
from tests.harness import ADMIN, BUDI, CITRA, SARI, WIB, OfficeOnTrial, must


async def agreed(office: OfficeOnTrial) -> list[tuple[str, str, Decimal, str]]:
    """What counts now: period, title, quantity and measure."""
    async with office.service.database.read() as uow:
        found = await uow.session.scalars(select(Target).where(Target.is_agreed()).order_by(Target.id))
        return [(each.period, each.title, each.quantity, each.measure) for each in found]


async def test_a_target_is_proposed_and_counts_once_it_is_agreed(office: OfficeOnTrial) -> None:
    await proposes(office)
    assert "Usulan target terkirim" in office.sari.last["text"]
    assert "Menunggu persetujuan Budi Contoh" in office.sari.last["text"]
    assert await agreed(office) == []
    await office.says(office.sari, "/target")
    assert "Belum ada target" in office.sari.last["text"]
    card = office.budi.last["text"]
    for shown in ("Target menunggu kesepakatan", "Sari Contoh", TITLE, "Semester 2 2026", "120 dokumen"):
        assert shown in card
    await office.taps(office.budi, "Setujui")
    assert "Target Anda disepakati" in office.sari.last["text"]
    assert await agreed(office) == [("2026-S2", TITLE, Decimal(120), "dokumen")]
    await office.says(office.sari, "/target")
    assert "0 dari 120 dokumen (0% dari seluruh target)" in office.sari.last["text"]
    assert "▱▱▱▱▱▱▱▱▱▱" in office.sari.last["text"]


async def test_what_was_done_shows_as_n_of_n_and_as_a_bar(office: OfficeOnTrial) -> None:
    target = await has(office, SARI)
    async with office.changes() as uow:
        for state, rating, volume in (("approved", 4, 3), ("submitted", None, 2), ("rejected", None, 5)):
            entry = Entry(
                employee_id=office.ids[SARI], date=date(2026, 11, 19), activity="Surat", state=state
            )
            entry.self_rating, entry.supervisor_rating = 4, rating
            entry.target_id, entry.volume, entry.measure = target, Decimal(volume), "dokumen"
            entry.submitted_at = entry.revised_at = office.service.clock.now()
            uow.session.add(entry)
    await office.says(office.sari, "/target")
    assert "3 dari 12 dokumen (25% dari seluruh target); 2 lagi menunggu tinjauan" in office.sari.last["text"]
    assert "▰▰▱▱▱▱▱▱▱▱" in office.sari.last["text"]


async def test_a_number_that_can_be_read_two_ways_is_asked_about(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/target")
    await office.taps(office.sari, "Usulkan target")
    await office.says(office.sari, TITLE)
    await office.taps(office.sari, "Tahun 2026")
    await office.says(office.sari, "1.250 dokumen")
    assert "dibaca dua cara" in office.sari.last["text"]
    await office.taps(office.sari, "1,25 dokumen")
    assert "🔢 1,25 dokumen" in office.sari.last["text"]


async def test_a_return_opens_at_the_answer_that_its_reason_names(office: OfficeOnTrial) -> None:
    await proposes(office)
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Jumlahnya terlalu rendah dibanding tahun lalu")
    await office.taps(office.budi, "Kirim")
    assert "dikembalikan untuk perbaikan" in office.sari.last["text"]
    await office.taps(office.sari, "Perbaiki")
    assert "Berapa targetnya" in office.sari.last["text"]
    assert "terlalu rendah" in office.sari.last["text"]
    await office.says(office.sari, "300 dokumen")
    await office.taps(office.sari, "Kirim")
    assert "kiriman ke-2" in office.budi.last["text"]
    await office.taps(office.budi, "Setujui")
    assert [quantity for _, _, quantity, _ in await agreed(office)] == [Decimal(300)]


async def test_an_agreed_target_changes_and_ends_by_agreement_only(office: OfficeOnTrial) -> None:
    await proposes(office)
    await office.taps(office.budi, "Setujui")
    await office.says(office.sari, "/target")
    await office.taps(office.sari, f"1. {TITLE}", "‹ Semua target")
    assert "Usulkan target" in str(office.sari.last["reply_markup"])
    await office.taps(office.sari, f"1. {TITLE}", "Usulkan perubahan")
    assert "Periode" not in office.sari.labels(), "that would be another target"
    await office.taps(office.sari, "Jumlah")
    await office.says(office.sari, "80", "Ada pengurangan pegawai di loket")
    await office.taps(office.sari, "Kirim")
    assert "80 dokumen (sebelumnya 120 dokumen)" in office.budi.last["text"]
    assert "pengurangan pegawai" in office.budi.last["text"]
    assert (await agreed(office))[0][2] == Decimal(120), "what was agreed holds until then"
    await office.taps(office.budi, "Setujui")
    assert (await agreed(office))[0][2] == Decimal(80)
    await office.taps(office.budi, "Urungkan")
    assert (await agreed(office))[0][2] == Decimal(120)
    await office.taps(office.budi, "Setujui")
    await office.says(office.sari, "/target")
    await office.taps(office.sari, f"1. {TITLE}")
    for shown in ("➕ Target baru, Jum, 20 Nov", "✏️ Perubahan target, Jum, 20 Nov"):
        assert shown in office.sari.last["text"]
    await office.taps(office.sari, "Usulkan penghapusan")
    await office.says(office.sari, "Tugas dialihkan ke kecamatan")
    await office.taps(office.sari, "Kirim")
    assert len(await agreed(office)) == 1
    await office.taps(office.budi, "Setujui")
    assert await agreed(office) == []


async def test_only_what_is_agreed_scores(office: OfficeOnTrial) -> None:
    async def scored() -> list[str]:
        scope = Scope.running(load_scheme("mataram"), office.service.clock.now(), WIB)
        async with office.service.database.read() as uow:
            records = must(await uow.scoring.records(scope, office.ids[SARI]))
            among_all = {each.person.id: each.card for each in await uow.scoring.scorecards(scope)}
            assert (await uow.scoring.scorecard(records)).card == among_all[office.ids[SARI]]
            return [target.title for target in records.targets]

    await proposes(office)
    assert await scored() == []
    await office.taps(office.budi, "Setujui")
    assert await scored() == [TITLE]
    await office.taps(office.budi, "Urungkan")
    assert await scored() == []


async def test_the_same_is_not_proposed_twice(office: OfficeOnTrial) -> None:
    await proposes(office)
    await proposes(office)
    assert "masih berjalan" in office.sari.last["text"]
    await office.says(office.sari, "/batal")
    await office.taps(office.budi, "Setujui")
    await proposes(office)
    assert "sudah disepakati" in office.sari.last["text"]


async def test_a_target_hangs_under_one_of_the_superior(office: OfficeOnTrial) -> None:
    await has(office, BUDI, "Menata pelayanan kependudukan")
    await office.says(office.sari, "/target")
    await office.taps(office.sari, "Usulkan target")
    await office.says(office.sari, TITLE)
    await office.taps(office.sari, "Semester 2 2026")
    await office.says(office.sari, "120 dokumen", "Jumlah dokumen yang terbit", "Mencetak KTP-el warga")
    await office.taps(office.sari, "Tambahan", "1. Menata pelayanan kependudukan", "Kirim")
    for shown in (
        "Mendukung RHK atasan: Menata pelayanan kependudukan",
        "Indikator: Jumlah dokumen yang terbit",
        "Rencana aksi: Mencetak KTP-el warga",
        "RHK Tambahan",
    ):
        assert shown in office.budi.last["text"]


async def test_a_supervisor_sets_a_target_for_several_at_once(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/target")
    await office.taps(office.budi, "Tetapkan untuk pegawai", "Lanjut (0)")
    assert "minimal satu" in office.budi.last["text"]
    await office.taps(office.budi, "Semua", "Lanjut (2)")
    await office.says(office.budi, "Menyusun laporan bulanan")
    await office.taps(office.budi, "Tahun 2026")
    await office.says(office.budi, "12 laporan")
    await office.taps(office.budi, "Lewati", "Lewati", "Utama", "Kirim")
    assert "untuk 2 pegawai" in office.budi.last["text"]
    for person in (office.sari, office.citra):
        assert "Atasan menetapkan target untuk Anda" in person.last["text"]
        assert "Disetujui oleh Budi Contoh" in person.last["text"]
    assert await agreed(office) == [("2026", "Menyusun laporan bulanan", Decimal(12), "laporan")] * 2


async def test_who_has_nobody_in_service_sets_no_target_for_others(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        for person in (SARI, CITRA):
            (await uow.people.get(office.ids[person])).left = date(2026, 11, 19)
    await office.says(office.budi, "/target")
    assert "👥 Tetapkan untuk pegawai" not in office.budi.labels()
    await office.says(office.budi, "/target tetapkan")
    assert office.budi.last["text"] == "Saat ini tidak ada pegawai yang bertugas di bawah Anda."


async def test_unlinked_work_is_linked_until_it_is_reviewed(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await has(office, SARI)
    await office.says(office.sari, "/target")
    await office.taps(office.sari, "Hubungkan kegiatan")
    await office.taps(office.sari, next(each for each in office.sari.labels() if "Menyusun laporan" in each))
    await office.taps(office.sari, f"1. {TITLE}" if f"1. {TITLE}" in office.sari.labels() else TITLE)
    assert "dihitung untuk target" in office.sari.last["text"], "it was counted in dokumen already"
    assert TITLE in office.budi.last["text"]
    await office.taps(office.budi, "Setujui", "4 – Baik")
    await office.says(office.sari, "/target")
    assert "3 dari 12 dokumen" in office.sari.last["text"]
    assert "Hubungkan" not in str(office.sari.last)


async def test_linked_work_is_counted_in_the_measure_of_the_target(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await has(office, SARI, measure="permohonan")
    await office.says(office.sari, "/target")
    await office.taps(office.sari, "Hubungkan kegiatan")
    await office.taps(office.sari, next(each for each in office.sari.labels() if "Menyusun laporan" in each))
    await office.taps(office.sari, f"1. {TITLE}")
    assert "Berapa permohonan" in office.sari.last["text"]
    await office.says(office.sari, "5")
    async with office.service.database.read() as uow:
        (entry,) = await uow.session.scalars(select(Entry))
        assert (entry.volume, entry.measure, entry.version) == (Decimal(5), "permohonan", 2)


async def test_reviewed_work_is_not_linked(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    await has(office, SARI)
    await office.taps(office.budi, "Setujui", "4 – Baik")
    (entry,) = await office.rows(select(Entry))
    await office.taps_data(office.sari, LinkTap(entry.id).pack())
    assert "sudah ditinjau" in said(office.sari)
    await office.taps_data(office.citra, LinkTap(entry.id).pack())
    assert "tidak berwenang" in said(office.citra)


async def test_a_former_supervisor_sets_nothing_for_who_went(office: OfficeOnTrial) -> None:
    await office.says(office.budi, "/target tetapkan")
    await office.taps(office.budi, "Semua", "Lanjut (2)")
    await office.says(office.budi, "Menyusun laporan bulanan")
    async with office.changes() as uow:
        gone = update(Supervision).where(Supervision.employee_id == office.ids[SARI])
        await uow.session.execute(gone.values(supervisor_id=office.ids[ADMIN]))
    await office.taps(office.budi, "Tahun 2026")
    await office.says(office.budi, "12 laporan")
    await office.taps(office.budi, "Lewati", "Lewati", "Utama", "Kirim")
    assert "tidak berwenang" in said(office.budi)
    assert await agreed(office) == [], "for nobody of them"


async def test_the_period_of_a_target_may_be_written(office: OfficeOnTrial) -> None:
    for text, period in (
        ("TW4", "Triwulan 4 2026"),
        ("semester ini", "Semester 2 2026"),
        ("smt 1", "1 2027"),
    ):
        await office.says(office.sari, "/target baru", "Menyusun laporan bulanan", text)
        assert f"{period}\n\nBerapa targetnya?" in office.sari.last["text"]
        await office.says(office.sari, "/batal")
    await office.says(office.sari, "/target baru", "Menyusun laporan bulanan", "bulan lalu")
    assert "Untuk periode apa?" in office.sari.last["text"], "its result would be known already"


async def test_a_period_that_is_over_or_far_is_said_not_to_be_offered(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/target baru", "Verifikasi berkas KTP")
    for text, period in (("TW 2", "Triwulan 2 2026"), ("TW 3 2027", "Triwulan 3 2027")):
        await office.says(office.sari, text)
        assert f"⚠️ {period} tidak dapat dipilih" in office.sari.last["text"]
    await office.says(office.sari, "TW 1")
    assert "Triwulan 1 2027" in office.sari.last["text"]
    assert "Berapa targetnya?" in office.sari.last["text"]
