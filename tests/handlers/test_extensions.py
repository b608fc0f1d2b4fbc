"""`/perpanjang`: an administrator keeps days open, for all, a unit or a person; each is told once."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import select, update

from domain.periods import Span
from playground.handle import PersonHandle
from storage.tables import Employee, Extension
from tests.handlers.deadlines import reports
from tests.handlers.steps import question
from tests.harness import CITRA, SARI, WIB, OfficeOnTrial
from tests.jobs.records import absent, reported

TOLD = "masih diterima sampai Sab, 21 Nov 23.59"
REASON = "Gangguan <jaringan> kabupaten"


async def extends(office: OfficeOnTrial, *scope: str, search: str | None = None) -> None:
    """The administrator keeps 12 and 13 November open until the 21st."""
    await office.says(office.admin, "/perpanjang")
    await office.taps(office.admin, *scope)
    if search is not None:
        await office.says(office.admin, search)
    await office.says(office.admin, "12/11", "13/11", "21/11", REASON)
    await office.taps(office.admin, "Perpanjang")


def told(*people: PersonHandle) -> list[int]:
    """How often people were told that days stay open."""
    return [person.sees().count(TOLD) for person in people]


async def stored(office: OfficeOnTrial) -> list[Extension]:
    """All extensions."""
    return await office.rows(select(Extension))


async def test_days_are_kept_open_for_all_and_each_is_told_once(office: OfficeOnTrial) -> None:
    for day in (12, 13):
        await reported(office, CITRA, date(2026, 11, day))
    assert "sudah lewat" in await reports(office, "12/11")
    await office.says(office.sari, "/batal")
    await extends(office, "Semua pegawai")
    done = office.admin.sees()
    for line in ("Semua pegawai", "Kam, 12 Nov – Jum, 13 Nov", "Sab, 21 Nov 23.59", REASON):
        assert line in done
    assert "Pegawai yang diberi tahu: 4" in done
    assert "Laporan untuk Kam, 12 Nov, Jum, 13 Nov" in office.sari.sees()
    assert f"Alasan: {REASON}" in office.sari.sees()
    people = (office.sari, office.budi, office.citra)
    assert told(*people) == [1, 1, 0], "who has reported those days is left in peace"
    await office.jobs_at(2026, 11, 20, 17, 0)
    assert told(*people) == [1, 1, 0]
    await office.taps(office.sari, "Lapor sekarang")
    await office.says(office.sari, "/batal")
    assert "Tercatat sebagai laporan terlambat" in await reports(office, "12/11")
    (row,) = await stored(office)
    assert row.open_until == datetime(2026, 11, 22, tzinfo=WIB)


async def test_days_are_kept_open_for_a_unit(office: OfficeOnTrial) -> None:
    await extends(office, "Satu unit kerja", "Sekretariat")
    assert "👥 Sekretariat" in office.admin.sees()
    assert told(office.sari, office.admin) == [0, 1]
    assert "sudah lewat" in await reports(office, "12/11")


async def test_days_are_kept_open_for_a_person_found_by_a_part_of_the_name(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/perpanjang")
    await office.taps(office.admin, "Satu pegawai")
    await office.says(office.admin, "Dewi")
    assert "Tidak ada yang cocok dengan “Dewi”" in question(office.admin)
    await office.says(office.admin, "i con")
    assert [label for label in office.admin.labels() if "Contoh" in label] == [
        "Budi Contoh, 19750202 200003 1 002",
        "Sari Contoh, 19900101 201501 2 001",
    ]
    await office.taps(office.admin, "Sari Contoh")
    await office.says(office.admin, "12/11", "13/11", "21/11", REASON)
    await office.taps(office.admin, "Perpanjang")
    assert told(office.sari, office.budi, office.citra) == [1, 0, 0]
    (row,) = await stored(office)
    assert (row.employee_id, row.unit_id) == (office.ids[SARI], None)


@pytest.mark.parametrize("number", ["199001012015012001", "19900101 201501 2 001", "1990 0101"])
async def test_one_who_is_meant_by_the_number_is_taken_at_once(office: OfficeOnTrial, number: str) -> None:
    await extends(office, "Satu pegawai", search=number)
    assert told(office.sari, office.citra) == [1, 0]


async def test_who_was_away_or_has_joined_another_unit_is_not_bothered(office: OfficeOnTrial) -> None:
    await absent(office, SARI, "cuti", date(2026, 11, 12), date(2026, 11, 13))
    await extends(office, "Semua pegawai")
    assert told(office.sari, office.budi) == [0, 1]


async def test_the_scope_is_changed_before_it_is_done(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/perpanjang")
    await office.taps(office.admin, "Satu pegawai")
    await office.says(office.admin, "Sari", "12/11", "13/11", "21/11", REASON)
    await office.taps(office.admin, "Ubah", "Untuk siapa", "Satu unit kerja", "Sekretariat", "Perpanjang")
    (row,) = await stored(office)
    assert row.employee_id is None and row.unit_id is not None


async def test_days_that_make_no_sense_are_refused(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/perpanjang")
    await office.taps(office.admin, "Semua pegawai")
    await office.says(office.admin, "1/1/2020")
    assert "⚠️ Tanggalnya harus antara" in question(office.admin)
    await office.says(office.admin, "12/11", "1/2/2027")
    assert "paling lama satu bulan" in question(office.admin)
    await office.says(office.admin, "13/11", "19/11/2026")
    assert "Batas barunya harus antara" in question(office.admin)
    await office.says(office.admin, "21/11", REASON, "/batal")
    assert await stored(office) == []


async def test_who_is_administrator_no_more_does_not_finish(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/perpanjang")
    await office.taps(office.admin, "Semua pegawai")
    await office.says(office.admin, "12/11", "13/11", "21/11", REASON)
    await office.execute(update(Employee).values(role="asn"))
    await office.taps(office.admin, "Perpanjang")
    assert await stored(office) == []


# --- a locked day ---------------------------------------------------------------------------------------


async def test_a_locked_day_says_until_when_it_was_open_and_who_can_extend_it(office: OfficeOnTrial) -> None:
    told = (
        "Batas lapor untuk Senin, 16 November 2026 sudah lewat: diterima sampai Kamis, 19 November 2026"
        " 23.59. Jika ada kendala, yang dapat memperpanjangnya: Agus Contoh."
    )
    await office.says(office.sari, "/lapor", "16/11")
    assert told in question(office.sari), "when it is typed"
    await office.taps(office.sari, "Tanggal lain")
    assert told not in office.sari.sees()
    locked = next(
        button
        for row in office.sari.last["reply_markup"]["inline_keyboard"]
        for button in row
        if button["text"] == "·" and button["callback_data"].endswith("2026-11-16")
    )
    await office.taps_data(office.sari, locked["callback_data"])
    assert told in office.sari.sees(), "when it is tapped in the calendar"
    await office.execute(update(Employee).values(role="asn"))
    await office.says(office.sari, "16/11")
    assert "administrator dapat memperpanjangnya" in question(office.sari)


async def test_an_extension_that_is_over_is_told_as_the_end(office: OfficeOnTrial) -> None:
    span, until = Span(date(2026, 11, 12), date(2026, 11, 13)), datetime(2026, 11, 19, 17, 0, tzinfo=WIB)
    async with office.changes() as uow:
        await uow.calendars.extend(span, until, "Listrik padam", office.service.clock.now())
    assert "diterima sampai Kamis, 19 November 2026 17.00" in await reports(office, "12/11")


async def test_what_a_phone_wrote_before_midnight_counts_by_telegrams_date(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 23, 58)
    await office.says(office.sari, "/lapor", "hari ini", "Menyusun laporan keuangan", "3 dokumen", "2 jam")
    await office.taps(office.sari, "Lewati", "4 – Baik")
    office.sari.says("Kirim")
    office.move_to(2026, 11, 21, 0, 20)
    await office.settle()
    assert "Laporan terkirim" in question(office.sari)
    assert "erlambat" not in question(office.sari)


async def test_nobody_is_told_of_days_that_were_reported_before_the_message_left(
    office: OfficeOnTrial,
) -> None:
    await office.says(office.admin, "/perpanjang")
    await office.taps(office.admin, "Semua pegawai")
    await office.says(office.admin, "20/11", "20/11", "21/11", REASON)
    await reported(office, SARI, date(2026, 11, 20))
    await office.taps(office.admin, "Perpanjang")
    assert told(office.sari, office.citra) == [0, 1]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Sari", "👤 Sari Contoh"),
        ("bu sari contoh", "👤 Sari Contoh"),
        ("199001012015012001", "👤 Sari Contoh"),
        ("Dinas Pelayanan", "Dinas Pelayanan"),
        ("sekretariat", "Sekretariat"),
    ],
)
async def test_a_name_may_be_written_at_once(office: OfficeOnTrial, said: str, shown: str) -> None:
    await office.says(office.admin, "/perpanjang", said)
    assert shown.removeprefix("👤 ") in question(office.admin)
    assert "Mulai tanggal lapor berapa?" in question(office.admin)


async def test_a_name_of_several_is_asked_about_and_nothing_is_lost(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/perpanjang", "contoh")
    assert {"Sari Contoh, 19900101 201501 2 001"} < set(office.admin.labels())
    await office.says(office.admin, "/batal", "/perpanjang", "Dewi")
    assert "Tidak ada yang cocok dengan “Dewi”" in question(office.admin)
    await office.execute(
        update(Employee).where(Employee.name == "Citra Contoh").values(name="Citra Dinas Pelayanan")
    )
    await office.says(office.admin, "dinas")
    assert "“dinas” cocok dengan unit kerja dan juga dengan pegawai" in question(office.admin)
