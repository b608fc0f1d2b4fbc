"""Runs: each slot once for all processes, whole or not at all, and one failure stops nothing else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.jobs import JOBS
from domain.notices import Apology, Recipient
from domain.office import Office
from jobs.job import Job, ReadFirst, Sweep, Zones
from jobs.runner import AlreadyRun, Failed, Ran, Runner
from jobs.slots import EVERY_DAY, CatchUp, Slot, Timetable
from storage.base.engine import Database
from storage.base.heavy import Here
from storage.base.writer import Writer
from storage.tables import Outbox
from storage.uow import UnitOfWork
from tests.harness import SARI, WIB, OfficeOnTrial, must
from tests.jobs.runners import runner_of

DUE = [
    "remind-report",
    "without-supervisor",
    "remind-review",
    "monthly-feedback",
    "ticket-news",
    "data-corrections",
    "close",
    "freeze-notices",
    "tell-follow-up",
    "find-rules",
    "tell-rules",
    "find-notices",
    "weekly-digest",
    "retention",
]
"""The jobs that a Friday afternoon at four finds due, in their order."""
EVENING = "2026-11-20T16:00+07:00"


def noon(office: Office) -> Timetable:
    return Timetable(time(12, 0), EVERY_DAY, CatchUp.SAME_DAY)


async def stumble(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
    """Adds a message, and fails after that."""
    uow.outbox.add(Apology("12AB"), Recipient(chat_id=SARI), now)
    await uow.session.flush()
    raise ValueError("the sweep has a fault")


STUMBLES = Job("stumbles", noon, Zones.OF_OFFICE, stumble)


@asynccontextmanager
async def another_process(office: OfficeOnTrial) -> AsyncIterator[Runner]:
    """A runner with its own connections to the office's database, as another process has."""
    service = office.service
    database = Database(service.database.url)
    writer = Writer(database)
    try:
        yield Runner(database, writer, service.office, service.clock.now, lambda: None, JOBS, Here(database))
    finally:
        await writer.close()
        await database.close()


async def outbox(office: OfficeOnTrial) -> list[str]:
    """Kinds of all notices."""
    return await office.rows(select(Outbox.kind).order_by(Outbox.id))


async def test_a_run_that_reads_first_holds_up_no_chat(office: OfficeOnTrial) -> None:
    seen: list[str] = []

    async def survey(uow: UnitOfWork, boss: Office, slot: Slot, now: datetime) -> Sweep:
        people = await uow.people.all()
        await office.says(office.sari, "/bantuan")
        seen.append(office.sari.sees())

        async def sweep(uow: UnitOfWork, office: Office, slot: Slot, now: datetime) -> int:
            uow.outbox.add(Apology("12AB"), Recipient(employee_id=people[0].id), now)
            return 1

        return sweep

    job = Job("surveys", noon, Zones.OF_OFFICE, ReadFirst(survey))
    office.move_to(2026, 11, 20, 12, 0)
    runner = runner_of(office, job)
    assert [type(outcome) for outcome in await runner.run_due()] == [Ran]
    assert "/lapor" in seen[0], "answered while the job was reading"
    assert await outbox(office) == ["apology"]
    assert await runner.run("surveys", office.service.clock.now()) == [
        AlreadyRun("surveys", "2026-11-20T12:00+07:00")
    ]
    assert len(seen) == 1, "what was run is not computed once more"


async def test_two_processes_run_a_slot_once(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 16, 0)
    async with another_process(office) as other:
        ours, theirs = await asyncio.gather(office.service.runner.run_due(), other.run_due())
    ran = [outcome for outcome in [*ours, *theirs] if isinstance(outcome, Ran)]
    assert sorted(outcome.job for outcome in ran) == sorted(DUE)
    assert (await outbox(office)).count("report_reminder") == 4


async def test_the_second_run_of_a_slot_does_nothing(office: OfficeOnTrial) -> None:
    at = datetime(2026, 11, 20, 16, 0, tzinfo=WIB)
    runner = office.service.runner
    assert await runner.run("remind-report", at) == [Ran("remind-report", EVENING, 4)]
    assert await runner.run("remind-report", at) == [AlreadyRun("remind-report", EVENING)]
    assert await runner.run("remind-report", at + timedelta(minutes=4)) == [
        AlreadyRun("remind-report", EVENING)
    ]
    assert len(await outbox(office)) == 4


async def test_a_restart_remembers_what_was_run(office: OfficeOnTrial) -> None:
    office.move_to(2026, 11, 20, 16, 0)
    assert len(await office.service.runner.run_due()) == len(DUE)
    async with another_process(office) as after_restart:
        assert await after_restart.run_due() == []


async def test_a_failing_job_leaves_nothing_and_stops_no_other(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    runner = runner_of(office, STUMBLES, *JOBS)
    office.move_to(2026, 11, 20, 16, 0)
    failed, *others = await runner.run_due()
    assert isinstance(failed, Failed)
    assert [outcome.job for outcome in others] == DUE
    assert "apology" not in await outbox(office)
    async with office.service.database.read() as uow:
        assert await uow.job_runs.last("stumbles") is None
    assert f"job stumbles 2026-11-20T12:00+07:00 failed, reference {failed.reference}" in caplog.text
    assert "the sweep has a fault" in caplog.text


async def test_a_failing_job_is_tried_again_but_not_with_every_tick(office: OfficeOnTrial) -> None:
    runner = runner_of(office, STUMBLES)
    office.move_to(2026, 11, 20, 12, 0)
    assert len(await runner.run_due()) == 1
    assert await runner.run_due() == []
    office.move_to(2026, 11, 20, 12, 6)
    assert len(await runner.run_due()) == 1


async def test_each_run_is_one_line_of_the_log(
    office: OfficeOnTrial, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "jobs")
    await office.jobs_at(2026, 11, 20, 16, 0)
    assert [record.getMessage() for record in caplog.records if record.name == "jobs.runs"] == [
        f"job remind-report {EVENING}: 4 messages",
        "job weekly-digest 2026-11-20T15:00+07:00: 4 messages",
        "job retention 2026-11-20T02:30+07:00: 0 messages",
    ]


async def test_only_forgetting_is_due_before_anybody_has_joined(office: OfficeOnTrial) -> None:
    async with office.changes() as uow:
        for key in office.ids:
            linked = must(await uow.people.linked(key))
            await uow.session.delete(linked.account)
    office.move_to(2026, 11, 23, 16, 0)
    assert await office.service.runner.run_due() == [Ran("retention", "2026-11-23T02:30+07:00", 0)]


async def test_an_outage_of_the_database_is_waited_out(
    office: OfficeOnTrial, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    office.move_to(2026, 11, 20, 16, 0)
    database = Database(f"sqlite:///{tmp_path / 'elsewhere' / 'kinerja.db'}")
    writer = Writer(database)
    lost = Runner(
        database, writer, office.service.office, office.service.clock.now, lambda: None, JOBS, Here(database)
    )
    assert await lost.run_due() == []
    assert "Jobs wait. The database does not answer: " in caplog.text
    await writer.close()
    await database.close()
