"""From an empty database to the first approved report, with a sheet of e-Kinerja in hand, by taps alone."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from playground import Clock, Limits, Playground
from tests.ekinerja_sheets import BUDI as BUDIS_NIP
from tests.ekinerja_sheets import EVALUATIONS, OFFICE, RATNA, SKP, TITLES, Row, skp, write_sheet
from tests.ekinerja_sheets import SARI as SARIS_NIP
from tests.ekinerja_sheets import office as evaluations
from tests.harness import ADMIN, FRIDAY_MORNING, PHONES, STRANGER, OfficeOnTrial, start_service


def plans() -> list[Row]:
    """The same office in the report of SKP, which names no supervisors."""
    return [
        skp(RATNA, "RATNA UMPAMA", "Kepala Dinas", OFFICE, unor_induk="Pemerintah Kabupaten Contoh"),
        skp(BUDIS_NIP, "BUDI CONTOH", "Kepala Bidang Pendaftaran Penduduk"),
        skp(SARIS_NIP, "SARI CONTOH", "Pengelola Layanan"),
    ]


@asynccontextmanager
async def office_of_nobody(database_file: Path, admins: tuple[int, ...]) -> AsyncIterator[OfficeOnTrial]:
    """A service of an office of which nothing is known; the settings name its administrators."""
    clock = Clock(FRIDAY_MORNING)
    async with Playground.running(people=PHONES, limits=Limits.off(), clock=clock) as playground:
        service = await start_service(playground, f"sqlite:///{database_file}", admins)
        try:
            yield OfficeOnTrial(playground, service)
        finally:
            await service.close()


@pytest.fixture
async def office(database_file: Path) -> AsyncIterator[OfficeOnTrial]:
    """An office that its administrator begins."""
    async with office_of_nobody(database_file, (ADMIN,)) as office:
        yield office


async def codes_of(office: OfficeOnTrial) -> dict[str, str]:
    """The typed codes on the printed sheet, by the name above each."""
    file = await office.service.bot.get_file(office.admin.last["document"]["file_id"])
    pages = PdfReader(BytesIO(await file.download_as_bytearray())).pages
    said = "\n".join(page.extract_text() for page in pages)
    found = re.findall(r"([A-Z]+ [A-Z]+)\n(?:.*\n)*?([0-9A-Z]{3}-[0-9A-Z]{3})", said)
    return dict(found)


@pytest.mark.parametrize("shape", ["evaluations", "plans"])
async def test_from_nothing_to_the_first_approved_report(
    office: OfficeOnTrial, tmp_path: Path, shape: str
) -> None:
    await office.says(office.stranger, "/gabung")
    assert "ADMIN_TELEGRAM_IDS" not in office.stranger.last["text"], "there is an administrator"
    await office.says(office.admin, "/persiapan")
    assert "Daftar pegawai: belum ada" in office.admin.last["text"]

    if shape == "evaluations":
        path = write_sheet(tmp_path / "laporan.xlsx", EVALUATIONS, evaluations(), TITLES)
    else:
        path = write_sheet(tmp_path / "laporan.xlsx", SKP, plans(), ())
    office.admin.sends_document(path.read_bytes(), path.name)
    await office.settle()
    assert "Daftar pegawai dari e-Kinerja" in office.admin.last["text"]
    for label in office.admin.labels():
        if label.startswith("🧭 Pakai"):
            await office.taps(office.admin, label)
            break
    [take] = [label for label in office.admin.labels() if label.startswith("✅ Impor")]
    await office.taps(office.admin, take, "‹ Persiapan")
    assert "✅ Daftar pegawai" in office.admin.last["text"]
    assert "✅ Atasan: lengkap" in office.admin.last["text"]

    await office.taps(office.admin, "✉️ Undangan", "🖨 Lembar undangan semua unit", "🖨 Buat PDF")
    codes = await codes_of(office)
    for person, name, nip in (
        (office.sari, "SARI CONTOH", SARIS_NIP),
        (office.budi, "BUDI CONTOH", BUDIS_NIP),
    ):
        await office.says(person, codes[name], nip[-6:])
        assert "Akun Telegram Anda terdaftar" in person.sees()

    await office.says(office.sari, "08.00-10.00 verifikasi 25 berkas KTP n4")
    await office.taps(office.sari, "Kirim")
    await office.taps(office.budi, "Setujui", "4 – Baik")
    assert "Disetujui oleh BUDI CONTOH" in office.sari.sees()
    await office.says(office.admin, "/persiapan")
    assert "✅ Laporan uji coba: 1 laporan disetujui" in office.admin.last["text"]


async def test_who_sets_an_office_up_learns_the_own_number(database_file: Path) -> None:
    async with office_of_nobody(database_file, ()) as office:
        await office.says(office.stranger, "/gabung")
        assert f"Nomor Telegram Anda {STRANGER}" in office.stranger.last["text"]
