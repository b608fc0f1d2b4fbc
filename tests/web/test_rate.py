"""A service is rated in a browser: the steps, the limits, and what forged and repeated forms do (nothing)."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from html import unescape
from typing import Any

import pytest
from sqlalchemy import event

from domain.quarantine.reasons import Reason
from domain.survey import Channel, Unsur
from locales import words_in
from storage.tables import Service
from tests.harness import OfficeOnTrial, must
from tests.web.visitors import OpenOffice, opened
from web.rate import _MOST_OF_A_NETWORK
from web.shared import AT_ONCE
from web.visitor_limit import VisitorLimit, network_of

HERE, ENGLISH = words_in("id"), words_in("en")
FORM = "application/x-www-form-urlencoded"
THANKS = HERE.plain("page-thanks-kept", face=HERE.plain("rate-face-3"))


@pytest.fixture
async def open_office(office: OfficeOnTrial) -> AsyncIterator[OpenOffice]:
    """An office with RATINGS=web."""
    async with opened(office) as open_:
        yield open_


def plain(html: str) -> str:
    """What is read, without the tags of a sentence."""
    return html.replace("<b>", "").replace("</b>", "")


async def test_from_a_code_to_thanks_in_two_taps_then_words_and_nine_answers(open_office: OpenOffice) -> None:
    (code,) = await open_office.codes()
    anna = open_office.browser()
    assert "KTP elektronik" in await anna.opens(f"/n/{code.lower()}")
    assert THANKS in await anna.sends(wajah="3")
    text = "<b>Antrean</b> 'lama' & =1+1 😀, telepon 0812-3456-7890"
    assert HERE("page-comment-kept") in await anna.sends("/lanjut", kata=text)
    await anna.opens(f"/n/{code}/pertanyaan")
    said = await anna.sends("/pertanyaan", waktu="2", biaya="4", sarana="0")
    assert HERE.plain("page-about-title") in said
    said = await anna.sends("/tentang", age="from_25", education="")
    assert plain(HERE("page-unsur-kept", count=2, link="")).split(" <")[0] in said
    assert HERE("page-about-kept") in said
    (kept,) = await open_office.responses()
    assert (kept.channel, kept.quick, kept.quarantined_on) == (Channel.VISIT, 3, None)
    assert (kept.waktu, kept.biaya, kept.sarana, kept.prosedur) == (2, 4, None, None)
    assert kept.comment == "<b>Antrean</b> 'lama' & =1+1 😀, telepon […]"
    assert (kept.age, kept.education, kept.consent) == ("from_25", None, 1)


async def test_all_nine_answers_make_it_complete_and_english_is_spoken(open_office: OpenOffice) -> None:
    john = open_office.browser(language="en-GB")
    assert ENGLISH.plain("page-rate-question") in await john.opens("/l/ktp")
    await john.sends(wajah="4")
    await john.opens("/l/KTP/pertanyaan?lang=en")
    await john.sends("/pertanyaan", **dict.fromkeys(Unsur, "3"))
    (kept,) = await open_office.responses()
    assert [getattr(kept, unsur) for unsur in Unsur] == [3] * 9
    assert '<html lang="en">' in john.text


async def test_reloads_and_second_clicks_change_nothing(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/l/KTP")
    action, fields = anna.form()
    for face in ("3", "1"):
        said = await anna.posts(action, **fields, wajah=face)
        assert HERE.plain("rate-face-3") in said
    for _ in range(2):
        await anna.opens("/l/KTP/lanjut")
        assert plain(THANKS) in plain(anna.text)
    action, fields = anna.form("/lanjut")
    for _ in range(2):
        await anna.posts(action, **fields, kata="Ramah sekali")
    (kept,) = await open_office.responses()
    assert (kept.quick, kept.comment, kept.channel) == (3, "Ramah sekali", Channel.OPEN)
    assert HERE("page-already") in await anna.opens("/l/KTP")


async def test_a_form_that_is_sent_again_after_midnight_counts_once(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    open_office.move_to(2026, 11, 20, 23, 59)
    await anna.opens("/l/KTP")
    action, fields = anna.form()
    await anna.posts(action, **fields, wajah="3")
    open_office.move_to(2026, 11, 21, 0, 1)
    said = await anna.posts(action, **fields, wajah="1")
    assert HERE("rate-already-before", service="KTP elektronik") in said
    assert [each.quick for each in await open_office.responses()] == [3]
    await anna.opens("/l/KTP")
    await anna.sends(wajah="4")
    assert {each.quick for each in await open_office.responses()} == {3, 4}, "a visit of the new day"


async def test_a_face_is_changed_for_one_to_two_minutes(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/l/KTP")
    await anna.sends(wajah="1")
    assert HERE("page-rate-now") in anna.text
    assert THANKS in await anna.sends("/ubah", wajah="3")
    action, fields = anna.form("/ubah")
    clock = open_office.playground.clock
    clock.move_to(clock.now() + timedelta(minutes=2))
    assert HERE("rate-change-over") in await anna.posts(action, **fields, wajah="2")
    await anna.opens("/l/KTP/lanjut")
    assert HERE("page-thanks-change") not in anna.text
    assert [each.quick for each in await open_office.responses()] == [3]


async def test_what_was_typed_comes_back_with_every_refusal(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/l/KTP")
    await anna.sends(wajah="3")
    for text in ("ab" * 2049, "</textarea><b>&amp;" + "😀" * 4_078):
        said = await anna.sends("/lanjut", kata=text)
        assert (anna.status, text in said) == (400, True)
        assert HERE("text-long", most=4096, length=len(text)) in said
    action, fields = anna.form("/lanjut")
    clock = open_office.playground.clock
    clock.move_to(clock.now() + timedelta(hours=3))
    said = await anna.posts(action, **fields, kata="Lama menunggu")
    assert (HERE("page-too-old") in said, "Lama menunggu" in said) == (True, True)
    longest = "<b>&amp; =1+1 " + "😀" * 4_082
    assert HERE("page-comment-kept") in await anna.sends("/lanjut", kata=longest)
    assert [each.comment for each in await open_office.responses()] == [longest]


async def test_forms_that_are_not_ours_change_nothing(open_office: OpenOffice) -> None:
    anna, foreign = open_office.browser(), open_office.browser()
    await anna.opens("/l/KTP")
    action, fields = anna.form()
    assert HERE("page-no-cookie") in await foreign.posts(action, **fields, wajah="4")
    assert HERE("page-rate-question") in foreign.text, "with its own cookie it could begin now"
    assert HERE("page-no-cookie") in await anna.posts("/l/KK", **fields, wajah="4")
    assert HERE("page-no-cookie") in await anna.posts(action, wajah="4")
    for face in ("0", "5", "x", "1 OR 1", ""):
        said = await anna.posts(action, **fields, wajah=face)
        assert (anna.status, HERE("page-outdated") in said) == (400, True)
    assert HERE("page-too-large") in await anna.posts(action, **fields, wajah="4", kata="x" * 70_000)
    assert anna.status == 413
    many = "&".join(f"n{n}=1" for n in range(100))
    for body, kind in ((b'{"wajah": 4}', "application/json"), (b"wajah=\xff", FORM), (many.encode(), FORM)):
        answer = await anna.client.post(action, content=body, headers={"Content-Type": kind})
        assert (answer.status_code, HERE("page-no-form") in unescape(answer.text)) == (400, True)
    await anna.opens("/l/KTP/lanjut")
    assert HERE("page-rate-question") in anna.text, "nothing was given: the question is asked"
    assert await open_office.responses() == []
    assert "Kartu Keluarga &lt;baru&gt;" in (await anna.client.get("/l/KK")).text


async def test_forged_answers_change_nothing(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/l/KTP")
    await anna.sends(wajah="3")
    await anna.opens("/l/KTP/pertanyaan")
    for forged in ({"waktu": "2", "biaya": "5"}, {"waktu": "22"}):
        said = await anna.sends("/pertanyaan", **forged)
        assert (anna.status, HERE("page-outdated") in said) == (400, True)
    await anna.opens("/l/KTP/tentang")
    assert HERE("page-outdated") in await anna.sends("/tentang", age="from_25", sex="<x>")
    (kept,) = await open_office.responses()
    assert (kept.waktu, kept.biaya, kept.age) == (None, None, None)


async def test_codes_are_good_for_one_rating_and_guessing_ends_soon(open_office: OpenOffice) -> None:
    first, second = await open_office.codes(2)
    anna, budi = open_office.browser(), open_office.browser("192.0.2.2")
    await anna.opens(f"/n?kode={first.lower()}")
    await budi.opens(f"/n/{first}")
    await anna.sends(wajah="4")
    said = await budi.sends(wajah="1")
    assert (budi.status, HERE("visit-spent") in said) == (409, True)
    await budi.opens(f"/n/{second}")
    open_office.move_to(2026, 11, 23, 9, 0)
    said = await budi.sends(wajah="1")
    assert HERE("page-visit-expired") in said or HERE("page-too-old") in said
    assert HERE("page-visit-expired") in await budi.opens(f"/n/{second}")
    assert len(await open_office.responses()) == 1
    guesser = open_office.browser("192.0.2.3")
    for number in range(10):
        said = await guesser.opens(f"/n/ABCDEF{number}2")
        assert (guesser.status, HERE("visit-unknown") in said) == (404, True)
    assert HERE("page-guessing") in await guesser.opens("/l/KTP")
    assert guesser.status == 429


async def test_the_field_leads_to_what_was_typed(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    assert HERE("page-code-label") in await anna.opens("/n")
    assert "KTP elektronik" in await anna.opens("/n?kode=%20ktp%20")
    assert HERE("page-no-service") in await anna.opens("/n?kode=%3Cb%3E")
    assert "Izin <usaha>" in await anna.opens("/n?kode=izin/01")
    async with open_office.service.database.read() as uow:
        family = await uow.services.by_code("KK")
    assert family is not None
    assert "Kartu Keluarga <baru>" in await anna.opens(f"/l/~{family.id}")
    assert HERE("page-no-service") in await anna.opens("/l/~999")


async def test_a_family_behind_one_address_counts(open_office: OpenOffice) -> None:
    for number in range(5):
        person = open_office.browser("2001:db8::" + str(number + 1))
        await person.opens("/l/KTP")
        assert THANKS in await person.sends(wajah="3")
        assert HERE("page-thanks-aside") not in person.text
    assert [each.quarantined_on for each in await open_office.responses()] == [None] * 5


async def test_the_phone_at_the_counter_is_shared(open_office: OpenOffice) -> None:
    phone = open_office.browser()
    for code in await open_office.codes(3):
        await phone.opens(f"/n/{code}")
        assert THANKS in await phone.sends(wajah="3")
    assert [each.quarantined_on for each in await open_office.responses()] == [None] * 3, "codes always count"
    await phone.opens("/l/KTP")
    await phone.sends(wajah="3")
    assert HERE("page-next-person") in await phone.opens("/l/KTP")
    await phone.sends("/orang-lain")
    said = await phone.sends(wajah="1")
    assert HERE("page-thanks-aside") in said
    await phone.opens("/l/KK")
    assert HERE("page-thanks-aside") not in await phone.sends(wajah="2"), "of this service it is the first"
    kept = await open_office.responses()
    assert [each.quick for each in kept if each.quarantined_on] == [1]
    assert len(kept) == 6


async def test_a_flood_from_one_network_is_kept_and_looked_at_first(open_office: OpenOffice) -> None:
    for _ in range(_MOST_OF_A_NETWORK + 2):
        browser = open_office.browser()
        await browser.opens("/l/KTP")
        await browser.sends(wajah="1")
        open_office.playground.clock.advance(timedelta(seconds=30))  # slower than a burst
    kept = await open_office.responses()
    assert len(kept) == _MOST_OF_A_NETWORK + 2
    assert sum(each.quarantined_on is not None for each in kept) == 2
    elsewhere = open_office.browser("192.0.2.9")
    await elsewhere.opens("/l/KTP")
    assert HERE("page-thanks-aside") not in await elsewhere.sends(wajah="3")


async def test_the_records_know_no_device_and_no_address(open_office: OpenOffice) -> None:
    anna = open_office.browser("192.0.2.77")
    await anna.opens("/l/KTP")
    await anna.sends(wajah="3")
    token = anna.client.cookies["perangkat"].partition(".")[0]
    everything = str(await open_office.everything_kept())
    assert token not in everything and "192.0.2.77" not in everything
    counted = [each for each in gc.get_objects() if isinstance(each, VisitorLimit)]
    assert counted and [each for each in counted if network_of("192.0.2.77") in repr(vars(each))] == []


async def test_off_by_default_and_down_without_the_database(office: OfficeOnTrial) -> None:
    closed = OpenOffice(office.playground, office.service, office.ids).browser()
    for path in ("/n", "/n/4F7K9QX2", "/l/KTP", "/tiket", "/privasi"):
        await closed.opens(path)
        assert closed.status == 404
    assert office.service.office.service_link("KTP", 1).startswith("https://t.me/")


async def test_the_pages_lead_to_what_is_kept(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    for path in ("/l/KTP", "/tiket"):
        await anna.opens(path)
        assert "/privasi?lang=id" in anna.page_source
    assert "tanggal tanpa jam" in await anna.opens("/privasi")


async def test_without_the_database_what_was_typed_comes_back(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/l/KTP")
    await anna.sends(wajah="3")
    action, fields = anna.form("/lanjut")
    await open_office.service.database.close()
    path = must(open_office.service.database.path)
    path.rename(path.with_suffix(".away"))
    said = await anna.posts(action, **fields, kata="Lama menunggu")
    path.with_suffix(".away").rename(path)
    assert (anna.status, HERE("page-down") in said, "Lama menunggu" in said) == (503, True, True)


async def test_the_pages_can_stand_below_a_path(office: OfficeOnTrial) -> None:
    async with opened(office, public_url="http://kinerja.example/layanan") as below:
        anna = below.browser()
        await anna.opens("/l/KTP")
        assert anna.form()[0] == "/layanan/l/KTP?lang=id"
        assert anna.page is not None and "Path=/layanan/" in anna.page.headers["set-cookie"]


async def test_nine_answers_that_nobody_can_have_read_are_set_aside(open_office: OpenOffice) -> None:
    for pause in (0, 10):
        hasty = open_office.browser(f"192.0.2.{pause + 20}")
        await hasty.opens("/l/KTP")
        await hasty.sends(wajah="3")
        await hasty.opens("/l/KTP/pertanyaan")
        hasty.reads = partial(open_office.playground.clock.advance, timedelta(seconds=pause))
        await hasty.sends("/pertanyaan", **dict.fromkeys(Unsur, "3"))
    kept = await open_office.responses()
    assert sorted(str(each.quarantine_reason) for each in kept) == ["None", Reason.TOO_FAST]


async def test_a_form_that_came_back_was_read_before(open_office: OpenOffice) -> None:
    anna, clock = open_office.browser(), open_office.playground.clock
    await anna.opens("/l/KTP")
    await anna.sends(wajah="3")
    await anna.opens("/l/KTP/pertanyaan")
    action, fields = anna.form("/pertanyaan")
    clock.advance(timedelta(hours=3))
    answers = dict.fromkeys(Unsur, "3")
    assert HERE("page-too-old") in await anna.posts(action, **fields, **answers)
    anna.reads = lambda: None
    await anna.sends("/pertanyaan", **answers)
    (kept,) = await open_office.responses()
    assert (kept.sarana, kept.quarantine_reason) == (3, None)


async def test_a_service_that_is_closed_is_neither_rated_nor_offered(open_office: OpenOffice) -> None:
    (code,) = await open_office.codes()
    anna = open_office.browser()
    await anna.opens("/l/KTP")
    async with open_office.changes() as uow:
        service = must(await uow.services.by_code("KTP"))
        service.closed_on = open_office.service.clock.now().date()
    closed = HERE("rate-service-closed", service="KTP elektronik")
    assert closed in await anna.sends(wajah="3")
    for _ in range(11):
        assert closed in await anna.opens(f"/n/{code}"), "an old poster is no guess"
    assert (anna.status, await open_office.responses()) == (409, [])
    assert "KTP elektronik" not in await anna.opens("/tiket")


async def test_a_typed_code_of_a_service_goes_before_one_of_a_visit(open_office: OpenOffice) -> None:
    async with open_office.changes() as uow:
        service = must(await uow.services.by_code("KTP"))
        uow.session.add(Service(code="KTP-ANAK-2", name="Kartu anak", unit_id=service.unit_id))
    anna, (code,) = open_office.browser(), await open_office.codes()
    assert "Kartu anak" in await anna.opens("/n?kode=ktp-anak-2")
    assert "KTP elektronik" in await anna.opens(f"/n?kode={code}")


async def test_a_double_click_leads_to_the_page_that_corrects_the_face(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/l/KTP")
    action, fields = anna.form()
    for _ in range(2):
        await anna.posts(action, **fields, wajah="1")
    assert THANKS in await anna.sends("/ubah", wajah="3")
    assert [each.quick for each in await open_office.responses()] == [3]


async def test_no_later_form_opens_a_change_again(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/l/KTP")
    action, fields = anna.form()
    await anna.posts(action, **fields, wajah="1")
    clock = open_office.playground.clock
    clock.move_to(clock.now() + timedelta(minutes=3))
    await anna.posts(action, **fields, wajah="4")
    assert HERE("page-thanks-change") not in anna.text
    _, fresh = anna.form("/lanjut")
    await anna.posts(action, **fresh, wajah="4")
    assert HERE("page-thanks-change") not in anna.text
    assert [each.quick for each in await open_office.responses()] == [1]


async def test_a_crowd_of_visitors_leaves_connections_to_the_chats(open_office: OpenOffice) -> None:
    pool: Any = open_office.service.database.engine.sync_engine.pool
    taken = list[int]()

    def note(*_: object) -> None:
        taken.append(pool.checkedout())

    pages = [(open_office.browser(), f"/n/{code}") for code in await open_office.codes(20)]
    event.listen(pool, "checkout", note)
    await asyncio.gather(*(browser.opens(path) for browser, path in pages))
    event.remove(pool, "checkout", note)
    assert {browser.status for browser, _ in pages} == {200}
    assert max(taken) <= AT_ONCE
