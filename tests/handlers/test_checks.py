"""`/cek`, and the link in a paper's code: anybody may ask what was issued, nobody learns more than that."""

from __future__ import annotations

from domain.papers import parse_code
from locales import words_in
from storage.tables import Entry
from tests.handlers.papers import MONTH, Work, add_mode, add_work, asks_for
from tests.harness import OfficeOnTrial

HERE = words_in("id")
UNKNOWN = "0000-0000-0000"


async def test_a_stranger_checks_a_paper(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    await office.says(office.stranger, f"/cek {paper.code.lower()}")
    told = office.stranger.last["text"]
    for expected in (
        "Terdaftar, dan sesuai dengan catatan sekarang.",
        "Kabupaten Contoh",
        "Laporan Kerja Harian",
        "Sari Contoh, NIP •••••••• 201501 2 001",
        "November 2026",
        "5 kegiatan, 2 di antaranya disetujui",
        "Jumat, 20 November 2026 09.00 WIB, revisi 1",
        paper.code,
    ):
        assert expected in told, expected
    assert "19900101" not in told
    assert "keuangan" not in told, "what was done is nobody else's business"


async def test_a_colleague_sees_the_whole_nip(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    await office.says(office.citra, f"/cek {paper.code}")
    assert "NIP 19900101 201501 2 001" in office.citra.last["text"]


async def test_the_link_of_the_code_opens_the_same(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    assert office.service.office.check_link("X").endswith("?start=cek_X")
    await office.opens(office.stranger, f"cek_{parse_code(paper.code)}")
    assert "sesuai dengan catatan sekarang" in office.stranger.last["text"]


async def test_records_that_changed_are_told_and_so_is_a_newer_revision(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    async with office.changes() as uow:
        (await uow.session.get_one(Entry, 1)).supervisor_rating = 3
    await office.says(office.stranger, f"/cek {paper.code}")
    assert "catatan sudah berubah sejak diterbitkan" in office.stranger.last["text"]
    assert "revisi yang lebih baru" not in office.stranger.last["text"]
    newer = await asks_for(office, office.sari)
    await office.says(office.stranger, f"/cek {paper.code}")
    assert "Ada revisi yang lebih baru." in office.stranger.last["text"]
    await office.says(office.stranger, f"/cek {newer.code}")
    assert "sesuai dengan catatan sekarang" in office.stranger.last["text"]


async def test_time_that_passes_changes_no_paper(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    paper = await asks_for(office, office.sari)
    office.move_to(2027, 3, 1, 9, 0)
    await office.says(office.stranger, f"/cek {paper.code}")
    assert "sesuai dengan catatan sekarang" in office.stranger.last["text"]


async def test_a_report_of_work_from_home_is_checked_by_its_days(office: OfficeOnTrial) -> None:
    await add_work(office, *MONTH)
    await add_mode(office, 3, 4)
    paper = await asks_for(office, office.sari, "remote")
    await add_work(office, Work(16, "Di kantor"))
    await office.says(office.stranger, f"/cek {paper.code}")
    told = office.stranger.last["text"]
    assert "WFH/WFA" in told and "2 kegiatan" in told and "sesuai dengan catatan sekarang" in told


async def test_what_is_no_code_is_explained(office: OfficeOnTrial) -> None:
    await office.says(office.stranger, "/cek")
    assert "/cek 4F7K-9QXM-2B3C" in office.stranger.last["text"]
    for typed, key in (
        ("/cek ABC", "check-no-code"),
        (f"/cek {UNKNOWN}", "check-unknown"),
        ("/cek " + "漢" * 3000, "check-no-code"),
    ):
        await office.says(office.stranger, typed)
        assert office.stranger.last["text"] == HERE(key)


async def test_who_guesses_codes_is_stopped(office: OfficeOnTrial) -> None:
    for number in range(70):
        office.stranger.says(f"/cek 0000-0000-{number:04}")
    await office.settle()
    assert HERE("too-many-questions") in [message.get("text") for message in office.stranger.messages]
