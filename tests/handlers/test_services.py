"""`/layanan`: a service from its first day to its last, who staffs it, and who is at its counter today."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader
from sqlalchemy import select

from domain.periods import Period
from domain.responses import link_payload
from handlers.services.callbacks import PosterTap, ServiceEditTap
from locales import words_in
from storage.tables import ALWAYS, FOREVER, CounterSaying, Employee, Service, ServiceStaff
from tests.handlers.people import log_of
from tests.handlers.services import code_on, counter, shows
from tests.harness import CITRA, SARI, OfficeOnTrial

__all__ = ["counter"]
WORDS = words_in("id")


async def service(office: OfficeOnTrial, code: str) -> Service:
    """The service with a code."""
    async with office.service.database.read() as uow:
        found = await uow.services.by_code(code)
    assert found is not None
    return found


async def said(office: OfficeOnTrial) -> list[tuple[int, bool, int | None]]:
    """What was said of who is at the counter: of whom, whether, and by whom."""
    async with office.service.database.read() as uow:
        rows = await uow.session.scalars(select(CounterSaying).order_by(CounterSaying.id))
        return [(row.employee_id, row.is_there, row.said_by_id) for row in rows]


async def test_a_head_makes_a_service_staffs_it_and_closes_it(office: OfficeOnTrial) -> None:
    budi = office.budi
    await office.says(budi, "/layanan")
    await office.taps(budi, "➕ Layanan baru")
    await office.says(budi, "Akta kelahiran <baru>")
    await office.taps(budi, "AKTA-KELAHIRAN")
    await office.says(budi, "banyak", "1.200")
    assert "Kode AKTA-KELAHIRAN, Dinas Pelayanan" in budi.last["text"]
    assert "Belum ada petugas" in budi.last["text"]
    made = await service(office, "akta-kelahiran")
    assert (made.name, made.population) == ("Akta kelahiran <baru>", 1200)

    await office.taps(budi, "➕ Petugas", "Sari Contoh", "Besok", "Seterusnya")
    assert "• Sari Contoh, sejak Sab, 21 Nov" in budi.last["text"]
    await office.taps(budi, "➕ Petugas", "Sari Contoh", "Besok", "Seterusnya")
    assert "sudah bertugas" in budi.sees()
    await office.says(budi, "/batal", "/layanan")
    await office.taps(budi, "Akta kelahiran <baru>", "✏️ Ganti nama")
    await office.says(budi, "Akta kelahiran")
    assert "🏢 Akta kelahiran\n" in budi.last["text"]
    [row] = await office.rows(select(ServiceStaff))
    assert (row.starts, row.ends) == (date(2026, 11, 21), FOREVER)
    await office.taps(budi, "Akhiri: Sari Contoh")
    await office.says(budi, "rabu")
    assert "“rabu” dapat berarti Rabu, 18 November 2026 atau Rabu, 25 November 2026" in budi.last["text"]
    await office.says(budi, "25/11")
    assert "• Sari Contoh, Sab, 21 Nov – Rab, 25 Nov" in budi.last["text"]
    await office.taps(budi, "Akhiri: Sari Contoh", "Kemarin")
    assert "Belum ada petugas" in budi.last["text"]

    await office.taps(budi, "🔒 Tutup layanan", "Hari ini")
    assert "Ditutup sejak Jumat, 20 November 2026" in budi.last["text"]
    await office.opens(office.stranger, link_payload(made.code, made.id))
    assert office.stranger.last["text"] == WORDS.plain("rate-service-closed", service="Akta kelahiran")
    await office.says(office.stranger, "/nilailayanan")
    assert office.stranger.last["text"] == WORDS.plain("rate-no-services")
    for tap in (PosterTap(made.id, "a4"), ServiceEditTap(made.id, "staff")):
        await office.taps_data(budi, tap.pack())
        assert budi.toasts[-1] == WORDS.plain("service-is-closed", service="Akta kelahiran")
    await office.says(budi, "/layanan")
    await office.taps(budi, "Akta kelahiran 🔒", "🔓 Buka kembali")
    await office.opens(office.stranger, link_payload(made.code, made.id))
    assert "Akta kelahiran" in office.stranger.last["text"]


async def test_an_administrator_says_who_staffed_a_service_in_the_past_and_until_when(
    counter: OfficeOnTrial,
) -> None:
    office, admin, citra = counter, counter.admin, counter.ids[CITRA]
    async with office.changes() as uow:
        own, period = office.service.office, Period.parse("2026-Q3")
        assert await uow.closings.begin(period, own.scheme, own.zone, None, None, office.service.clock.now())
    await office.says(admin, "/layanan")
    await office.taps(admin, "KTP-el <baru>", "➕ Petugas", "Citra Contoh")
    await office.says(admin, "30/9")
    assert "sudah ditutup" in admin.last["text"]
    await office.says(admin, "2/11")
    await office.taps(admin, "Seterusnya", "Akhiri: Citra Contoh")
    await office.says(admin, "13/11")
    async with office.service.database.read() as uow:
        query = select(ServiceStaff.starts, ServiceStaff.ends).where(ServiceStaff.employee_id == citra)
        [row] = await uow.session.execute(query)
    assert tuple(row) == (date(2026, 11, 2), date(2026, 11, 13))
    await office.taps(admin, "✏️ Ganti nama")
    await office.says(admin, "KTP elektronik")
    await office.taps(admin, "🔒 Tutup layanan", "Besok", "🔓 Buka kembali")
    actions = [row.action for row in await log_of(office) if row.object.startswith("services/")]
    assert actions == ["staff-service", "end-staffing", "rename-service", "close-service", "close-service"]


async def test_a_card_has_pages_of_its_staff(counter: OfficeOnTrial) -> None:
    office, ktp = counter, await service(counter, "ktp")
    people = [Employee(nip=f"1991010120150120{n:02}", name=f"Petugas {n:02}", role="asn") for n in range(27)]
    await office.add(*people)
    staffs = {"service_id": ktp.id, "starts": ALWAYS, "ends": FOREVER}
    await office.add(*(ServiceStaff(employee_id=person.id, **staffs) for person in people))
    await office.says(office.budi, "/layanan")
    await office.taps(office.budi, ktp.name)
    assert "Petugas 24" in office.budi.last["text"] and "Petugas 25" not in office.budi.last["text"]
    await office.taps(office.budi, "Berikutnya")
    assert "Petugas 24" not in office.budi.last["text"] and "Petugas 26" in office.budi.last["text"]
    await office.taps(office.budi, "Akhiri: Petugas 26")
    assert "Petugas 26" in office.budi.last["text"]


async def test_a_head_says_nothing_of_who_staffed_a_service_before(counter: OfficeOnTrial) -> None:
    office, budi = counter, counter.budi
    await office.says(budi, "/layanan")
    await office.taps(budi, "KTP-el <baru>", "➕ Petugas", "Citra Contoh")
    await office.says(budi, "2/11/2026")
    assert "Tanggalnya harus antara" in budi.last["text"]


async def test_a_poster_comes_as_a_file(counter: OfficeOnTrial) -> None:
    office, admin = counter, counter.admin
    await office.says(admin, "/layanan")
    await office.taps(admin, "KTP-el <baru>", "🖨 Poster A5")
    file = await office.service.bot.get_file(admin.last["document"]["file_id"])
    [page] = PdfReader(BytesIO(bytes(await file.download_as_bytearray()))).pages
    assert "/nilailayanan KTP" in page.extract_text()


async def test_staff_say_that_they_are_at_the_counter_and_the_head_says_it_of_anybody(
    counter: OfficeOnTrial,
) -> None:
    office, sari, budi = counter, counter.sari, counter.budi
    await office.says(sari, "/kode")
    await shows(office)
    assert code_on(sari)
    await office.taps(sari, "✋ Saya petugas hari ini", "✋ Saya petugas hari ini")
    assert sari.toasts[-1] == WORDS.plain("counter-noted", service="KTP-el <baru>")
    sari_id, budi_id = office.ids[SARI], office.ids[102]
    assert await said(office) == [(sari_id, True, sari_id)]
    await office.taps(sari, "👥 Petugas hari ini")
    assert "dihitung untuk mereka saja" in sari.last["text"]
    await office.says(budi, "/layanan")
    await office.taps(budi, "KTP-el <baru>", "👥 Petugas hari ini", "☑️ Sari Contoh")
    assert "dihitung untuk semua petugas" in budi.last["text"]
    assert await said(office) == [(sari_id, True, sari_id), (sari_id, False, budi_id)]


@pytest.mark.parametrize("typed", ["x", "KTP"])
async def test_a_name_or_code_that_cannot_be_is_asked_for_again(counter: OfficeOnTrial, typed: str) -> None:
    office, budi = counter, counter.budi
    await office.says(budi, "/layanan baru", "Pindah datang", f"{typed}!" if typed == "x" else typed)
    key = "service-code-signs" if typed == "x" else "service-code-taken"
    assert WORDS.plain(key, code=typed) in budi.last["text"]
