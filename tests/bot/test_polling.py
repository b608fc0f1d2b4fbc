"""Polling: what cannot be read is set aside, and nothing that goes wrong ends it."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from telegram import Bot

from bot.app import Service
from bot.failures import _PUT_OFF
from bot.intake import Intake
from bot.polling import Polling
from bot.request import AiohttpRequest
from bot.updates import NotAnUpdate, UpdatesBot
from playground.people import Json
from storage.base.outages import DatabaseUnavailable
from storage.tables import FailedUpdate, ProcessedUpdate
from tests.harness import BUDI, CITRA, SARI, STRANGER, OfficeOnTrial

SOON = 10.0
"""Seconds after which something that must happen has not happened."""
UNREADABLE: Json = {"text": "rahasia", "poll": {"id": "1"}}


class Failing(Intake):
    """An intake that fails once, for a reason that nobody has thought of."""

    def __init__(self, service: Service) -> None:
        super().__init__(service.database, service.rooms, service.office, service.clock, service.chats)
        self.speaker = service.speaker
        self.failures = 1

    async def receive(self, raw: Any, bot: Bot) -> None:
        """Fails, or takes the update in."""
        if self.failures:
            self.failures -= 1
            raise RuntimeError("nobody has thought of this")
        await super().receive(raw, bot)


async def test_an_update_that_cannot_be_read_does_not_hide_those_around_it(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    office.sari.says("/bantuan")
    number = office.playground.world.updates.put("message", UNREADABLE, SARI)
    office.sari.says("/lapor")
    await office.settle()
    assert "Pekerjaan tanggal berapa" in office.sari.sees()
    (failed,) = await office.failed_updates()
    assert (failed.update_id, failed.kind, failed.payload) == (number, "unreadable", None)
    assert failed.error == "TypeError"
    assert failed.reference in caplog.text
    assert "rahasia" not in caplog.text
    assert office.playground.world.updates.unacknowledged == 0


def sent_by(telegram_id: int, chat: Json, language: str = "id") -> Json:
    """A message that cannot be read, with its sender and chat."""
    return {**UNREADABLE, "chat": chat, "from": {"id": telegram_id, "language_code": language}}


async def test_who_sent_what_cannot_be_read_gets_an_apology_with_its_reference(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/bahasa")
    await office.taps(office.sari, "English")
    updates = office.playground.world.updates
    message = sent_by(SARI, {"id": SARI, "type": "private"})
    numbers = [
        updates.put("message", message, SARI),
        updates.put("callback_query", {"from": {"id": BUDI, "language_code": "en"}, "message": []}, BUDI),
        updates.put("message", sent_by(STRANGER, {"id": STRANGER, "type": "private"}, "en"), STRANGER),
        updates.put("message", {"chat": {"id": CITRA, "type": "private"}, "from": ["rahasia"]}, CITRA),
    ]
    await office.settle()
    failed: dict[int | None, FailedUpdate] = {each.update_id: each for each in await office.failed_updates()}
    references = [failed[number].reference for number in numbers]
    apologies = [person.last["text"] for person in (office.sari, office.budi, office.stranger, office.citra)]
    assert [reference in text for reference, text in zip(references, apologies, strict=True)] == [True] * 4
    assert [text.partition(",")[0] for text in apologies] == ["Sorry", "Maaf", "Sorry", "Maaf"]
    # Of citizens nothing is kept.
    assert [failed[number].payload for number in (numbers[0], numbers[2])] == [
        {"update_id": numbers[0], "message": message},
        None,
    ]


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("message", sent_by(SARI, {"id": -100, "type": "supergroup"})),
        ("message", sent_by(SARI, {"id": 2**70, "type": "private"})),
        ("message", sent_by(SARI, {"id": True, "type": "private"})),
        ("message", ["rahasia"]),
        ("callback_query", {"from": {"id": SARI}, "message": {"chat": {"id": -100, "type": "group"}}}),
        ("callback_query", {"from": {"id": -5}, "message": {}}),
    ],
)
async def test_where_nobody_waits_in_private_nobody_gets_an_apology(
    office: OfficeOnTrial, kind: str, content: Any
) -> None:
    await office.settle()
    before = office.sari.sees()
    office.playground.world.updates.put(kind, content, SARI)
    await office.settle()
    assert office.sari.sees() == before
    assert len(await office.failed_updates()) == 1


@pytest.mark.parametrize("data", [5, True, ["rahasia"], {"rahasia": 1}])
async def test_a_tap_whose_data_is_no_text_is_set_aside_and_not_asked_for_again(
    office: OfficeOnTrial, data: Any
) -> None:
    office.playground.world.updates.put("callback_query", tap_with(data), SARI)
    office.sari.says("/lapor")
    await office.settle()
    (failed,) = await office.failed_updates()
    assert failed.kind == "tap"
    assert failed.reference in office.sari.sees()
    assert "Pekerjaan tanggal berapa" in office.sari.sees()
    assert office.playground.world.updates.unacknowledged == 0


def tap_with(data: Any) -> Json:
    """A tap of Sari on a button with this data."""
    return {
        "id": "1",
        "from": {"id": SARI, "is_bot": False, "first_name": "Sari"},
        "chat_instance": "1",
        "message": {"message_id": 1, "date": 1_795_140_000, "chat": {"id": SARI, "type": "private"}},
        "data": data,
    }


async def test_what_can_be_neither_applied_nor_kept_blocks_nobody(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    async with office.changes() as uow:
        # Somebody has been at the database: there is no place for what fails.
        await uow.session.execute(text("ALTER TABLE failed_updates RENAME TO failures"))
    number = office.playground.world.updates.put("callback_query", tap_with(5), SARI)
    office.sari.says("/lapor")
    await office.settle()
    assert "Pekerjaan tanggal berapa" in office.sari.sees()
    assert office.playground.world.updates.unacknowledged == 0
    assert "cannot be set aside" in caplog.text
    async with office.service.database.read() as uow:
        assert await uow.session.get(ProcessedUpdate, number) is not None


@contextmanager
def failing(office: OfficeOnTrial, *tables: str) -> Iterator[None]:
    """The disk fails whenever a row is added to one of the tables, and at nothing else."""
    engine = office.service.database.engine.sync_engine
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR

    def fail(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith(tuple(f"INSERT INTO {table} " for table in tables)):
            raise OperationalError(statement, None, error)

    event.listen(engine, "before_cursor_execute", fail)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", fail)


async def test_what_a_disk_that_fails_neither_applies_nor_keeps_stays_at_telegram(
    office: OfficeOnTrial,
) -> None:
    await office.fills_in(office.sari)
    office.sari.taps("Kirim")
    with failing(office, "entries", "failed_updates"):
        for _ in range(_PUT_OFF + 2):
            with pytest.raises(DatabaseUnavailable):
                await office.service.polling.step(0)
    await office.settle()
    assert office.sari.sees().count("Laporan terkirim") == 1
    assert "Nomor rujukan" not in office.sari.sees()
    assert not office.service.intake._failures._put_off, "an update that was taken in is forgotten"


async def test_what_a_disk_never_applies_is_set_aside_in_the_end(office: OfficeOnTrial) -> None:
    await office.fills_in(office.sari)
    office.sari.taps("Kirim")
    with failing(office, "entries"):
        for _ in range(_PUT_OFF):
            with pytest.raises(DatabaseUnavailable):
                await office.service.polling.step(0)
        await office.settle()
    assert office.playground.world.updates.unacknowledged == 0
    assert "Nomor rujukan" in office.sari.sees()


async def test_who_blocks_the_bot_before_an_apology_reads_it_after_unblocking(office: OfficeOnTrial) -> None:
    await office.fills_in(office.sari)
    office.sari.taps("Kirim")
    with failing(office, "entries"):
        for _ in range(_PUT_OFF):
            with pytest.raises(DatabaseUnavailable):
                await office.service.polling.step(0)
        office.sari.blocks()
        await office.settle()
    assert "Nomor rujukan" not in office.sari.sees()
    office.sari.unblocks()
    await office.settle()
    assert office.sari.sees().count("Nomor rujukan") == 1


class Blurred(UpdatesBot):
    """A bot whose Telegram also gives something that has no number."""

    async def raw_updates(self, offset: int, patience: int, kinds: list[str]) -> list[Any]:
        """What Telegram gives, behind something that is no update."""
        return [*await super().raw_updates(offset, patience, kinds), {"message": {"text": "rahasia"}}]


async def test_what_has_no_number_is_passed_over(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    service, play = office.service, office.playground
    async with Blurred(
        play.token,
        base_url=f"{play.url}/bot",
        request=AiohttpRequest(),
        get_updates_request=AiohttpRequest(connection_pool_size=2),
    ) as bot:
        service.polling = Polling(bot, service.intake)
        office.sari.says("/lapor")
        await service.polling.step(0)
        with pytest.raises(NotAnUpdate):
            await service.polling.step(0)
    assert "something that is no update" in caplog.text
    assert "rahasia" not in caplog.text
    assert play.world.updates.unacknowledged == 0
    await service.speaker.wait_idle()
    assert "Pekerjaan tanggal berapa" in office.sari.sees()


async def test_whatever_goes_wrong_is_logged_and_polling_goes_on(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    failing = Failing(office.service)
    polling = asyncio.create_task(Polling(office.service.bot, failing).run())
    office.sari.says("/lapor")
    await office.playground.until(lambda: "Pekerjaan tanggal berapa" in office.sari.sees(), SOON)
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling
    await failing.writer.close()
    assert "Updates could not be taken in" in caplog.text


async def test_what_can_wait_at_a_start_does_not_wait_for_the_first_person_to_write(
    office: OfficeOnTrial,
) -> None:
    polling = asyncio.create_task(office.service.polling.run())
    async with asyncio.timeout(SOON):  # a poll that finds nothing takes longer
        await office.service.polling.has_begun.wait()
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
