"""A citizen writes, follows, confirms and reopens a ticket; nothing leads from it to the citizen."""

from __future__ import annotations

from sqlalchemy import select

from domain.ticket_texts import MOST_MISSES, number_of, written
from domain.tickets import TicketKind
from handlers.tickets.callbacks import OwnTicketTap, TicketKindTap
from playground.handle import PersonHandle
from storage.tables import Dialog, TicketDraft
from tests.handlers.conftest import WULAN
from tests.handlers.tickets import closed, office, ticket_of, tickets, writes
from tests.harness import OfficeOnTrial

__all__ = ["office"]


async def test_a_citizen_writes_and_follows_a_ticket_by_its_number(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await office.says(wulan, "/aduan")
    assert wulan.labels() == ["KTP elektronik · Dinas Pelayanan", "🏛 Kantor secara umum", "Batal"]
    await office.taps(wulan, "KTP elektronik", "Aduan")
    assert "SP4N-LAPOR!" in wulan.sees()
    text = "Antre <3 jam> & loket tutup\n\nHubungi 0812-3456-7890. " + "panjang 😀 " * 350
    await office.says(wulan, text[:4096])
    assert await tickets(office) == [], "nothing is sent before a tap"
    await office.taps(wulan, "✅ Kirim")
    ticket = await ticket_of(office)
    number = written(ticket.number)
    assert number in wulan.last["text"]
    assert wulan.last["reply_markup"]["inline_keyboard"][0][0]["copy_text"] == {"text": number}
    assert (ticket.state, ticket.kind, ticket.way_back) == ("new", TicketKind.COMPLAINT, None)
    kept = ticket.steps[0].text
    assert kept == text[:4096].replace("0812-3456-7890", "[…]").strip()
    await office.taps(wulan, "Tidak, cukup dengan nomor")
    assert "Mulai diproses paling lambat" in wulan.last["text"]
    await office.taps(wulan, "Baca lengkap")
    shown = "".join(str(message["text"]) for message in wulan.messages[-2:])
    assert "Antre <3 jam> & loket tutup" in shown
    assert shown.count("😀") == kept.count("😀")

    office.move_to(2026, 11, 20, 9, 5)
    await office.says(wulan, "Satu lagi")
    assert len((await ticket_of(office)).steps) == 1, "what is said later is for no ticket"
    await office.says(wulan, f"/tiket {number.lower().replace('-', ' ')}")
    await office.taps(wulan, "Tambah keterangan")
    await office.says(wulan, "Kejadiannya hari Jumat")
    await office.taps(wulan, "✅ Kirim")
    assert "Tambahan Anda sudah kami terima" in wulan.last["text"]
    await closed(office)
    assert "Loket sudah ditambah" not in wulan.sees(), "nobody is told who did not want it"
    await office.opens(wulan, f"tiket_{number}")
    assert "Loket sudah ditambah" in wulan.last["text"]
    await office.taps(wulan, "Ya, sudah terjawab")
    assert (await ticket_of(office)).confirmed
    assert [said.step for said in (await ticket_of(office)).steps] == [
        "written",
        "added",
        "closed",
        "confirmed",
    ]


async def test_who_wants_it_is_told_here_until_the_ticket_is_closed(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await writes(office, wulan, "Antre tiga jam", "Saran")
    await office.taps(wulan, "Ya, kabari di chat ini")
    assert (await ticket_of(office)).way_back is not None
    await closed(office)
    assert "selesai" in wulan.last["text"]
    assert "Loket sudah ditambah" in wulan.last["text"]
    assert (await ticket_of(office)).way_back is None
    await office.taps(wulan, "Belum, buka lagi")
    await office.says(wulan, "Masih antre")
    await office.taps(wulan, "✅ Kirim")
    ticket = await ticket_of(office)
    assert (ticket.state, ticket.reopened, ticket.way_back) == ("new", 1, None)
    await office.taps(wulan, "Ya, kabari di chat ini")
    await closed(office, "Nomor antrean daring sudah ada")
    assert "Belum, buka lagi" not in wulan.labels(), "it is opened again once"


async def test_old_forged_and_repeated_buttons_change_nothing(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    number = (await writes(office, wulan, "Antre tiga jam")).replace("-", "")
    before = await ticket_of(office)
    for wish in ("confirm", "reopen", "x", "", "close"):
        await office.taps_data(wulan, OwnTicketTap(number, wish).pack())
    for data in (TicketKindTap(99, "complaint"), TicketKindTap(1, "x")):
        await office.taps_data(wulan, data.pack())
        assert wulan.toasts[-1] == "Tombol ini sudah tidak berlaku."
    await office.says(wulan, "Bukan tiket")
    assert (await ticket_of(office)).steps == before.steps
    await closed(office)
    await office.taps_data(wulan, OwnTicketTap(number, "here").pack())
    assert "sudah selesai" in wulan.toasts[-1]
    assert "Belum, buka lagi" in str(wulan.last["reply_markup"]), "its message is brought up to date"
    assert (await ticket_of(office)).way_back is None
    for _ in range(2):
        await office.taps_data(wulan, OwnTicketTap(number, "confirm").pack())
    assert [said.step for said in (await ticket_of(office)).steps] == ["written", "closed", "confirmed"]
    office.move_to(2026, 12, 20, 9, 0)
    await office.taps_data(wulan, OwnTicketTap(number, "reopen").pack())
    assert "tidak dapat dibuka lagi" in wulan.toasts[-1]


async def test_numbers_cannot_be_guessed_for_long(office: OfficeOnTrial, wulan: PersonHandle) -> None:
    number = await writes(office, wulan, "Antre tiga jam")
    for guess in range(MOST_MISSES):
        await office.says(office.stranger, f"/tiket {number_of(guess)}")
        assert "tidak kami temukan" in office.stranger.last["text"]
    await office.says(office.stranger, f"/tiket {number}")
    assert "Terlalu banyak" in office.stranger.last["text"]
    await office.says(wulan, f"/tiket {number}")
    assert number in wulan.last["text"]
    for alone in (number, f" {number.lower()}", "ABCDE-FGHJK"):
        await office.says(office.stranger, alone)
        assert "Terlalu banyak" in office.stranger.last["text"]
        await office.says(wulan, alone)
        assert ("Antre tiga jam" in wulan.last["text"]) == (alone != "ABCDE-FGHJK")
    await office.says(wulan, "/aduan", number)
    assert "Antre tiga jam" in wulan.last["text"], "a number is no name of a service"
    await office.opens(wulan, "rate_KTP")
    await office.says(wulan, number)
    assert "kami simpan sebagai komentar" in wulan.last["text"]


async def test_who_is_in_a_report_is_asked_to_finish_it_and_may_change_their_mind(
    office: OfficeOnTrial,
) -> None:
    sari = office.sari
    await office.says(sari, "/aduan")
    await office.taps(sari, "Kantor secara umum", "Pujian", "Batal")
    await office.says(sari, "/lapor", "/aduan")
    await office.taps_data(sari, TicketKindTap(0, "complaint").pack())
    assert "Masih ada isian" in sari.toasts[-1]
    await office.says(sari, "/batal", "/aduan")
    await office.taps(sari, "Kantor secara umum", "Aduan")
    await office.says(sari, "/batal", "Senam 1 jam")
    assert await tickets(office) == []


async def test_a_comment_on_a_later_rating_is_no_ticket(office: OfficeOnTrial, wulan: PersonHandle) -> None:
    await office.says(wulan, "/aduan")
    await office.taps(wulan, "Kantor secara umum", "Aduan")
    office.move_to(2026, 11, 20, 9, 20)
    await office.opens(wulan, "rate_KTP")
    await office.says(wulan, "Cepat dan ramah")
    assert await tickets(office) == []
    for labels in ((), ("Kantor secara umum", "Aduan")):
        await office.says(wulan, "/aduan")
        await office.taps(wulan, *labels)
        await office.opens(wulan, "rate_KTP")
        await office.says(wulan, f"Ramah {labels}")
        assert "kami simpan sebagai komentar" in wulan.last["text"], "in the same quarter of an hour too"
    await office.says(wulan, "/aduan")
    await office.taps(wulan, "Kantor secara umum", "Aduan")
    await office.says(wulan, "Parkir sempit")
    await office.taps(wulan, "✅ Kirim")
    assert (await ticket_of(office)).steps[0].text == "Parkir sempit"


async def test_what_cannot_be_a_ticket_is_asked_for_again(office: OfficeOnTrial, wulan: PersonHandle) -> None:
    await office.says(wulan, "/saran")
    await office.taps(wulan, "Kantor secara umum", "Saran")
    wulan.shares_location(-6.2, 106.8)
    await office.settle()
    assert "Mohon tulis dengan kata-kata" in wulan.last["text"]
    for slip in ("?!", "k"):
        await office.says(wulan, slip)
        assert "Mohon tulis lebih lengkap, dengan kata-kata" in wulan.last["text"]
    await office.says(wulan, "Tambah kursi tunggu")
    await office.taps(wulan, "✅ Kirim")
    ticket = await ticket_of(office)
    assert (ticket.service_id, ticket.unit_id, ticket.steps[0].text) == (None, None, "Tambah kursi tunggu")


async def test_nothing_leads_from_a_ticket_to_who_wrote_it(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await writes(office, wulan, "Antre tiga jam")

    async def keeps_nothing() -> None:
        for table, rows in (await office.everything_kept()).items():
            for value in WULAN.values():
                assert str(value) not in rows, f"{table} keeps {value}"

    await keeps_nothing()
    await office.taps(wulan, "Ya, kabari di chat ini")
    await keeps_nothing()
    assert (await ticket_of(office)).way_back is not None, "sealed"
    await closed(office)
    await keeps_nothing()
    kept = await office.everything_kept()
    assert (await ticket_of(office)).way_back is None
    async with office.service.database.read() as uow:
        for table in (TicketDraft, Dialog):
            assert (await uow.session.scalars(select(table))).all() == []
    assert "ticket_progress" in kept["outbox"]
    assert "b'" not in kept["outbox"], "the address went with the last message"
