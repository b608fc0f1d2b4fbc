"""`/hadir`: coming and leaving with a shared location, and what is kept of it for how long."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, time

import pytest
from sqlalchemy import select, text

from domain.duty import Hours
from domain.scoring import AttendanceStatus
from storage.tables import Attendance, AttendanceMark, FailedUpdate
from tests.attendance import FAR, HERE, NEAR, attending, shares
from tests.handlers.steps import question
from tests.handlers.test_leave import asks
from tests.harness import SARI, OfficeOnTrial

NIGHT, EARLY = Hours(time(21), time(7), "malam"), Hours(time(7), time(14), "pagi")


@pytest.fixture
async def attended(office: OfficeOnTrial) -> AsyncIterator[OfficeOnTrial]:
    """The office, with attendance in the chat."""
    async with attending(office) as served:
        yield served


async def records(office: OfficeOnTrial) -> list[tuple[object, ...]]:
    """Date, status, coming and leaving, as the score reads them."""
    async with office.service.database.read() as uow:
        columns = (Attendance.date, Attendance.status, Attendance.check_in, Attendance.check_out)
        return [tuple(row) for row in await uow.session.execute(select(*columns).order_by(Attendance.date))]


async def marks(office: OfficeOnTrial) -> list[AttendanceMark]:
    """What was asserted, the first first."""
    return await office.rows(select(AttendanceMark).order_by(AttendanceMark.id))


async def on_duty(office: OfficeOnTrial, *days: tuple[int, Hours | None]) -> None:
    """Sari's roster of November."""
    async with office.changes() as uow:
        planned = [(date(2026, 11, day), () if hours is None else (hours,)) for day, hours in days]
        await uow.duty.plan(office.ids[SARI], planned)


async def test_without_the_setting_it_is_neither_offered_nor_done(office: OfficeOnTrial) -> None:
    for command in ("/hadir", "/titik"):
        await office.says(office.admin, command)
        assert "presensi lewat bot" in office.admin.sees()
    await office.says(office.sari, "/bantuan")
    assert "/hadir" not in office.sari.last["text"]


async def test_who_comes_late_and_leaves_early_is_told_and_the_last_leaving_counts(
    attended: OfficeOnTrial,
) -> None:
    office = attended
    await office.says(office.sari, "/bantuan")
    assert "/hadir" in office.sari.last["text"] and "/titik" not in office.sari.last["text"]
    await office.says(office.sari, "/hadir")
    assert "Presensi masuk\n🗓 Jum, 20 Nov: kantor 07.30–16.30" in question(office.sari)
    assert "dihapus paling lambat 7 hari" in question(office.sari)
    office.sari.shares_location(*NEAR, accuracy=12, live_period=900)
    await office.settle()
    assert "Masuk tercatat Jum, 20 Nov 09.00: terlambat" in question(office.sari)
    assert "± 33 m dari titik unit, akurasi 12 m, lokasi langsung" in question(office.sari)
    office.move_to(2026, 11, 20, 15, 0)
    await shares(office, office.sari, HERE)
    assert "Pulang tercatat Jum, 20 Nov 15.00: sebelum jam kerja selesai" in question(office.sari)
    office.move_to(2026, 11, 20, 16, 40)
    await shares(office, office.sari)
    assert "Pulang tercatat Jum, 20 Nov 16.40: selesai" in question(office.sari)
    assert await records(office) == [(date(2026, 11, 20), "late", time(9), time(16, 40))]
    first, *_ = await marks(office)
    kept = (first.latitude, first.longitude, first.accuracy, first.is_live, first.distance)
    assert kept == (*NEAR, 12, True, 33), "as it was asserted"


async def test_a_night_is_left_on_the_next_day_and_the_morning_after_is_another_shift(
    attended: OfficeOnTrial,
) -> None:
    office = attended
    await on_duty(office, (20, NIGHT), (21, None), (22, EARLY))
    office.move_to(2026, 11, 20, 20, 55)
    await shares(office, office.sari)
    assert "Masuk tercatat Jum, 20 Nov 20.55: tepat waktu" in question(office.sari)
    office.move_to(2026, 11, 21, 7, 10)
    await shares(office, office.sari)
    assert "Pulang tercatat Sab, 21 Nov 07.10: selesai" in question(office.sari)
    assert "Jum, 20 Nov: malam 21.00–07.00" in question(office.sari)
    office.move_to(2026, 11, 22, 6, 59)
    await shares(office, office.sari)
    assert await records(office) == [
        (date(2026, 11, 20), "present", time(20, 55), time(7, 10)),
        (date(2026, 11, 22), "present", time(6, 59), None),
    ]
    office.move_to(2026, 11, 22, 23, 0)
    await office.says(office.sari, "/hadir")
    assert "Tidak ada jam kerja Anda di sekitar saat ini" in question(office.sari)


async def test_a_question_that_nobody_answered_ends_with_the_work(attended: OfficeOnTrial) -> None:
    office = attended
    await office.says(office.sari, "/hadir")
    office.move_to(2026, 11, 21, 9, 0)
    await office.says(office.sari, "kemarin 08.00-10.00 verifikasi berkas, 25 berkas n4")
    assert "Tidak ada jam kerja Anda di sekitar saat ini" in question(office.sari)
    assert await office.held(SARI) is None
    await office.says(office.sari, "kemarin 08.00-10.00 verifikasi berkas, 25 berkas n4")
    assert "verifikasi berkas" in question(office.sari)


async def test_what_does_not_show_where_a_person_is_is_refused_in_words(attended: OfficeOnTrial) -> None:
    office, sari = attended, attended.sari
    await shares(office, sari, FAR)
    assert "Lokasi ini 1.112 m dari titik unit Anda; batasnya 100 m" in question(sari)
    await shares(office, sari, accuracy=None)
    assert "Lokasi ini dipilih di peta" in question(sari)
    await shares(office, sari, accuracy=900)
    assert "kurang akurat (900 m, batasnya 100 m)" in question(sari)
    await shares(office, sari, is_forwarded=True)
    assert "Lokasi terusan tidak dapat dipakai" in question(sari)
    await office.says(sari, "saya di kantor")
    assert "Mohon bagikan lokasi Anda" in question(sari)
    assert (await records(office), await marks(office)) == ([], [])
    sari.shares_location(*NEAR, accuracy=12)
    await office.settle()
    assert "Masuk tercatat" in question(sari), "the same question takes a better answer"
    await office.says(office.admin, "/hadir")
    assert "Titik lokasi unit Anda belum diatur" in question(office.admin), "before a location is asked for"


async def test_a_second_location_at_once_is_no_leaving_and_a_first_one_after_work_says_so(
    attended: OfficeOnTrial,
) -> None:
    office = attended
    office.move_to(2026, 11, 20, 16, 45)
    await office.says(office.sari, "/hadir")
    assert "belum presensi masuk, jadi ini dicatat sebagai masuk" in question(office.sari)
    office.sari.shares_location(*NEAR, accuracy=12)
    await office.settle()
    assert "Masuk tercatat Jum, 20 Nov 16.45: terlambat" in question(office.sari)
    assert "minta administrator mengoreksinya" in question(office.sari)
    await office.says(office.sari, "/hadir")
    assert "Masuk Anda pukul 16.45 baru saja tercatat" in question(office.sari)
    assert await records(office) == [(date(2026, 11, 20), "late", time(16, 45), None)]
    office.move_to(2026, 11, 20, 16, 47)
    await shares(office, office.sari)
    assert "Pulang tercatat" in question(office.sari)


async def test_a_location_that_waited_for_the_bot_counts_as_of_when_it_was_sent(
    attended: OfficeOnTrial,
) -> None:
    """Telegram's clock says when; the service was away until later."""
    office = attended
    await on_duty(office, (20, Hours(time(9, 30), time(14))))
    await office.says(office.sari, "/hadir")
    office.sari.shares_location(*NEAR, accuracy=12)
    office.move_to(2026, 11, 20, 11, 0)
    await office.settle()
    assert "Masuk tercatat Jum, 20 Nov 09.00: tepat waktu" in question(office.sari)


async def test_on_a_day_of_wfh_the_distance_is_not_asked(attended: OfficeOnTrial) -> None:
    office = attended
    await asks(office, office.sari, "Kerja dari rumah (WFH)", "20/11", "20/11")
    await office.taps(office.budi, "Setujui")
    await shares(office, office.sari, FAR)
    assert "📍 Di luar kantor, akurasi 12 m" in question(office.sari)
    assert (await records(office))[0][:2] == (date(2026, 11, 20), "late")


async def test_what_the_list_of_the_office_says_stays(attended: OfficeOnTrial) -> None:
    office = attended
    async with office.changes() as uow:
        await uow.attendance.came(office.ids[SARI], date(2026, 11, 20), AttendanceStatus.PRESENT, time(7, 20))
    await office.says(office.sari, "/hadir")
    assert "sudah tercatat dari daftar instansi" in question(office.sari)


async def test_a_location_is_gone_within_the_days_of_the_setting_and_the_times_stay(
    attended: OfficeOnTrial,
) -> None:
    office = attended
    await shares(office, office.sari)
    await office.jobs_at(2026, 11, 26, 2, 30)
    (mark,) = await marks(office)
    assert mark.latitude is not None
    await office.jobs_at(2026, 11, 27, 2, 31)
    (mark,) = await marks(office)
    assert (mark.latitude, mark.longitude, mark.accuracy, mark.distance) == (None,) * 4
    assert await records(office) == [(date(2026, 11, 20), "late", time(9), None)]
    kept = await office.everything_kept()
    assert not [table for table, rows in kept.items() if str(NEAR[0]) in rows and table != "units"]


async def test_a_location_that_failed_is_not_kept_beside_the_failure(attended: OfficeOnTrial) -> None:
    office = attended
    await office.says(office.sari, "/hadir")
    for old, new in (("accuracy", "gone"), ("gone", "accuracy")):
        await office.execute(text(f"ALTER TABLE attendance_marks RENAME COLUMN {old} TO {new}"))
        if new == "gone":
            office.sari.shares_location(*NEAR, accuracy=12)
            await office.settle()
    (failed,) = await office.rows(select(FailedUpdate))
    assert failed.payload is not None and "location" not in str(failed.payload)
    assert str(NEAR[0]) not in failed.error


async def test_an_administrator_says_where_a_unit_works(attended: OfficeOnTrial) -> None:
    office = attended
    await office.says(office.sari, "/titik")
    assert "hanya dapat diatur oleh administrator" in question(office.sari)
    await office.says(office.admin, "/titik")
    await office.taps(office.admin, "Sekretariat")
    office.admin.shares_location(*FAR)
    await office.settle()
    await office.says(office.admin, "5")
    assert "dari 20 sampai 5.000" in question(office.admin)
    await office.taps(office.admin, "50 m")
    assert "Titik Sekretariat tersimpan, radius 50 m" in office.admin.sees()
    await shares(office, office.admin, FAR)
    assert "Masuk tercatat" in question(office.admin)
