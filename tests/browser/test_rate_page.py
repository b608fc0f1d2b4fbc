"""A citizen without Telegram: from a code to thanks in two taps, by keyboard, on a small and slow phone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from bot.ports import open_port, serve_web
from locales import words_in
from tests.browser.conftest import AUDIT
from tests.harness import office_on_trial
from tests.web.visitors import OpenOffice, opened

pytestmark = pytest.mark.asyncio(loop_scope="session")
HERE = words_in("id")
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 6_250, "uploadThroughput": 6_250}
"""A mobile network of the second generation: bytes a second, milliseconds."""


@pytest_asyncio.fixture(loop_scope="session")
async def served(database_file: Path) -> AsyncIterator[OpenOffice]:
    """An office whose pages are on a port."""
    listening = open_port("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    async with office_on_trial(database_file) as office, opened(office, public_url=url) as open_office:
        serving = asyncio.create_task(serve_web(open_office.web, listening))
        yield open_office
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


@pytest_asyncio.fixture(loop_scope="session")
async def phone(browser: Browser) -> AsyncIterator[Page]:
    """A phone of 320 points on a slow network; its browser runs no scripts."""
    size = {"width": 320, "height": 568}
    context = await browser.new_context(viewport=size, java_script_enabled=False, locale="id-ID")  # type: ignore[arg-type]
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", SLOW)
    yield page
    await context.close()


async def faults(page: Page) -> object:
    """What keeps a screen reader or a small window out."""
    return await page.evaluate(AUDIT)


FOCUSED = """() => {
    const focused = document.activeElement
    return !focused || focused === document.body ? "" : `${focused.value || ""} ${focused.textContent}`
}"""
"""What stands on the control that has the focus."""


async def tabs_to(page: Page, name: str) -> None:
    """Presses Tab until the control of this name has the focus, in the order of the page."""
    for _ in range(60):
        await page.keyboard.press("Tab")
        # Between the last control and the first one nothing on the page has the focus.
        if name in await page.evaluate(FOCUSED):
            return
    raise AssertionError(f"{name} has never the focus")


async def test_a_visit_is_rated_by_keyboard_on_a_slow_small_phone(served: OpenOffice, phone: Page) -> None:
    (code,) = await served.codes()
    await phone.goto(f"{served.service.office.public_url}/n/{code}")
    assert await faults(phone) == {}
    await phone.keyboard.press("Tab")
    await expect(phone.locator(":focus")).to_have_text("😀Sangat puas")
    await phone.keyboard.press("Tab")
    await phone.keyboard.press("Enter")
    await expect(phone.get_by_role("heading", level=1)).to_have_text(HERE.plain("page-thanks-title"))
    await expect(phone.get_by_role("main")).to_contain_text("🙂 Puas")
    assert await faults(phone) == {}
    await phone.get_by_label(HERE.plain("page-comment-label")).focus()
    await phone.keyboard.type("Ramah & cepat <3")
    await phone.keyboard.press("Tab")
    await phone.keyboard.press("Enter")
    await expect(phone.get_by_role("main")).to_contain_text(HERE.plain("page-comment-kept"))
    await tabs_to(phone, "Jawab 9 pertanyaan")
    await phone.keyboard.press("Enter")
    group = phone.get_by_role("group", name="3. Seberapa cepat pelayanannya selesai?")
    await group.get_by_label("Sangat cepat").focus()
    await phone.keyboard.press("Space")
    await phone.keyboard.press("ArrowDown")
    assert await faults(phone) == {}
    await tabs_to(phone, HERE.plain("page-unsur-button"))
    await phone.keyboard.press("Enter")
    await phone.get_by_label(HERE.plain("rate-age")).select_option("from_35")
    assert await faults(phone) == {}
    await tabs_to(phone, HERE.plain("page-about-button"))
    await phone.keyboard.press("Enter")
    await expect(phone.get_by_role("main")).to_contain_text(HERE.plain("page-about-kept"))
    await phone.reload()
    (kept,) = await served.responses()
    assert (kept.quick, kept.waktu, kept.comment, kept.age) == (3, 3, "Ramah & cepat <3", "from_35")
    await phone.get_by_role("link", name="Sampaikan aduan").click()
    await phone.get_by_label("Aduan").check()
    await phone.get_by_label(HERE.plain("page-ticket-text")).fill("Antrean lama")
    assert await faults(phone) == {}
    await phone.get_by_role("button", name=HERE.plain("page-ticket-send"), exact=True).click()
    await expect(phone.get_by_role("main")).to_contain_text(HERE.plain("page-ticket-keep-it"))
    assert await faults(phone) == {}
