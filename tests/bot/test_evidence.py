"""Files of evidence are fetched beside the chats, tried again in outages, and given up in the end."""

from __future__ import annotations

import asyncio
import logging
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import event, select
from sqlalchemy.exc import IntegrityError
from telegram import InputFile

from bot.evidence import EvidenceKeeper
from bot.run import send
from domain.entries import EvidenceItem
from domain.kept_files import LARGEST_FILE, MOST_TRIES
from domain.retention import Retention
from playground.errors import ApiError
from storage.evidence_folder import EvidenceFolder
from storage.tables import Closing, Evidence, EvidenceLink, KeptFile, Objection
from tests.bot.worker import PATIENCE
from tests.evidence import keeping
from tests.handlers.steps import question
from tests.harness import SARI, OfficeOnTrial

PDF = b"%PDF-1.7 daftar hadir"
_DAY = datetime(2027, 1, 4, tzinfo=UTC)
CLOSED = {
    "period": "2026-S2",
    "starts": date(2026, 7, 1),
    "ends": date(2026, 12, 31),
    "zone": "Asia/Jakarta",
    "scheme": "batanghari",
    "scheme_text": "",
    "scheme_digest": "0" * 64,
    "begun_at": _DAY,
}


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


async def test_what_is_wrong_with_files_does_not_stop_the_chats(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    told = asyncio.Event()

    class Told(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.set()

    def refuse(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("INSERT INTO evidence_links"):
            raise IntegrityError(statement, None, ValueError("its report was taken out of the records"))

    handler = Told(logging.ERROR)
    async with keeping(office, tmp_path) as keeping_office:
        await keeping_office.reports_with_a_file(PDF)
        engine = keeping_office.service.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", refuse)
        logging.getLogger("bot.evidence").addHandler(handler)
        running, heard = (asyncio.create_task(each) for each in (keeping_office.keeper.run(), told.wait()))
        await asyncio.wait({running, heard}, return_when=asyncio.FIRST_COMPLETED)
        logging.getLogger("bot.evidence").removeHandler(handler)
        event.remove(engine, "before_cursor_execute", refuse)
        assert not running.done()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert await keeping_office.keeper.step() == 1


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
        # A report refuses it at once; Telegram's own limit may be another one some day.
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


async def test_copies_go_when_the_office_says_so_unless_their_author_objects(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    async with keeping(office, tmp_path) as keeping_office:
        spans = Retention(evidence=timedelta(days=365))
        object.__setattr__(keeping_office.service.office, "retention", spans)
        await keeping_office.reports_with_a_file(PDF)
        keeper, clock = keeping_office.keeper, office.playground.clock
        assert await keeper.step() == 1
        clock.move_to(clock.now() + timedelta(days=365))
        assert await keeper.tidy() == 0
        async with office.changes() as uow:
            uow.session.add(Closing(**CLOSED))
            await uow.session.flush()
            uow.session.add(Objection(closing_id=1, employee_id=office.ids[SARI], state="decision"))
        clock.move_to(clock.now() + timedelta(days=1))
        assert await keeper.tidy() == 0
        async with office.changes() as uow:
            (await uow.session.get_one(Objection, 1)).state = "upheld"
        assert await keeper.tidy() == 1
        assert keeping_office.kept == []
        assert await keeper.step() == 0, "it is not fetched again"
        assert [file.not_kept for file in await known(office)] == ["expired"]
        async with office.service.database.read() as uow:
            assert await uow.session.scalar(select(Evidence.file_id)) is not None


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
