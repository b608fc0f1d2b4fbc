"""`/ekinerja`: what is missing is asked for, the sheet is exact, and what was transferred is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from domain.cases import CaseState
from handlers.ekinerja.callbacks import SheetFileTap, SheetMovedTap, SheetTap
from locales import words_in
from storage.tables import EkinerjaRow, Entry, Membership, Target
from tests.handlers.ekinerja import PLAN, add, change, copied, opens, sheet
from tests.handlers.steps import question
from tests.harness import SARI, OfficeOnTrial

HERE = words_in("id")
LINK = "https://drive.example/berkas"


async def test_the_sheet_of_a_week(office: OfficeOnTrial) -> None:
    await add(office, link=LINK)
    await add(office, "Rapat staf", day=date(2026, 11, 16), volume=Decimal(1))
    await add(office, "Minggu lalu", day=date(2026, 11, 13))
    await opens(office)
    assert "Siap dipindahkan: 2" in question(office.sari)
    await office.taps(office.sari, "Unduh lembar (2 baris)")
    assert office.sari.last["document"]["file_name"] == (
        "ekinerja-2026-11-16-2026-11-22-199001012015012001.xlsx"
    )
    head, *rows = await sheet(office)
    assert len(head) == 8
    assert rows == [
        [PLAN, "2026-11-16", "08:00", "10:00", "Rapat staf", 1, "berkas", ""],
        [PLAN, "2026-11-20", "08:00", "10:00", "Verifikasi berkas KTP", 25, "berkas", LINK],
    ]


async def test_what_is_missing_is_asked_for_and_the_report_stays_as_it_is(office: OfficeOnTrial) -> None:
    number = await add(office, volume=Decimal("2.5"), times=None, plan=None)
    await opens(office, "Hari ini")
    assert "Kurang: rencana aksi, jam mulai dan selesai, realisasi" in question(office.sari)
    assert not any("Unduh" in label for label in office.sari.labels())
    await office.taps(office.sari, "Lengkapi (1)")
    await office.says(office.sari, PLAN)
    assert "lamanya 2 jam" in question(office.sari)
    await office.says(office.sari, "09.00-10.00")
    assert "Itu 60 menit, sedangkan laporan menyebut 120 menit" in question(office.sari)
    await office.says(office.sari, "08.30")
    assert "Laporan menyebut 2,5 berkas" in question(office.sari)
    await office.says(office.sari, "2,5")
    assert "2,5 bukan bilangan bulat" in question(office.sari)
    await office.says(office.sari, "3")
    assert "Siap dipindahkan: 1" in question(office.sari)
    await office.taps(office.sari, "Unduh lembar")
    assert (await sheet(office))[1] == [
        PLAN,
        "2026-11-20",
        "08:30",
        "10:30",
        "Verifikasi berkas KTP",
        3,
        "berkas",
        "",
    ]
    async with office.service.database.read() as uow:
        entry = await uow.session.get_one(Entry, number)
        assert (entry.volume, entry.started, entry.version) == (Decimal("2.5"), None, 1)
    await change(office, number, volume=Decimal("3.5"))
    await opens(office, "Hari ini")
    assert "Kurang: realisasi" in question(office.sari), "another fraction is another question"


async def test_a_plan_that_was_named_before_is_offered(office: OfficeOnTrial) -> None:
    await add(office)
    await add(office, "Rapat staf", plan=None)
    await opens(office, "Hari ini")
    await office.taps(office.sari, "Lengkapi (1)", f"1. {PLAN}")
    assert "Siap dipindahkan: 2" in question(office.sari)


async def test_a_plan_is_named_once_for_all_rows_of_the_same_target(office: OfficeOnTrial) -> None:
    for number in range(3):
        await add(office, f"Melayani loket {number}", plan=None)
    await add(office, "Loket lain", plan="Rencana lain")
    await opens(office, "Hari ini")
    await office.taps(office.sari, "Lengkapi (3)")
    await office.says(office.sari, PLAN)
    await office.taps(office.sari, "Ya, juga untuk 2 baris lain")
    assert "Siap dipindahkan: 4" in question(office.sari)
    await office.taps(office.sari, "Unduh lembar")
    assert [row[0] for row in (await sheet(office))[1:]] == [PLAN, PLAN, PLAN, "Rencana lain"]


async def test_a_plan_may_be_for_one_row_only(office: OfficeOnTrial) -> None:
    await add(office, plan=None)
    await add(office, "Rapat staf", plan=None)
    await opens(office, "Hari ini")
    await office.taps(office.sari, "Lengkapi (2)")
    await office.says(office.sari, PLAN)
    await office.taps(office.sari, "Hanya untuk baris ini")
    assert "Siap dipindahkan: 1\n✏️ Belum lengkap: 1" in question(office.sari)


async def test_who_has_left_the_office_still_makes_the_sheet(office: OfficeOnTrial) -> None:
    await add(office, day=date(2026, 11, 19))
    async with office.changes() as uow:
        sari = await uow.people.get(office.ids[SARI])
        sari.left = date(2026, 11, 19)
        for held in await uow.session.scalars(select(Membership)):
            if held.employee_id == sari.id:
                held.ends = date(2026, 11, 19)
    await opens(office, "Kemarin")
    assert "Siap dipindahkan: 1" in question(office.sari)


async def test_a_target_gives_its_action_plan_to_the_letter(office: OfficeOnTrial) -> None:
    exact = "Melayani permohonan KTP-el (loket 1-3), sesuai SOP"
    number = await add(office, plan=None)
    async with office.changes() as uow:
        target = Target(employee_id=office.ids[SARI], period="2026-S2", title="Pelayanan", measure="berkas")
        target.quantity, target.weight, target.rencana_aksi = Decimal(100), Decimal(1), exact
        uow.session.add(target)
        await uow.session.flush()
        (await uow.session.get_one(Entry, number)).target_id = target.id
    await add(office, "Rapat staf", plan=None)
    await opens(office, "Hari ini")
    await office.taps(office.sari, "Unduh lembar (1 baris)")
    assert (await sheet(office))[1][0] == exact
    await opens(office, "Hari ini")
    await office.taps(office.sari, "Lengkapi (1)", "1. Melayani permohonan KTP-el")
    assert "Siap dipindahkan: 2" in question(office.sari)


async def test_each_field_is_copied_by_a_button(office: OfficeOnTrial) -> None:
    await add(office, "Verifikasi " + "a" * 400, link=LINK)
    await opens(office, "Hari ini")
    await office.taps(office.sari, "1")
    assert copied(office.sari) == {
        "📋 Rencana Aksi": PLAN,
        "📋 Tanggal": "2026-11-20",
        "📋 Jam Mulai": "08:00",
        "📋 Jam Selesai": "10:00",
        "📋 Realisasi": "25",
        "📋 Satuan": "berkas",
        "📋 Bukti Dukung": LINK,
    }
    assert "a" * 400 in question(office.sari), "what no button can hold is copied from the text"
    await office.taps(office.sari, "Sudah saya pindahkan")
    assert "Ditandai dipindahkan oleh Sari Contoh, Jum, 20 Nov 09.00" in question(office.sari)
    await office.taps(office.sari, "Hapus tanda sudah dipindahkan")
    assert "Siap dipindahkan" in question(office.sari)


async def test_the_longest_row_fits_into_a_message(office: OfficeOnTrial) -> None:
    number = await add(office, "& kegiatan " * 45, plan="P" * 1000, link=f"{LINK}/{'x' * 450}")
    await opens(office, "Hari ini")
    await office.taps(office.sari, "1", "Sudah saya pindahkan")
    assert "P" * 1000 in question(office.sari)
    await change(office, number, activity="Q " * 250, volume=Decimal(1), measure="m" * 30)
    async with office.changes() as uow:
        row = await uow.session.get_one(EkinerjaRow, number)
        row.plan = "R" * 1000
    await opens(office, "Hari ini")
    await office.taps(office.sari, "1")
    assert "Yang berubah sejak dipindahkan" in question(office.sari)
    assert "R" * 1000 in question(office.sari)


async def test_what_was_transferred_is_marked_and_what_changed_since_is_offered_again(
    office: OfficeOnTrial,
) -> None:
    first, second = await add(office), await add(office, "Rapat staf", volume=Decimal(1))
    await opens(office)
    await office.taps(office.sari, "Unduh lembar (2 baris)")
    # It changes after the sheet was made: what was transferred is what stood on the sheet.
    await change(office, first, volume=Decimal(26))
    await office.taps(office.sari, "Sudah saya pindahkan (2)")
    assert office.sari.toasts[-1] == "2 baris ditandai sudah dipindahkan."
    assert "Berubah setelah dipindahkan: 1\n✅ Sudah dipindahkan: 1" in question(office.sari)
    await office.taps(office.sari, "1")
    assert "• Realisasi: 25 → 26" in question(office.sari)
    await office.taps(office.sari, "Kembali ke daftar", "Unduh lembar (1 baris)")
    assert [row[5] for row in (await sheet(office))[1:]] == [26]
    await office.taps(office.sari, "Sudah saya pindahkan (1)")
    assert "Sudah dipindahkan: 2" in question(office.sari)
    await change(office, second, state=CaseState.REJECTED)
    await opens(office)
    assert "Tidak berlaku lagi, hapus di e-Kinerja: 1" in question(office.sari)
    await office.taps(office.sari, "Unduh semua (1 baris)")
    assert len(await sheet(office)) == 2


async def test_the_button_of_an_older_sheet_marks_nothing_of_a_later_one(office: OfficeOnTrial) -> None:
    number = await add(office)
    await opens(office)
    await office.taps(office.sari, "Unduh lembar (1 baris)")
    older = office.sari.last["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    office.move_to(2026, 11, 20, 9, 5)
    await change(office, number, volume=Decimal(26))
    await opens(office)
    await office.taps(office.sari, "Unduh lembar (1 baris)")
    await office.taps_data(office.sari, older)
    assert office.sari.toasts[-1] == HERE.plain("ekinerja-sheet-replaced")
    async with office.service.database.read() as uow:
        assert (await uow.session.get_one(EkinerjaRow, number)).moved is None


async def test_a_returned_report_waits_for_its_correction(office: OfficeOnTrial) -> None:
    number = await add(office)
    await change(office, number, state=CaseState.RETURNED)
    await opens(office, "Hari ini")
    assert "Dikembalikan atasan: 1" in question(office.sari)
    assert not any("Unduh" in label for label in office.sari.labels())


async def test_a_month_is_shown_page_by_page(office: OfficeOnTrial) -> None:
    for number in range(1, 11):
        await add(office, f"Pekerjaan {number}", day=date(2026, 11, number))
    await opens(office, "Bulan ini")
    assert "8. 🆕 Min, 8 Nov Pekerjaan 8" in question(office.sari)
    assert "Pekerjaan 9" not in question(office.sari)
    await office.taps(office.sari, "Berikutnya")
    assert "10. 🆕 Sel, 10 Nov Pekerjaan 10" in question(office.sari)
    await office.taps(office.sari, "Sebelumnya")
    assert "Pekerjaan 1\n" in question(office.sari)


async def test_rows_of_others_are_nobody_elses(office: OfficeOnTrial) -> None:
    await add(office)
    before = (await office.everything_kept())["ekinerja_rows"]
    await office.taps_data(office.citra, SheetTap("d2026-11-20").pack())
    assert "Belum ada laporan" in question(office.citra)
    await office.taps_data(office.citra, SheetFileTap("d2026-11-20", "all").pack())
    assert office.citra.toasts[-1] == HERE.plain("ekinerja-nothing-new")
    await office.taps_data(office.citra, SheetMovedTap("d2026-11-20", 0).pack())
    assert (await office.everything_kept())["ekinerja_rows"] == before
