"""The way in: what is confirmed is kept, what comes twice counts once, what fails blocks nobody."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sqlalchemy import func, select, text

from bot.app import Service
from storage.tables import Entry, ProcessedUpdate
from tests.harness import OfficeOnTrial, start_service


async def entries(service: Service) -> int:
    """How many entries there are."""
    async with service.database.read() as uow:
        return await uow.session.scalar(select(func.count()).select_from(Entry)) or 0


async def test_what_is_committed_but_not_acknowledged_is_not_done_again_after_a_crash(
    office: OfficeOnTrial, office_database: str
) -> None:
    await office.fills_in(office.sari)
    office.sari.taps("Kirim")
    for delivered in await office.service.bot.get_updates(offset=0, timeout=0):
        await office.service.intake.take(delivered)

    # The process dies here: committed, never acknowledged, nothing said. Another one takes over.
    other = await start_service(office.playground, office_database)
    office.service = other
    await office.settle()
    assert await entries(other) == 1
    assert office.sari.sees().count("Laporan terkirim") == 1
    assert "Menyusun laporan keuangan" in office.budi.sees()
    await other.close()


async def test_two_processes_take_turns_in_one_conversation(
    office: OfficeOnTrial, office_database: str
) -> None:
    services = [office.service, await start_service(office.playground, office_database)]
    steps: list[Callable[[], object]] = [
        lambda: office.sari.says("/lapor"),
        lambda: office.sari.taps("Hari ini"),
        lambda: office.sari.says("Menyusun laporan keuangan"),
        lambda: office.sari.says("3 dokumen"),
        lambda: office.sari.taps("2 jam"),
        lambda: office.sari.taps("Lewati"),
        lambda: office.sari.taps("4 – Baik"),
        lambda: office.sari.taps("Kirim"),
    ]
    for number, step in enumerate(steps):
        step()
        office.service = services[number % 2]
        await office.settle()
    assert "Laporan terkirim" in office.sari.sees()
    assert await entries(office.service) == 1
    await services[1].close()
    office.service = services[0]


async def test_two_taps_at_once_in_two_processes_decide_once(
    office: OfficeOnTrial, office_database: str
) -> None:
    await office.reports(office.sari)
    card = office.budi.last
    await office.taps(office.budi, "Setujui")
    other = await start_service(office.playground, office_database)
    office.budi.taps("5 – Sangat baik", message=office.budi.last)
    office.budi.taps("2 – Kurang", message=office.budi.last)
    updates = await office.service.bot.get_updates(offset=0, timeout=0)
    # Both processes decide at the same moment; one of them is told that it came second.
    processes = [office.service, other]
    await asyncio.gather(
        *(process.intake.take(tap) for process, tap in zip(processes, updates[-2:], strict=True))
    )
    await other.speaker.wait_idle()
    await office.settle()
    async with other.database.read() as uow:
        rating = await uow.session.scalar(select(Entry.supervisor_rating))
    assert rating in (5, 2)
    assert office.sari.sees().count("Laporan Anda disetujui") == 1
    assert any("Sudah ditinjau oleh Anda" in toast for toast in office.budi.toasts)
    assert card["message_id"] == office.budi.messages[-1]["message_id"]
    await other.close()


async def test_an_update_that_fails_is_set_aside_with_a_reference_and_blocks_nobody(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.sari, "/lapor")
    async with office.changes() as uow:
        # Somebody has been at the database: what comes after the date cannot be asked any more.
        await uow.session.execute(text("ALTER TABLE targets RENAME TO agreed_results"))
    office.sari.taps("Hari ini")
    office.citra.says("/lapor")
    await office.settle()
    assert "Pekerjaan tanggal berapa?" in office.citra.sees()
    async with office.service.database.read() as uow:
        (failed,) = await uow.updates.failed()
        processed = await uow.session.get(ProcessedUpdate, failed.update_id)
    assert processed is not None
    assert "targets" in failed.error
    assert failed.reference in office.sari.sees()
    assert "Nomor rujukan" in office.sari.sees()
