"""`/hasil`: everybody reads results where the office says so, with the same hiding as everywhere."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest
from sqlalchemy import event

from bot.web import build_web
from domain.periods import Period
from domain.promises import Promised
from domain.survey import Unsur, WeightMethod
from storage.tables import Service
from tests.handlers.services import AUGUST, OCTOBER, said, served
from tests.harness import OfficeOnTrial
from web.results import ResultPages
from web.shared import SharedDatabase

__all__ = ["served"]


def visitor(
    office: OfficeOnTrial, *, public: bool = True, weight: WeightMethod = WeightMethod.EXACT
) -> httpx.AsyncClient:
    """Somebody with a browser."""
    service = office.service
    here = replace(
        service.office,
        publishes_results=public,
        public_url="https://kinerja.example/x",
        skm_weight=weight,
    )
    pages = ResultPages(here, SharedDatabase(service.database), service.clock.now).routes()
    web = build_web(service.bot, service.intake, service.readiness, None, pages)
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(web),
        base_url="https://kinerja.example",
        headers={"Accept-Language": "id-ID,en"},
    )


@pytest.fixture
async def rated(served: OfficeOnTrial) -> OfficeOnTrial:
    """The first service has results and a promise, the second four answers; many have none."""
    await said(served, 1, AUGUST, [2] * 6)
    await said(served, 1, OCTOBER, [4] * 6)
    await said(served, 1, OCTOBER + timedelta(30), [4] * 6)
    await said(served, 2, AUGUST, [1] * 4)
    async with served.changes() as uow:
        promised = Promised("Loket <b>kedua</b> dibuka 😀", date(2026, 12, 1))
        quarter = Period.parse("2026-Q3")
        await uow.promises.keep(1, quarter, Unsur.WAKTU, promised, None, served.service.clock.now())
        unit = (await uow.services.all())[0].unit_id
        uow.session.add_all(
            Service(code=f"X/{n}", name=f"Layanan <nomor> {n} {'panjang ' * 8}", unit_id=unit)
            for n in range(120)
        )
    return served


async def test_index_n_method_run_and_promises_are_public_and_few_are_hidden(rated: OfficeOnTrial) -> None:
    async with visitor(rated) as browser:
        listed = await browser.get("/hasil")
        assert listed.status_code == 200 and len(listed.content) < 20_000
        assert "IKM <b>47,22</b>, mutu D (Tidak Baik), dari 6 jawaban" in listed.text
        assert "belum ada minimal 5 jawaban lengkap" in listed.text and "25,00" not in listed.text
        assert (
            "<script" not in listed.text
            and "Layanan &lt;nomor&gt; 7 "
            in listed.text
            + (await browser.get("/hasil?hal=1")).text
            + (await browser.get("/hasil?hal=2")).text
        )
        one = await browser.get("/hasil/KTP")
        assert len(one.content) < 20_000
        assert "Triwulan 3 2026: IKM <b>47,22</b>" in one.text and "bobot 1/9" in one.text
        assert "Waktu penyelesaian</b>: 1,00 → 3,00" in one.text
        assert "Loket &lt;b&gt;kedua&lt;/b&gt; dibuka 😀" in one.text
        english = await browser.get("/hasil/KTP?lang=en")
        assert "You said, we did: " in english.text and '<html lang="en">' in english.text
        assert "4 jawaban" not in (await browser.get("/hasil/KK")).text
        assert (await browser.get("/hasil/X/7")).status_code == 200
        assert (await browser.get("/hasil/tidak-ada")).status_code == 404


async def test_a_crowd_of_visitors_has_them_read_once(rated: OfficeOnTrial) -> None:
    engine, begun = rated.service.database.engine.sync_engine, list[object]()
    count = begun.append
    event.listen(engine, "begin", count)
    async with visitor(rated) as browser:
        pages = await asyncio.gather(*(browser.get("/hasil/KTP") for _ in range(20)))
    event.remove(engine, "begin", count)
    assert {page.status_code for page in pages} == {200} and len({page.text for page in pages}) == 1
    assert len(begun) == 1


async def test_each_index_has_the_weight_of_the_office_beside_it(rated: OfficeOnTrial) -> None:
    async with visitor(rated, weight=WeightMethod.TWO_DIGITS) as browser:
        for page in ("/hasil", "/hasil/KTP"):
            told = (await browser.get(page)).text
            assert "IKM <b>46,75</b>, mutu D" in told and "47,22" not in told
            assert "dikali bobot 0,11 dan 25" in told and "menurunkan setiap IKM 1%" in told


async def test_nothing_is_public_unless_the_office_says_so(rated: OfficeOnTrial) -> None:
    async with visitor(rated, public=False) as browser:
        page = await browser.get("/hasil/KTP")
        assert page.status_code == 404 and "47,22" not in page.text
