"""`/ujicoba`: dials are turned by taps, the period is replayed, and the file says the same to the command."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from domain.periods import PeriodKind
from domain.schemes import parse_scheme
from locales import words_in
from storage.tables import Entry
from tests.bot.command_line import CommandLine
from tests.handlers.papers import received
from tests.handlers.scores import closes, has_approved
from tests.harness import ADMIN, CITRA, NIPS, SARI, OfficeOnTrial


@pytest.fixture
async def office(office: OfficeOnTrial) -> AsyncIterator[OfficeOnTrial]:
    """Sari and Citra have approved reports of two days, and joined with the first."""
    for person in (SARI, CITRA):
        await has_approved(office, person, [date(2026, 11, 18), date(2026, 11, 19)])
    async with office.changes() as uow:
        for person in (SARI, CITRA):
            (await uow.people.get(office.ids[person])).joined = date(2026, 11, 18)
    yield office


async def test_a_weight_and_a_band_are_turned_and_the_result_agrees_with_the_command(
    office: OfficeOnTrial, tmp_path: Path, cli: CommandLine
) -> None:
    admin = office.admin
    await office.says(admin, "/ujicoba")
    assert "📅 Semester 2 2026" in admin.labels(), "there are no records of the semester before"
    await office.taps(admin, "Bobot", "Bobot Penilaian atasan: 0,5")
    await office.says(admin, "0,6")
    await office.taps(admin, "Batas predikat", "Batas Baik: 75", "74")
    assert "• Bobot Penilaian atasan: 0,5 → 0,6\n• Batas Baik: 75 → 74" in admin.last["text"]
    before = await kept(office)
    await office.taps(admin, "Unduh aturan")
    own = tmp_path / "own.toml"
    own.write_bytes((await received(office, admin)).content)
    assert parse_scheme(own.read_text("utf-8"), own.name).component("supervisor").weight * 5 == 3
    await office.taps(admin, "Hitung")
    assert admin.toasts[-1] == words_in("id").plain("trial-running")
    told = admin.last["caption"]
    # (0.2 × 60 + 0.5 × 80) ÷ 0.7 = 74.29, and with 0.6: 75.00
    assert "4 pegawai dihitung ulang; 2 berubah nilainya, 2 berubah predikatnya." in told
    assert "• Butuh Perbaikan → Baik: 2 orang" in told
    assert "Rata-rata: +0,71 poin." in told
    records = CalamineWorkbook.from_filelike(BytesIO((await received(office, admin)).content))
    assert records.sheet_names == ["Pegawai", "Kelompok", "Aturan"]
    rows = {row[1]: row for row in records.get_sheet_by_name("Pegawai").to_python()}
    assert rows["Sari Contoh"][6:11] == ["Butuh Perbaikan", "Baik", 74.29, 75, 0.71]
    assert await kept(office) == before, "nothing is written"
    printed = (await cli.runs("scheme", "try", str(own), "--period", "2026-S2")).output
    assert "4 people, 2 moved: 2 up; mean change +0.71\n  Needs improvement → Good: 2\n" in printed
    assert all(f"{NIPS[each]}  Needs improvement → Good   +0.71" in printed for each in (SARI, CITRA))
    await office.taps(admin, "Ubah lagi", "Seperti semula")
    assert "Hitung" not in admin.sees()
    await office.taps(admin, "Selesai")
    assert "Tidak ada yang diubah" in admin.last["text"]


async def kept(office: OfficeOnTrial) -> dict[str, str]:
    """What is kept but for the conversation and the messages."""
    found = await office.everything_kept()
    return {
        name: rows for name, rows in found.items() if name not in ("dialogs", "outbox", "processed_updates")
    }


async def test_what_no_scheme_may_say_is_asked_again(office: OfficeOnTrial) -> None:
    admin = office.admin
    await office.says(admin, "/ujicoba")
    await office.taps(admin, "Batas predikat", "Batas Baik: 75")
    for said, answered in (("95", "menurun"), ("101", "dari 0 sampai 100"), ("banyak", "dari 0 sampai 100")):
        await office.says(admin, said)
        assert answered in admin.last["text"]
    await office.taps(admin, "Kembali", "Syarat", "Komponen terisi, minimal: 50%")
    await office.says(admin, "75 %")
    assert "Komponen terisi, minimal: 50% → 75%" in admin.last["text"]
    await office.taps(admin, "Hitung")
    assert "2 berubah predikatnya" in admin.last["caption"]
    assert "Butuh Perbaikan → tanpa predikat: 2 orang" in admin.last["caption"]


async def test_who_is_no_administrator_any_more_gets_no_result(office: OfficeOnTrial) -> None:
    admin = office.admin
    await office.says(admin, "/ujicoba")
    await office.taps(admin, "Batas waktu", "Nilai hari terlambat", "1", "📅", "Semester 1 2026")
    assert "Nilai hari terlambat: 0,5 → 1" in admin.last["text"]
    admin.taps("Hitung")
    await office.service.polling.step(0)
    await office.service.intake.wait_idle()
    async with office.changes() as uow:
        (await uow.people.get(office.ids[ADMIN])).role = "asn"
    await office.settle()
    assert "document" not in admin.last


async def test_a_closed_period_is_replayed_from_what_was_frozen(office: OfficeOnTrial) -> None:
    admin = office.admin
    office.move_to(2027, 1, 4, 9, 0)
    await closes(office, PeriodKind.SEMESTER, date(2026, 12, 31))
    await office.execute(update(Entry).values(supervisor_rating=1, self_rating=1))
    await office.says(admin, "/ujicoba")
    assert "📅 Semester 2 2026" in admin.labels(), "the last closed period"
    await office.taps(admin, "Syarat", "Hari dilaporkan, minimal", "0%")
    await office.taps(admin, "Batas predikat", "Batas Baik: 75", "74", "Hitung")
    told = admin.last["caption"]
    assert "dari angka yang dibekukan" in told
    assert "tanpa predikat → Baik: 2 orang" in told
    await office.taps(admin, "Ubah lagi", "Batas waktu", "Hari kerja terlambat", "0", "Hitung")
    assert "yang tidak dibekukan" in admin.last["caption"]
    assert "tanpa predikat → Baik" not in admin.last["caption"]
