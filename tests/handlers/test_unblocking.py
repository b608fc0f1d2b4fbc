"""Buka sumbatan: the first line names the act that frees most people, and its button does it."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select, update

from domain.people import StandInKind
from jobs.alone import WITHOUT_SUPERVISOR
from locales import words_in
from storage.tables import StandIn, Supervision
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial
from tests.jobs.records import reported

FRIDAY = date(2026, 11, 20)


async def test_a_silent_supervisor_gets_a_stand_in_with_one_tap(office: OfficeOnTrial) -> None:
    for key in (SARI, CITRA):
        await reported(office, key, FRIDAY)
    office.move_to(2026, 11, 24, 8, 0)
    await office.says(office.admin, "/ringkasan")
    assert "Buka sumbatan" not in office.admin.last["text"], "two working days are not long"
    office.move_to(2026, 11, 25, 8, 0)
    await office.says(office.admin, "/ringkasan")
    assert office.admin.last["text"].startswith(
        "🔓 Buka sumbatan: Budi Contoh belum memutuskan laporan 2 orang;"
    )
    await office.taps(office.admin, "Tunjuk Plt. atau Plh.")
    assert "Untuk: Budi Contoh" in office.admin.last["text"]
    await office.says(office.admin, "Agus")
    await office.taps(office.admin, "Tunjuk")
    async with office.service.database.read() as uow:
        (row,) = await uow.session.scalars(select(StandIn))
    assert (row.supervisor_id, row.stand_in_id, row.kind) == (
        office.ids[BUDI],
        office.ids[ADMIN],
        StandInKind.PLH,
    )
    assert (row.starts, row.ends) == (date(2026, 11, 25), date(2026, 12, 8))
    await office.says(office.admin, "/ringkasan")
    assert "Buka sumbatan" not in office.admin.last["text"]


async def test_people_without_a_supervisor_are_told_at_once_and_given_one(office: OfficeOnTrial) -> None:
    await reported(office, SARI, FRIDAY)
    async with office.service.database.unit() as uow:
        await uow.session.execute(update(Supervision).values(ends=FRIDAY))
        await uow.commit()
    office.service.runner.jobs = (WITHOUT_SUPERVISOR,)
    await office.run_jobs()
    assert "Tanpa atasan" not in office.admin.sees()
    for minute in (0, 30):
        office.move_to(2026, 11, 21, 6, minute)
        await office.run_jobs()
    assert office.admin.sees().count("Tanpa atasan yang bertugas: 3 orang") == 1, "once"
    await office.says(office.citra, "/delegasi tanpa", "/delegasi atasan 2")
    assert office.citra.last["text"] == words_in("id").plain("gate-delegate")
    await office.says(office.admin, "/ringkasan")
    assert "Buka sumbatan: 3 orang di Dinas Pelayanan tidak memiliki atasan" in office.admin.last["text"]
    await office.taps(office.admin, "Tetapkan atasan")
    await office.says(office.admin, "Agus")
    await office.taps(office.admin, "Tetapkan")
    assert "Agus Contoh menjadi atasan 3 orang mulai hari ini" in office.admin.last["text"]
    await office.says(office.admin, "/delegasi tanpa")
    assert "Semua pegawai memiliki atasan yang bertugas." in office.admin.last["text"]
    async with office.service.database.unit() as uow:
        (await uow.people.get(office.ids[BUDI])).left = FRIDAY
        await uow.commit()
    await office.says(office.admin, "/tinjau")
    assert "Menyusun laporan keuangan" in office.admin.last["text"], "it waits no longer for who has left"


async def test_what_waits_comes_to_the_new_supervisor_who_must_be_in_service(office: OfficeOnTrial) -> None:
    await reported(office, SARI, FRIDAY)
    async with office.service.database.unit() as uow:
        (await uow.people.get(office.ids[BUDI])).left = date(2026, 11, 19)
        await uow.commit()
    await office.says(office.admin, "/delegasi tanpa")
    await office.taps(office.admin, "Dinas Pelayanan")
    await office.says(office.admin, "Citra")
    for left in (date(2026, 11, 19), None):
        async with office.service.database.unit() as uow:
            (await uow.people.get(office.ids[CITRA])).left = left
            await uow.commit()
        await office.taps(office.admin, "Tetapkan")
        assert ("Citra Contoh tidak bertugas hari ini" in office.admin.last["text"]) == (left is not None)
    assert "Menyusun laporan keuangan" in office.citra.last["text"], "nobody has asked for it"
