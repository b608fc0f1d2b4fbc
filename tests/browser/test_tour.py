"""The guided tour on the page: followed by hand, and played by itself."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from playground.clock import Clock
from playground.limits import Limits
from playground.people import Person
from playground.server import Playground, bot_user, listen
from playground.tour import Step, Tour
from playground.world import World
from tests.browser.conftest import ASN, ON_A_DESK, PEOPLE, SUPERVISOR, Watched

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.usefixtures("bot")]

STEPS = [
    {
        "id": "greet",
        "title": "Sapa bot",
        "title_en": "Greet the bot",
        "text": "Tekan MULAI.",
        "text_en": "Press START.",
        "person": ASN,
        "link": {"label": "Pindai poster", "label_en": "Scan the poster", "payload": "poster_1"},
        "actions": [{"starts": ""}],
        "done_when": [{"chat": ASN, "matches": "Selamat datang"}],
    },
    {
        "id": "echo",
        "title": "Dengar gema",
        "title_en": "Hear the echo",
        "text": "Tulis sesuatu.",
        "text_en": "Write something.",
        "why": "Bambang menulis, dan bot mengulangnya.",
        "why_en": "Bambang writes, and the bot repeats it.",
        "person": SUPERVISOR,
        "actions": [{"says": "halo"}],
        "done_when": [{"chat": SUPERVISOR, "matches": "Gema"}],
    },
]


@pytest_asyncio.fixture(loop_scope="session")
async def playground() -> AsyncIterator[Playground]:
    """A playground with a tour of two steps."""
    world = World(
        bot=bot_user("1:TEST"),
        people=[Person.parse(each) for each in PEOPLE],
        clock=Clock(),
        limits=Limits.off(),
        monotonic=time.monotonic,
        strict=True,
        webhook_delay=1.0,
    )
    tour = Tour([Step.parse(step) for step in STEPS], world, pace=0.0)
    playground = Playground(world, tour=tour)
    await playground.start(listen("127.0.0.1", 0))
    yield playground
    await playground.stop()


async def test_each_step_is_ticked_when_the_bot_did_it(watched: Watched) -> None:
    tour = watched.page.get_by_role("region", name="Tur terpandu")
    await expect(tour).to_contain_text("Tekan MULAI.")
    await expect(watched.page.locator(".phone.current")).to_have_attribute("data-person", str(ASN))
    assert await watched.faults_of_access() == {}
    await watched.begin(ASN)
    await expect(tour.get_by_role("button", name="Sapa bot (selesai)")).to_be_visible()
    await expect(tour).to_contain_text("Tulis sesuatu.")
    await expect(watched.page.locator(".phone.current")).to_have_attribute("data-person", str(SUPERVISOR))
    await tour.get_by_role("button", name="Ke ponsel Bambang").click()
    await watched.phone(SUPERVISOR).get_by_role("button", name="MULAI").click()
    await watched.say(SUPERVISOR, "halo")
    await expect(tour).to_contain_text("Tur selesai.")
    await expect(watched.page.locator(".phone.current")).to_have_count(0)


@ON_A_DESK
async def test_the_tour_has_room_on_every_screen(watched: Watched, playground: Playground) -> None:
    assert playground.desk.tour is not None
    for number in range(4):
        long = {
            "id": str(number),
            "title": "Nilai layanan sebagai warga",
            "text": "Di ponsel Siti: pindai poster layanan, atau ketik /nilailayanan dan pilih layanannya.",
            "link": {
                "label": "Pindai poster KTP-el",
                "label_en": "Scan the ID card's poster",
                "payload": "a",
            },
        }
        playground.desk.tour.steps.append(Step.parse({**STEPS[1], **long}))
    await watched.opened()
    for language in ("Switch to English", "Ganti ke bahasa Indonesia"):
        for width in (320, 360, 390, 801, 1024, 1101, 1440, 1920):
            await watched.resized(width)
            await watched.page.locator(".tour .step").nth(3).click()
            assert await watched.covered(".tour button") == [], width
            assert await watched.overflowing() == [], width
        await watched.page.get_by_role("button", name=language).click()


async def test_it_plays_by_itself_and_shows_the_phone_at_work(watched: Watched) -> None:
    tour = watched.page.get_by_role("region", name="Tur terpandu")
    await tour.get_by_role("button", name="Putar otomatis").click()
    await expect(tour).to_contain_text("Tur selesai.")
    shown = watched.phone(SUPERVISOR).locator(".message", has_text="Gema: halo")
    await expect(shown).to_be_in_viewport()
    await expect(tour.get_by_role("button", name="Putar otomatis")).to_have_count(0)


@ON_A_DESK
async def test_a_link_of_a_step_opens_in_the_phone_of_its_person(watched: Watched) -> None:
    tour = watched.page.get_by_role("region", name="Tur terpandu")
    await tour.get_by_role("button", name="Pindai poster").click()
    await expect(watched.phone(ASN).locator(".message.in").last).to_contain_text("Layanan poster_1")


@ON_A_DESK
async def test_a_folded_tour_still_shows_how_far_it_is(watched: Watched) -> None:
    tour = watched.page.get_by_role("region", name="Tur terpandu")
    await tour.get_by_role("button", name="Sembunyikan tur").click()
    await expect(tour.get_by_text("Tekan MULAI.")).to_be_hidden()
    await expect(tour.get_by_role("button", name="Tampilkan tur")).to_be_focused()
    await expect(tour.get_by_role("heading")).to_contain_text("0 dari 2 langkah selesai")
