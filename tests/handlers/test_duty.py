"""A nurse's reports: the day of a shift over midnight, its deadline, and reminders."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import select

from storage.tables import Entry
from tests.handlers.duty import EARLY, NIGHT, on_duty
from tests.handlers.steps import question
from tests.harness import OfficeOnTrial


async def reported(office: OfficeOnTrial) -> list[tuple[object, ...]]:
    """Date, start, end and minutes of what was reported."""
    async with office.service.database.read() as uow:
        query = select(Entry.date, Entry.started, Entry.ended, Entry.minutes).order_by(Entry.id)
        return [tuple(row) for row in await uow.session.execute(query)]


async def test_a_line_after_the_night_is_of_the_date_on_which_the_shift_began(office: OfficeOnTrial) -> None:
    """It is on time until four hours after the end of the shift, and nothing has to be asked."""
    await on_duty(office, (20, NIGHT), (21, NIGHT), (22, None))
    office.move_to(2026, 11, 21, 6, 30)
    await office.says(office.sari, "22.00-06.00 jaga malam di bangsal, 6 pasien n4")
    assert "❓" not in question(office.sari)
    assert "Jumat, 20 November 2026" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    await office.says(office.sari, "01.15-02.00 menangani pasien gawat darurat, 1 pasien n4")
    await office.taps(office.sari, "Kirim")
    await office.says(office.sari, "serah terima dengan dinas pagi 15 menit n4")
    await office.taps(office.sari, "Kirim")
    friday = date(2026, 11, 20)
    assert await reported(office) == [
        (friday, time(22), time(6), 480),
        (friday, time(1, 15), time(2), 45),
        (friday, None, None, 15),
    ]
    assert "terlambat" not in office.sari.sees()


async def test_step_by_step_the_night_is_the_first_button(office: OfficeOnTrial) -> None:
    await on_duty(office, (20, NIGHT), (21, None))
    office.move_to(2026, 11, 21, 6, 30)
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "🌙 Dinas 22.00–06.00, Jum, 20 Nov")
    await office.says(office.sari, "Jaga malam di bangsal", "6 pasien", "22.00-06.00")
    await office.taps(office.sari, "Lewati", "4 – Baik", "Kirim")
    assert await reported(office) == [(date(2026, 11, 20), time(22), time(6), 480)]
    office.move_to(2026, 11, 21, 10, 1)
    await office.says(office.sari, "/lapor")
    assert not any("Dinas" in label for label in office.sari.labels())


async def test_the_last_shift_again_is_of_the_night_that_is_over(office: OfficeOnTrial) -> None:
    await on_duty(office, (19, NIGHT), (20, NIGHT), (21, None))
    office.move_to(2026, 11, 20, 9, 30)
    await office.says(office.sari, "22.00-06.00 jaga malam di bangsal, 6 pasien n4")
    await office.taps(office.sari, "Kirim")
    office.move_to(2026, 11, 21, 6, 30)
    await office.says(office.sari, "/ulang")
    assert "Jumat, 20 November 2026" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    assert [row[0] for row in await reported(office)] == [date(2026, 11, 19), date(2026, 11, 20)]


async def test_without_a_roster_the_day_of_a_night_is_asked(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 9, 30)
    await office.says(office.sari, "22.00-06.00 jaga malam di kantor, 1 laporan n4")
    assert "❓" in question(office.sari)
    await office.taps(office.sari, "Kam, 19 Nov", "Kirim")
    assert await reported(office) == [(date(2026, 11, 19), time(22), time(6), 480)]


async def test_the_reminder_follows_the_roster(office: OfficeOnTrial) -> None:
    """None on a free Friday; after a night shift one that says until when its report is on time."""
    await on_duty(office, (20, None), (21, NIGHT))
    await office.jobs_at(2026, 11, 20, 16, 0)
    assert "belum melaporkan" not in office.sari.sees()
    assert "belum melaporkan" in office.citra.sees()
    await office.jobs_at(2026, 11, 22, 6, 5)
    assert "Anda belum melaporkan pekerjaan Sabtu, 21 November 2026" in office.sari.sees()
    assert "sampai Min, 22 Nov 10.00" in office.sari.sees()


async def test_a_report_after_the_grace_is_late(office: OfficeOnTrial) -> None:
    await on_duty(office, (20, EARLY), (21, NIGHT))
    office.move_to(2026, 11, 22, 10, 1)
    await office.says(office.sari, "kemarin jaga malam di bangsal 22.00-06.00, 6 pasien n4")
    assert "terlambat" in question(office.sari)
