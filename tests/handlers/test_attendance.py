"""`/hadir`: coming and leaving with a shared location, and what is kept of it for how long."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, time

import pytest
from sqlalchemy import select, text, update

from domain.duty import Hours
from domain.scoring import AttendanceStatus
from storage.tables import Attendance, AttendanceMark, FailedUpdate
from tests.attendance import FAR, HERE, NEAR, attending, shares
from tests.handlers.duty import on_duty
from tests.handlers.leave import asks
from tests.handlers.steps import question
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


async def test_without_the_setting_it_is_neither_offered_nor_done(office: OfficeOnTrial) -> None:
    for command in ("/hadir", "/titik"):
        await office.says(office.admin, command)
        assert "presensi lewat bot" in office.admin.sees()
    await office.says(office.sari, "/bantuan")
    assert "/hadir" not in office.sari.last["text"]


async def test_who_comes_late_and_leaves_early_is_told_and_the_last_leaving_counts(
    attended: OfficeOnTrial,
) -> None:
    await attended.says(attended.sari, "/bantuan")
    assert "/hadir" in attended.sari.last["text"] and "/titik" not in attended.sari.last["text"]
    await attended.says(attended.sari, "/hadir")
    assert "Presensi masuk\n🗓 Jum, 20 Nov: kantor 07.30–16.30" in question(attended.sari)
    assert "dihapus paling lambat 7 hari" in question(attended.sari)
    attended.sari.shares_location(*NEAR, accuracy=12, live_period=900)
    await attended.settle()
    assert "Masuk tercatat Jum, 20 Nov 09.00: terlambat" in question(attended.sari)
    assert "± 33 m dari titik unit, akurasi 12 m, lokasi langsung" in question(attended.sari)
    attended.move_to(2026, 11, 20, 15, 0)
    await shares(attended, attended.sari, HERE)
    assert "Pulang tercatat Jum, 20 Nov 15.00: sebelum jam kerja selesai" in question(attended.sari)
    attended.move_to(2026, 11, 20, 16, 40)
    await shares(attended, attended.sari)
    assert "Pulang tercatat Jum, 20 Nov 16.40: selesai" in question(attended.sari)
    assert await records(attended) == [(date(2026, 11, 20), "late", time(9), time(16, 40))]
    first, *_ = await marks(attended)
    kept = (first.latitude, first.longitude, first.accuracy, first.is_live, first.distance)
    assert kept == (*NEAR, 12, True, 33), "as it was asserted"


async def test_a_night_is_left_on_the_next_day_and_the_morning_after_is_another_shift(
    attended: OfficeOnTrial,
) -> None:
    await on_duty(attended, (20, NIGHT), (21, None), (22, EARLY))
    attended.move_to(2026, 11, 20, 20, 55)
    await shares(attended, attended.sari)
    assert "Masuk tercatat Jum, 20 Nov 20.55: tepat waktu" in question(attended.sari)
    attended.move_to(2026, 11, 21, 7, 10)
    await shares(attended, attended.sari)
    assert "Pulang tercatat Sab, 21 Nov 07.10: selesai" in question(attended.sari)
    assert "Jum, 20 Nov: malam 21.00–07.00" in question(attended.sari)
    attended.move_to(2026, 11, 22, 6, 59)
    await shares(attended, attended.sari)
    assert await records(attended) == [
        (date(2026, 11, 20), "present", time(20, 55), time(7, 10)),
        (date(2026, 11, 22), "present", time(6, 59), None),
    ]
    attended.move_to(2026, 11, 22, 23, 0)
    await attended.says(attended.sari, "/hadir")
    assert "Tidak ada jam kerja Anda di sekitar saat ini" in question(attended.sari)


async def test_a_question_that_nobody_answered_ends_with_the_work(attended: OfficeOnTrial) -> None:
    await attended.says(attended.sari, "/hadir")
    attended.move_to(2026, 11, 21, 9, 0)
    await attended.says(attended.sari, "kemarin 08.00-10.00 verifikasi berkas, 25 berkas n4")
    assert "Tidak ada jam kerja Anda di sekitar saat ini" in question(attended.sari)
    assert await attended.held(SARI) is None
    await attended.says(attended.sari, "kemarin 08.00-10.00 verifikasi berkas, 25 berkas n4")
    assert "verifikasi berkas" in question(attended.sari)


async def test_what_does_not_show_where_a_person_is_is_refused_in_words(attended: OfficeOnTrial) -> None:
    sari = attended.sari
    await shares(attended, sari, FAR)
    assert "Lokasi ini 1.112 m dari titik unit Anda; batasnya 100 m" in question(sari)
    await shares(attended, sari, accuracy=None)
    assert "Lokasi ini dipilih di peta" in question(sari)
    await shares(attended, sari, accuracy=900)
    assert "kurang akurat (900 m, batasnya 100 m)" in question(sari)
    await shares(attended, sari, is_forwarded=True)
    assert "Lokasi terusan tidak dapat dipakai" in question(sari)
    await attended.says(sari, "saya di kantor")
    assert "Mohon bagikan lokasi Anda" in question(sari)
    assert (await records(attended), await marks(attended)) == ([], [])
    sari.shares_location(*NEAR, accuracy=12)
    await attended.settle()
    assert "Masuk tercatat" in question(sari), "the same question takes a better answer"
    await attended.says(attended.admin, "/hadir")
    assert "Titik lokasi unit Anda belum diatur" in question(attended.admin), "before a location is asked for"


async def test_a_second_location_at_once_is_no_leaving_and_a_first_one_after_work_says_so(
    attended: OfficeOnTrial,
) -> None:
    attended.move_to(2026, 11, 20, 16, 45)
    await attended.says(attended.sari, "/hadir")
    assert "belum presensi masuk, jadi ini dicatat sebagai masuk" in question(attended.sari)
    attended.sari.shares_location(*NEAR, accuracy=12)
    await attended.settle()
    assert "Masuk tercatat Jum, 20 Nov 16.45: terlambat" in question(attended.sari)
    assert "minta administrator mengoreksinya" in question(attended.sari)
    await attended.says(attended.sari, "/hadir")
    assert "Masuk Anda pukul 16.45 baru saja tercatat" in question(attended.sari)
    assert await records(attended) == [(date(2026, 11, 20), "late", time(16, 45), None)]
    attended.move_to(2026, 11, 20, 16, 47)
    await shares(attended, attended.sari)
    assert "Pulang tercatat" in question(attended.sari)


async def test_a_location_that_waited_for_the_bot_counts_as_of_when_it_was_sent(
    attended: OfficeOnTrial,
) -> None:
    """Telegram's clock says when; the service was away until later."""
    await on_duty(attended, (20, Hours(time(9, 30), time(14))))
    await attended.says(attended.sari, "/hadir")
    attended.sari.shares_location(*NEAR, accuracy=12)
    attended.move_to(2026, 11, 20, 11, 0)
    await attended.settle()
    assert "Masuk tercatat Jum, 20 Nov 09.00: tepat waktu" in question(attended.sari)


async def test_on_a_day_of_wfh_the_distance_is_not_asked(attended: OfficeOnTrial) -> None:
    await asks(attended, attended.sari, "Kerja dari rumah (WFH)", "20/11", "20/11")
    await attended.taps(attended.budi, "Setujui")
    await shares(attended, attended.sari, FAR)
    assert "📍 Di luar kantor, akurasi 12 m" in question(attended.sari)
    assert (await records(attended))[0][:2] == (date(2026, 11, 20), "late")


async def test_what_the_list_of_the_office_says_stays(attended: OfficeOnTrial) -> None:
    async with attended.changes() as uow:
        await uow.attendance.came(
            attended.ids[SARI], date(2026, 11, 20), AttendanceStatus.PRESENT, time(7, 20)
        )
    await attended.says(attended.sari, "/hadir")
    assert "sudah tercatat dari daftar instansi" in question(attended.sari)


async def test_a_location_is_gone_within_the_days_of_the_setting_and_the_times_stay(
    attended: OfficeOnTrial,
) -> None:
    await shares(attended, attended.sari)
    await attended.jobs_at(2026, 11, 26, 2, 30)
    (mark,) = await marks(attended)
    assert mark.latitude is not None
    await attended.jobs_at(2026, 11, 27, 2, 31)
    (mark,) = await marks(attended)
    assert (mark.latitude, mark.longitude, mark.accuracy, mark.distance) == (None,) * 4
    assert await records(attended) == [(date(2026, 11, 20), "late", time(9), None)]
    kept = await attended.everything_kept()
    assert not [table for table, rows in kept.items() if str(NEAR[0]) in rows and table != "units"]


async def test_a_distance_without_its_location_is_gone_too(attended: OfficeOnTrial) -> None:
    await shares(attended, attended.sari)
    async with attended.changes() as uow:
        await uow.session.execute(update(AttendanceMark).values(latitude=None, longitude=None, accuracy=None))
    await attended.jobs_at(2026, 11, 27, 2, 31)
    (mark,) = await marks(attended)
    assert mark.distance is None


async def test_a_location_that_failed_is_not_kept_beside_the_failure(attended: OfficeOnTrial) -> None:
    await attended.says(attended.sari, "/hadir")
    for old, new in (("accuracy", "gone"), ("gone", "accuracy")):
        await attended.execute(text(f"ALTER TABLE attendance_marks RENAME COLUMN {old} TO {new}"))
        if new == "gone":
            attended.sari.shares_location(*NEAR, accuracy=12)
            await attended.settle()
    (failed,) = await attended.rows(select(FailedUpdate))
    assert failed.payload is not None and "location" not in str(failed.payload)
    assert str(NEAR[0]) not in failed.error


async def test_an_administrator_says_where_a_unit_works(attended: OfficeOnTrial) -> None:
    await attended.says(attended.sari, "/titik")
    assert "hanya dapat diatur oleh administrator" in question(attended.sari)
    await attended.says(attended.admin, "/titik")
    await attended.taps(attended.admin, "Sekretariat")
    attended.admin.shares_location(*FAR)
    await attended.settle()
    await attended.says(attended.admin, "5")
    assert "dari 20 sampai 5.000" in question(attended.admin)
    await attended.taps(attended.admin, "50 m")
    assert "Titik Sekretariat tersimpan, radius 50 m" in attended.admin.sees()
    await shares(attended, attended.admin, FAR)
    assert "Masuk tercatat" in question(attended.admin)
