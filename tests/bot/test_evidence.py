"""Files of evidence are fetched beside the chats, tried again in outages, and given up in the end."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select
from telegram import InputFile

from bot.evidence import EvidenceKeeper
from bot.run import send
from domain.entries import EvidenceItem
from domain.kept_files import LARGEST_FILE, MOST_TRIES
from playground.errors import ApiError
from storage.evidence_folder import EvidenceFolder
from storage.tables import Evidence, EvidenceLink, KeptFile
from tests.bot.worker import PATIENCE
from tests.evidence import keeping
from tests.handlers.steps import question
from tests.harness import SARI, OfficeOnTrial

PDF = b"%PDF-1.7 daftar hadir"


async def known(office: OfficeOnTrial) -> list[KeptFile]:
    """What is known of files."""
    return await office.rows(select(KeptFile))


async def test_a_file_is_kept_once_and_gets_a_link(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path) as keeping_office:
        await keeping_office.reports_with_a_file(PDF)
        assert keeping_office.kept == [], "the chat waits for no file"
        assert await keeping_office.keeper.step() == 1
        (file,) = keeping_office.kept
        assert file.read_bytes() == PDF
        (kept,) = await known(office)
        assert (kept.sha256, kept.size) == (file.name, len(PDF))
        assert await keeping_office.keeper.step() == 0, "nothing is fetched twice"
        (link,) = await office.rows(select(EvidenceLink))
        url = keeping_office.service.office.evidence_link(link.seed)
        assert url.rpartition("/")[2] not in str(await office.everything_kept())


async def test_who_sends_fetches_too(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path) as keeping_office:
        await keeping_office.reports_with_a_file(PDF)
        sending = asyncio.create_task(send(keeping_office.service))
        async with asyncio.timeout(PATIENCE):
            while not (await office.everything_kept())["evidence_links"]:
                assert not sending.done()
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        assert [file.read_bytes() for file in keeping_office.kept] == [PDF]


async def test_without_https_files_are_kept_and_have_no_links(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path, public_url="http://kinerja.example") as keeping_office:
        await keeping_office.reports_with_a_file(PDF)
        assert await keeping_office.keeper.step() == 1
        assert await keeping_office.keeper.step() == 0
        await keeping_office.row()
        await office_sees(keeping_office, "Sudah disimpan.")
        assert not (await office.everything_kept())["evidence_links"]


async def office_sees(office: OfficeOnTrial, text: str) -> None:
    """Sari opens the files of a row and reads something."""
    await office.taps(office.sari, "Berkas bukti")
    assert text in question(office.sari)


async def test_an_outage_is_waited_out_and_the_end_is_told(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path) as keeping_office:
        await keeping_office.reports_with_a_file(PDF)
        office.playground.faults.fail_next("getFile", ApiError(500, "Internal Server Error"))
        assert await keeping_office.keeper.step() == 1
        assert await keeping_office.keeper.step() == 0, "it waits for its next try"
        office.move_to(2026, 11, 20, 9, 2)
        assert await keeping_office.keeper.step() == 1
        assert len(keeping_office.kept) == 1

        await keeping_office.reports_with_a_file(b"%PDF-1.7 lain")
        office.playground.faults.fail_next("getFile", ApiError(500, "Internal Server Error"), times=99)
        for _ in range(MOST_TRIES):
            assert await keeping_office.keeper.step() == 1
            office.playground.clock.move_to(office.playground.clock.now() + timedelta(hours=7))
        assert await keeping_office.keeper.step() == 0
        assert sorted(str(each.not_kept) for each in await known(office)) == ["None", "gone"]


async def test_what_is_too_large_is_not_asked_for_again(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path) as keeping_office:
        await keeping_office.reports_with_a_file(PDF)
        # As an earlier release took it: today the person is told at once.
        large = InputFile(b"%PDF-1.7" + bytes(LARGEST_FILE), "besar.pdf")
        sent = await office.service.bot.send_document(SARI, large)
        assert sent.document is not None
        async with office.changes() as uow:
            (await uow.session.get_one(Evidence, 1)).file_id = sent.document.file_id
        assert await keeping_office.keeper.step() == 1
        assert await keeping_office.keeper.step() == 0
        assert keeping_office.kept == []
        await keeping_office.row()
        await office_sees(keeping_office, "Tidak disimpan: lebih dari 20 MB.")


async def test_what_is_evidence_of_nothing_any_more_is_removed(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path) as keeping_office:
        await keeping_office.reports_with_a_file(PDF)
        await keeping_office.reports_with_a_file(b"%PDF-1.7 lain")
        keeper, clock = keeping_office.keeper, office.playground.clock
        await keeper.step()
        async with office.changes() as uow:
            first = await uow.session.get_one(Evidence, 1)
            file_id, unique_id = first.file_id, first.unique_id
            await uow.session.delete(first)
        clock.move_to(clock.now() + timedelta(days=29))
        assert await keeper.tidy() == 0
        clock.move_to(clock.now() + timedelta(days=2))
        assert await keeper.tidy() == 1
        assert [file.read_bytes() for file in keeping_office.kept] == [b"%PDF-1.7 lain"]
        assert await keeper.tidy() == 0
        async with office.changes() as uow:
            again = EvidenceItem(kind="file", file_id=file_id, unique_id=unique_id)
            uow.entries.add_evidence(1, [again])
        assert await keeper.step() == 1
        assert len(keeping_office.kept) == 2, "proof again is kept again"


async def test_a_full_disk_keeps_nothing(office: OfficeOnTrial, tmp_path: Path) -> None:
    async with keeping(office, tmp_path) as keeping_office:
        await keeping_office.reports_with_a_file(PDF)
        service, full = keeping_office.service, EvidenceFolder(tmp_path / "bukti", least_free=10**18)
        keeper = EvidenceKeeper(
            service.bot, service.database, service.intake.writer, full, service.office, service.clock
        )
        assert await keeper.step() == 0
        assert keeping_office.kept == []
