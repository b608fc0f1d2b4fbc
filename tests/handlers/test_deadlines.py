"""When a day can be reported: on time, late and told so, locked, extended, and on days off."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import select, update

from domain.periods import Span
from storage.tables import CalendarDay, Entry, Unit
from tests.handlers.deadlines import reports, up_to_summary
from tests.harness import CITRA, SARI, WIB, OfficeOnTrial

LATE = "terlambat, tetapi masih diterima sampai"
RECORDED_LATE = "Tercatat sebagai laporan terlambat"
LOCKED = "sudah lewat"


async def extend(office: OfficeOnTrial, until: datetime, *, person: int | None = None) -> None:
    """An administrator keeps 12 and 13 November open: for a person or for all."""
    span = Span(date(2026, 11, 12), date(2026, 11, 13))
    async with office.changes() as uow:
        now = office.service.clock.now()
        await uow.calendars.extend(
            span, until, "Listrik padam", now, employee_id=office.ids[person] if person else None
        )


async def test_until_the_last_minute_of_the_day_a_report_is_on_time(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 23, 59)
    assert "Laporan terkirim" in (seen := await reports(office, "20/11"))
    assert "erlambat" not in seen


async def test_after_midnight_it_is_late_and_the_author_is_told_before_and_after_sending(
    office: OfficeOnTrial,
) -> None:
    office.move_to(2026, 11, 21, 0, 1)
    # Three working days after Friday the 20th: Monday, Tuesday, Wednesday.
    assert f"{LATE} Rabu, 25 November 2026 23.59" in await up_to_summary(office, "20/11")
    await office.taps(office.sari, "Kirim")
    assert RECORDED_LATE in office.sari.last["text"]


async def test_many_late_reports_of_a_day_ask_no_more_of_the_database_than_few(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 21, 0, 30)
    statements, asked = office.statements(), []
    for number in (2, 6):
        lines = "\n".join(f"{each}. rapat bagian {each} 1 jam n4" for each in range(1, number + 1))
        await office.says(office.sari, f"Laporan kegiatan kemarin:\n{lines}")
        assert LATE in office.sari.last["text"]
        statements.clear()
        await office.taps(office.sari, "Ubah")
        assert LATE in office.sari.last["text"]
        asked.append(len(statements))
        await office.says(office.sari, "/batal")
    assert asked[0] == asked[1]


async def test_a_summary_that_stands_past_midnight_becomes_late(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 23, 58)
    assert "erlambat" not in await up_to_summary(office, "20/11")
    office.move_to(2026, 11, 21, 0, 2)
    await office.taps(office.sari, "Ubah", "Kembali")
    assert LATE in office.sari.last["text"]
    await office.taps(office.sari, "Kirim")
    assert RECORDED_LATE in office.sari.last["text"]


async def test_the_late_window_ends_with_its_third_working_day(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 25, 23, 58)
    assert RECORDED_LATE in await reports(office, "20/11")
    office.move_to(2026, 11, 26, 0, 1)
    assert LOCKED in await reports(office, "20/11")
    assert await office.count(Entry) == 1


async def test_a_holiday_of_the_office_lengthens_the_late_window(office: OfficeOnTrial) -> None:
    await office.add(CalendarDay(date=date(2026, 11, 24), kind="holiday", name="Hari jadi"))
    office.move_to(2026, 11, 26, 23, 58)
    assert RECORDED_LATE in await reports(office, "20/11")


async def test_a_summary_that_stands_until_the_day_is_locked_is_refused_and_kept(
    office: OfficeOnTrial,
) -> None:
    office.move_to(2026, 11, 25, 23, 58)
    await up_to_summary(office, "20/11")
    office.move_to(2026, 11, 26, 0, 1)
    await office.taps(office.sari, "Kirim")
    assert f"⚠️ Batas lapor untuk Jumat, 20 November 2026 {LOCKED}" in office.sari.last["text"]
    assert await office.count(Entry) == 0
    await office.taps(office.sari, "Ubah", "Tanggal", "Hari ini", "Kirim")
    assert "Laporan terkirim" in office.sari.last["text"]
    assert "erlambat" not in office.sari.last["text"]


async def test_the_zone_of_the_unit_decides_when_its_day_ends(office: OfficeOnTrial) -> None:
    await office.execute(update(Unit).values(timezone="WIT"))
    office.move_to(2026, 11, 20, 22, 30)  # half past midnight in Papua
    await office.says(office.sari, "/lapor")
    assert "Hari ini Sabtu, 21 November 2026" in office.sari.last["text"]
    await office.says(office.sari, "/batal")
    assert f"{LATE} Rabu, 25 November 2026 23.59" in await up_to_summary(office, "20/11")


@pytest.mark.parametrize(("day", "named"), [("21/11", "Sabtu"), ("22/11", "Minggu")])
async def test_work_on_a_day_off_is_reported_and_never_late(
    office: OfficeOnTrial, day: str, named: str
) -> None:
    office.move_to(2026, 11, 24, 9, 0)
    seen = await up_to_summary(office, day)
    assert named in seen
    assert "erlambat" not in seen
    await office.taps(office.sari, "Kirim")
    assert "Laporan terkirim" in office.sari.last["text"]
    assert "erlambat" not in office.sari.last["text"]


async def test_a_national_holiday_may_be_reported(office: OfficeOnTrial) -> None:
    office.move_to(2026, 12, 25, 9, 0)
    assert "Laporan terkirim" in await reports(office, "25/12")


async def test_tomorrow_cannot_be_reported(office: OfficeOnTrial) -> None:
    for day in ("21/11/2026", "1/1/9999"):
        assert "belum tiba" in await reports(office, day)
        await office.says(office.sari, "/batal")


async def test_an_extension_opens_its_days_for_whom_it_is_meant(office: OfficeOnTrial) -> None:
    assert LOCKED in await reports(office, "12/11")
    await office.says(office.sari, "/batal")
    await extend(office, datetime(2026, 11, 21, 17, 0, tzinfo=WIB), person=CITRA)
    assert LOCKED in await reports(office, "12/11")
    await office.says(office.sari, "/batal")
    await extend(office, datetime(2026, 11, 20, 17, 0, tzinfo=WIB), person=SARI)
    assert f"{LATE} Jumat, 20 November 2026 17.00" in await up_to_summary(office, "12/11")
    await office.taps(office.sari, "Kirim")
    assert RECORDED_LATE in office.sari.last["text"]
    office.move_to(2026, 11, 20, 17, 1)
    assert LOCKED in await reports(office, "13/11")


async def test_the_calendar_offers_the_days_that_are_open(office: OfficeOnTrial) -> None:
    await extend(office, datetime(2026, 11, 21, 17, 0, tzinfo=WIB))
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Tanggal lain")
    days = [label for label in office.sari.labels() if label.isdecimal()]
    # Of Tuesday the 17th the window is open until the end of Friday the 20th.
    assert days == ["12", "13", "17", "18", "19", "20"]
    assert "◀︎" not in office.sari.labels(), "nothing before November is open"
    await office.taps(office.sari, "·")
    assert "Pilih tanggalnya" in office.sari.last["text"], "a locked day is no button"
    await office.taps(office.sari, "Kembali", "Tanggal lain", "13")
    assert "Jumat, 13 November 2026" in office.sari.last["text"]


async def test_the_calendar_turns_back_as_far_as_days_are_open(office: OfficeOnTrial) -> None:
    office.move_to(2026, 12, 1, 9, 0)
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Tanggal lain", "◀︎")
    assert "November 2026" in office.sari.labels()
    assert [label for label in office.sari.labels() if label.isdecimal()] == ["26", "27", "28", "29", "30"]
    assert "◀︎" not in office.sari.labels()
    await office.taps(office.sari, "▶︎")
    assert "Desember 2026" in office.sari.labels()
    await office.taps(office.sari, "◀︎", "30")
    assert "Senin, 30 November 2026" in office.sari.last["text"]


async def test_a_returned_report_is_corrected_whenever_its_author_gets_to_it(office: OfficeOnTrial) -> None:
    await reports(office, "20/11")
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Mohon lampirkan daftar hadir")
    await office.taps(office.budi, "Kirim")
    office.move_to(2026, 12, 7, 9, 0)
    await office.taps(office.sari, "Perbaiki", "Kembali", "Ubah", "Hasil")
    await office.says(office.sari, "5 dokumen")
    assert "erlambat" not in office.sari.last["text"], "it was first sent in time"
    await office.taps(office.sari, "Kirim")
    assert "Perbaikan terkirim" in office.sari.last["text"]


async def test_a_returned_report_that_moves_to_another_date_is_as_late_as_its_author_is_told(
    office: OfficeOnTrial,
) -> None:
    await reports(office, "20/11")
    await office.taps(office.budi, "Kembalikan")
    await office.says(office.budi, "Ini pekerjaan hari Senin")
    await office.taps(office.budi, "Kirim")
    office.move_to(2026, 11, 24, 10, 0)
    await office.taps(office.sari, "Perbaiki")
    await office.says(office.sari, "23/11")
    await office.taps(office.sari, "Kirim")
    assert RECORDED_LATE in office.sari.last["text"]
    submitted = await office.value(select(Entry.submitted_at))
    assert submitted is not None
    assert submitted.astimezone(WIB).date() == date(2026, 11, 24), "the score judges it by this instant"
