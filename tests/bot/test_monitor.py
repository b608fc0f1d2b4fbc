"""What the monitoring is told: whether the process works, why not, and figures without people in them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families
from sqlalchemy import text

from benchmarks.processes import free_port
from bot import metrics
from bot.app import Service
from bot.backups import backup_folder, last_backup
from bot.jobs import JOBS
from bot.monitor import build_monitor
from bot.readiness import Readiness
from playground import ApiError
from tests.bot.loopback import nobody_listening
from tests.bot.worker import PATIENCE, started
from tests.harness import WIB, OfficeOnTrial, start_service

DOCS = Path(__file__).parents[2] / "docs"
Samples = dict[tuple[str, tuple[str, ...]], float]


def monitor(service: Service) -> httpx.AsyncClient:
    """Somebody who calls the monitor's edge of a service."""
    newest = partial(last_backup, service.settings)
    app = build_monitor(service.readiness, service.database, service.office, service.clock, newest)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://monitor.example")


async def scraped(service: Service) -> Samples:
    """Every figure, by its name and the values of its labels."""
    async with monitor(service) as client:
        shown = (await client.get("/metrics")).text
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(shown)
        for sample in family.samples
    }


def grown(before: Samples, after: Samples, name: str, *labels: str) -> float:
    """By how much a counter has grown: other tests count in the same process."""
    return after[name, labels] - before.get((name, labels), 0.0)


async def test_a_report_is_counted_from_its_updates_to_its_notices(office: OfficeOnTrial) -> None:
    before = await scraped(office.service)
    await office.reports(office.sari)
    await office.taps(office.budi, "Setujui")
    office.sari.says("/nilai")
    await office.settle()
    after = await scraped(office.service)
    assert grown(before, after, "kinerja_updates_total", "message", "committed") == 1
    assert grown(before, after, "kinerja_updates_total", "callback_query", "committed") == 2
    assert grown(before, after, "kinerja_updates_total", "message", "read") == 1
    assert grown(before, after, "kinerja_step_seconds_count", "message") == 2
    assert grown(before, after, "kinerja_step_seconds_count", "callback_query") == 2
    assert grown(before, after, "kinerja_notices_total", "sent") >= 2
    assert after["kinerja_database_up", ()] == 1
    assert after["kinerja_outbox_messages", ()] == 0
    assert after["process_resident_memory_bytes", ()] > 0


async def test_what_fails_repeats_or_is_refused_is_counted_as_such(office: OfficeOnTrial) -> None:
    before = await scraped(office.service)
    office.playground.faults.fail_next("sendMessage", ApiError(400, "Bad Request: chat not found"))
    update = {"update_id": 7, "callback_query": {"data": 5}}
    await office.service.intake.receive(update, office.service.bot)
    office.sari.says("/bantuan")
    (raw,) = await office.service.bot.raw_updates(0, 0, ["message"])
    for _ in range(2):
        await office.service.intake.receive(raw, office.service.bot)
        await office.settle()
    after = await scraped(office.service)
    assert grown(before, after, "kinerja_updates_total", "other", "failed") == 1
    assert grown(before, after, "kinerja_updates_total", "message", "repeated") >= 1
    assert after["kinerja_failed_requests", ()] == 1


async def test_jobs_are_counted_and_their_lag_is_told(office: OfficeOnTrial) -> None:
    await office.jobs_at(2026, 11, 20, 15, 55)
    office.move_to(2026, 11, 20, 16, 5)
    late = await scraped(office.service)
    assert 300 <= late["kinerja_job_lag_seconds", ("remind-report",)] < 600, "since 16:00, not since 16:05"
    assert {name[1][0] for name in late if name[0] == "kinerja_job_lag_seconds"} == {job.name for job in JOBS}
    await office.run_jobs()
    done = await scraped(office.service)
    assert done["kinerja_job_lag_seconds", ("remind-report",)] == 0
    assert grown(late, done, "kinerja_job_runs_total", "remind-report", "ran") == 1
    assert grown(late, done, "kinerja_job_seconds_count", "remind-report") == 1


async def test_messages_that_wait_have_an_age(office: OfficeOnTrial) -> None:
    await office.says(office.sari, "/lapor")
    await office.service.runner.run("remind-report", datetime(2026, 11, 20, 16, 0, tzinfo=WIB))
    office.playground.clock.advance(timedelta(minutes=7))
    found = await scraped(office.service)
    assert found["kinerja_outbox_messages", ()] > 0
    assert found["kinerja_outbox_oldest_seconds", ()] >= 420


async def test_the_newest_backup_has_a_moment(office: OfficeOnTrial) -> None:
    none = (await scraped(office.service))["kinerja_last_backup_timestamp_seconds", ()]
    assert none != none, "not a number"
    folder = backup_folder(office.service.settings)
    assert folder is not None
    folder.mkdir()
    for name in ("backup-2026-11-18T20-00-00Z.zip", "backup-2026-11-19T20-00-00Z.zip", "notes.txt"):
        (folder / name).touch()
    found = (await scraped(office.service))["kinerja_last_backup_timestamp_seconds", ()]
    assert found == datetime(2026, 11, 19, 20, 0, tzinfo=UTC).timestamp()


def test_every_figure_is_explained_to_operators_in_both_languages_and_named_as_usual() -> None:
    ours = {
        f"{each.name}_total" if each.type == "counter" else each.name
        for each in metrics.REGISTRY.collect()
        if each.name.startswith("kinerja_")
    }
    english = (DOCS / "operations.md").read_text("utf-8")
    assert set(re.findall(r"`(kinerja_\w+)`", english)) == ours
    suffixes = ("_bucket", "_sum", "_count")
    for page in ("operations.md", "operations.id.md"):
        used = set(re.findall(r"kinerja_\w+", (DOCS / page).read_text("utf-8")))
        assert {re.sub(rf"({'|'.join(suffixes)})$", "", name) for name in used} <= ours, page
    for each in metrics.REGISTRY.collect():
        if each.name.startswith("kinerja_") and each.type in ("histogram", "summary"):
            assert each.name.endswith("_seconds")


async def test_no_figure_names_anybody_and_labels_are_from_lists(office: OfficeOnTrial) -> None:
    await office.reports(office.sari)
    async with monitor(office.service) as client:
        answer = await client.get("/metrics")
    assert not [name for name in ("Sari", "Budi", "Dinas", "keuangan") if name in answer.text]
    assert office.playground.token.partition(":")[2] not in answer.text
    labels = {
        (key, value)
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
        for key, value in sample.labels.items()
        if key != "le"
    }
    assert not {str(person.id) for person in (office.sari, office.budi)} & {value for _, value in labels}
    kinds = {value for key, value in labels if key == "kind"}
    assert kinds <= {"message", "edited_message", "callback_query", "my_chat_member", "other"}
    assert {value for key, value in labels if key == "job"} == {job.name for job in JOBS}
    words = {value for key, value in labels if key in ("method", "outcome")}
    assert all(word.replace("_", "").isalnum() and len(word) < 30 for word in words), words


async def test_without_its_database_it_lives_is_not_ready_and_says_why(office: OfficeOnTrial) -> None:
    async with nobody_listening() as port:
        stranded = await start_service(office.playground, f"postgresql://kinerja@127.0.0.1:{port}/kinerja")
        async with monitor(stranded) as client:
            assert (await client.get("/healthz")).text == "alive"
            ready = await client.get("/readyz")
            assert (ready.status_code, ready.json()) == (503, {"ready": False, "reasons": ["database"]})
        found = await scraped(stranded)
        assert found["kinerja_database_up", ()] == 0
        assert found["kinerja_outbox_messages", ()] != found["kinerja_outbox_messages", ()], "not a number"
        await stranded.close()


async def test_a_part_that_ended_and_tables_of_another_version_are_reasons(office: OfficeOnTrial) -> None:
    readiness = Readiness(office.service.database, ("intake", "sender"))

    async def while_it_runs() -> None:
        assert await readiness.reasons() == ["sender"]

    assert await readiness.reasons() == ["intake", "sender"]
    await readiness.run("intake", while_it_runs())
    assert await readiness.reasons() == ["intake", "sender"]
    async with office.service.database.unit() as uow:
        await uow.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await uow.commit()
    readiness.is_stopping = True
    assert await readiness.reasons() == ["stopping", "intake", "sender", "migrations"]


async def test_the_monitoring_is_answered_from_the_start_to_the_end_on_its_own_port(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    port, web = free_port(), free_port()
    office.playground.faults.switch({"server_5xx": True})
    ports = {"METRICS_PORT": str(port), "WEB_PORT": str(web)}
    async with (
        started(office, tmp_path, **ports) as worker,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{web}") as visitor,
    ):
        await worker.has_printed("Telegram does not answer yet")
        assert (await client.get("/healthz")).status_code == 200
        assert (await client.get("/readyz")).json()["reasons"] == ["intake", "sender", "jobs"]
        # Prometheus sees no increase in a series that appears with its first event.
        shown = (await client.get("/metrics")).text
        for watched in (
            'kinerja_updates_total{kind="other",outcome="failed"}',
            'kinerja_updates_total{kind="message",outcome="postponed"}',
            'kinerja_notices_total{outcome="failed"}',
            'kinerja_job_runs_total{job="retention",outcome="failed"}',
        ):
            assert f"{watched} 0.0" in shown
        office.playground.faults.switch({"server_5xx": False})
        await office.playground.until(lambda: office.playground.world.updates.is_polled, PATIENCE)
        assert (await client.get("/readyz")).json() == {"ready": True, "reasons": []}
        assert (
            'kinerja_bot_api_calls_total{method="getMe",outcome="200"} 1.0'
            in (await client.get("/metrics")).text
        )
        assert (await visitor.get("/readyz")).status_code == 200
        assert (await visitor.get("/metrics")).status_code == 404
        status, printed = await worker.told_to_stop()
    assert status == 0, printed
