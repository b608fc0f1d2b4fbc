"""The process ends in the middle, with or without warning: the next one goes on where it was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from playground.handle import PersonHandle
from storage.tables import Dialog, Entry, Outbox
from tests.bot.worker import PATIENCE, sees, working
from tests.handlers.objections import DECISION, answers, close_semester, objects
from tests.harness import OfficeOnTrial


async def committed(office: OfficeOnTrial) -> None:
    """Returns once the report is in the books, whatever Telegram has heard of it."""
    async with asyncio.timeout(PATIENCE):
        while not await office.count(Entry):
            assert office.playground.world.updates.pending_count == 1


@asynccontextmanager
async def told_after_kill_9(
    office: OfficeOnTrial, folder: Path, person: PersonHandle, label: str, answer: str
) -> AsyncIterator[None]:
    """A person taps, and Telegram lets nothing be said until the process is killed.

    Within the block the next process works, a minute later, and has answered.
    """
    async with working(office, folder) as worker:
        office.playground.faults.switch({"flood_429": True})
        person.taps(label)
        await office.playground.until(lambda: office.playground.world.updates.pending_count == 0, PATIENCE)
        await worker.killed()
    assert answer not in person.sees()
    office.playground.faults.switch({"flood_429": False})
    office.playground.clock.advance(timedelta(minutes=1))
    async with working(office, folder):
        await sees(office, person, answer)
        yield


async def test_a_conversation_goes_on_after_kill_9(office: OfficeOnTrial, tmp_path: Path) -> None:
    sari = office.sari
    async with working(office, tmp_path) as worker:
        sari.says("/lapor")
        await sees(office, sari, "Pekerjaan tanggal berapa")
        sari.taps("Hari ini")
        await sees(office, sari, "Apa yang Anda kerjakan")
        sari.says("Menyusun laporan keuangan")
        await sees(office, sari, "Berapa hasilnya")
        question = sari.last
        await worker.killed()
        # Nobody is there; Telegram keeps what is written meanwhile.
        sari.says("3 dokumen")
    async with working(office, tmp_path):
        await sees(office, sari, "Berapa lama")
        assert sari.last["message_id"] == question["message_id"]
        for label, next_question in (
            ("2 jam", "bukti dukung"),
            ("Lewati", "Bagaimana Anda menilai"),
            ("4 – Baik", "Sudah benar"),
            ("Kirim", "Laporan terkirim"),
        ):
            sari.taps(label)
            await sees(office, sari, next_question)
        await sees(office, office.budi, "Menyusun laporan keuangan")
    assert await office.count(Entry) == 1
    assert "3 dokumen" in office.budi.sees()


async def test_what_was_committed_but_not_sent_before_kill_9_arrives_after_it(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    await office.settle()
    await office.fills_in(office.sari)
    async with working(office, tmp_path) as worker:
        # The poll that waits gets the tap; from then on Telegram takes nothing, not even the acknowledgement.
        office.playground.faults.switch({"server_5xx": True})
        office.sari.taps("Kirim")
        await committed(office)
        await worker.killed()
    assert "Laporan terkirim" not in office.sari.sees()
    office.playground.faults.switch({"server_5xx": False})
    office.playground.clock.advance(timedelta(minutes=1))
    async with working(office, tmp_path):
        await sees(office, office.sari, "Laporan terkirim")
        await sees(office, office.budi, "Menyusun laporan keuangan")
    assert await office.count(Entry) == 1
    assert office.budi.sees().count("Menyusun laporan keuangan") == 1


async def test_what_is_under_way_when_it_is_told_to_stop_is_not_sent_twice(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    await office.settle()
    await office.fills_in(office.sari)
    async with working(office, tmp_path) as worker:
        # What is sent takes a while on its way.
        office.playground.faults.switch({"slow_ms": 400})
        office.sari.taps("Kirim")
        await committed(office)
        status, printed = await worker.told_to_stop()
    assert status == 0, printed
    office.playground.faults.switch({"slow_ms": 0})
    await office.settle()
    assert office.budi.sees().count("Menyusun laporan keuangan") == 1
    assert set(await office.rows(select(Outbox.state))) == {"sent"}


async def test_a_question_that_was_not_said_before_kill_9_is_said_after_it(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    await office.settle()
    sari = office.sari
    await office.says(sari, "/lapor")
    await office.taps(sari, "Hari ini")
    question = sari.last["message_id"]
    async with working(office, tmp_path) as worker:
        office.playground.faults.switch({"flood_429": True})
        sari.says("Menyusun laporan keuangan")
        await office.playground.until(lambda: office.playground.world.updates.pending_count == 0, PATIENCE)
        await worker.killed()
    assert sari.messages[-1]["text"] == "Menyusun laporan keuangan", "what she wrote stays until it is shown"
    office.playground.faults.switch({"flood_429": False})
    async with working(office, tmp_path):
        await sees(office, sari, "Berapa hasilnya")
    shown = next(message for message in sari.messages if message["message_id"] == question)
    assert "Berapa hasilnya" in shown["text"]


async def test_a_decision_is_confirmed_after_kill_9(office: OfficeOnTrial, tmp_path: Path) -> None:
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui")
    decided = "Disetujui oleh Budi Contoh"
    async with told_after_kill_9(office, tmp_path, office.budi, "5 – Sangat baik", decided):
        await sees(office, office.budi, "Laporan sudah ditinjau")
    assert "Setujui" not in office.budi.labels()


async def test_who_decides_an_objection_is_told_so_after_kill_9(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    await close_semester(office)
    await objects(office)
    await answers(office)
    await office.taps(office.admin, "Buka keberatan", "Putuskan", "Menguatkan hasil")
    await office.says(office.admin, DECISION)
    question = office.admin.last["message_id"]
    told = "Putusan Anda sudah dikirim"
    async with told_after_kill_9(office, tmp_path, office.admin, "Putuskan", told):
        await sees(office, office.sari, "diputus")
        async with asyncio.timeout(PATIENCE):
            while await office.rows(select(Dialog)):
                assert told in office.admin.sees(), "kept until it is said"
    answer = next(each for each in office.admin.messages if each["message_id"] == question)
    assert told in answer["text"], "it takes the place of the question"


async def test_told_to_stop_it_does_not_wait_for_telegram_s_good_will(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    await office.settle()
    async with working(office, tmp_path) as worker:
        office.playground.faults.switch({"flood_429": True})
        office.sari.says("/lapor")
        await office.playground.until(lambda: office.playground.world.updates.pending_count == 0, PATIENCE)
        status, printed = await worker.told_to_stop()
    assert status == 0, printed
    office.playground.faults.switch({"flood_429": False})
    async with working(office, tmp_path):
        await sees(office, office.sari, "Pekerjaan tanggal berapa")
