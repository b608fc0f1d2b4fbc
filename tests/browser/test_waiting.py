"""What the page shows while the bot is away or Telegram is out of order."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Locator, expect

from playground.clock import Clock
from playground.limits import Limits
from playground.people import Person
from playground.server import Playground, bot_user, listen
from playground.world import World
from tests.browser.conftest import ASN, IN_THE_HAND, ON_A_DESK, PEOPLE, WIDE, Watched, watching
from tests.browser.echo import echo_bot

pytestmark = pytest.mark.asyncio(loop_scope="session")


@ON_A_DESK
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


@ON_A_DESK
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


async def test_a_page_says_that_the_playground_was_started_anew(browser: Browser) -> None:
    def another() -> Playground:
        people = [Person.parse(each) for each in PEOPLE]
        return Playground(World(bot=bot_user("1:TEST"), people=people, clock=Clock(), limits=Limits.off()))

    first, second = another(), another()
    await first.start(listen("127.0.0.1", 0))
    port = int(first.url.rpartition(":")[2])
    async with watching(browser, first.url, WIDE) as watched:
        told = watched.page.get_by_role("alert")
        first.person(ASN).says("dari kehidupan lama")
        await expect(watched.phone(ASN)).to_contain_text("dari kehidupan lama")
        await first.stop()
        await expect(watched.page.get_by_text("Terputus")).to_be_visible()
        await second.start(listen("127.0.0.1", port))
        await expect(told).to_contain_text("Dimulai dari awal", timeout=15_000)
        await expect(watched.phone(ASN)).not_to_contain_text("dari kehidupan lama")
        await second.stop()
        watched.complaints[:] = [said for said in watched.complaints if "net::ERR" not in said]


@IN_THE_HAND
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
