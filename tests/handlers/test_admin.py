"""`/admin`: how the office stands, and the ways from there."""

from __future__ import annotations

from sqlalchemy import delete

from storage.tables import Supervision
from tests.harness import OfficeOnTrial, must


async def test_the_hub_tells_how_the_office_stands_and_leads_on(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/admin")
    assert "4 pegawai bertugas, 4 sudah bergabung" in office.admin.last["text"]
    assert "Tidak ada yang tertunda" in office.admin.last["text"]
    await office.reports(office.sari)
    async with office.changes() as uow:
        person = must(await uow.people.account_of(office.ids[office.citra.id]))
        await uow.people.unlink(person)
        held = Supervision.employee_id == office.ids[office.citra.id]
        await uow.session.execute(delete(Supervision).where(held))
    await office.says(office.admin, "/admin")
    said = office.admin.last["text"]
    assert "4 pegawai bertugas, 3 sudah bergabung" in said
    assert "1 pegawai tanpa atasan" in said
    assert "1 pengajuan menunggu keputusan atasan" in said
    await office.taps(office.admin, "Layanan")
    assert "layanan" in office.admin.last["text"].casefold()
