"""Albums: several pictures sent at once are evidence of one report, in whatever order they arrive."""

from __future__ import annotations

from itertools import permutations

from sqlalchemy import select

from domain.cases import CaseState
from storage.tables import Evidence
from tests.handlers.albums import arrive, pictures
from tests.handlers.steps import question, stored, up_to_summary
from tests.harness import SARI, OfficeOnTrial

CAPTION = "verifikasi 25 berkas KTP 2 jam n4"


async def proof(office: OfficeOnTrial) -> list[tuple[int, str | None]]:
    """The evidence of all entries, each with the entry's number."""
    async with office.service.database.read() as uow:
        kept = await uow.session.scalars(select(Evidence).order_by(Evidence.entry_id, Evidence.file_id))
        return [(item.entry_id, item.file_id) for item in kept]


async def test_an_album_in_any_order_and_twice_makes_the_same_report(office: OfficeOnTrial) -> None:
    for turn, order in enumerate(permutations(range(3)), 1):
        album = pictures(office, f"a{turn}", CAPTION)
        await arrive(office, [album[place] for place in (*order, *order)])
        assert "📎 3 bukti" in question(office.sari), order
        assert "Sudah benar?" in question(office.sari), order
        await office.taps(office.sari, "Kirim")
    entries = await stored(office)
    said = ("verifikasi 25 berkas KTP", 120, "berkas")
    assert [(e.activity, e.minutes, e.measure) for e in entries] == [said] * 6
    assert await proof(office) == [(e.id, f"a{e.id}-{place}") for e in entries for place in range(3)]


async def test_a_list_may_arrive_after_its_pictures(office: OfficeOnTrial) -> None:
    first, *others = pictures(office, "a", "1. Senam sehat 1 jam n4\n2. Kerja bakti 2 jam n4")
    await arrive(office, [*others, first])
    assert question(office.sari).count("📎 3 bukti") == 2
    await office.taps(office.sari, "Kirim")
    assert [entry.activity for entry in await stored(office)] == ["Senam sehat", "Kerja bakti"]


async def test_what_arrives_after_the_report_was_sent_joins_it(office: OfficeOnTrial) -> None:
    first, second, third = pictures(office, "a", CAPTION)
    await arrive(office, [first])
    await office.taps(office.sari, "Kirim")
    await up_to_summary(office)
    await arrive(office, [second, third, second])
    assert "“verifikasi 25 berkas KTP”; kini 3 bukti." in office.sari.sees()
    assert [number for number, _ in await proof(office)] == [1, 1, 1], "not the report that is being written"
    assert "📎 3 bukti" in office.budi.sees(), "the card of who reviews it shows them"
    held = await office.held(SARI)
    assert held is not None and held.step == "summary"


async def test_each_report_of_a_list_gets_the_late_picture(office: OfficeOnTrial) -> None:
    first, second = pictures(office, "a", "1. Senam sehat 1 jam n4\n2. Kerja bakti 2 jam n4", 2)
    await arrive(office, [first])
    await office.taps(office.sari, "Kirim")
    await arrive(office, [second])
    assert [number for number, _ in await proof(office)] == [1, 1, 2, 2]


async def test_a_reviewed_report_takes_no_late_picture(office: OfficeOnTrial) -> None:
    first, second = pictures(office, "a", CAPTION, 2)
    await arrive(office, [first])
    await office.taps(office.sari, "Kirim")
    await office.taps(office.budi, "Setujui", "4 – Baik")
    await arrive(office, [second])
    assert "Sudah disetujui" in question(office.sari) or "ditinjau" in question(office.sari)
    assert (await stored(office))[0].state == CaseState.APPROVED
    assert len(await proof(office)) == 1


async def test_the_rest_joins_a_report_that_waits_below_another_talk(office: OfficeOnTrial) -> None:
    first, second, third = pictures(office, "a", CAPTION)
    await arrive(office, [first])
    await office.says(office.sari, "/besok")
    await arrive(office, [second, third])
    assert "Apa rencana Anda besok?" in question(office.sari), "what is being asked is not disturbed"
    await office.says(office.sari, "Rapat staf")
    assert "📎 3 bukti" in question(office.sari), "it comes back with them"
    await office.taps(office.sari, "Kirim")
    assert len(await proof(office)) == 3


async def test_pictures_without_words_ask_what_was_done(office: OfficeOnTrial) -> None:
    await arrive(office, pictures(office, "a", None))
    assert "📎 3 bukti" in question(office.sari)
    assert "Apa yang Anda kerjakan?" in question(office.sari)
    await office.says(office.sari, CAPTION)
    assert "Sudah benar?" in question(office.sari)
    await office.taps(office.sari, "Batal")


async def test_a_draft_goes_over_to_the_next_day_whole(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 23, 50)
    first, late = pictures(office, "a", CAPTION, 2)
    await arrive(office, [first])
    assert "erlambat" not in question(office.sari)
    office.move_to(2026, 11, 21, 7, 30)
    await office.says(office.sari, "/lapor")
    await office.taps(office.sari, "Lanjutkan isian")
    assert "📅 Jumat, 20 November 2026" in question(office.sari)
    assert "Laporan ini terlambat" in question(office.sari), "told before it is sent"
    await arrive(office, [late])
    assert "📎 2 bukti" in question(office.sari)
    await office.taps(office.sari, "Kirim")
    (entry,) = await stored(office)
    assert (entry.date.day, entry.minutes, entry.measure) == (20, 120, "berkas")
    assert await proof(office) == [(entry.id, f"a-{place}") for place in range(2)]


async def test_the_caption_of_a_plan_keeps_the_plan_and_says_that_it_takes_no_pictures(
    office: OfficeOnTrial,
) -> None:
    for turn, order in enumerate(permutations(range(3)), 1):
        album = pictures(office, f"p{turn}", f"besok rapat evaluasi {turn}")
        await arrive(office, [album[place] for place in order])
        assert office.sari.sees().count("Rencana belum dapat memuat foto") == turn, order
        assert f"• rapat evaluasi {turn}" in office.sari.sees(), order
        assert await office.held(SARI) is None, order
        office.move_to(2026, 11, 20, 9, turn)
    await arrive(office, pictures(office, "b", CAPTION))
    assert "Sudah benar?" in question(office.sari)


async def test_a_command_under_a_later_picture_is_no_work(office: OfficeOnTrial) -> None:
    captioned, *others = pictures(office, "a", "/kendala printer rusak")
    await arrive(office, [*others, captioned])
    assert "📎 3 bukti" in question(office.sari)
    assert "Apa yang Anda kerjakan?" in question(office.sari)
    assert "printer" not in question(office.sari)


async def test_a_caption_does_not_change_the_day_that_was_chosen(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor", "kemarin")
    captioned, *others = pictures(office, "a", CAPTION)
    await arrive(office, [*others, captioned])
    for said in ("📅 Kamis, 19 November 2026", "📄 verifikasi 25 berkas KTP", "📎 3 bukti"):
        assert said in question(office.sari)
    await office.says(office.sari, "/batal", "/lapor", "kemarin")
    captioned, *others = pictures(office, "b", "besok rapat staf")
    await arrive(office, [*others, captioned])
    assert "“besok” berbeda dari tanggal laporan ini, Kamis, 19 November 2026" in question(office.sari)
    assert "📎 3 bukti" in question(office.sari)
