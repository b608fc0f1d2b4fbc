"""How careless people write a ticket: nothing is sent before a tap, and nothing that was typed is dropped."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from domain.ticket_texts import LONGEST_TEXT, MOST_MISSES, written
from handlers.tickets.callbacks import TicketRewriteTap, TicketSendTap
from locales import words_in
from playground.handle import PersonHandle
from storage.tables import Dialog, Service, Ticket, TicketDraft
from tests.harness import OfficeOnTrial, must
from tests.playground.stage import picture

WORDS = words_in("id")


@pytest.fixture
async def office(office: OfficeOnTrial) -> OfficeOnTrial:
    """An office with more services than a page shows."""
    async with office.changes() as uow:
        home = next(unit for unit in await uow.people.units() if unit.name == "Dinas Pelayanan")
        names = (
            "KTP elektronik",
            "Kartu keluarga",
            *(f"Izin usaha {letter}" for letter in "ABCDEFGHIJKLM"),
        )
        uow.session.add_all(
            [Service(code=f"L-{n}", name=name, unit_id=home.id) for n, name in enumerate(names)]
        )
    await office.settle()
    return office


async def sent(office: OfficeOnTrial) -> list[str | None]:
    """What tickets begin with."""
    return [ticket.steps[0].text for ticket in await office.rows(select(Ticket))]


async def drafts(office: OfficeOnTrial) -> list[str | None]:
    """What is kept and not sent."""
    return await office.rows(select(TicketDraft.text))


async def test_a_greeting_is_no_ticket_and_what_follows_is_joined(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await office.says(wulan, "/aduan")
    await office.taps(wulan, "Kantor secara umum", "Aduan")
    await office.says(wulan, "Halo")
    assert "Belum terkirim. Kirim sekarang?" in wulan.last["text"]
    first = wulan.last
    wulan.sends_photo(picture(), "Antre <lama>, 081234567890")
    await office.settle()
    assert "Foto atau berkasnya tidak ikut" in wulan.last["text"]
    assert await sent(office) == []
    await office.taps(wulan, "✅ Kirim", message=first)
    assert wulan.toasts[-1] == WORDS.plain("ticket-changed"), "it has grown since that was shown"
    assert await sent(office) == []
    await office.taps(wulan, "✅ Kirim")
    assert "Nomor tiket Anda" in wulan.sees()
    assert (await sent(office), await drafts(office)) == (["Halo\nAntre <lama>, […]"], [])
    for tap in (TicketSendTap("00000000"), TicketRewriteTap()):
        await office.taps_data(wulan, tap.pack())
        assert wulan.toasts[-1] == WORDS.plain("ticket-nothing-waits")
    assert len(await sent(office)) == 1


async def writes(office: OfficeOnTrial, who: PersonHandle, text: str) -> str:
    """A complaint about the office that waits for its tap; gives what the button carries that sends it."""
    await office.says(who, "/aduan")
    await office.taps(who, "Kantor secara umum", "Aduan")
    await office.says(who, text)
    return send_button(who)


@pytest.mark.parametrize(
    "said", ["ya", "Kirim", "tidak", "tulis ulang", "udah bener pak", "ok kirim", "eh salah"]
)
async def test_an_answer_that_is_typed_is_asked_back_and_not_written(
    office: OfficeOnTrial, wulan: PersonHandle, said: str
) -> None:
    await writes(office, wulan, "Antre lama")
    await office.says(wulan, said)
    assert "kata itu tidak ikut ditulis" in wulan.last["text"]
    assert (await sent(office), await drafts(office)) == ([], ["Antre lama"])
    await office.taps(wulan, "✅ Kirim")
    assert await sent(office) == ["Antre lama"]


@pytest.mark.parametrize("said", ["gak jadi aduan", "jangan dikirim", "batal kirim deh"])
async def test_it_is_given_up_by_what_it_is(office: OfficeOnTrial, wulan: PersonHandle, said: str) -> None:
    await writes(office, wulan, "Antre lama")
    await office.says(wulan, said)
    assert wulan.last["text"] == "Baik, tidak ada yang dikirim."
    assert (await sent(office), await drafts(office)) == ([], [])


async def test_words_behind_a_thumb_are_written(office: OfficeOnTrial, wulan: PersonHandle) -> None:
    await writes(office, wulan, "Antre lama")
    await office.says(wulan, "👍 tetapi petugasnya ramah")
    assert await drafts(office) == ["Antre lama\n👍 tetapi petugasnya ramah"]


async def test_a_ticket_that_is_given_up_is_not_written(office: OfficeOnTrial, wulan: PersonHandle) -> None:
    await writes(office, wulan, "Antre lama")
    await office.says(wulan, "tidak jadi")
    assert "tidak ada yang dikirim" in wulan.last["text"]
    assert (await sent(office), await drafts(office)) == ([], [])


async def test_what_is_written_at_once_can_be_given_up_by_a_button(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await office.says(wulan, "/start")
    await office.taps(wulan, "Tulis aduan atau saran")
    await office.says(wulan, "Antre lama sekali, dan tidak ada yang memberi tahu sebabnya")
    assert "Tersimpan, belum terkirim" in wulan.last["text"]
    await office.taps(wulan, "Batal")
    assert wulan.last["text"] == "Baik, tidak ada yang dikirim."
    assert (await sent(office), await drafts(office)) == ([], [])
    await office.says(wulan, "/aduan", "usaha")
    await office.taps(wulan, "Batal")
    assert await drafts(office) == []


@pytest.mark.parametrize("buttons", [(), ("Kantor secara umum",), ("Kantor secara umum", "Aduan")])
async def test_one_of_which_nothing_is_said_can_be_given_up_too(
    office: OfficeOnTrial, wulan: PersonHandle, buttons: tuple[str, ...]
) -> None:
    await office.says(wulan, "/aduan")
    await office.taps(wulan, *buttons)
    await office.says(wulan, "tidak jadi")
    assert wulan.last["text"] == "Baik, tidak ada yang dikirim."
    assert await drafts(office) == []


async def sends(office: OfficeOnTrial, who: PersonHandle, text: str) -> None:
    """A complaint that is sent, whose writer keeps its number alone; what is seen last is the ticket."""
    await writes(office, who, text)
    await office.taps(who, "✅ Kirim", "Tidak, cukup dengan nomor")


def send_button(who: PersonHandle) -> str:
    """What the button carries that sends what is shown."""
    return str(who.last["reply_markup"]["inline_keyboard"][0][0]["callback_data"])


@pytest.mark.parametrize("next_text", [None, "Antre terlalu lama", "Loket dua kosong"])
async def test_who_never_saw_the_number_of_a_ticket_gets_it_by_another_tap(
    office: OfficeOnTrial, wulan: PersonHandle, next_text: str | None
) -> None:
    button = await writes(office, wulan, "Antre terlalu lama")
    await office.taps(wulan, "✅ Kirim")
    number = written((await office.rows(select(Ticket)))[0].number)
    if next_text is not None:
        await writes(office, wulan, next_text)
    await office.taps_data(wulan, button)
    assert number in wulan.last["text"]
    assert await sent(office) == ["Antre terlalu lama"]
    assert await drafts(office) == ([] if next_text is None else [next_text])


async def test_another_tap_on_send_counts_as_no_wrong_number(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await sends(office, wulan, "Antre terlalu lama")
    await office.taps(wulan, "Tambah keterangan")
    await office.says(wulan, "Kejadiannya hari Jumat")
    button = send_button(wulan)
    await office.taps(wulan, "✅ Kirim")
    for _ in range(MOST_MISSES):
        await office.taps_data(wulan, button)
        assert wulan.toasts[-1] == WORDS.plain("ticket-nothing-waits")
    number = written((await office.rows(select(Ticket)))[0].number)
    await office.says(wulan, f"/tiket {number}")
    assert "Kejadiannya hari Jumat" in wulan.last["text"]


async def test_what_is_written_before_a_service_is_chosen_is_kept_for_it(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await office.says(wulan, "/aduan", "KTP saya belum jadi sudah tiga minggu")
    assert "Tersimpan, belum terkirim:" in wulan.last["text"]
    assert "KTP saya belum jadi sudah tiga minggu" in wulan.last["text"]
    await office.taps(wulan, "Berikutnya ›", "KTP elektronik", "Saran")
    assert "💡 Saran tentang KTP elektronik" in wulan.last["text"]
    await office.taps(wulan, "🔁 Ganti layanan", "Kantor secara umum", "Aduan", "✏️ Tulis ulang")
    await office.says(wulan, "Kantor tutup jam 10")
    await office.taps(wulan, "✅ Kirim")
    assert await sent(office) == ["Kantor tutup jam 10"]
    await office.says(wulan, "/aduan Loket dua selalu kosong")
    assert "Loket dua selalu kosong" in wulan.last["text"]
    await office.taps(wulan, "Kantor secara umum", "Aduan", "Batal")
    assert (len(await sent(office)), await drafts(office)) == (1, [])


async def test_a_service_is_found_by_a_word_and_a_rating_goes_before(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await office.says(wulan, "/aduan", "keluarga")
    assert "Kartu keluarga: apa yang ingin Anda sampaikan?" in wulan.last["text"]
    await office.says(wulan, "izin")
    assert "12 layanan pertama untuk “izin”" in wulan.last["text"]
    await office.says(wulan, "pasar malam")
    assert "Tidak ada layanan untuk “pasar malam”" in wulan.last["text"]
    await office.says(wulan, "4F7K-9QX7")
    assert wulan.last["text"] == WORDS.plain("visit-unknown"), "a visit code is for a rating"
    await office.says(wulan, "/aduan ktp")
    assert "KTP elektronik: apa yang" in wulan.last["text"]
    await office.says(wulan, "/nilailayanan", "keluarga")
    assert "Bagaimana pelayanan yang Anda terima?" in wulan.last["text"]
    assert await drafts(office) == []
    await office.says(wulan, "/aduan", "Loket dua selalu kosong saat siang")
    assert "Tersimpan, belum terkirim" in wulan.last["text"], "the later of the two is meant"
    await office.taps(wulan, "Kantor secara umum", "Aduan")
    await office.opens(wulan, "rate_L-0")
    await office.says(wulan, "Petugasnya ramah sekali")
    assert "kami simpan sebagai komentar" in wulan.last["text"]
    await office.taps(wulan, "✅ Kirim")
    assert await sent(office) == ["Loket dua selalu kosong saat siang"]


async def test_a_long_text_is_whole_and_what_does_not_fit_is_refused(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await office.says(wulan, "/aduan")
    await office.taps(wulan, "Kantor secara umum", "Aduan")
    first = ("Antre <lama> & panas 😀. " * 200)[: LONGEST_TEXT - 6] + " akhir"
    for part in (first, "Ini bagian kedua dari pesan yang panjang."):
        wulan.says(part)
    await office.settle()
    assert "maksimal 4.096 karakter, tulisan Anda 4.138" in wulan.last["text"]
    assert f"seluruhnya {WORDS.number(LONGEST_TEXT)} karakter akan terkirim" in wulan.sees()
    await office.taps(wulan, "✅ Kirim")
    assert await sent(office) == [first]


async def test_the_service_that_closes_meanwhile_is_said_and_the_text_stays(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await office.says(wulan, "/aduan ktp")
    await office.taps(wulan, "Aduan")
    await office.says(wulan, "Antre lama sekali")
    async with office.changes() as uow:
        service = must(await uow.services.by_code("L-0"))
        service.closed_on = date(2026, 11, 20)
    await office.taps(wulan, "✅ Kirim")
    assert wulan.toasts[-1] == WORDS.plain("ticket-service-closed", service="KTP elektronik")
    await office.taps(wulan, "🔁 Ganti layanan", "Kantor secara umum", "Aduan", "✅ Kirim")
    assert await sent(office) == ["Antre lama sekali"]


async def test_no_report_is_taken_for_a_ticket_or_a_search(office: OfficeOnTrial) -> None:
    sari = office.sari
    await office.says(sari, "/aduan", "Menyusun laporan bulanan 2 jam")
    assert await drafts(office) == []
    assert len(await office.rows(select(Dialog))) == 1, "it began a report"
    await office.says(sari, "/batal", "/aduan")
    await office.taps(sari, "Kantor secara umum", "Saran")
    await office.says(sari, "Kursi tunggu kurang")
    assert "bila ada yang kurang" not in sari.last["text"]
    await office.says(sari, "Menyusun laporan bulanan 2 jam")
    assert await drafts(office) == ["Kursi tunggu kurang"], "the next text is a report"
    await office.says(sari, "/batal")
    await office.taps(sari, "✅ Kirim")
    assert await sent(office) == ["Kursi tunggu kurang"]


@pytest.mark.parametrize(
    ("command", "found"),
    [("/aduan", "KTP elektronik: apa yang"), ("/nilailayanan", "Bagaimana pelayanan yang Anda terima?")],
)
async def test_people_of_the_roster_search_by_a_reply(
    office: OfficeOnTrial, command: str, found: str
) -> None:
    sari = office.sari
    await office.says(sari, command)
    await office.taps(sari, "🔎 Cari layanan")
    question = sari.last
    assert "sebagai balasan pesan ini" in question["text"]

    async def replies(text: str) -> None:
        sari.says(text, reply_to=question["message_id"])
        await office.settle()

    await replies("Menyusun laporan keuangan triwulan ketiga untuk bidang pelayanan 2 jam")
    assert await office.held(sari.id) is not None, "more than a name is a report"
    await office.says(sari, "/batal")
    await replies("pasar")
    assert "Bila itu laporan kegiatan, kirim sekali lagi tanpa membalas pesan." in sari.last["text"]
    await replies("izin")
    assert "12 layanan pertama" in sari.last["text"]
    await replies("ktp")
    assert found in sari.last["text"]
    assert (await office.held(sari.id), await drafts(office)) == (None, [])


async def test_an_addition_whose_answer_was_lost_is_kept_once_when_it_is_written_again(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await sends(office, wulan, "Antre terlalu lama")
    ticket = wulan.last
    for text in ("Kejadiannya hari Jumat", "Kejadiannya hari Jumat", "Loket dua"):
        wulan.taps("Tambah keterangan", message=ticket)
        await office.settle()
        await office.says(wulan, text)
        await office.taps(wulan, "✅ Kirim")
        assert "Tambahan Anda sudah kami terima" in wulan.last["text"]
    (kept,) = await office.rows(select(Ticket))
    assert [said.text for said in kept.steps] == [
        "Antre terlalu lama",
        "Kejadiannya hari Jumat",
        "Loket dua",
    ]


async def test_the_same_words_on_a_later_day_are_another_addition(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await sends(office, wulan, "Antre terlalu lama")
    for day in (26, 27):
        office.move_to(2026, 11, day, 9, 0)
        await office.taps(wulan, "Tambah keterangan")
        await office.says(wulan, "Masih antre")
        await office.taps(wulan, "✅ Kirim")
    (kept,) = await office.rows(select(Ticket))
    assert [said.text for said in kept.steps] == ["Antre terlalu lama", "Masih antre", "Masih antre"]


async def test_an_addition_that_is_sent_again_right_after_midnight_is_kept_once(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await sends(office, wulan, "Antre terlalu lama")
    ticket = wulan.last
    for moment in ((26, 23, 59), (27, 0, 1)):
        office.move_to(2026, 11, *moment)
        wulan.taps("Tambah keterangan", message=ticket)
        await office.settle()
        await office.says(wulan, "Masih antre")
        await office.taps(wulan, "✅ Kirim")
        assert "Tambahan Anda sudah kami terima" in wulan.last["text"]
    (kept,) = await office.rows(select(Ticket))
    assert [said.text for said in kept.steps] == ["Antre terlalu lama", "Masih antre"]


async def test_a_text_that_comes_twice_because_nothing_was_answered_is_written_once(
    office: OfficeOnTrial, wulan: PersonHandle
) -> None:
    await writes(office, wulan, "Antre terlalu lama")
    await office.says(wulan, "Loket dua kosong", "Loket dua kosong ", "dua kosong")
    await office.taps(wulan, "✅ Kirim")
    assert await sent(office) == ["Antre terlalu lama\nLoket dua kosong\ndua kosong"]


@pytest.mark.parametrize("said", ["ok", "terima kasih", "tunggu dulu", "gak tau"])
async def test_words_beside_a_ticket_that_is_being_written_are_no_part_of_it(
    office: OfficeOnTrial, wulan: PersonHandle, said: str
) -> None:
    await office.says(wulan, "/aduan", "Antrean di loket KTP tiga jam lamanya", said)
    aside = f"“{said}” tidak dimasukkan. Belum ada yang dikirim; silakan lanjutkan."
    assert wulan.last["text"] == aside
    await office.taps(wulan, "Kantor secara umum", "Aduan")
    if said != "ok":
        await office.says(wulan, said)
        assert wulan.last["text"] == aside
    await office.taps(wulan, "✅ Kirim")
    assert await sent(office) == ["Antrean di loket KTP tiga jam lamanya"]
