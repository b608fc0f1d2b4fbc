"""A ticket that is opened again, and what was written for a ticket and never sent."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from handlers.tickets import actions
from handlers.tickets.callbacks import OwnTicketTap
from locales import words_in
from playground.handle import PersonHandle
from storage.tables import Ticket, TicketDraft
from tests.handlers.tickets import at, closed, office, opens_first, ticket_of, writes
from tests.harness import OfficeOnTrial, must

__all__ = ["office"]
WORDS = words_in("id")


async def begins_again(office: OfficeOnTrial, who: PersonHandle, number: str, text: str) -> None:
    """The writer of a closed ticket writes why the answer does not help, and does not send it yet."""
    await office.says(who, f"/tiket {number}")
    await office.taps(who, "Belum, buka lagi")
    await office.says(who, text)
    assert f"Membuka lagi tiket {number}" in who.last["text"]


async def steps(office: OfficeOnTrial) -> list[str]:
    """What happened to the only ticket."""
    return [said.step for said in (await ticket_of(office)).steps]


async def test_a_ticket_that_is_opened_again_waits_for_the_unit_from_that_day_on(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    """It was late when it was closed; its days, its superior and its news begin once more."""
    number = await writes(office, wulan, "Antre tiga jam")
    await at(office, 20, 13, 0)
    await at(office, 26, 8, 0)
    assert (await ticket_of(office)).escalated_on == date(2026, 11, 26)
    await closed(office)
    await office.says(wulan, f"/tiket {number}")
    await office.taps(wulan, "Ya, sudah terjawab")
    told = office.budi.sees().count("Ada kabar dari masyarakat")

    office.move_to(2026, 11, 27, 10, 0)
    await begins_again(office, wulan, number, "Kemarin masih antre")
    assert await steps(office) == ["written", "closed", "confirmed"], "nothing is sent before a tap"
    await office.taps(wulan, "✅ Kirim")
    assert f"Nomor tiket Anda: {number}" in wulan.last["text"]
    ticket = await ticket_of(office)
    assert (ticket.state, ticket.since, ticket.closed_on) == ("new", date(2026, 11, 27), None)
    assert (ticket.escalated_on, ticket.confirmed, ticket.reopened) == (None, False, 1)
    assert await office.rows(select(TicketDraft)) == []
    await at(office, 27, 13, 0)
    assert office.budi.sees().count("Ada kabar dari masyarakat") == told + 1
    assert "🔁 Dibuka lagi oleh pelapor." in office.budi.last["text"], "the first answer did not help"
    await opens_first(office, office.budi)
    assert "Kemarin masih antre" in office.budi.last["text"]
    assert "paling lambat Rabu, 2 Desember" in office.budi.last["text"]


async def test_a_ticket_is_opened_again_once_however_often_it_is_asked_for(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    number = await writes(office, wulan, "Antre tiga jam")
    await closed(office)
    await begins_again(office, wulan, number, "Masih antre")
    question = wulan.last
    for _ in range(2):
        wulan.taps("✅ Kirim", message=question)
    await office.settle()
    await office.taps_data(wulan, OwnTicketTap(number.replace("-", ""), "reopen").pack())
    assert wulan.toasts[-1] == WORDS.plain("ticket-not-closed")
    await closed(office)
    await office.taps_data(wulan, OwnTicketTap(number.replace("-", ""), "reopen").pack())
    assert wulan.toasts[-1] == WORDS.plain("ticket-reopen-over")
    assert await steps(office) == ["written", "closed", "reopened", "closed"]


@pytest.mark.parametrize("text", ["Masih antre", "Loket tutup"])
async def test_what_the_page_opened_again_meanwhile_is_not_opened_twice_by_the_chat(
    office: OfficeOnTrial, wulan: PersonHandle, text: str
) -> None:
    """The same text is kept once, and another one is refused and can be sent as an addition."""
    number = await writes(office, wulan, "Antre tiga jam")
    await closed(office)
    await begins_again(office, wulan, number, text)
    async with office.changes() as uow:
        found = must(await uow.session.scalar(select(Ticket)))
        await actions.reopen(uow, office.service.office, found, "Masih antre", office.service.clock.now())
    await office.taps(wulan, "✅ Kirim")
    assert await steps(office) == ["written", "closed", "reopened"]
    if text == "Masih antre":
        assert f"Nomor tiket Anda: {number}" in wulan.last["text"]
    else:
        assert wulan.toasts[-1] == WORDS.plain("ticket-not-closed")
        await office.says(wulan, "/batal", f"/tiket {number}")
        await office.taps(wulan, "Tambah keterangan")
        await office.says(wulan, text)
        await office.taps(wulan, "✅ Kirim")
        assert await steps(office) == ["written", "closed", "reopened", "added"]


async def test_the_last_day_counts_when_it_is_sent(office: OfficeOnTrial, wulan: PersonHandle) -> None:
    """Begun in the last minutes of the last day, and sent after midnight."""
    number = await writes(office, wulan, "Antre tiga jam")
    await closed(office)
    office.move_to(2026, 11, 27, 23, 50)
    await begins_again(office, wulan, number, "Masih antre")
    office.move_to(2026, 11, 28, 0, 5)
    await office.taps(wulan, "✅ Kirim")
    assert wulan.toasts[-1] == WORDS.plain("ticket-reopen-over")
    assert await steps(office) == ["written", "closed"]


async def begins(office: OfficeOnTrial, who: PersonHandle, wish: str) -> None:
    """Somebody writes a ticket, adds to one, or opens one again, and sends nothing."""
    if wish == "write":
        await office.says(who, "/aduan")
        await office.taps(who, "KTP elektronik", "Aduan")
        await office.says(who, "Antre tiga jam")
        return
    number = await writes(office, who, "Antre tiga jam")
    if wish == "reopen":
        await closed(office)
        await begins_again(office, who, number, "Masih antre")
        return
    await office.says(who, f"/tiket {number}")
    await office.taps(who, "Tambah keterangan")
    await office.says(who, "Masih antre")


async def said(office: OfficeOnTrial) -> list[str | None]:
    """What citizens have sent."""
    return [step.text for ticket in await office.rows(select(Ticket)) for step in ticket.steps]


@pytest.mark.parametrize("wish", ["write", "add", "reopen"])
async def test_what_lies_unsent_for_two_hours_is_not_sent_any_more(
    office: OfficeOnTrial, wulan: PersonHandle, wish: str
) -> None:
    await begins(office, wulan, wish)
    question, before = wulan.last, await said(office)
    office.move_to(2026, 11, 20, 11, 0)
    wulan.taps("✅ Kirim", message=question)
    await office.settle()
    assert wulan.toasts[-1] == WORDS.plain("ticket-nothing-waits")
    await office.says(wulan, "Halo?")
    wulan.taps("✏️ Tulis ulang", message=question)
    await office.settle()
    assert wulan.toasts[-1] == WORDS.plain("ticket-nothing-waits")
    assert await said(office) == before, "nor is what is written later"


@pytest.mark.parametrize("wish", ["write", "add", "reopen"])
async def test_what_was_written_an_hour_and_a_half_ago_is_sent(
    office: OfficeOnTrial, wulan: PersonHandle, wish: str
) -> None:
    office.move_to(2026, 11, 20, 9, 14)
    await begins(office, wulan, wish)
    office.move_to(2026, 11, 20, 10, 44)
    await office.says(wulan, "Loket dua kosong")
    await office.taps(wulan, "✅ Kirim")
    assert (await said(office))[
        -1
    ] == f"{'Antre tiga jam' if wish == 'write' else 'Masih antre'}\nLoket dua kosong"
    assert await office.rows(select(TicketDraft)) == []


async def test_an_expired_draft_is_in_nobody_s_way_and_goes_at_night(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await begins(office, wulan, "add")
    office.move_to(2026, 11, 20, 12, 0)
    await office.says(wulan, "/aduan")
    await office.taps(wulan, "Kantor secara umum", "Saran")
    await office.says(wulan, "Tambah kursi tunggu")
    await office.taps(wulan, "✅ Kirim")
    assert sorted(filter(None, await said(office))) == ["Antre tiga jam", "Tambah kursi tunggu"]
    assert await office.rows(select(TicketDraft.text)) == ["Masih antre"]
    await office.jobs_at(2026, 11, 21, 2, 30)
    assert await office.rows(select(TicketDraft.text)) == []
