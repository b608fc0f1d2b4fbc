"""A form without any answer gives way to a whole report line; one that holds something does not."""

from __future__ import annotations

from datetime import date

import pytest

from playground.handle import PersonHandle
from tests.handlers.steps import question, stored
from tests.harness import SARI, OfficeOnTrial
from tests.playground.stage import picture

LINE = "rapat koordinasi 2 jam n4"
READ = "📄 rapat koordinasi\n⏱ 2 jam"
REFUSED = "⚠️ Tekan salah satu tombol"


@pytest.mark.parametrize(("who", "form"), [("sari", "/izin"), ("admin", "/pegawai contoh")])
async def test_it_gives_way_to_a_whole_line(office: OfficeOnTrial, who: str, form: str) -> None:
    person: PersonHandle = getattr(office, who)
    await office.says(person, form, "/nilai", LINE)
    assert READ in question(person)
    await office.taps(person, "Kirim")
    (entry,) = await stored(office)
    assert (entry.activity, entry.minutes) == ("rapat koordinasi", 120)
    assert await office.held(person.id) is None


async def test_what_it_holds_besides_comes_back_after_the_report(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin")
    office.sari.sends_photo(picture())
    await office.settle()
    assert "📎 1 bukti" in question(office.sari)
    await office.says(office.sari, LINE)
    assert READ in question(office.sari)
    assert "📎" not in question(office.sari)
    await office.taps(office.sari, "Kirim")
    assert "Pengajuan izin\n📎 1 bukti" in question(office.sari)


async def test_it_gives_way_to_a_list_and_to_a_line_under_a_photo(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin", "1. rapat 2 jam n4\n2. apel 1 jam n4")
    assert "📝 2 kegiatan" in question(office.sari)
    await office.says(office.admin, "/pegawai contoh")
    office.admin.sends_photo(picture(), LINE)
    await office.settle()
    assert READ in question(office.admin)
    assert "📎 1 bukti" in question(office.admin)


@pytest.mark.parametrize("text", ["demam tinggi", "besok: rapat koordinasi", "rapat koordinasi staf"])
async def test_it_stays_for_what_is_no_whole_line(office: OfficeOnTrial, text: str) -> None:
    await office.says(office.sari, "/izin", text)
    assert REFUSED in question(office.sari)


async def test_a_line_that_replies_to_its_question_is_for_it(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin")
    office.sari.says(LINE, reply_to=office.sari.last["message_id"])
    await office.settle()
    assert REFUSED in question(office.sari)


async def test_a_form_with_an_answer_stays(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin")
    await office.taps(office.sari, "Cuti")
    await office.says(office.sari, LINE)
    held = await office.held(SARI)
    assert held is not None
    assert held.flow == "leave"
    assert "⚠️" in question(office.sari)
    assert await stored(office) == []


@pytest.mark.parametrize(
    ("choice", "goes_on"), [("Buang isian", READ), ("Lanjutkan isian", "Apa yang Anda kerjakan?")]
)
async def test_it_is_asked_whether_an_unfinished_report_below_it_goes_on(
    office: OfficeOnTrial, choice: str, goes_on: str
) -> None:
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Hari ini")
    await office.says(office.sari, "/izin", LINE)
    assert "Isian Anda belum selesai" in question(office.sari)
    await office.taps(office.sari, choice)
    assert goes_on in question(office.sari)


async def test_a_picture_waits_for_the_unfinished_report_below_it(office: OfficeOnTrial) -> None:
    await office.says(office.admin, "/lapor")
    await office.taps(office.admin, "Hari ini")
    await office.says(office.admin, "/pegawai contoh")
    office.admin.sends_photo(picture(), LINE)
    await office.settle()
    assert "⚠️" in question(office.admin)
    await office.says(office.admin, "/batal")
    assert "Apa yang Anda kerjakan?" in question(office.admin)


async def test_it_stays_for_who_is_not_in_service(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        (await uow.people.get(office.ids[SARI])).left = date(2026, 11, 19)
    await office.says(office.sari, "/perbaikan baru", LINE)
    held = await office.held(SARI)
    assert held is not None
    assert held.flow == "correction"
    assert REFUSED in question(office.sari)


async def test_where_the_report_is_refused_the_form_is_asked_again(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/izin", "\n".join(f"{n}. rapat 1 jam n4" for n in range(1, 12)))
    assert "Apa yang ingin Anda ajukan?" in question(office.sari)
    assert "⚠️ Pesan Anda memuat 11 kegiatan" in question(office.sari)
    assert await stored(office) == []


LONG_REASON = "Lampirkan 2 foto kegiatan tanggal 18 November. " * 20


@pytest.mark.parametrize("reason", [LONG_REASON, None])
async def test_a_text_that_its_question_refuses_is_no_report(
    office: OfficeOnTrial, reason: str | None
) -> None:
    await office.reports(office.sari, "Rapat")
    await office.taps(office.budi, "Kembalikan")
    if reason is None:
        office.budi.sends_photo(picture(), "Contoh notulen yang lengkap")
        await office.settle()
    else:
        await office.says(office.budi, reason)
    held = await office.held(office.budi.id)
    assert held is not None
    assert held.flow == "reason"
    assert "⚠️" in question(office.budi)
    assert len(await stored(office)) == 1
