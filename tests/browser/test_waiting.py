"""What the page shows while the bot is away or Telegram is out of order."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.browser.conftest import Watched
from tests.browser.echo import echo_bot

pytestmark = pytest.mark.asyncio(loop_scope="session")

ASN = 101


async def test_messages_wait_for_the_bot_and_none_is_lost(watched: Watched, playground: Playground) -> None:
    page = watched.page
    phone = await watched.take(ASN)
    await phone.get_by_role("button", name="MULAI").click()
    await watched.say(ASN, "tetap aman")
    counts = page.locator(".counts")
    await expect(counts).to_have_attribute("title", "2 pesan disimpan sampai bot menerimanya")
    async with echo_bot(playground.url, playground.token):
        await expect(phone.locator(".message", has_text="Gema: tetap aman")).to_be_visible()
        await expect(counts).to_have_attribute("title", "Semua pesan sudah diterima bot")


async def test_the_faults_are_switched_on_and_off(watched: Watched, playground: Playground) -> None:
    page, faults = watched.page, playground.faults
    await page.get_by_role("button", name="Gangguan").click()
    broken = page.get_by_role("switch", name="Telegram bermasalah")
    await broken.click()
    await expect(broken).to_have_attribute("aria-checked", "true")
    await page.get_by_role("group", name="Telegram lambat").get_by_role("button", name="3 d").click()
    await expect(page.get_by_role("button", name="Gangguan: 2 aktif")).to_be_visible()
    assert faults.json() == {"slow_ms": 3000, "flood_429": False, "server_5xx": True}
    await broken.press("Space")
    await expect(broken).to_be_focused()
    await expect(page.get_by_role("button", name="Gangguan: 1 aktif")).to_be_visible()
    assert not faults.server_5xx
