"""`/unit`: an administrator looks after units and the office's calendar; what a change does is said first."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from domain.calendar import DayKind
from domain.people import StandInKind
from domain.periods import Span
from handlers.units.callbacks import DayTap, UnitTap
from locales import words_in
from storage.tables import CalendarDay, Supervision
from tests.handlers.people import log_of
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial, must


async def opens(office: OfficeOnTrial, name: str = "Dinas Pelayanan") -> None:
    """The administrator opens a unit's card."""
    await office.says(office.admin, "/unit")
    await office.taps(office.admin, name)


async def days(office: OfficeOnTrial) -> list[tuple[date, int | None, str]]:
    """The corrections of the calendar."""
    async with office.service.database.read() as uow:
        rows = await uow.session.scalars(select(CalendarDay).order_by(CalendarDay.id))
        return [(row.date, row.unit_id, row.kind) for row in rows]


async def test_units_are_listed_with_heads_and_people(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/unit")
    assert "2 unit, 4 pegawai" in office.admin.last["text"]
    await office.taps(office.admin, "Dinas Pelayanan · 3")
    card = office.admin.last["text"]
    assert "Kepala: Budi Contoh" in card
    assert "Senin–Jumat, zona WIB" in card
    await office.taps(office.admin, "Pegawainya")
    assert "3 ditemukan" in office.admin.last["text"]


async def test_the_head_on_a_card_is_who_gets_the_digest_of_the_unit(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        admin, budi, citra = (office.ids[each] for each in (ADMIN, BUDI, CITRA))
        today = date(2026, 11, 20)
        await uow.supervisor.assign([budi], admin, today)
        await uow.stand_ins.appoint(budi, citra, StandInKind.PLH, Span(today, today))
        uow.heads.forget()
        units = {each.name: each.id for each in await uow.people.units()}
        assert await uow.heads.of(units["Dinas Pelayanan"], today) == [budi, citra]
        assert await uow.heads.of(units["Sekretariat"], today) == []
    await opens(office)
    assert "Kepala: Budi Contoh\n" in office.admin.last["text"], "without the stand-in"
    await opens(office, "Sekretariat")
    assert "Kepala: –" in office.admin.last["text"], "Agus supervises in another unit alone"


_BEGINS = "Dinas Pemberdayaan Masyarakat, Désa, dan Perempuan"
_ENDS = "pada Kecamatan Contoh Baru dan Contoh Lama"


@pytest.mark.parametrize(
    ("other", "name"),
    [
        # They begin and end alike for longer than a button can carry.
        (f"{_BEGINS} Selatan {_ENDS}", f"{_BEGINS} Utara {_ENDS}"),
        ("SMP Negeri 23", "SMP Negeri 2"),
    ],
)
async def test_the_people_of_one_unit_alone_are_found(office: OfficeOnTrial, other: str, name: str) -> None:
    for former, new, found in (("Sekretariat", other, 1), ("Dinas Pelayanan", name, 3)):
        async with office.changes() as uow:
            unit = must(await uow.units.named(former))
            await uow.units.change(unit, name=new)
        await office.says(office.admin, "/unit")
        await office.taps_data(office.admin, UnitTap(unit.id).pack())
        await office.taps(office.admin, "Pegawainya")
        assert f"{found} ditemukan" in office.admin.last["text"]


async def test_a_number_in_the_name_of_a_unit_is_a_part_of_it(office: OfficeOnTrial) -> None:
    for former, new in (("Sekretariat", "SMP Negeri 23"), ("Dinas Pelayanan", "Unit 1")):
        async with office.changes() as uow:
            await uow.units.change(must(await uow.units.named(former)), name=new)
    await office.says(office.admin, "/pegawai", "negeri 23")
    assert "Unit: SMP Negeri 23" in office.admin.last["text"], "it is the only one found"
    await office.says(office.admin, "/pegawai unit 1")
    assert "3 ditemukan" in office.admin.last["text"], "what is written is no number of a button"


async def test_a_unit_is_made_renamed_and_works_on_other_days(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/unit baru", "dinas  PELAYANAN")
    assert "sudah ada" in office.admin.last["text"]
    await office.says(office.admin, "Badan Contoh")
    await office.taps(office.admin, "WITA")
    await office.says(office.admin, "8")
    assert "Senin 1, Minggu 7" in office.admin.last["text"]
    await office.says(office.admin, "1-6")
    await office.taps(office.admin, "Simpan")
    assert "Senin–Sabtu, zona WITA" in office.admin.sees()
    await office.taps(office.admin, "Ganti nama")
    await office.says(office.admin, "Badan Contoh Baru")
    assert "Badan Contoh → Badan Contoh Baru" in office.admin.last["text"]
    await office.taps(office.admin, "Simpan", "Hari kerja", "Senin–Jumat", "Simpan")
    assert "Senin–Jumat, zona WITA" in office.admin.sees()
    rows = await log_of(office)
    assert [row.action for row in rows] == ["add-unit", "change-unit", "change-unit"]
    assert "Badan" not in str(rows)


async def test_a_name_that_resembles_another_unit_is_asked_about(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/unit baru", "Dinas Pelayanann")
    assert "mirip dengan unit Dinas Pelayanan yang sudah ada" in office.admin.last["text"]
    await office.says(office.admin, "/batal")
    await opens(office)
    await office.taps(office.admin, "Ganti nama")
    await office.says(office.admin, "Dinas Pelayanan.")
    assert "mirip" not in office.admin.last["text"], "its own former name"


async def test_a_new_head_takes_the_team_over_with_what_waits(office: OfficeOnTrial) -> None:
    await office.reports(office.citra)
    await opens(office)
    await office.taps(office.admin, "Ganti kepala", "Sari Contoh", "Hari ini")
    said = office.admin.last["text"]
    assert "1 orang yang dibawahi Budi Contoh, dan Budi Contoh sendiri, dibawahi Sari Contoh" in said
    await office.taps(office.admin, "Simpan")
    assert "Kepala: Sari Contoh" in office.admin.sees()
    today = date(2026, 11, 20)
    async with office.service.database.read() as uow:
        held = await uow.session.scalars(select(Supervision).where(Supervision.ends > today))
        now = {row.employee_id: row.supervisor_id for row in held}
    sari, budi, citra = (office.ids[key] for key in (SARI, BUDI, CITRA))
    assert now == {budi: sari, citra: sari}
    assert "Menyusun laporan keuangan" in office.sari.sees(), "Citra's report waits for Sari"


async def test_a_day_of_the_calendar_is_added_replaced_and_withdrawn(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/unit")
    await office.taps(office.admin, "Kalender", "Hari khusus", "Semua unit")
    await office.says(office.admin, "23/11")
    await office.taps(office.admin, "Libur")
    await office.says(office.admin, "Hari jadi kabupaten")
    said = office.admin.last["text"]
    assert "Libur untuk 4 pegawai di 2 unit" in said
    assert "Batas akhir lapor untuk Jum, 20 Nov: " in said
    await office.taps(office.admin, "Simpan")
    assert "Sen, 23 Nov: libur, semua unit: Hari jadi kabupaten" in office.admin.sees()
    monday = date(2026, 11, 23)
    assert await days(office) == [(monday, None, "holiday")]
    await office.taps(office.admin, "Hari khusus", "Semua unit")
    await office.says(office.admin, "23/11")
    assert "Menggantikan" in office.admin.last["text"]
    await office.taps(office.admin, "Hari kerja", "Lewati", "Simpan")
    assert await days(office) == [(monday, None, "workday")]
    await opens(office)
    await office.taps(office.admin, "Kalender", "Hari khusus")
    await office.says(office.admin, "24/11")
    await office.taps(office.admin, "Libur", "Lewati")
    assert "Libur untuk 3 pegawai di 1 unit" in office.admin.last["text"]
    await office.taps(office.admin, "Simpan", "Sel, 24 Nov")
    assert "Hari kerja untuk 3 pegawai" in office.admin.sees()
    await office.taps(office.admin, "Ya, cabut")
    assert await days(office) == [(monday, None, "workday")]
    await office.taps_data(office.admin, DayTap(99, 0, 1).pack())
    assert "sudah diubah atau dicabut" in office.admin.toasts[-1]
    actions = [row.action for row in await log_of(office)]
    assert actions == ["correct-calendar"] * 3 + ["withdraw-calendar"]


async def test_people_are_told_of_a_changed_day_by_the_job_for_it(office: OfficeOnTrial) -> None:
    await office.run_jobs()
    async with office.changes() as uow:
        await uow.units.put_day(date(2026, 11, 23), None, DayKind.HOLIDAY, None)
    await office.jobs_at(2026, 11, 20, 10, 0)
    await office.jobs_at(2026, 11, 20, 10, 15)
    assert "23 Nov" in office.sari.sees()


async def test_a_stale_card_is_refused(office: OfficeOnTrial) -> None:
    await opens(office)
    async with office.changes() as uow:
        unit = must(await uow.units.named("Dinas Pelayanan"))
        await uow.units.change(unit, name="Dinas Lain")
    await office.taps(office.admin, "Ganti nama")
    assert office.admin.toasts[-1] == words_in("id").plain("units-changed")
    assert "Dinas Lain" in office.admin.last["text"]
