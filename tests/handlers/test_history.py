"""`/riwayat`: the own entries page by page, through filters, each with what became of it."""

from __future__ import annotations

from domain.cases import CaseState
from domain.entries import Report
from handlers.history.callbacks import HistoryPickTap, HistoryTap
from locales import words_in
from playground.handle import PersonHandle
from tests.handlers.targets import has
from tests.harness import BUDI, CITRA, FRIDAY_MORNING, SARI, OfficeOnTrial

HERE = words_in("id")


async def filled(office: OfficeOnTrial) -> int:
    """Sari has nine entries of two months, in every state, some for a target; gives the target's id."""
    target = await has(office, SARI, measure="berkas")
    async with office.changes() as uow:
        for number in range(1, 10):
            report = Report(
                date=FRIDAY_MORNING.date().replace(month=10 if number < 4 else 11, day=number),
                activity=f"Pekerjaan nomor {number}",
                minutes=60,
                self_rating=4,
                target_id=target if number % 2 else None,
            )
            entry = await uow.entries.add(office.ids[SARI], report, FRIDAY_MORNING)
            entry.state = {7: CaseState.RETURNED, 8: CaseState.APPROVED}.get(number, CaseState.SUBMITTED)
            if number in (7, 8):
                entry.reviewer_id, entry.reviewed_at = office.ids[BUDI], FRIDAY_MORNING
                entry.note = "Mohon lampirkan daftarnya." if number == 7 else None
                entry.supervisor_rating = 5 if number == 8 else None
    return target


def shown(person: PersonHandle) -> str:
    """The list that a person sees."""
    return str(person.last["text"])


async def test_entries_are_listed_latest_first_page_by_page(office: OfficeOnTrial) -> None:
    await filled(office)
    await office.says(office.sari, "/riwayat")
    assert "Semua laporan: 9" in shown(office.sari)
    assert shown(office.sari).index("1. ⏳ Sen, 9 Nov Pekerjaan nomor 9") < shown(office.sari).index(
        "nomor 8"
    )
    assert "nomor 4" in shown(office.sari) and "nomor 3" not in shown(office.sari)
    await office.taps(office.sari, "Berikutnya")
    assert "7. ⏳ Sab, 3 Okt Pekerjaan nomor 3" in shown(office.sari)
    assert "nomor 4" not in shown(office.sari)
    await office.taps(office.sari, "Sebelumnya")
    assert "nomor 9" in shown(office.sari)


async def test_filters_narrow_the_list_and_go_together(office: OfficeOnTrial) -> None:
    await filled(office)
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "RHK", "Melayani permohonan KTP")
    assert "RHK “Melayani permohonan KTP”: 5" in shown(office.sari)
    await office.taps(office.sari, "Bulan", "Oktober 2026")
    assert "Oktober 2026 · RHK “Melayani permohonan KTP”: 2" in shown(office.sari)
    await office.taps(office.sari, "Status", "Dikembalikan")
    assert "Tidak ada laporan di sini." in shown(office.sari)
    await office.taps(office.sari, "Bulan", "Semua")
    assert "Pekerjaan nomor 7" in shown(office.sari)
    await office.taps(office.sari, "Status", "Semua")
    assert "RHK “Melayani permohonan KTP”: 5" in shown(office.sari)


async def test_an_entry_shows_the_verdict_and_leads_to_its_correction(office: OfficeOnTrial) -> None:
    await filled(office)
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "2")
    assert "Disetujui oleh Budi Contoh" in shown(office.sari)
    await office.taps(office.sari, "Kembali ke daftar", "3")
    assert "Mohon lampirkan daftarnya." in shown(office.sari)
    await office.taps(office.sari, "Perbaiki")
    assert "Perbaikan laporan" in shown(office.sari)


async def test_the_proof_of_an_entry_is_behind_a_button(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "Menyusun laporan keuangan", "3 dokumen")
    await office.taps(office.sari, "2 jam")
    await office.says(office.sari, "https://contoh.go.id/berkas")
    await office.taps(office.sari, "Lanjut", "4 – Baik", "Kirim")
    await office.says(office.sari, "/riwayat")
    await office.taps(office.sari, "1")
    assert "Menunggu persetujuan Budi Contoh" in shown(office.sari)
    await office.taps(office.sari, "📎 Lihat bukti")
    assert "https://contoh.go.id/berkas" in shown(office.sari)


async def test_who_has_reported_nothing_is_told_so(office: OfficeOnTrial) -> None:
    await office.says(office.citra, "/riwayat")
    assert "Tidak ada laporan di sini." in shown(office.citra)
    await office.taps(office.citra, "RHK")
    assert office.citra.labels()[0] == "✓ Semua"


async def test_nobody_filters_by_the_targets_of_another(office: OfficeOnTrial) -> None:
    target = await filled(office)
    for person in (office.citra, office.budi, office.admin):
        await office.taps_data(person, HistoryTap(0, "-", "-", target).pack())
        assert person.toasts[-1] == HERE.plain("button-outdated")


async def test_made_up_buttons_do_no_harm(office: OfficeOnTrial) -> None:
    await filled(office)
    made_up = [
        HistoryTap(0, "x", "-", 0),
        HistoryTap(0, "-", "2026-Q4", 0),
        HistoryTap(0, "-", "13", 0),
        HistoryPickTap("x", "-", "-", 0),
    ]
    for tap in made_up:
        await office.taps_data(office.sari, tap.pack())
        assert office.sari.toasts[-1] == HERE.plain("button-outdated"), tap
    await office.taps_data(office.sari, HistoryTap(2**31 - 1, "-", "-", 0).pack())
    assert "7. " in shown(office.sari), "the last page"
    assert office.citra.id == CITRA
