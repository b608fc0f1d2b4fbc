"""Reports on agreed results: chosen, counted in their measure, and asked for where the date has some."""

from __future__ import annotations

from decimal import Decimal

from tests.handlers.steps import ACTIVITY, question, stored, up_to_summary
from tests.handlers.targets import agree_targets
from tests.harness import OfficeOnTrial


async def test_a_target_is_chosen_and_the_result_counted_in_its_measure(office: OfficeOnTrial) -> None:
    long = "Menyusun laporan keuangan bulanan dan triwulanan"
    await agree_targets(office, (long, "dokumen"), ("Melayani permohonan KTP", "permohonan"))
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    assert f"1. {long}\n2. Melayani permohonan KTP" in question(office.sari), "in full above short buttons"
    await office.taps(office.sari, "1. Menyusun laporan keuangan")
    await office.says(office.sari, ACTIVITY)
    assert "Berapa dokumen hasilnya?" in question(office.sari)
    assert "Lewati" not in office.sari.labels()
    await office.says(office.sari, "12 berkas dan 3 surat")
    assert "Anda menulis “12 berkas dan 3 surat”, sedangkan RHK ini dihitung dalam dokumen" in question(
        office.sari
    )
    await office.says(office.sari, "2")
    assert "2 dokumen" in question(office.sari)
    await office.taps(office.sari, "1 jam", "Lewati", "4 – Baik")

    await office.taps(office.sari, "Ubah", "Rencana hasil kerja", "2. Melayani permohonan KTP")
    assert "Berapa permohonan hasilnya?" in question(office.sari), "another measure is another amount"
    await office.says(office.sari, "7")
    assert "Sudah benar?" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert (entry.volume, entry.measure) == (Decimal(7), "permohonan")
    assert "🎯 Melayani permohonan KTP" in question(office.budi)


async def test_work_outside_of_the_targets(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"))
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini", "Tugas lain")
    await office.says(office.sari, ACTIVITY)
    await office.taps(office.sari, "Lewati", "1 jam", "Lewati", "4 – Baik", "Kirim")
    (entry,) = await stored(office)
    assert (entry.target_id, entry.volume, entry.measure) == (None, None, None)


async def test_work_that_is_told_where_its_target_is_asked_is_kept(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"), ("Menyusun laporan", "dokumen"))
    await office.says(office.sari, "/lapor", "hari ini", "verifikasi berkas 2 jam")
    assert "📄 verifikasi berkas\n⏱ 2 jam\n\nPekerjaan ini untuk RHK yang mana?" in question(office.sari)
    await office.says(office.sari, "ini")
    assert "Tekan salah satu tombol" in question(office.sari), "too short to be work"
    await office.says(office.sari, "ktp")
    assert "🎯 Melayani permohonan KTP" in question(office.sari)
    assert "Berapa permohonan hasilnya?" in question(office.sari), "the work is known"


async def test_a_target_is_named_by_some_of_its_words(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"), ("Menyusun laporan", "dokumen"))
    await office.says(office.sari, "/lapor", "hari ini", "#laporan")
    assert "🎯 Menyusun laporan" in question(office.sari)
    assert "Apa yang Anda kerjakan?" in question(office.sari)


async def test_a_date_of_another_period_asks_for_its_targets(office: OfficeOnTrial) -> None:
    await agree_targets(office, ("Melayani permohonan KTP", "permohonan"))
    office.move_to(2027, 1, 1, 9, 0)
    await up_to_summary(office)
    assert "Rencana hasil kerja" not in office.sari.labels(), "nothing is agreed for 2027 yet"
    await office.taps(office.sari, "Ubah", "Tanggal", "Kemarin")
    assert "Pekerjaan ini untuk RHK yang mana?" in question(office.sari)
    await office.taps(office.sari, "Melayani permohonan KTP")
    await office.says(office.sari, "4")
    assert "Sudah benar?" in question(office.sari)
    await office.taps(office.sari, "Ubah", "Tanggal", "Hari ini")
    assert "🎯" not in question(office.sari)
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert entry.target_id is None
