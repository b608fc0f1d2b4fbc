"""An imported entry that was returned: what the import did not tell is asked for before it is sent again."""

from __future__ import annotations

from datetime import date

from domain.cases import CaseState
from handlers.daily_report.callbacks import CorrectTap
from storage.tables import Entry
from tests.harness import FRIDAY_MORNING, SARI, OfficeOnTrial


async def returned_without_minutes(office: OfficeOnTrial, note: str) -> int:
    """A returned entry of Sari's that tells nothing of the time; gives its id."""
    async with office.changes() as uow:
        entry = Entry(
            employee_id=office.ids[SARI],
            date=date(2026, 11, 19),
            activity="Menyusun daftar inventaris",
            self_rating=4,
            state=CaseState.RETURNED,
            version=1,
            submitted_at=FRIDAY_MORNING,
            revised_at=FRIDAY_MORNING,
            note=note,
        )
        uow.session.add(entry)
        await uow.session.flush()
        return entry.id


async def test_the_missing_time_is_asked_for_and_the_entry_sent_again(office: OfficeOnTrial) -> None:
    entry_id = await returned_without_minutes(office, "Mohon dilengkapi waktunya")
    await office.taps_data(office.sari, CorrectTap(entry_id).pack())
    assert "30 menit" in office.sari.labels()
    await office.taps(office.sari, "2 jam", "Kirim")
    assert "Menunggu persetujuan Budi Contoh" in office.sari.sees()
    async with office.service.database.read() as uow:
        entry = await uow.cases.get(Entry, entry_id)
    assert entry is not None
    assert (entry.state, entry.version, entry.minutes) == (CaseState.SUBMITTED, 2, 120)


async def test_changing_something_else_leads_to_the_missing_time(office: OfficeOnTrial) -> None:
    entry_id = await returned_without_minutes(office, "Mohon diperbaiki")
    await office.taps_data(office.sari, CorrectTap(entry_id).pack())
    await office.taps(office.sari, "Kegiatan")
    await office.says(office.sari, "Menyusun daftar inventaris gudang")
    assert "30 menit" in office.sari.labels()
    assert "Kirim" not in office.sari.labels()
