"""`/cek/CODE` in a browser: the same answers as in the chat, and a bound on guessing."""

from __future__ import annotations

import re
from datetime import timedelta
from ipaddress import IPv6Address

import httpx

from bot.web import build_web
from locales import words_in
from tests.bot.loopback import nobody_listening
from tests.handlers.papers import MONTH, add_work, asks_for
from tests.handlers.proofs import opened, publishes
from tests.harness import FRIDAY_MORNING, OfficeOnTrial, start_service
from web.check import check_routes
from web.shared import SharedDatabase
from web.visitor_limit import VisitorLimit, network_of

HERE = words_in("id")


def visitor(office: OfficeOnTrial, host: str = "192.0.2.1") -> httpx.AsyncClient:
    """Somebody with a browser."""
    service = office.service
    pages = check_routes(service.office, SharedDatabase(service.database), service.clock.now)
    web = build_web(service.bot, service.intake, service.readiness, None, pages)
    transport = httpx.ASGITransport(web, client=(host, 1))
    return httpx.AsyncClient(
        transport=transport, base_url="https://kinerja.example", headers={"Accept-Language": "id-ID,en"}
    )


async def test_a_paper_is_checked_in_a_browser(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    async with visitor(office) as browser:
        page = await browser.get(f"/cek/{paper.code}")
        assert page.status_code == 200
        assert "sesuai dengan catatan sekarang" in page.text
        assert "•••••••• 201501 2 001" in page.text and "19900101" not in page.text
        assert "<script" not in page.text
        assert page.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        english = await browser.get(f"/cek/{paper.code}?lang=en")
        assert "the records still say the same" in english.text and '<html lang="en">' in english.text


async def test_the_page_gives_the_proof_without_a_nip_once_a_root_is_published(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    async with visitor(office) as browser:
        assert "bukti?" not in (await browser.get(f"/cek/{paper.code}")).text
        root = await publishes(office)
        page = await browser.get(f"/cek/{paper.code}")
        assert root in page.text
        (link,) = re.findall(r'href="([^"]+/bukti[^"]*)"', page.text)
        proof = await browser.get(str(page.url.join(link)))
        assert proof.headers["Content-Type"].startswith("text/plain")
        statement, _, size, found = opened(proof.text)
        assert (statement, f"{size} {found}") == ("", root)


async def test_a_code_can_be_typed(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    async with visitor(office) as browser:
        assert HERE("check-page-field") in (await browser.get("/cek")).text
        typed = {"kode": paper.code.lower().replace("-", " "), "lang": "en"}
        found = await browser.get("/cek", params=typed, follow_redirects=True)
        assert "the records still say the same" in found.text
        refused = (await browser.get("/cek", params={"kode": "<b>x"})).text
        assert f'role="alert">{HERE("check-no-code")}' in refused
        assert '<label for="kode">' in refused and 'value="&lt;b&gt;x"' in refused


async def test_what_was_never_issued_is_not_found_and_guessing_ends_soon(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    async with visitor(office) as browser:
        for number in range(10):
            page = await browser.get(f"/cek/0000-0000-{number:04}")
            assert (page.status_code, f'role="alert">{HERE("check-unknown")}' in page.text) == (404, True)
        for code in ("0000-0000-0011", paper.code):
            page = await browser.get(f"/cek/{code}")
            assert (page.status_code, HERE("page-guessing") in page.text) == (429, True)
        office.move_to(2026, 11, 20, 9, 11)
        assert (await browser.get(f"/cek/{paper.code}")).status_code == 200
    async with visitor(office, "192.0.2.2") as browser:
        assert (await browser.get(f"/cek/{paper.code}")).status_code == 200


async def test_without_the_database_it_says_so(office: OfficeOnTrial) -> None:
    async with nobody_listening() as port:
        stranded = await start_service(office.playground, f"postgresql://kinerja@127.0.0.1:{port}/kinerja")
        pages = check_routes(stranded.office, SharedDatabase(stranded.database), stranded.clock.now)
        web = build_web(stranded.bot, stranded.intake, stranded.readiness, None, pages)
        transport = httpx.ASGITransport(web)
        async with httpx.AsyncClient(transport=transport, base_url="https://kinerja.example") as browser:
            page = await browser.get("/cek/0000-0000-0000")
            assert (page.status_code, HERE("check-page-down") in page.text) == (503, True)
        await stranded.close()


def test_a_house_is_one_guesser_and_few_are_remembered() -> None:
    guesses, now = VisitorLimit(), FRIDAY_MORNING
    house = int(IPv6Address("2001:db8::"))
    for number in range(10):
        guesses.count(str(IPv6Address(house + number)), now)
    assert guesses.exceeds_limit(str(IPv6Address(house + 99)), now)
    assert not guesses.exceeds_limit("2001:db8:0:1::1", now)
    assert not guesses.exceeds_limit(str(IPv6Address(house)), now + timedelta(minutes=10))
    for number in range(10_000):
        guesses.count(f"host {number}", now)
    assert not guesses.exceeds_limit(str(IPv6Address(house)), now), "the longest ago is forgotten"
    assert "host 9999" not in repr(vars(guesses)), "addresses are not kept"


def test_an_address_is_the_same_visitor_in_both_ways_of_writing_it() -> None:
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1") != network_of("192.0.2.2")
