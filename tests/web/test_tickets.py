"""A ticket in a browser: written, followed by its number, added to, confirmed or opened again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select

from domain.ticket_texts import LONGEST_TEXT, written
from domain.tickets import MOST_ADDED, TicketKind
from handlers.tickets import actions
from locales import words_in
from storage.tables import Service, Ticket
from tests.harness import OfficeOnTrial, must
from tests.web.visitors import Browser, OpenOffice, opened

HERE = words_in("id")


@pytest.fixture
async def open_office(office: OfficeOnTrial) -> AsyncIterator[OpenOffice]:
    """An office with RATINGS=web."""
    async with opened(office) as open_:
        yield open_


async def tickets(office: OpenOffice) -> list[Ticket]:
    """What the records have of tickets."""
    return await office.rows(select(Ticket))


async def writes(office: OpenOffice, text: str = "Antrean lama") -> tuple[Browser, str]:
    """Anna writes a complaint about the identity card service; gives the number."""
    anna = office.browser()
    await anna.opens("/tiket?layanan=KTP")
    chosen = anna.text.partition("selected>KTP")[0].rpartition('value="')[2].partition('"')[0]
    await anna.sends("/tiket", jenis="complaint", kata=text, layanan=chosen)
    (ticket,) = await tickets(office)
    return anna, ticket.number


async def closes(office: OpenOffice, text: str = "Loket ditambah") -> None:
    """The unit answers and closes the ticket."""
    async with office.changes() as uow:
        (ticket,) = await uow.session.scalars(select(Ticket))
        service, by = office.service, office.ids[102]
        await actions.close(uow, service.office, ticket, by, text, service.clock.now())


async def test_a_complaint_gets_a_number_and_is_followed_by_it(open_office: OpenOffice) -> None:
    anna, number = await writes(open_office, "<b>Antrean</b> =1+1 😀, 081234567890")
    assert written(number) in anna.text and HERE("page-ticket-keep-it") in anna.text
    assert (
        HERE("ticket-about", kind=HERE("ticket-kind-complaint"), about="KTP elektronik") in anna.page_source
    )
    later = open_office.browser("192.0.2.2")
    await later.opens(f"/tiket?nomor={written(number).lower()}")
    assert "<b>Antrean</b> =1+1 😀, […]" in later.text
    assert "&lt;b&gt;Antrean" in later.page_source
    await later.sends("/tambah", kata="Tadi pagi juga")
    assert "Tadi pagi juga" in later.text
    await closes(open_office)
    await later.opens(f"/tiket/{number}")
    assert "Loket ditambah" in later.text and HERE("ticket-ask-helped") in later.text
    await later.sends("/buka", kata="Masih lama")
    assert HERE("ticket-state-new") in later.text
    await closes(open_office, "Kini tiga loket")
    await later.opens(f"/tiket/{number}")
    await later.sends("/terjawab")
    assert HERE("ticket-ask-helped") not in later.text
    (ticket,) = await tickets(open_office)
    assert (ticket.confirmed, ticket.way_back) == (True, None)
    assert [said.text for said in ticket.life.steps if said.text] == [
        "<b>Antrean</b> =1+1 😀, […]",
        "Tadi pagi juga",
        "Loket ditambah",
        "Masih lama",
        "Kini tiga loket",
    ]


async def test_what_is_sent_twice_is_kept_once(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/tiket")
    action, fields = anna.form("/tiket")
    for _ in range(2):
        await anna.posts(action, **fields, jenis="complaint", layanan="0", kata="Antrean lama")
    (ticket,) = await tickets(open_office)
    action, fields = anna.form("/tambah")
    for _ in range(2):
        await anna.posts(action, **fields, kata="Juga kemarin")
    (ticket,) = await tickets(open_office)
    assert [said.text for said in ticket.life.steps] == ["Antrean lama", "Juga kemarin"]


async def test_nobody_writes_of_a_service_that_closed_meanwhile(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/tiket?layanan=KTP")
    async with open_office.changes() as uow:
        service = must(await uow.services.by_code("KTP"))
        service.closed_on = open_office.service.office.date_of(open_office.service.clock.now())
        about = str(service.id)
    said = await anna.sends("/tiket", jenis="complaint", layanan=about, kata="Antrean lama")
    assert HERE("ticket-service-closed", service="KTP elektronik") in said
    assert (anna.status, "Antrean lama" in said, await tickets(open_office)) == (400, True, [])
    await anna.sends("/tiket", jenis="complaint", layanan="0", kata="Antrean lama")
    assert [ticket.service_id for ticket in await tickets(open_office)] == [None]


async def test_what_was_typed_comes_back_and_forged_forms_change_nothing(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/tiket")
    assert HERE("page-ticket-no-kind") in await anna.sends("/tiket", layanan="0", kata="Antrean <lama>")
    assert (anna.status, "Antrean <lama>" in anna.text) == (400, True)
    long = "&a" * (LONGEST_TEXT // 2) + "x"
    said = await anna.sends("/tiket", jenis="complaint", layanan="0", kata=long)
    assert HERE("text-long", most=LONGEST_TEXT, length=len(long)) in said and long in said
    assert HERE("page-outdated") in await anna.sends("/tiket", jenis="praise", layanan="999", kata="Bagus")
    action, fields = anna.form("/tiket")
    foreign = open_office.browser()
    said = await foreign.posts(action, **fields, jenis="praise", layanan="0", kata="Bagus")
    assert (HERE("page-no-cookie") in said, "Bagus" in said) == (True, True)
    clock = open_office.playground.clock
    clock.move_to(clock.now() + timedelta(hours=3))
    said = await anna.posts(action, **fields, jenis="praise", layanan="0", kata="Bagus")
    assert HERE("page-too-old") in said
    assert await tickets(open_office) == []
    anna, number = await writes(open_office)
    other = open_office.browser()
    assert HERE("page-no-cookie") in await other.posts(f"/tiket/{number}/tambah", kata="Palsu")
    assert HERE("ticket-not-closed") in await anna.posts(
        f"/tiket/{number}/terjawab", **anna.form("/tambah")[1]
    )
    assert len((await tickets(open_office))[0].life.steps) == 1


async def test_a_number_may_be_typed_in_any_way(open_office: OpenOffice) -> None:
    anna, number = await writes(open_office)
    assert "Antrean lama" in await anna.opens(f"/tiket?nomor=%20{written(number).lower()}%20")
    for wrong in ("a/b", "<b>", "…", "'"):
        said = await anna.opens(f"/tiket?nomor={wrong}")
        assert (anna.status, HERE("page-ticket-unknown") in said) == (404, True)


async def test_numbers_are_not_guessed(open_office: OpenOffice) -> None:
    _, number = await writes(open_office)
    guesser = open_office.browser("192.0.2.3")
    for wrong in range(10):
        said = await guesser.opens(f"/tiket/ABCDEFGHJ{wrong}")
        assert (guesser.status, HERE("page-ticket-unknown") in said) == (404, True)
    assert HERE("page-guessing") in await guesser.opens(f"/tiket/{number}")
    assert "Antrean" in await open_office.browser().opens(f"/tiket/{number}")


async def test_the_longest_texts_are_whole_and_every_page_is_small(open_office: OpenOffice) -> None:
    anna, number = await writes(open_office, "😀" * (LONGEST_TEXT - 2) + "ok")
    for sign in "&<é":
        await anna.sends("/tambah", kata=sign * (LONGEST_TEXT - 2) + "ok")
    await anna.opens(f"/tiket/{number}?hal=1")
    seen = anna.text
    for part in range(2, 12):
        seen += await anna.opens(f"/tiket/{number}?hal={part}")
    assert [seen.count(sign) >= LONGEST_TEXT - 2 for sign in "😀é"] == [True, True]


async def test_the_longest_text_comes_back_on_a_small_page(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/tiket")
    for sign in ("😀", "&", "<"):
        assert sign * LONGEST_TEXT in await anna.sends("/tiket", layanan="0", kata=sign * LONGEST_TEXT)


async def test_many_services_are_searched_by_a_word(open_office: OpenOffice) -> None:
    async with open_office.changes() as uow:
        services = await uow.services.all()
        unit_id = services[0].unit_id
        for number in range(200):
            name = f"Surat keterangan nomor {number} dengan nama yang panjang sekali"
            uow.session.add(Service(code=f"S{number}", name=name, unit_id=unit_id))
    anna = open_office.browser()
    assert "KTP elektronik" in await anna.opens("/tiket?layanan=KTP")
    assert "KTP elektronik" not in await anna.opens("/tiket")
    said = {"mencari": "1", "layanan": "0", "jenis": "praise", "kata": "Petugasnya ramah"}
    assert "KTP elektronik" in await anna.sends("/tiket", **said, cari="ktp")
    found = await anna.sends("/tiket", **said, cari="surat 17")
    assert "nomor 17 " in found
    assert "Petugasnya ramah" in found and 'value="praise" checked' in found, "a search loses nothing"
    for sign, most in (("x", 60), ("😀", 2), ("<", 2)):
        found = await anna.sends("/tiket", **said | {"kata": sign * LONGEST_TEXT}, cari="surat")
        assert (found.count("Surat keterangan nomor"), sign * LONGEST_TEXT in found) == (most, True)
    assert await tickets(open_office) == [], "and sends nothing"


async def test_every_kind_can_be_sent(open_office: OpenOffice) -> None:
    anna = open_office.browser(language="en")
    for kind in TicketKind:
        await anna.opens("/tiket")
        await anna.sends("/tiket", jenis=kind, layanan="0", kata="Some words")
    assert {ticket.kind for ticket in await tickets(open_office)} == set(TicketKind)


async def test_who_goes_back_and_writes_something_else_has_sent_it(open_office: OpenOffice) -> None:
    anna = open_office.browser()
    await anna.opens("/tiket")
    action, fields = anna.form("/tiket")
    for text in ("Antrean lama", "Antrean lama", "Antrean lama, dan loketnya satu"):
        said = await anna.posts(action, **fields, jenis="complaint", layanan="0", kata=text)
        assert text in said
    found = [ticket.life.steps[0].text for ticket in await tickets(open_office)]
    assert (len(found), set(found)) == (2, {"Antrean lama", "Antrean lama, dan loketnya satu"})


@pytest.mark.parametrize("later", [timedelta(0), timedelta(hours=3)])
async def test_what_comes_too_late_to_open_a_ticket_again_begins_a_new_one(
    open_office: OpenOffice, later: timedelta
) -> None:
    anna, number = await writes(open_office)
    await closes(open_office)
    clock, office = open_office.playground.clock, open_office.service.office
    async with open_office.service.database.read() as uow:
        found = await actions.find(uow, number)
        until = must((await actions.progress_of(uow, office, found, clock.now())).reopens_until)
    clock.move_to(datetime.combine(until, time(23, 59), office.zone))
    await anna.opens(f"/tiket/{number}")
    action, fields = anna.form("/buka")
    clock.move_to(clock.now() + timedelta(minutes=2) + later)
    said = await anna.posts(action, **fields, kata="Loketnya tetap satu")
    assert HERE("page-ticket-reopen-over") in said
    assert (anna.status, "Loketnya tetap satu" in said) == (409, True)
    await anna.sends("/tiket", jenis="complaint", kata="Loketnya tetap satu", layanan="0")
    assert len(await tickets(open_office)) == 2


async def test_the_eleventh_addition_comes_back(open_office: OpenOffice) -> None:
    anna, _ = await writes(open_office)
    action, fields = anna.form("/tambah")
    for count in range(MOST_ADDED):
        await anna.posts(action, **fields, kata=f"Tambahan {count}")
    assert HERE("page-ticket-ask-add") not in anna.text
    said = await anna.posts(action, **fields, kata="Satu lagi")
    assert HERE("ticket-added-enough", most=MOST_ADDED) in said
    assert "Satu lagi" in said


async def test_what_is_typed_comes_back_also_where_somebody_else_guessed(open_office: OpenOffice) -> None:
    anna, number = await writes(open_office)
    guesser = open_office.browser()
    for wrong in range(10):
        await guesser.opens(f"/tiket/ABCDEFGHJ{wrong}")
    said = await anna.sends("/tambah", kata="Tadi pagi juga")
    assert (anna.status, HERE("page-guessing") in said, "Tadi pagi juga" in said) == (429, True, True)
    assert "Antrean" not in said
    clock = open_office.playground.clock
    clock.move_to(clock.now() + timedelta(minutes=11))
    assert "Tadi pagi juga" in await anna.sends("/tambah", kata="Tadi pagi juga")
    (ticket,) = await tickets(open_office)
    assert len(ticket.life.steps) == 2 and ticket.number == number


async def test_a_long_text_that_comes_back_leaves_the_page_small(open_office: OpenOffice) -> None:
    anna, _ = await writes(open_office, "😀" * (LONGEST_TEXT - 2) + "ok")
    long = "語" * LONGEST_TEXT + "x"
    said = await anna.sends("/tambah", kata=long)
    assert HERE("text-long", most=LONGEST_TEXT, length=len(long)) in said and long in said
