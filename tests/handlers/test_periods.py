"""`/periode` and the extensions in force: what stands, and the ways from there."""

from __future__ import annotations

from sqlalchemy import select

from handlers.extensions.in_force import ExtensionEndTap
from storage.tables import AuditRow
from tests.handlers.results import closed_office
from tests.harness import OfficeOnTrial


async def test_each_period_has_its_state_and_leads_on(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/periode")
    said = office.admin.last["text"]
    assert "Semester 2 2026: berjalan sampai" in said
    assert "Semester 1 2026: selesai, belum ditutup" in said
    await closed_office(office)
    await office.says(office.admin, "/periode")
    assert "🔒 Semester 2 2026: ditutup" in office.admin.last["text"]
    await office.taps(office.admin, "🔒 Semester 2 2026")
    assert {"🔒 Penutupan", "📄 Hasil", "📈 Tindak lanjut"} <= set(office.admin.labels())
    await office.taps(office.admin, "🔒 Penutupan")
    assert "Semester 2 2026" in office.admin.last["text"]
    await office.says(office.admin, "/periode")
    await office.taps(office.admin, "🔓 Semester 1 2026", "🔒 Penutupan")
    assert "Semester 1 2026" in office.admin.last["text"]


async def test_an_extension_in_force_is_ended_once_and_told(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/perpanjang")
    await office.taps(office.admin, "Satu unit kerja", "Dinas Pelayanan")
    await office.says(office.admin, "19/11", "20/11", "25/11", "Gangguan jaringan")
    await office.taps(office.admin, "Perpanjang")
    await office.says(office.admin, "/periode")
    await office.taps(office.admin, "⏳ Perpanjangan berlaku: 1")
    assert "1. Dinas Pelayanan" in office.admin.last["text"]
    await office.taps(office.admin, "Akhiri 1")
    assert "Laporan yang sudah masuk tetap diterima" in office.admin.last["text"]
    await office.taps(office.admin, "Ya, akhiri")
    assert "Tidak ada perpanjangan" in office.admin.last["text"]
    assert "sudah diakhiri oleh administrator" in office.sari.last["text"]
    await office.taps_data(office.admin, ExtensionEndTap(1, 1).pack())
    assert "sudah berakhir" in office.admin.toasts[-1]
    assert "Tidak ada perpanjangan" in office.admin.last["text"], "the list is shown as it is now"
    noted = await office.rows(select(AuditRow.action).order_by(AuditRow.number))
    assert noted == ["extend-days", "withdraw-extension"]
