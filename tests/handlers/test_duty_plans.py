"""`/jadwal`: the own coming days; a head plans the week of people by taps, and each is told once."""

from __future__ import annotations

from datetime import date, time, timedelta

from sqlalchemy import update

from domain.duty import Duty, Hours, Planned
from domain.people import StandInKind
from domain.periods import Span
from storage.tables import FOREVER, Supervision
from tests.handlers.duty import plans, taps_day
from tests.handlers.steps import question
from tests.harness import BUDI, CITRA, SARI, OfficeOnTrial
from tests.jobs.records import absent, reported

EARLY, LATE = Hours(time(7), time(14), "pagi"), Hours(time(14), time(21), "siang")
NIGHT = Hours(time(21), time(7), "malam")
MONDAY = date(2026, 11, 23)
"""Of the week after the office's Friday."""


async def works(office: OfficeOnTrial, key: int, *days: Planned) -> None:
    """A person's roster has these days."""
    async with office.changes() as uow:
        await uow.duty.plan(office.ids[key], days)


async def duty(office: OfficeOnTrial, key: int) -> Duty:
    """A person's roster of the month."""
    async with office.service.database.read() as uow:
        return await uow.duty.of(office.ids[key], Span(MONDAY, MONDAY))


def hours(roster: Duty, day: int) -> list[Hours]:
    """The shifts of a day of November."""
    return [shift.hours for shift in roster.shifts_on(date(2026, 11, day))]


async def test_the_own_days_show_shifts_free_days_leave_and_deadlines(office: OfficeOnTrial) -> None:
    november = [(date(2026, 11, 19), [NIGHT]), (date(2026, 11, 20), [NIGHT]), (date(2026, 11, 21), [])]
    await works(office, SARI, *november, (date(2026, 11, 23), [EARLY]), (date(2026, 12, 1), [EARLY]))
    await absent(office, SARI, "cuti", date(2026, 11, 23))
    await office.says(office.sari, "/jadwal")
    shown = office.sari.last["text"]
    for line in (
        "Kam, 19 Nov: malam 21.00–07.00, lapor s.d. Jum, 20 Nov 11.00",
        "Jum, 20 Nov: malam 21.00–07.00, lapor s.d. Sab, 21 Nov 11.00",
        "Sab, 21 Nov: libur",
        "Sen, 23 Nov: pagi 07.00–14.00, cuti/izin",
        "Sel, 1 Des: pagi 07.00–14.00, lapor s.d. 23.59",
        "Kam, 3 Des: libur",
    ):
        assert line in shown
    assert not [label for label in office.sari.labels() if "Susun" in label], "there is nobody to plan for"
    await office.says(office.citra, "/jadwal")
    assert "yang berlaku kalender unit" in office.citra.last["text"]
    assert "Jum, 20 Nov: hari kerja, lapor s.d. 23.59" in office.citra.last["text"]


async def test_a_head_plans_a_week_by_taps_and_those_concerned_are_told_once(office: OfficeOnTrial) -> None:
    await works(office, SARI, (date(2026, 11, 2), [EARLY]))
    await works(office, CITRA, (date(2026, 11, 2), [NIGHT]), (date(2026, 11, 25), [EARLY]))
    await plans(office, "Sari Contoh", "Citra Contoh")
    live = office.budi.last["message_id"]
    await taps_day(office, office.budi, "Sen, 23 Nov")
    await taps_day(office, office.budi, "Sel, 24 Nov", 3)
    await taps_day(office, office.budi, "Rab, 25 Nov", 3)
    await office.says(office.budi, "22.00-06.00 jaga")
    await taps_day(office, office.budi, "Kam, 26 Nov", 5)
    assert [label for label in office.budi.labels() if "Nov" in label] == [
        "✏️ Sen, 23 Nov: pagi 07.00–14.00",
        "✏️ Sel, 24 Nov: malam 21.00–07.00",
        "✏️ Rab, 25 Nov: jaga 22.00–06.00",
        "Kam, 26 Nov: libur",
        "Jum, 27 Nov: libur",
        "Sab, 28 Nov: libur",
        "Min, 29 Nov: libur",
    ]
    await office.taps(office.budi, "Lanjut")
    summary = question(office.budi)
    assert office.budi.last["message_id"] == live, "one message, edited in place"
    assert "Sari Contoh\nSen, 23 Nov: pagi 07.00–14.00 (tadinya libur)" in summary
    assert "Citra Contoh" in summary and "jaga 22.00–06.00 (tadinya pagi 07.00–14.00)" in summary
    await office.taps(office.budi, "Simpan")
    assert "Jadwal pekan Sen, 23 Nov tersimpan: 2 pegawai, 6 hari" in office.budi.sees()
    for key, person in ((SARI, office.sari), (CITRA, office.citra)):
        roster = await duty(office, key)
        assert [hours(roster, day) for day in (23, 24, 25, 26)] == [
            [EARLY],
            [NIGHT],
            [Hours(time(22), time(6), "jaga")],
            [],
        ]
        assert person.sees().count("Jadwal dinas Anda diubah") == 1
        assert "Rab, 25 Nov: jaga 22.00–06.00" in person.last["text"]
        assert "Disusun oleh Budi Contoh" in person.last["text"]
    async with office.service.database.read() as uow:
        for key in (SARI, CITRA):
            (row,) = await uow.audit.of(f"duty_shifts/{office.ids[key]}")
            assert (row.action, row.who) == ("plan-duty", f"employee {office.ids[BUDI]}")
            assert '"from":"2026-11-23"' in row.after and '"days":3' in row.after


async def test_the_week_before_is_copied_for_each_as_it_was(office: OfficeOnTrial) -> None:
    await works(office, SARI, (date(2026, 11, 16), [EARLY]), (date(2026, 11, 17), [NIGHT]))
    await works(office, CITRA, (date(2026, 11, 16), [LATE]), (date(2026, 11, 24), [EARLY]))
    await plans(office, "Sari Contoh", "Citra Contoh")
    await office.taps(office.budi, "Salin pekan lalu")
    assert "✏️ Sen, 23 Nov: beragam" in office.budi.labels()
    await office.taps(office.budi, "Lanjut", "Simpan")
    sari, citra = await duty(office, SARI), await duty(office, CITRA)
    assert [hours(sari, day) for day in (23, 24)] == [[EARLY], [NIGHT]]
    assert [hours(citra, day) for day in (23, 24)] == [[LATE], []]


async def test_shifts_that_begin_before_one_is_over_are_told_before_they_are_saved(
    office: OfficeOnTrial,
) -> None:
    await works(office, SARI, (date(2026, 11, 22), [NIGHT]), (date(2026, 11, 2), [NIGHT]))
    await works(office, CITRA, (date(2026, 11, 2), [EARLY]), (date(2026, 11, 3), [EARLY, NIGHT]))
    await plans(office, "Sari Contoh", "Citra Contoh")
    await taps_day(office, office.budi, "Sen, 23 Nov")
    await office.says(office.budi, "06.30-14.00")
    await taps_day(office, office.budi, "Sel, 24 Nov")
    await office.taps(office.budi, "Lanjut")
    overlap = "⚠️ Bertumpuk: Min, 22 Nov malam 21.00–07.00 dan Sen, 23 Nov 06.30–14.00 (Sari Contoh)"
    assert overlap in question(office.budi)
    assert question(office.budi).count("Bertumpuk") == 1, "nothing of Citra's, and of no other days"
    await office.taps(office.budi, "Simpan")
    assert hours(await duty(office, SARI), 23) == [Hours(time(6, 30), time(14))], "said, and left to the head"


async def test_the_first_shift_of_a_month_leaves_its_other_days_as_they_are(office: OfficeOnTrial) -> None:
    await plans(office, "Sari Contoh")
    await office.taps(office.budi, "Salin pekan lalu")
    assert "Tidak ada yang dapat disalin" in question(office.budi)
    await taps_day(office, office.budi, "Sab, 28 Nov", 3)
    await office.taps(office.budi, "Lanjut")
    assert "November 2026 baru mulai berjadwal dinas" in question(office.budi)
    await office.taps(office.budi, "Simpan")
    roster = await duty(office, SARI)
    assert hours(roster, 28) == [NIGHT]
    assert [roster.works_on(date(2026, 11, day)) for day in (2, 20, 22, 27, 29)] == [
        True,
        True,
        False,
        True,
        False,
    ]


async def test_days_that_are_reported_or_closed_are_refused(office: OfficeOnTrial) -> None:
    await works(office, SARI, (date(2026, 11, 16), [EARLY]), (date(2026, 11, 19), [EARLY]))
    await reported(office, SARI, date(2026, 11, 19))
    await plans(office, "Sari Contoh", week="Pekan ini")
    await taps_day(office, office.budi, "Sen, 16 Nov")
    assert "Senin, 16 November 2026 sudah ditutup untuk Sari Contoh" in question(office.budi)
    await taps_day(office, office.budi, "Kam, 19 Nov")
    assert "sudah dilaporkan oleh Sari Contoh" in question(office.budi)
    await taps_day(office, office.budi, "Jum, 20 Nov")
    await office.taps(office.budi, "Lanjut")
    await reported(office, SARI, date(2026, 11, 20))
    await office.taps(office.budi, "Simpan")
    assert "sudah dilaporkan oleh Sari Contoh" in question(office.budi), "reported since it was tapped"
    assert hours(await duty(office, SARI), 20) == []


async def test_who_supervises_on_the_date_a_stand_in_and_an_administrator_plan(office: OfficeOnTrial) -> None:
    for person in (office.sari, office.citra):
        await office.says(person, "/jadwal susun")
        assert "hanya dapat disusun oleh atasan" in person.last["text"]
        await office.says(person, "/jadwal unit")
        assert "hanya dapat disusun oleh administrator" in person.last["text"]
    await office.says(office.budi, "/jadwal unit")
    assert "hanya dapat disusun oleh administrator" in office.budi.last["text"]
    await office.says(office.admin, "/jadwal")
    assert [label for label in office.admin.labels() if "Susun" in label] == ["✏️ Susun jadwal satu unit"]
    await office.taps(office.admin, "Susun jadwal satu unit", "Dinas Pelayanan", "Budi Contoh", "Lanjut (1)")
    await office.taps(office.admin, "Pekan depan")
    await taps_day(office, office.admin, "Sen, 23 Nov")
    await office.taps(office.admin, "Lanjut", "Simpan")
    assert hours(await duty(office, BUDI), 23) == [EARLY]
    async with office.changes() as uow:
        days = Span(date(2026, 11, 20), date(2026, 11, 30))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, days)
    await office.says(office.citra, "/jadwal susun")
    assert [label for label in office.citra.labels() if "Contoh" in label] == ["Sari Contoh"]
    await office.taps(office.citra, "Sari Contoh", "Lanjut (1)", "Pekan depan")
    await taps_day(office, office.citra, "Sen, 23 Nov")
    await office.taps(office.citra, "Lanjut", "Simpan")
    assert hours(await duty(office, SARI), 23) == [EARLY]


async def moves_to_citra(office: OfficeOnTrial) -> None:
    """From 25 November on Sari is Citra's."""
    sari = office.ids[SARI]
    async with office.changes() as uow:
        until = update(Supervision).where(Supervision.employee_id == sari)
        await uow.session.execute(until.values(ends=date(2026, 11, 24)))
        first, last = date(2026, 11, 25), FOREVER
        uow.session.add(
            Supervision(employee_id=sari, supervisor_id=office.ids[CITRA], starts=first, ends=last)
        )


async def test_a_plan_ends_where_the_supervision_does(office: OfficeOnTrial) -> None:
    await plans(office, "Sari Contoh")
    await moves_to_citra(office)
    await taps_day(office, office.budi, "Rab, 25 Nov")
    assert "Anda bukan atasan Sari Contoh pada Rabu, 25 November 2026" in office.budi.sees()
    assert await office.held(BUDI) is None


async def test_a_head_repeats_two_two_two_for_two_weeks(office: OfficeOnTrial) -> None:
    await plans(office, "Sari Contoh", "Citra Contoh", week="Pola berulang")
    await office.taps(office.budi, "2-2-2", "pagi 07.00–14.00")
    await office.says(office.budi, "jaga 22.00-06.00")
    await office.taps(office.budi, "Sen, 23 Nov", "2 pekan")
    summary = question(office.budi)
    assert "🔁 2-2-2" in summary and "🕑 jaga 22.00–06.00" in summary
    assert "Sen, 23 Nov – Min, 6 Des" in summary
    assert (
        "Citra Contoh, Sari Contoh\nSen, 23 Nov – Sel, 24 Nov: pagi 07.00–14.00 (tadinya hari kerja)"
        in summary
    )
    assert "November 2026 baru mulai berjadwal dinas" in summary
    await office.taps(office.budi, "Simpan")
    assert "Jadwal Sen, 23 Nov – Min, 6 Des tersimpan: 2 pegawai, 26 hari" in office.budi.sees()
    for person in (office.sari, office.citra):
        assert person.sees().count("Jadwal dinas Anda diubah") == 1
        assert "Rab, 25 Nov – Kam, 26 Nov: jaga 22.00–06.00" in person.last["text"]
    await office.says(office.sari, "/jadwal")
    shown = office.sari.last["text"].splitlines()
    jaga, pagi = "jaga 22.00–06.00", "pagi 07.00–14.00"
    told = [
        "kantor",
        "libur",
        "libur",
        pagi,
        pagi,
        jaga,
        jaga,
        "libur",
        "libur",
        pagi,
        pagi,
        jaga,
        jaga,
        "libur",
    ]
    for n, (line, hours_of_day) in enumerate(zip(shown[2:], told, strict=True)):
        day = date(2026, 11, 20) + timedelta(days=n)
        assert f", {day.day} " in line and f": {hours_of_day}" in line


async def test_six_days_to_the_end_of_the_next_month_leave_holidays_free(office: OfficeOnTrial) -> None:
    await plans(office, "Sari Contoh", week="Pola berulang")
    await office.taps(office.budi, "6 hari")
    await office.says(office.budi, "07.30-14.00", "1/12")
    await office.taps(office.budi, "Akhir Desember 2026")
    assert "Sel, 1 Des – Jum, 4 Des: 07.30–14.00 (tadinya hari kerja)" in question(office.budi)
    await office.taps(office.budi, "Simpan")
    async with office.service.database.read() as uow:
        roster = await uow.duty.of(office.ids[SARI], Span(date(2026, 12, 1), date(2026, 12, 31)))
    free = [day for day in range(1, 32) if not roster.works_on(date(2026, 12, day))]
    assert free == [6, 13, 20, 24, 25, 27], "Sundays, Christmas and its cuti bersama"
    assert roster.shifts_on(date(2026, 12, 26))[0].hours == Hours(time(7, 30), time(14)), "a Saturday"


async def test_a_pattern_over_a_reported_or_a_strange_day_is_refused(office: OfficeOnTrial) -> None:
    await reported(office, SARI, date(2026, 11, 20))
    await plans(office, "Sari Contoh", week="Pola berulang")
    await office.taps(office.budi, "5 hari", "siang 14.00–21.00", "Hari ini")
    assert "sudah dilaporkan oleh Sari Contoh" in question(office.budi)
    await office.says(office.budi, "19/11")
    assert "Pola dapat dimulai Jumat, 20 November 2026 sampai" in question(office.budi)
    await office.taps(office.budi, "Besok")
    await office.says(office.budi, "31/1/2027")
    assert "Hari terakhirnya harus antara" in question(office.budi)
    await office.taps(office.budi, "Akhir November 2026")
    await moves_to_citra(office)
    await office.taps(office.budi, "Simpan")
    assert "Anda bukan atasan Sari Contoh pada Rabu, 25 November 2026" in office.budi.sees()
    assert hours(await duty(office, SARI), 23) == []
