"""The page around the chats: phones, people, the clock; on a desk and a small screen where these differ."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from playground.server import Playground
from tests.browser.conftest import (
    ADMIN,
    ASN,
    CITIZEN,
    FIFTH,
    IN_THE_HAND,
    ON_A_DESK,
    SMALL,
    Watched,
    message,
)
from tests.harness import must

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]


async def test_a_deep_link_opens_on_the_phone_that_is_chosen(watched: Watched) -> None:
    phone = await watched.begin(ADMIN)
    await message(phone, "Selamat datang").get_by_role("link", name="Loket").click()
    chooser = phone.get_by_role("dialog", name="Buka di ponsel siapa?")
    await expect(chooser.get_by_role("button", name="Andi Contoh")).to_be_focused()
    await chooser.get_by_role("button", name="Melati Contoh").click()
    citizen = watched.phone(CITIZEN)
    await expect(message(citizen, "Layanan loket_1")).to_be_visible()
    await expect(citizen.locator(".note", has_text="loket_1")).to_be_visible()


async def test_another_person_can_be_opened_and_closed(watched: Watched) -> None:
    page = watched.page
    await expect(watched.phone(FIFTH)).to_have_count(0)
    await page.get_by_role("button", name="Ponsel lain").click()
    await page.get_by_role("button", name="Dewi Contoh").click()
    phone = watched.phone(FIFTH)
    await expect(phone.get_by_role("button", name="MULAI")).to_be_in_viewport()
    await phone.get_by_role("button", name="Menu ponsel Dewi").click()
    await phone.get_by_role("button", name="Tutup ponsel ini").click()
    await expect(phone).to_have_count(0)


@IN_THE_HAND
async def test_a_reader_who_scrolled_up_stays_there(watched: Watched, playground: Playground) -> None:
    phone = await watched.begin(ASN)
    for number in range(12):
        await watched.say(ASN, f"baris {number:02}\n\n\n")
    await expect(message(phone, "Gema: baris 11")).to_be_in_viewport()
    log = phone.get_by_role("log")
    await log.evaluate("log => log.scrollTo(0, 0)")
    jump = phone.get_by_role("button", name="Ke pesan terakhir")
    await expect(jump).to_be_visible()
    playground.person(ASN).says("dari jauh")
    await expect(message(phone, "Gema: dari jauh")).to_have_count(1)


@ON_A_DESK
async def test_flight_mode_keeps_messages_until_the_phone_is_back(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    await phone.get_by_role("button", name="Menu ponsel Siti").click()
    await phone.get_by_role("switch", name="Mode pesawat").click()
    await expect(phone).to_contain_text("menunggu jaringan")
    await watched.say(ASN, "dari hutan")
    own = phone.locator(".message.out", has_text="dari hutan")
    await expect(own.get_by_role("img", name="dikirim saat tersambung")).to_be_visible()
    await phone.get_by_role("button", name="Menu ponsel Siti").click()
    await phone.get_by_role("switch", name="Mode pesawat").click()
    await expect(message(phone, "Gema: dari hutan")).to_be_visible()
    await expect(own.get_by_role("img", name="terkirim")).to_be_visible()


@IN_THE_HAND
async def test_a_blocked_bot_can_be_unblocked(watched: Watched) -> None:
    page, phone = watched.page, await watched.begin(ASN)
    await page.get_by_role("button", name="Gangguan").click()
    await page.get_by_role("button", name="Blokir bot: Siti Contoh").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Gangguan: 1 aktif")).to_be_focused()
    await expect(phone).to_contain_text("Siti memblokir bot ini")
    await phone.get_by_role("button", name="BUKA BLOKIR").click()
    await expect(watched.field(ASN)).to_be_visible()


async def test_a_long_role_stays_on_its_own_plate_or_tab(watched: Watched, playground: Playground) -> None:
    role = "Pengadministrasi Perkantoran Tingkat Kabupaten yang Sangat Panjang Sekali"
    playground.add_person({"id": 106, "first_name": "Rina", "label": role, "open": True})
    tab = watched.page.locator("#tab-106")
    await expect(tab).to_have_attribute("aria-label", f"Rina, {role}")
    if await tab.is_visible():
        box = must(await tab.bounding_box())
        assert box["width"] < SMALL["width"] / 2
        return
    plate = watched.phone(106).locator(".plate")
    await expect(plate.get_by_text(role)).to_have_attribute("title", role)
    assert await plate.evaluate("plate => plate.scrollWidth <= plate.clientWidth")
    assert await plate.locator(".plate-name").evaluate("name => name.scrollWidth <= name.clientWidth")


# The words of keys that are broken somewhere else than between words.
BROKEN_WORDS = """() => [...document.querySelectorAll(".key-text")].flatMap((key) =>
  [...key.firstChild.data.matchAll(/\\S+/g)].filter((word) => {
    const range = new Range();
    range.setStart(key.firstChild, word.index);
    range.setEnd(key.firstChild, word.index + word[0].length);
    return new Set([...range.getClientRects()].map((box) => box.top)).size > 1;
  }).map(([word]) => word))"""


async def test_keys_break_between_words_only(watched: Watched) -> None:
    phone = await watched.begin(ASN)
    await watched.say(ASN, "/panjang")
    await expect(phone.locator(".key-text", has_text="Periode sebelumnya")).to_have_count(1)
    assert await watched.page.evaluate(BROKEN_WORDS) == []
    for keys in await phone.locator(".keys").all():
        assert await keys.evaluate("keys => keys.lastChild.getBoundingClientRect().right <= innerWidth")
        assert await keys.evaluate("keys => keys.scrollWidth <= keys.parentNode.parentNode.clientWidth")


async def test_the_clock_moves_and_dates_follow(watched: Watched, playground: Playground) -> None:
    page = watched.page
    before = playground.clock.now()
    mark = page.get_by_role("button", name="Majukan jam ke akhir semester")
    if not await mark.is_visible():
        await page.get_by_role("button", name=re.compile("^Jam:")).click()
    await mark.click()
    await expect(page.get_by_role("button", name=re.compile("^Jam: .*, 00[.]00$"))).to_be_visible()
    assert playground.clock.now() > before
    await page.keyboard.press("Escape")
    phone = await watched.begin(CITIZEN)
    await expect(phone.locator(".message time").first).to_have_text("00.00")


@ON_A_DESK
async def test_nothing_in_the_bar_covers_anything_else_however_long_its_words_are(watched: Watched) -> None:
    page = watched.page
    await page.add_style_tag(content=".clock-date::after { content: attr(data-longer) }")
    for width in (320, 390, 700, 801, 1024, 1321, 1440, 1920):
        for longer in ("", " kesembilan", " kesembilan belas September"):
            await page.locator(".clock-date").evaluate("(node, text) => (node.dataset.longer = text)", longer)
            await watched.resized(width)
            assert await watched.covered(".bar button") == [], (width, longer)


@ON_A_DESK
async def test_phones_and_their_keys_have_room_on_every_screen(
    watched: Watched, playground: Playground
) -> None:
    for number in (106, 107):
        role = "Kepala Seksi Pelayanan Administrasi"
        playground.add_person({"id": number, "first_name": f"Orang {number}", "label": role, "open": True})
    await expect(watched.phone(107)).to_have_count(1)
    for language in ("Switch to English", "Ganti ke bahasa Indonesia"):
        for width in (320, 360, 390, 801, 1024, 1440, 1920):
            await watched.resized(width)
            for part in (".tabs button", ".strip button", ".phone button", ".phone textarea"):
                assert await watched.covered(part) == [], (width, part)
            assert await watched.overflowing() == [], width
            assert await watched.faults_of_access() == {}, width
        await watched.page.get_by_role("button", name=language).click()


@ON_A_DESK
async def test_figures_are_drawn_by_a_font_for_text(watched: Watched) -> None:
    browser = await watched.page.context.new_cdp_session(watched.page)
    await browser.send("DOM.enable")
    await browser.send("CSS.enable")
    root = (await browser.send("DOM.getDocument"))["root"]["nodeId"]
    clock = await browser.send("DOM.querySelector", {"nodeId": root, "selector": ".clock-time"})
    drawn = await browser.send("CSS.getPlatformFontsForNode", {"nodeId": clock["nodeId"]})
    assert [font["familyName"] for font in drawn["fonts"] if "Emoji" in font["familyName"]] == []


@IN_THE_HAND
async def test_what_was_missed_is_read_again_after_a_lost_connection(
    watched: Watched, playground: Playground
) -> None:
    page, phone = watched.page, await watched.begin(ASN)
    await page.route("**/play/events*", lambda route: route.abort())
    await page.reload()
    await expect(page.get_by_text("Terputus")).to_be_visible()
    await watched.take(ASN)
    playground.person(ASN).says("sementara itu")
    await page.unroute_all(behavior="wait")  # a request whose abort is under way would neither end nor fail
    await expect(message(phone, "Gema: sementara itu")).to_be_visible(timeout=15_000)
    await expect(page.get_by_text("Terputus")).to_be_hidden()
    watched.complaints[:] = [said for said in watched.complaints if "ERR_FAILED" not in said]


@ON_A_DESK
async def test_language_and_look_are_remembered(watched: Watched) -> None:
    page = watched.page
    await page.get_by_role("button", name="Switch to English").click()
    await expect(page.get_by_role("button", name="Ganti ke bahasa Indonesia")).to_be_focused()
    await page.get_by_role("button", name="Use the dark look").click()
    await page.reload()
    await expect(watched.phone(ASN).get_by_role("button", name="START")).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "en")
    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@IN_THE_HAND
async def test_what_was_typed_outlives_a_reload_but_not_its_sending(watched: Watched) -> None:
    page, field = watched.page, watched.field(ASN)
    await watched.begin(ASN)
    await field.fill("satu\ndua\ntiga")
    await page.reload()
    await expect(field).to_have_value("satu\ndua\ntiga")
    grown = "field => field.scrollHeight <= field.clientHeight + 1"
    await page.wait_for_function(grown, arg=await field.element_handle())
    await page.get_by_role("button", name="Switch to English").click()
    field = watched.phone(ASN).get_by_role("textbox", name="Message from")
    await expect(field).to_have_value("satu\ndua\ntiga")
    await field.press("Enter")
    await expect(message(watched.phone(ASN), "Gema: satu")).to_be_visible()
    await page.reload()
    await expect(message(watched.phone(ASN), "Gema: satu")).to_be_visible()
    await expect(field).to_have_value("")


async def test_the_skip_link_leads_to_the_phones_and_tab_reaches_the_field(watched: Watched) -> None:
    page = watched.page
    await watched.begin(ASN)
    await page.locator("body").click(position={"x": 1, "y": 1})
    await page.get_by_role("link", name="Langsung ke obrolan").focus()
    await page.keyboard.press("Enter")
    reached = page.locator(":focus")
    for _ in range(20):
        await page.keyboard.press("Tab")
        if await reached.evaluate("node => node.tagName") == "TEXTAREA":
            break
    await expect(watched.field(ASN)).to_be_focused()
    await page.keyboard.type("tanpa tetikus")
    await page.keyboard.press("Enter")
    await expect(message(watched.phone(ASN), "Gema: tanpa tetikus")).to_be_visible()


async def test_everything_on_the_page_has_a_name(watched: Watched) -> None:
    page, phone = watched.page, await watched.begin(ASN)
    await watched.say(ASN, "/menu")
    await expect(phone.get_by_role("button", name="Simpan")).to_be_visible()
    assert await watched.faults_of_access() == {}
    for opener in ("Gangguan", "Ponsel lain", re.compile("^Jam:")):
        await page.get_by_role("button", name=opener).first.click()
        assert await watched.faults_of_access() == {}
        await page.keyboard.press("Escape")


async def test_tabs_count_what_is_unread(watched: Watched, playground: Playground) -> None:
    tabs = watched.page.get_by_role("tab")
    if await tabs.count() == 0:
        await expect(watched.page.get_by_role("region", name="Ponsel Melati Contoh, Warga")).to_be_visible()
        return
    await watched.begin(CITIZEN)
    await watched.take(ASN)
    playground.person(CITIZEN).says("halo")
    await expect(tabs.filter(has_text="Melati")).to_have_accessible_name(
        "Melati Contoh, Warga, 1 belum dibaca"
    )
    await watched.page.keyboard.press("Tab")
    await tabs.first.press("ArrowRight")
    await tabs.nth(1).press("ArrowRight")
    await expect(tabs.nth(2)).to_have_attribute("aria-selected", "true")
    await expect(tabs.nth(2)).to_have_accessible_name("Melati Contoh, Warga")
