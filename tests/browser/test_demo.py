"""The demo, as a newcomer meets it: started by its command, used in the browser, through all four roles."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ViewportSize, expect

from tests.browser.conftest import SMALL, WIDE, watching
from tests.browser.newcomer import AGUS, BUDI, CITIZEN, PATIENCE, SARI, Newcomer, running_demo

pytestmark = pytest.mark.asyncio(loop_scope="session")

ON_A_DESK = pytest.mark.parametrize("size", [WIDE], ids=["wide"])
IN_THE_HAND = pytest.mark.parametrize("size", [SMALL], ids=["small"])


@pytest_asyncio.fixture(loop_scope="session")
async def demo(tmp_path: Path) -> AsyncIterator[str]:
    """The running demo; its address."""
    async with running_demo(tmp_path) as address:
        yield address


@pytest_asyncio.fixture(loop_scope="session")
async def newcomer(browser: Browser, demo: str, size: ViewportSize) -> AsyncIterator[Newcomer]:
    """Somebody who has just opened the page of the demo."""
    async with watching(browser, demo, size) as watched:
        yield Newcomer(watched)


async def _reports_while_the_bot_is_killed(newcomer: Newcomer) -> None:
    """Sari reports; the bot is killed in the middle of that and forgets nothing."""
    page = newcomer.watched.page
    await newcomer.says(SARI, "/lapor")
    await newcomer.taps(SARI, "^Hari ini$", "^Tugas lain$")
    await newcomer.sees(SARI, "Apa yang Anda kerjakan")

    await newcomer.kills_the_bot()
    await newcomer.says(SARI, "Menulis selagi bot mati")
    await expect(page.locator(".counts")).to_have_attribute("title", re.compile("pesan belum sampai"))

    await newcomer.starts_the_bot()
    await newcomer.sees(SARI, "Menulis selagi bot mati.*Berapa hasilnya")
    await newcomer.says(SARI, "1 dokumen")
    await newcomer.taps(SARI, "^1 jam$", "^Lewati$", "^4 – Baik$", "^Kirim$")
    await newcomer.sees(SARI, "Laporan terkirim")
    await newcomer.sees(BUDI, "Menunggu tinjauan Anda: 5 laporan")
    told = page.locator(".counts")
    await expect(told).to_have_attribute("title", "Semua pesan sudah sampai", timeout=PATIENCE)


async def _ticked(newcomer: Newcomer, steps: int) -> None:
    tour = newcomer.watched.page.get_by_role("region", name="Tur terpandu")
    ticked = tour.get_by_role("button", name=re.compile(r"\(selesai\)$"))
    await expect(ticked).to_have_count(steps, timeout=PATIENCE)


async def _tells_of_runs(newcomer: Newcomer) -> None:
    page = newcomer.watched.page
    for run in (re.compile("ringkasan mingguan: [0-9]+ pesan"), "pengingat laporan: 22 pesan"):
        await expect(page.locator(".line", has_text=run)).not_to_have_count(0, timeout=PATIENCE)
    await page.get_by_role("button", name="Switch to English").click()
    for run in (re.compile("weekly digest: [0-9]+ messages"), "report reminder: 22 messages"):
        await expect(page.locator(".line", has_text=run)).not_to_have_count(0)
    await page.get_by_role("button", name="Ganti ke bahasa Indonesia").click()


@IN_THE_HAND
async def test_each_step_of_the_tour_is_ticked_also_when_the_bot_was_killed_and_not_before(
    newcomer: Newcomer,
) -> None:
    await newcomer.begins(SARI)
    await _reports_while_the_bot_is_killed(newcomer)
    await _ticked(newcomer, 1)
    await newcomer.approves()
    await _ticked(newcomer, 2)
    await newcomer.watched.page.get_by_role("button", name="Pindai poster KTP-el").click()
    await newcomer.sees(CITIZEN, "Perekaman dan Pencetakan KTP-el")
    await newcomer.taps(CITIZEN, "Sangat puas")
    await newcomer.sees(CITIZEN, "Penilaian Anda .* sudah tersimpan")
    await _ticked(newcomer, 3)
    await newcomer.moves_the_clock("ke 15.00")
    await newcomer.sees(AGUS, "Ringkasan mingguan.*Partisipasi")
    await _ticked(newcomer, 4)
    await newcomer.moves_the_clock("ke 16.00")
    await _tells_of_runs(newcomer)
    await newcomer.says(SARI, "/nilai")
    await newcomer.sees(SARI, "Kinerja ASN Kabupaten Contoh.*Semester 2 2026.*Kedisiplinan pelaporan")
    await newcomer.sees(SARI, "Periode berjalan.*Nilai .*Penilaian diri")
    await newcomer.taps(SARI, "^Penilaian diri$")
    await newcomer.sees(SARI, "Catatan di balik nilai")
    await _ticked(newcomer, 4)
    await newcomer.moves_the_clock("ke akhir semester")
    # The bot is told of the new time beside its messages: a run of a job shows that it knows.
    nightly = newcomer.watched.page.locator(".line", has_text="penghitungan nilai")
    await expect(nightly).not_to_have_count(0, timeout=PATIENCE)
    await newcomer.says(SARI, "/nilai")
    await newcomer.sees(SARI, "Semester 1 2027")
    await _ticked(newcomer, 4)
    await newcomer.taps(SARI, "Periode lain", "^⏳ Semester 2 2026")
    await newcomer.sees(SARI, "Semester 2 2026.*Nilai sementara.*Nilai ")
    await _ticked(newcomer, 5)
    await newcomer.says(AGUS, "/tutup")
    await newcomer.taps(AGUS, "^Semester 2 2026$", "Lihat hasil sementara")
    await newcomer.sees(AGUS, "hasil sementara 24 pegawai")
    await newcomer.taps(AGUS, "Tutup periode ini", "Ya, tutup sekarang")
    await newcomer.sees(AGUS, "Semester 2 2026 dikunci")
    await newcomer.moves_the_clock("ke 08.00")
    await newcomer.sees(SARI, "Semester 2 2026 sudah ditutup")
    await _ticked(newcomer, 6)
    await newcomer.taps(SARI, "Lihat hasil dan penjelasannya", "^Capaian target$")
    await newcomer.sees(SARI, "Catatan di balik nilai.*Perhitungan")
    await _ticked(newcomer, 7)


@ON_A_DESK
async def test_the_demo_introduces_itself_and_plays_its_tour_to_the_end(
    newcomer: Newcomer, browser: Browser, demo: str
) -> None:
    page = newcomer.watched.page
    await expect(page.get_by_role("heading", level=1)).to_have_text("Coba Lapor Kinerja")
    await expect(page).to_have_title("Coba Lapor Kinerja · @kinerja_contoh_bot")
    tour = page.get_by_role("region", name="Tur terpandu")
    await expect(tour).to_contain_text("kantor rekaan")
    await newcomer.watched.resized(1280)
    cut = "all => all.filter(node => node.scrollWidth > node.clientWidth).map(node => node.textContent)"
    assert await page.locator(".step-title, .phones").evaluate_all(cut) == [], "on a usual laptop"
    await page.set_viewport_size(WIDE)
    citizen = await newcomer.takes(CITIZEN)
    await expect(citizen.locator(".empty")).to_contain_text(
        "Lapor Kinerja Kabupaten Contoh. Pegawai melaporkan", timeout=PATIENCE
    )
    for language, title in (("en-GB", "Try Lapor Kinerja"), ("ms-MY", "Coba Lapor Kinerja")):
        async with watching(browser, demo, WIDE, language) as watched:
            await expect(watched.page.get_by_role("heading", level=1)).to_have_text(title)
    await tour.get_by_role("button", name="Putar otomatis").click()
    await expect(tour).to_contain_text("Tur selesai.", timeout=2 * PATIENCE)
    await expect(tour.get_by_role("button", name=re.compile(r"\(selesai\)$"))).to_have_count(7)
    await newcomer.sees(SARI, "Catatan di balik nilai.*Perhitungan")
    # The days of the tour have runs that send nothing: they are said quietly.
    strip = page.locator(".strip")
    nightly = strip.locator(".line", has_text="penghitungan nilai: tanpa pesan").first
    await expect(nightly).to_have_class(re.compile("hushed"), timeout=PATIENCE)
    await expect(strip.get_by_role("status")).not_to_contain_text("tanpa pesan")
