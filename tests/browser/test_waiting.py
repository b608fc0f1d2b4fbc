"""What the page shows while the bot is away or Telegram is out of order."""

from __future__ import annotations

import pytest
from playwright.async_api import Locator, expect

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
    await expect(counts).to_have_attribute("title", "2 pesan belum sampai di tujuannya")
    async with echo_bot(playground.url, playground.token):
        await expect(phone.locator(".message", has_text="Gema: tetap aman")).to_be_visible()
        await expect(counts).to_have_attribute("title", "Semua pesan sudah sampai")


async def test_what_waits_outside_the_bots_queue_turns_the_figure_too(
    watched: Watched, playground: Playground
) -> None:
    page, counts = watched.page, watched.page.locator(".counts")

    def figure(name: str) -> Locator:
        return page.locator(".figure", has_text=name).locator("strong")

    async with echo_bot(playground.url, playground.token):
        await watched.begin(ASN)
        await expect(counts).to_have_attribute("title", "Semua pesan sudah sampai")
        await page.get_by_role("button", name="Gangguan").click()
        playground.phones[ASN].go_offline()
        playground.person(ASN).says("dari hutan")
        await expect(figure("tertahan di ponsel")).to_have_text("1")
        await expect(counts).to_have_attribute("title", "1 pesan belum sampai di tujuannya")
        playground.faults.flood_429 = True
        playground.phones[ASN].come_online()
        await expect(figure("ditolak Telegram, belum terkirim")).to_have_text("1")
        await expect(counts).to_have_attribute("title", "1 pesan belum sampai di tujuannya")
        playground.faults.flood_429 = False
        playground.person(ASN).says("dari hutan")
        await expect(counts).to_have_attribute("title", "Semua pesan sudah sampai")


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
