"""Each record says which update or job it is about; whoever writes it, no secret is in it."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from structlog.contextvars import bound_contextvars

from bot.logs import LogFormat
from domain.office import Office
from jobs.job import Job, Zones
from jobs.slots import Slot
from playground import ApiError
from storage.uow import UnitOfWork
from tests.bot.written_log import log_of
from tests.harness import OfficeOnTrial
from tests.jobs.runners import DAILY, runner_of

TOKEN = "700000001:AAEsecretSecretSecretSecretSecret_-x"
KEY = 'kunci "dalam" tanda/kutip, panjang sekali'
PASSWORD = "p@ss wörd"
OURS = logging.getLogger("bot.percobaan")

Records = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def records() -> Iterator[Records]:
    """What was logged since the last look, as JSON."""
    with log_of("INFO", LogFormat.JSON, (TOKEN, TOKEN.partition(":")[2], KEY, PASSWORD)) as written:

        def since() -> list[dict[str, Any]]:
            lines = written.getvalue().splitlines()
            written.seek(0)
            written.truncate()
            return [json.loads(line) for line in lines]

        yield since


@pytest.mark.parametrize(
    "name", ["bot", "httpx", "apscheduler.scheduler", "uvicorn.error", "sqlalchemy.pool"]
)
@pytest.mark.parametrize(
    "said",
    [
        f"POST https://api.telegram.org/bot{TOKEN}/sendMessage",
        "POST https://api.telegram.org/bot" + TOKEN.replace(":", "%3A"),
        TOKEN.partition(":")[2],
        KEY,
        f"postgresql://kinerja:{PASSWORD}@db.example/kinerja",
        "postgresql://kinerja:p%40ss%20w%C3%B6rd@db.example/kinerja",
        "another bot's 800000002:BBEanotherAnotherAnotherAnother_-y",
    ],
)
def test_secrets_are_hidden_whoever_writes_them(records: Records, name: str, said: str) -> None:
    logging.getLogger(name).error("It was refused: %s", said)
    (record,) = records()
    assert "***" in record["event"]
    shown = json.dumps(record, ensure_ascii=False)
    hidden = ("ecret", "tanda", "wörd", "w%C3", "Another")
    assert not [part for part in hidden if part in shown]
    assert (record["level"], record["logger"]) == ("error", name)
    assert record["timestamp"].endswith("Z")


def test_a_short_secret_is_not_taken_out_of_sentences() -> None:
    with log_of("INFO", LogFormat.JSON, ("an",)) as written:
        OURS.warning("an answer")
    assert "an answer" in written.getvalue()


def test_a_record_that_cannot_be_written_shows_where_it_comes_from_alone() -> None:
    with log_of("INFO", LogFormat.JSON) as written:
        logging.getLogger("httpx").warning("%d calls", TOKEN)
    assert written.getvalue().startswith("What test_log_records.py:")
    assert "ecret" not in written.getvalue()


async def test_a_task_that_nobody_waited_for_does_not_quote_its_error(records: Records) -> None:
    async def fails(said: str) -> None:
        raise ValueError(said)

    task = asyncio.create_task(fails("Pungutan di loket tiga"))
    await asyncio.wait({task})
    del task
    gc.collect()
    (record,) = records()
    assert record["event"] == "Task exception was never retrieved"
    assert "test_log_records.py" in record["exception"] and "loket" not in str(record)


async def test_what_the_writer_does_is_told_with_the_update_it_is_for(
    office: OfficeOnTrial, records: Records
) -> None:
    async def job(uow: UnitOfWork) -> bool:
        OURS.info("deciding")
        return uow.is_reading

    async def taken(number: int) -> None:
        with bound_contextvars(update=number):
            await office.service.intake.writer.run(job)

    await asyncio.gather(*(taken(number) for number in (5, 6, 7)))
    await office.service.intake.writer.run(job)
    assert [record.get("update") for record in records()] == [5, 6, 7, None]


async def test_an_update_is_followed_from_its_receipt_to_its_answer(
    office: OfficeOnTrial, records: Records
) -> None:
    await office.says(office.sari, "/bantuan")
    for text in ("/bantuan", "/lapor"):  # one only reads, one decides
        office.playground.faults.fail_next("sendMessage", ApiError(400, "Bad Request: text is empty"))
        office.sari.says(text)
        *_, waiting = await office.service.bot.raw_updates(0, 0, ["message"])
        records()
        await office.settle()
        (told,) = [record for record in records() if "could not be said" in record["event"]]
        assert told["update"] == waiting["update_id"]


async def test_a_run_of_a_job_is_told_with_its_name_and_slot(office: OfficeOnTrial, records: Records) -> None:
    async def sweep(_: UnitOfWork, __: Office, slot: Slot, ___: object) -> int:
        OURS.info("sweeping")
        return 1

    runner = runner_of(office, Job("percobaan", lambda _: DAILY, Zones.OF_OFFICE, sweep))
    office.move_to(2026, 11, 20, 12, 0)
    await runner.run_due()
    for record in records():
        assert (record["job"], record["slot"]) == ("percobaan", "2026-11-20T12:00+07:00")


async def test_a_message_of_the_outbox_names_its_row(office: OfficeOnTrial, records: Records) -> None:
    office.playground.faults.fail_next("sendMessage", ApiError(502, "Bad Gateway"))
    await office.service.runner.run("remind-report", office.service.clock.now().replace(hour=9))
    await office.service.sender.step()
    await office.service.sender.wait_idle()
    (record,) = [each for each in records() if "was not taken" in each["event"]]
    assert f"Message {record['message']} was not taken" in record["event"]


def test_text_is_for_readers_and_a_run_of_a_job_is_one_plain_line() -> None:
    with log_of("INFO", LogFormat.TEXT) as written:
        with bound_contextvars(update=5):
            OURS.error("It failed", exc_info=ValueError("rahasia"))
        with bound_contextvars(job="retention"):
            logging.getLogger("jobs.runs").info("job %s %s: %s", "retention", "2026-11-20", "1 message")
    first, frame, last = written.getvalue().splitlines()
    assert first.endswith(" ERROR bot.percobaan: It failed update=5")
    assert (frame, last) == ("ValueError", "job retention 2026-11-20: 1 message")
