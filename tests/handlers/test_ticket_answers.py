"""The unit answers tickets in the chat: takes up, answers, passes on, closes, and in time."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest
from sqlalchemy import select, update

from domain.digest.figures import Listed
from domain.errors import NotAllowed
from domain.people import StandInKind
from domain.periods import Span
from domain.tickets import MOST_PASSED, TicketKind
from handlers.frame.actor import Actor
from handlers.frame.gate import Action, may
from handlers.tickets import actions
from handlers.tickets.office import TicketTap
from playground.handle import PersonHandle
from storage.tables import FOREVER, Membership, Outbox, Supervision, Ticket, Unit
from storage.uow import UnitOfWork
from tests.handlers.digests import opened
from tests.handlers.tickets import at, office, opens_first, ticket_of, writes
from tests.harness import ADMIN, BUDI, CITRA, SARI, OfficeOnTrial, must, start_service

__all__ = ["office"]


async def set_above(office: OfficeOnTrial) -> None:
    """The administrator supervises Budi."""
    async with office.changes() as uow:
        row = {"employee_id": office.ids[BUDI], "supervisor_id": office.ids[ADMIN]}
        uow.session.add_all([Supervision(**row, starts=date(2020, 1, 1), ends=FOREVER)])


async def test_the_head_takes_a_ticket_up_answers_and_closes_it(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    budi = office.budi
    await writes(office, wulan, "Antre <tiga> jam")
    await office.taps(wulan, "Ya, kabari di chat ini")
    assert "Tiket" not in budi.sees()
    await at(office, 20, 13, 0)
    assert "Ada kabar dari masyarakat" in budi.last["text"]
    assert "1. 😟 Aduan: KTP elektronik (Dinas Pelayanan). Sejak Jum, 20 Nov" in budi.last["text"]
    assert "proses paling lambat Rab, 25 Nov" in budi.last["text"]
    await office.taps(budi, "1")
    assert "Antre <tiga> jam" in budi.last["text"]
    assert "Pelapor dikabari oleh bot" in budi.last["text"]
    await office.taps(budi, "Mulai proses")
    assert "mulai diproses (Budi Contoh)" in budi.last["text"]
    assert "mulai diproses" in wulan.last["text"]
    assert "Budi" not in wulan.sees(), "the unit answers, not a person"
    await office.taps(budi, "Jawab dulu")
    await office.says(budi, "Kami periksa jadwal loket")
    await office.taps(budi, "Kirim")
    assert "Kami periksa jadwal loket" in wulan.last["text"]
    await opens_first(office, budi)
    await office.taps(budi, "Jawab dan selesaikan")
    await office.says(budi, "Loket kedua dibuka mulai Senin")
    await office.taps(budi, "Kirim")
    assert "Tiket dijawab dan selesai" in budi.last["text"]
    await office.taps_data(budi, TicketTap(str((await ticket_of(office)).id), "close").pack())
    assert "sudah ditangani" in budi.toasts[-1]
    assert "Loket kedua dibuka mulai Senin" in budi.last["text"], "the card is shown as it is now"
    assert "Loket kedua dibuka mulai Senin" in wulan.last["text"]
    assert "dapat dibuka lagi sampai Jumat, 27 November 2026" in wulan.last["text"]
    await office.taps(wulan, "Belum, buka lagi")
    await office.says(wulan, "Senin masih tutup")
    await office.taps(wulan, "✅ Kirim")
    await at(office, 23, 9, 0)
    await office.taps(budi, "1")
    assert "Senin masih tutup" in budi.last["text"]
    assert "Pelapor hanya dapat membaca lewat nomor" in budi.last["text"]
    async with office.service.database.read() as uow:
        told = (await uow.session.scalars(select(Outbox).where(Outbox.kind == "ticket_progress"))).all()
        assert [(row.state, row.chat_id, row.sealed, row.message_id) for row in told] == [
            ("sent", None, None, None)
        ] * 3


async def test_what_is_written_below_an_answer_that_waits_is_added_to_it(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await writes(office, wulan, "Antre tiga jam")
    await opens_first(office, office.budi)
    await office.taps(office.budi, "Jawab dan selesaikan")
    await office.says(office.budi, "Loket kedua dibuka mulai Senin", "Terima kasih")
    assert "Loket kedua dibuka mulai Senin\nTerima kasih" in office.budi.last["text"]
    await office.taps(office.budi, "Ubah", "Jawaban")
    await office.says(office.budi, "Loket kedua dibuka mulai Selasa")
    await office.taps(office.budi, "Kirim")
    assert (await ticket_of(office)).steps[-1].text == "Loket kedua dibuka mulai Selasa"


async def test_who_may_answer_a_ticket(office: OfficeOnTrial, wulan: PersonHandle) -> None:
    await set_above(office)
    await writes(office, wulan, "Antre tiga jam")

    async def allowed(ticket: Ticket) -> dict[int, bool]:
        found = {}
        async with office.service.database.read() as uow:
            for who, employee_id in office.ids.items():
                actor = Actor(
                    who, await uow.people.get(employee_id), who == 0, in_service=True, language="id"
                )
                found[who] = await may(
                    uow,
                    office.service.office,
                    actor,
                    Action.HANDLE_TICKET,
                    actions.right_to(ticket),
                    office.service.clock.now(),
                )
        return found

    ticket = await ticket_of(office)
    assert await allowed(ticket) == {SARI: False, BUDI: True, CITRA: False, ADMIN: False}
    ticket.escalated_on = date(2026, 11, 20)
    assert await allowed(ticket) == {SARI: False, BUDI: True, CITRA: False, ADMIN: True}
    ticket.unit_id = None
    assert await allowed(ticket) == {SARI: False, BUDI: False, CITRA: False, ADMIN: False}
    ticket = await ticket_of(office)
    async with office.changes() as uow:
        span = Span(date(2026, 11, 20), date(2026, 11, 21))
        await uow.stand_ins.appoint(office.ids[BUDI], office.ids[CITRA], StandInKind.PLH, span)
    assert await allowed(ticket) == {SARI: False, BUDI: True, CITRA: True, ADMIN: False}
    for data in ("ti1:x:show", "ti1:99999999999999999999:show", f"ti1:{ticket.id}:x", "ti1:5:take"):
        await office.taps_data(office.budi, data)
    assert (await ticket_of(office)).version == ticket.version
    assert "Antre" not in office.sari.sees()
    await office.says(office.sari, "/tiket")
    assert "Tulis nomor tiket" in office.sari.last["text"]


async def test_of_two_who_answer_at_once_exactly_one_does(office: OfficeOnTrial, wulan: PersonHandle) -> None:
    budi, admin = office.budi, office.admin
    await writes(office, wulan, "Antre tiga jam")
    for who in (budi, admin):
        await opens_first(office, who)
        await office.taps(who, "Jawab dan selesaikan")
        await office.says(who, f"Jawaban {who.id}")
    other = await start_service(office.playground, office.service.settings.database_url)
    try:
        budi.taps("Kirim")
        admin.taps("Kirim")
        first, second = await office.service.bot.get_updates(timeout=0)
        await asyncio.gather(office.service.intake.take(first), other.intake.take(second))
        await other.speaker.wait_idle()
        await office.settle()
    finally:
        await other.close()
    ticket = await ticket_of(office)
    assert [said.step for said in ticket.steps] == ["written", "closed"]
    loser = admin if ticket.steps[-1].by == office.ids[BUDI] else budi
    assert "sudah ditangani atau berubah" in loser.sees()
    assert f"Jawaban {loser.id}" in loser.sees(), "what was written can still be read"


async def test_an_answer_begun_before_another_one_is_not_sent(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    budi, admin = office.budi, office.admin
    await writes(office, wulan, "Antre tiga jam")
    for who in (budi, admin):
        await opens_first(office, who)
        await office.taps(who, "Jawab dulu")
        await office.says(who, f"Jawaban {who.id}")
    await office.taps(budi, "Kirim")
    await office.taps(admin, "Kirim")
    assert [said.step for said in (await ticket_of(office)).steps] == ["written", "answered"]


async def test_a_ticket_is_not_closed_over_words_that_nobody_has_read(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    budi = office.budi
    await writes(office, wulan, "Antre tiga jam")
    await opens_first(office, budi)
    await office.taps(budi, "Jawab dan selesaikan")
    await office.says(budi, "Loket kedua dibuka")
    await office.taps(wulan, "Tambah keterangan")
    await office.says(wulan, "Loket kedua juga tutup")
    await office.taps(wulan, "✅ Kirim")
    budi.taps("Kirim")
    await office.settle()
    assert "Belum terkirim: pelapor baru saja menambahkan" in budi.last["text"]
    assert "Loket kedua juga tutup" in budi.last["text"]
    assert (await ticket_of(office)).state == "new"
    await office.taps(budi, "Kirim")
    assert (await ticket_of(office)).state == "closed"


async def another_unit(office: OfficeOnTrial) -> int:
    """The unit of Citra, who supervises Sari of it."""
    async with office.service.database.unit() as uow:
        other = Unit(name="Dinas Kependudukan", timezone="WIB")
        uow.session.add_all([other])
        await uow.session.flush()
        people = (office.ids[SARI], office.ids[CITRA])
        await uow.session.execute(
            update(Membership).where(Membership.employee_id.in_(people)).values(unit_id=other.id)
        )
        await uow.session.execute(
            update(Supervision)
            .where(Supervision.employee_id == office.ids[SARI])
            .values(supervisor_id=office.ids[CITRA])
        )
        budi_s = next(unit for unit in await uow.people.units() if unit.name == "Dinas Pelayanan")
        uow.session.add_all(
            [
                Membership(
                    employee_id=office.ids[ADMIN], unit_id=budi_s.id, starts=date(2020, 1, 1), ends=FOREVER
                )
            ]
        )
        await uow.commit()
        return other.id


async def test_a_ticket_is_passed_on_and_its_day_stays(office: OfficeOnTrial, wulan: PersonHandle) -> None:
    budi, admin = office.budi, office.admin
    unit_id = await another_unit(office)
    await writes(office, wulan, "KTP saya salah cetak")
    await office.taps(wulan, "Ya, kabari di chat ini")
    await at(office, 23, 9, 0)
    await opens_first(office, admin)
    await office.taps(admin, "Teruskan")
    await office.says(admin, "kependudukan", "Data kependudukan ada di unit Anda")
    await office.taps(admin, "Teruskan")
    assert "diteruskan ke Dinas Kependudukan" in admin.last["text"]
    assert "diteruskan ke Dinas Kependudukan" in wulan.last["text"]
    assert "Data kependudukan ada di unit Anda" in wulan.last["text"]
    assert "Sebuah tiket diteruskan kepada unit Anda" in office.citra.last["text"]
    assert "proses paling lambat Rab, 25 Nov" in office.citra.last["text"]
    ticket = await ticket_of(office)
    assert (ticket.unit_id, ticket.state) == (unit_id, "new")
    await office.says(budi, "/tiket")
    assert "KTP elektronik" not in budi.last["text"]
    async with office.service.database.unit() as uow:
        found = must(await uow.tickets.get(ticket.id))
        now, served = office.service.clock.now(), office.service.office
        for _ in range(MOST_PASSED - 1):
            unit = None if found.unit_id == unit_id else unit_id
            await actions.pass_on(uow, served, found, None, unit, None, now, is_admin=False)
        with pytest.raises(NotAllowed, match="ticket-passed-enough"):
            await actions.pass_on(uow, served, found, None, None, None, now, is_admin=False)


async def test_what_is_late_goes_to_the_superior_and_without_one_to_administrators(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    budi, admin = office.budi, office.admin
    await set_above(office)
    await writes(office, wulan, "Antre tiga jam")
    await at(office, 20, 13, 0)
    for day in (21, 22, 23):
        await at(office, day, 8, 0)
        assert "batas waktunya dekat" not in budi.sees(), day
    await at(office, 24, 8, 0)
    assert "batas waktunya dekat atau sudah lewat" in budi.last["text"]
    await at(office, 25, 8, 0)
    assert "oleh unit di bawah Anda" not in admin.sees()
    await at(office, 26, 8, 0)
    assert "oleh unit di bawah Anda" in admin.last["text"]
    assert (await ticket_of(office)).escalated_on == date(2026, 11, 26)
    await office.says(admin, "/ringkasan")
    assert "lewat batas" in await opened(office, admin, Listed.TICKETS)
    told = admin.sees().count("oleh unit di bawah Anda")
    await at(office, 27, 8, 0)
    assert admin.sees().count("oleh unit di bawah Anda") == told, "once"
    await opens_first(office, admin)
    await office.taps(admin, "Mulai proses")
    assert (await ticket_of(office)).escalated_on is None


async def test_where_a_key_was_lost_the_head_is_told_that_the_number_alone_is_left(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    budi = office.budi
    number = await writes(office, wulan, "Antre tiga jam")
    await office.taps(wulan, "Ya, kabari di chat ini")
    said = len(wulan.messages)
    object.__setattr__(office.service.office, "rater_key", b"kunci baru setelah yang lama hilang")
    await opens_first(office, budi)
    assert "Pelapor hanya dapat membaca lewat nomor" in budi.last["text"]
    await office.taps(budi, "Jawab dan selesaikan")
    await office.says(budi, "Loket kedua dibuka")
    await office.taps(budi, "Kirim")
    assert "Pelapor hanya dapat membaca lewat nomor" in budi.last["text"]
    assert len(wulan.messages) == said
    await office.says(wulan, f"/tiket {number}")
    assert "Loket kedua dibuka" in wulan.last["text"]


async def test_who_has_blocked_the_bot_is_forgotten_and_nothing_is_written_of_them(
    office: OfficeOnTrial,
) -> None:
    """Citra writes as a citizen, and blocks the bot: what is noted beside the ticket must not name her."""
    budi, citra = office.budi, office.citra
    await writes(office, citra, "Antre tiga jam")
    await office.taps(citra, "Ya, kabari di chat ini")
    citra.blocks()
    await office.settle()
    before = (await office.everything_kept())["accounts"]
    await opens_first(office, budi)
    await office.taps(budi, "Mulai proses")
    kept = await office.everything_kept()
    assert kept["accounts"] == before
    (row,) = await office.rows(select(Outbox).where(Outbox.kind == "ticket_progress"))
    assert (row.state, row.sealed) == ("unreachable", None)


async def test_a_sealed_notice_lies_beside_no_other_ticket(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    """Who moves the box of one ticket to another in the database reaches nobody."""
    await writes(office, wulan, "Antre tiga jam")
    await office.taps(wulan, "Ya, kabari di chat ini")
    await writes(office, office.stranger, "Kursi tunggu kurang")
    async with office.changes() as uow:
        first, second = sorted(await uow.tickets.open_of(None), key=lambda each: each.way_back is None)
        await uow.session.execute(
            update(Ticket).where(Ticket.id == second.id).values(way_back=first.way_back)
        )
    said = len(wulan.messages)
    async with office.changes() as uow:
        moved = must(await uow.tickets.get(second.id))
        assert not actions.is_reached(office.service.office, moved)
        await actions.close(uow, office.service.office, moved, None, "Selesai", office.service.clock.now())
    await office.settle()
    assert len(wulan.messages) == said


async def test_a_crowd_of_sealed_notices_arrives(office: OfficeOnTrial) -> None:
    """More of them than the sender looks at at once; the database cannot tell their chats apart."""
    async with office.changes() as uow:
        await add_closed(uow, office, 130)
    await office.settle()
    async with office.service.database.read() as uow:
        rows = (await uow.session.scalars(select(Outbox).where(Outbox.kind == "ticket_progress"))).all()
    assert {row.state for row in rows} == {"sent"}
    assert len(office.stranger.messages) == 130


async def add_closed(uow: UnitOfWork, office: OfficeOnTrial, count: int) -> None:
    """Tickets of one citizen, all of them closed at once."""
    served, now = office.service.office, office.service.clock.now()
    for number in range(count):
        ticket = await actions.write(uow, served, None, TicketKind.PRAISE, f"Pujian {number}", now)
        await actions.keep_way_back(uow, served, ticket, office.stranger.id, "id")
        await actions.close(uow, served, ticket, None, "Terima kasih", now)
