"""`make pictures`: the demo in the states that the documentation shows, into docs/pictures/."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

from playwright.async_api import Browser, ViewportSize, async_playwright, expect

from tests.browser.conftest import SMALL, SWITCHES, WIDE, watching
from tests.browser.newcomer import AGUS, BUDI, CITIZEN, SARI, Newcomer, running_demo
from tests.browser.web_pictures import take_web
from tests.conftest import CHROMIUM
from tests.forked import ROOT

PICTURES = ROOT / "docs" / "pictures"
PAPERS = {
    "lembar-hasil-2026-S2.pdf": "result-sheet",
    "rangkuman-2026-S2.pdf": "result-summary",
    "rekonsiliasi-2026-S2.pdf": "reconciliation",
}
"""Pictures of first pages, by the paper in docs/papers/."""
Story = Callable[[Newcomer], Awaitable[None]]
# Gradients take half of a picture's bytes, and nobody looks at a picture for them.
_PLAIN = ".chat { background: var(--wall-b) } .desk, body { background: var(--desk-deep) }"

_TO_ITS_BEGINNING = "message => message.scrollIntoView({ block: 'start' })"


async def _take(newcomer: Newcomer, name: str, colours: Literal["light", "dark"] = "light") -> None:
    page = newcomer.watched.page
    await page.emulate_media(color_scheme=colours, reduced_motion="reduce")
    await page.evaluate("document.activeElement.blur()")
    await page.mouse.move(0, 0)
    await expect(page.locator(".toast, .key.waiting")).to_have_count(0, timeout=10_000)
    file = PICTURES / f"{name}.png"
    await page.screenshot(path=file, style=_PLAIN, animations="disabled")
    sys.stdout.write(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1000:.0f} kB\n")


async def _at_the_top(newcomer: Newcomer, name: str) -> None:
    """Scrolls a phone to where its last message begins, if that is longer than the screen."""
    phone = await newcomer.takes(name)
    await phone.locator(".message.in").last.evaluate(_TO_ITS_BEGINNING)


async def _at_its_picture(newcomer: Newcomer, name: str) -> None:
    """Scrolls a phone to where its last picture begins."""
    picture = (await newcomer.takes(name)).locator(".message.in img").last
    await expect(picture).to_be_visible()
    await picture.evaluate(_TO_ITS_BEGINNING)


async def _on_a_desk(newcomer: Newcomer) -> None:
    """A morning in which all four have done something."""
    await newcomer.begins(SARI)
    await newcomer.reports("Menyusun rekapitulasi permohonan KTP elektronik")
    await newcomer.approves()
    await newcomer.says(SARI, "/nilai")
    await newcomer.sees(SARI, "Semester 2 2026")
    await newcomer.rates()
    await newcomer.says(AGUS, "/ringkasan")
    await newcomer.sees(AGUS, "Semua daftar ringkasan")
    await _at_the_top(newcomer, SARI)
    await _at_the_top(newcomer, BUDI)
    await _at_its_picture(newcomer, AGUS)
    citizen = await newcomer.takes(CITIZEN)
    await citizen.locator(".log").evaluate("log => log.scrollTo(0, log.scrollHeight)")
    await _take(newcomer, "playground")
    await _take(newcomer, "dark", "dark")


async def _with_faults(newcomer: Newcomer) -> None:
    """The bot is killed while a report is being written; what is sent meanwhile waits."""
    await newcomer.begins(SARI)
    await newcomer.says(SARI, "/lapor")
    await newcomer.taps(SARI, "^Hari ini$", "^Tugas lain$")
    await newcomer.sees(SARI, "Apa yang Anda kerjakan")
    await newcomer.moves_the_clock("ke 16.00")
    await newcomer.sees(BUDI, "belum melaporkan")
    await newcomer.kills_the_bot()
    await newcomer.says(SARI, "Menyusun rekapitulasi permohonan KTP elektronik")
    await newcomer.opens_the("Gangguan")
    await _take(newcomer, "faults")


async def _in_the_hand(newcomer: Newcomer) -> None:
    """A score, and its picture."""
    await newcomer.begins(SARI)
    await newcomer.reports("Menyusun rekapitulasi permohonan KTP elektronik")
    await newcomer.approves()
    await newcomer.says(SARI, "/nilai")
    await newcomer.sees(SARI, "Semester 2 2026")
    await newcomer.watched.page.get_by_role("button", name="Sembunyikan tur").click()
    await _at_the_top(newcomer, SARI)
    await _take(newcomer, "phone")
    await newcomer.taps(SARI, "Gambar")
    await _keep_picture(newcomer, SARI, "score")


async def _private(newcomer: Newcomer) -> None:
    """What is kept of a person's reports: for how long, why, and who reads it."""
    await newcomer.begins(SARI)
    await newcomer.watched.page.get_by_role("button", name="Sembunyikan tur").click()
    await newcomer.says(SARI, "/privasi")
    await newcomer.taps(SARI, "Data apa yang disimpan", "^📝 Laporan saya$")
    await newcomer.sees(SARI, "Dibaca: Anda, atasan")
    await _at_the_top(newcomer, SARI)
    await _take(newcomer, "privacy")


async def _one_line(newcomer: Newcomer) -> None:
    """A line that is a report, read and sent with one tap."""
    await newcomer.begins(SARI)
    await newcomer.watched.page.get_by_role("button", name="Sembunyikan tur").click()
    await newcomer.says(SARI, "08.00-10.00 verifikasi 25 dokumen KTP #1 n4")
    await newcomer.taps(SARI, "^Kirim$")
    await newcomer.sees(SARI, "Laporan terkirim")
    await _take(newcomer, "chat")


async def _assessed(newcomer: Newcomer) -> None:
    """What there is to read of a person, then the question whose answer shows the person's own beside it."""
    await newcomer.watched.page.get_by_role("button", name="Sembunyikan tur").click()
    await newcomer.says(BUDI, "/penilaian")
    await newcomer.taps(BUDI, "^Citra Contoh$")
    await newcomer.sees(BUDI, "Bahan penilaian")
    await _at_the_top(newcomer, BUDI)
    await _take(newcomer, "materials")
    await newcomer.taps(BUDI, "Mulai menilai", "^3 – Kadang-kadang$")
    await newcomer.sees(BUDI, "Penilaian dirinya")
    await _at_the_top(newcomer, BUDI)
    await _take(newcomer, "assessment")


async def _a_week(newcomer: Newcomer) -> None:
    """The picture of a person's own week, as it is sent."""
    await newcomer.begins(SARI)
    await newcomer.says(SARI, "/pekan")
    await newcomer.sees(SARI, "Pekan Anda")
    await _keep_picture(newcomer, SARI, "recap")


async def _the_digest(newcomer: Newcomer) -> None:
    """The picture of the office's week, as it is sent."""
    await newcomer.says(AGUS, "/ringkasan")
    await newcomer.sees(AGUS, "Semua daftar ringkasan")
    await _keep_picture(newcomer, AGUS, "digest")


async def _keep_picture(newcomer: Newcomer, person: str, name: str) -> None:
    """Keeps the picture that a person received last."""
    picture = (await newcomer.takes(person)).locator(".message.in img").last
    await expect(picture).to_be_visible()
    page = newcomer.watched.page
    sent = await page.request.get(urljoin(page.url, await picture.get_attribute("src")))
    file = PICTURES / f"{name}.png"
    file.write_bytes(await sent.body())
    sys.stdout.write(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1000:.0f} kB\n")


async def _a_team(newcomer: Newcomer) -> None:
    """The picture of a supervisor's team, as it is sent."""
    await newcomer.says(BUDI, "/tim")
    await newcomer.sees(BUDI, "Belum melapor|semua laporan")
    await _keep_picture(newcomer, BUDI, "team")


async def _on_paper(newcomer: Newcomer) -> None:
    """A month's paper, as it comes out of the printer: its first page."""
    await newcomer.begins(SARI)
    await newcomer.says(SARI, "/rekap")
    await newcomer.taps(SARI, "Oktober 2026", r"Laporan harian \(PDF\)")
    await newcomer.sees(SARI, "Kode verifikasi")
    await _keep_page(newcomer, SARI, "rekap")


async def _of_a_service(newcomer: Newcomer) -> None:
    """What citizens said of a service: the picture in the chat, and the first page of the report."""
    await newcomer.says(AGUS, "/kepuasan")
    await newcomer.taps(AGUS, "Kependudukan", "Perekaman")
    await newcomer.sees(AGUS, "Sampel yang disarankan")
    await _keep_picture(newcomer, AGUS, "satisfaction")
    await newcomer.taps(AGUS, r"Laporan SKM \(PDF\)")
    await expect((await newcomer.takes(AGUS)).locator(".message.in a")).not_to_have_count(0)
    await _keep_page(newcomer, AGUS, "skm")


async def _keep_page(newcomer: Newcomer, person: str, name: str) -> None:
    """Keeps the first page of the PDF that a person received last."""
    phone = await newcomer.takes(person)
    async with newcomer.watched.page.expect_download() as download:
        await phone.locator(".message.in a").last.click()
    paper = await (await download.value).path()
    await _draw(Path(paper), name)


async def _draw(paper: Path, name: str) -> None:
    """Keeps the first page of a PDF as a picture."""
    file = PICTURES / f"{name}.png"
    pages = ["-png", "-singlefile", "-r", "90", str(paper), str(file.with_suffix(""))]
    drawn = await asyncio.create_subprocess_exec("pdftoppm", *pages)
    if await drawn.wait():
        sys.exit("the paper could not be drawn")
    sys.stdout.write(f"{file.relative_to(ROOT)}  {file.stat().st_size / 1000:.0f} kB\n")


async def take() -> None:
    """Takes every picture, each of its own demo; those of results are of the papers of the sample."""
    PICTURES.mkdir(exist_ok=True)
    for paper, name in PAPERS.items():
        await _draw(ROOT / "docs" / "papers" / paper, name)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        await _in(browser, WIDE, _on_a_desk)
        await _in(browser, WIDE, _with_faults)
        await _in(browser, SMALL, _in_the_hand)
        await _in(browser, SMALL, _one_line)
        await _in(browser, SMALL, _private)
        await _in(browser, SMALL, _assessed)
        await _in(browser, SMALL, _a_week)
        await _in(browser, SMALL, _a_team)
        await _in(browser, SMALL, _the_digest)
        await _in(browser, WIDE, _on_paper)
        await _in(browser, WIDE, _of_a_service)
        with tempfile.TemporaryDirectory() as folder:
            await take_web(browser, Path(folder), PICTURES)
        await browser.close()


async def _in(browser: Browser, size: ViewportSize, story: Story) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with running_demo(Path(folder)) as address, watching(browser, address, size) as watched:
            await story(Newcomer(watched))


if __name__ == "__main__":
    if CHROMIUM is None or shutil.which("pdftoppm") is None:
        sys.exit("make pictures needs chromium and pdftoppm (apt-get install chromium poppler-utils)")
    asyncio.run(take())
