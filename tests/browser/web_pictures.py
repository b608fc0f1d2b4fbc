"""Pictures of the pages for citizens, on a phone: what is rated, and a ticket with its answer."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, ViewportSize

from bot.ports import open_port, serve_web
from handlers.tickets import actions
from locales import words_in
from tests.harness import BUDI, migrate_now, office_on_trial
from tests.web.visitors import OpenOffice, opened

PHONE: ViewportSize = {"width": 390, "height": 760}
HERE = words_in("id")


@asynccontextmanager
async def _served(folder: Path) -> AsyncIterator[OpenOffice]:
    """An office whose pages are on a port."""
    file = folder / "office.db"
    await asyncio.to_thread(migrate_now, f"sqlite:///{file}")
    listening = open_port("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with office_on_trial(file) as office, opened(office, public_url=url) as open_office:
        serving = asyncio.create_task(serve_web(open_office.web, listening))
        yield open_office
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def _keep(page: Page, file: Path) -> None:
    picture = await page.screenshot(path=file, full_page=True)
    sys.stdout.write(f"{file.name}  {len(picture) / 1000:.0f} kB\n")


async def _answered(office: OpenOffice, number: str) -> None:
    async with office.changes() as uow:
        found, now = await actions.find(uow, number), office.service.clock.now()
        text = "Mohon maaf atas antreannya. Mulai Senin loket kedua dibuka pukul 08.00."
        await actions.close(uow, office.service.office, found, office.ids[BUDI], text, now)


async def take_web(browser: Browser, folder: Path, into: Path) -> None:
    """Rates a service, writes a complaint, and looks at the answer."""
    context = await browser.new_context(viewport=PHONE, java_script_enabled=False, locale="id-ID")
    page = await context.new_page()
    async with _served(folder) as office:
        public = office.service.office.public_url
        await page.goto(f"{public}/l/KTP")
        await _keep(page, into / "web-rate.png")
        await page.goto(f"{public}/tiket?layanan=KTP")
        await page.get_by_label("Aduan").check()
        await page.get_by_label(HERE.plain("page-ticket-text")).fill(
            "Antre tiga jam, hanya satu loket dibuka."
        )
        await page.get_by_role("button", name=HERE.plain("page-ticket-send"), exact=True).click()
        number = page.url.partition("/tiket/")[2].partition("?")[0]
        await _answered(office, number)
        await page.goto(f"{public}/tiket/{number}")
        await _keep(page, into / "web-ticket.png")
        await context.close()
