"""The database goes away and comes back: nothing is acknowledged meanwhile, nothing is lost or doubled."""

from __future__ import annotations

import asyncio
import resource
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import func, select, text

from benchmarks.chaos.postgresql import PostgreSQL
from benchmarks.chaos.postgresql import postgresql as serving_postgresql
from benchmarks.processes import free_port
from playground.handle import PersonHandle
from storage.base.engine import Database
from storage.base.outages import DatabaseUnavailable
from storage.tables import Entry, FailedUpdate, Outbox, Unit
from tests.bot.pushing import SOON, answered, webhook
from tests.bot.worker import PATIENCE, started
from tests.harness import OfficeOnTrial, changes, copy_of, migrate_now, must, office_at

_FIELDS = b"SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0"
LAST_WORDS = b"E" + (len(_FIELDS) + 4).to_bytes(4) + _FIELDS
"""What PostgreSQL says to a connection when it is stopped."""


@pytest.fixture(scope="module")
def postgresql() -> Iterator[PostgreSQL]:
    """A PostgreSQL that may be stopped and started."""
    with serving_postgresql() as server:
        yield server


@pytest.fixture
async def on_postgresql(postgresql: PostgreSQL) -> AsyncIterator[OfficeOnTrial]:
    """An office on PostgreSQL."""
    url = await asyncio.to_thread(postgresql.database)
    await asyncio.to_thread(migrate_now, url)
    async with office_at(url) as office:
        yield office


async def assert_reported_once(office: OfficeOnTrial, person: PersonHandle) -> None:
    """One entry in the books, one confirmation, one card; nothing failed and nothing waits."""
    async with office.service.database.read() as uow:
        assert await uow.session.scalar(select(func.count()).select_from(Entry)) == 1
        assert list(await uow.session.scalars(select(FailedUpdate.error))) == []
        assert set(await uow.session.scalars(select(Outbox.state))) == {"sent"}
    assert person.sees().count("Laporan terkirim") == 1
    assert office.budi.sees().count("Menyusun laporan keuangan") == 1


async def test_a_report_is_sent_and_reviewed_on_postgresql(on_postgresql: OfficeOnTrial) -> None:
    await on_postgresql.reports(on_postgresql.sari)
    await assert_reported_once(on_postgresql, on_postgresql.sari)
    await on_postgresql.taps(on_postgresql.budi, "Setujui", "5 – Sangat baik")
    assert "Laporan Anda disetujui" in on_postgresql.sari.sees()
    await on_postgresql.says(on_postgresql.sari, "/nilai")
    assert "Penilaian atasan" in on_postgresql.sari.sees()


async def test_a_database_that_is_away_at_the_start_is_waited_for(
    on_postgresql: OfficeOnTrial, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    postgresql.stops()
    port = free_port()
    async with (
        started(on_postgresql, tmp_path, LOG_LEVEL="WARNING", METRICS_PORT=str(port)) as worker,
        httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as monitoring,
    ):
        await worker.has_printed("The database does not answer yet: ")
        assert (await monitoring.get("/healthz")).text == "alive"
        waiting = await monitoring.get("/readyz")
        assert (waiting.status_code, waiting.json()["reasons"][-1]) == (503, "database")
        assert "kinerja_database_up 0.0" in (await monitoring.get("/metrics")).text
        postgresql.starts()
        on_postgresql.sari.says("/lapor")
        await on_postgresql.playground.until(
            lambda: "Pekerjaan tanggal berapa" in on_postgresql.sari.sees(), PATIENCE
        )
        assert "kinerja_database_up 1.0" in (await monitoring.get("/metrics")).text
        status, printed = await worker.told_to_stop()
    assert status == 0, printed
    assert "Traceback" not in printed


async def test_a_database_that_does_not_exist_is_not_waited_for(
    on_postgresql: OfficeOnTrial, tmp_path: Path
) -> None:
    url = on_postgresql.service.settings.database_url.replace("kinerja_", "tiada_")
    async with started(on_postgresql, tmp_path, DATABASE_URL=url, LOG_LEVEL="WARNING") as worker:
        status, printed = await worker.ended()
    assert status == 1
    assert printed.startswith('The database refuses us: database "tiada_')
    assert printed.count("\n") == 1


async def test_without_its_database_a_poll_acknowledges_nothing_and_afterwards_all_is_done_once(
    on_postgresql: OfficeOnTrial, postgresql: PostgreSQL
) -> None:
    await on_postgresql.fills_in(on_postgresql.sari)
    postgresql.stops()
    on_postgresql.sari.taps("Kirim")
    on_postgresql.citra.says("/lapor")
    for _ in range(2):
        with pytest.raises(DatabaseUnavailable):
            await on_postgresql.service.polling.step(0)
    assert on_postgresql.playground.world.updates.pending_count == 2
    assert "Laporan terkirim" not in on_postgresql.sari.sees()
    postgresql.starts()
    await on_postgresql.settle()
    await assert_reported_once(on_postgresql, on_postgresql.sari)
    assert on_postgresql.citra.sees().count("Pekerjaan tanggal berapa") == 1


async def test_a_restart_of_the_database_within_a_transaction_is_not_even_noticed(
    on_postgresql: OfficeOnTrial, postgresql: PostgreSQL
) -> None:
    await on_postgresql.fills_in(on_postgresql.sari)
    other = Database(on_postgresql.service.settings.database_url)
    async with other.unit() as uow:
        # Somebody else's lock holds the transaction in its middle.
        await uow.session.execute(text("LOCK TABLE entries IN EXCLUSIVE MODE"))
        on_postgresql.sari.taps("Kirim")
        polling = asyncio.create_task(on_postgresql.service.polling.step(0))
        waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        while not await uow.session.scalar(waiting):
            assert not polling.done()
        postgresql.stops()
        postgresql.starts()
        await uow.session.invalidate()
        assert await polling == 1
    await other.close()
    await on_postgresql.settle()
    await assert_reported_once(on_postgresql, on_postgresql.sari)


async def test_a_connection_whose_last_words_are_read_before_its_end_is_an_outage(
    on_postgresql: OfficeOnTrial,
) -> None:
    with pytest.raises(DatabaseUnavailable):
        async with on_postgresql.service.database.read() as uow:
            connection = await (await uow.session.connection()).get_raw_connection()
            # As when PostgreSQL is stopped: the end of the connection comes a moment later.
            must(connection.driver_connection)._protocol.data_received(LAST_WORDS)
            await uow.session.execute(select(Entry.id))


async def test_messages_wait_for_the_database(on_postgresql: OfficeOnTrial, postgresql: PostgreSQL) -> None:
    await on_postgresql.fills_in(on_postgresql.sari)
    on_postgresql.sari.taps("Kirim")
    await on_postgresql.service.polling.step(0)
    postgresql.stops()
    with pytest.raises(DatabaseUnavailable):
        await on_postgresql.service.sender.step()
    assert await on_postgresql.service.runner.run_due() == []
    postgresql.starts()
    await on_postgresql.settle()
    await assert_reported_once(on_postgresql, on_postgresql.sari)


async def test_the_loops_of_the_service_outlive_an_outage(
    on_postgresql: OfficeOnTrial, postgresql: PostgreSQL
) -> None:
    await on_postgresql.fills_in(on_postgresql.sari)
    service = on_postgresql.service
    loops = [asyncio.create_task(loop) for loop in (service.polling.run(), service.sender.run())]
    postgresql.stops()
    on_postgresql.sari.taps("Kirim")
    await on_postgresql.playground.until(
        lambda: on_postgresql.playground.world.updates.unacknowledged == 1, PATIENCE
    )
    postgresql.starts()
    await on_postgresql.playground.until(lambda: "Menyusun laporan" in on_postgresql.budi.sees(), PATIENCE)
    assert not any(loop.done() for loop in loops)
    for loop in loops:
        loop.cancel()
    await asyncio.gather(*loops, return_exceptions=True)
    service.sender.wake()  # it may have been stopped before it wrote down what it sent
    await on_postgresql.settle()
    await assert_reported_once(on_postgresql, on_postgresql.sari)


async def test_telegram_pushes_again_what_the_webhook_could_not_take(
    on_postgresql: OfficeOnTrial, postgresql: PostgreSQL
) -> None:
    await on_postgresql.fills_in(on_postgresql.sari)
    pushing = on_postgresql.playground.world.webhook
    async with webhook(on_postgresql):
        postgresql.stops()
        on_postgresql.sari.taps("Kirim")
        await on_postgresql.playground.until(lambda: pushing.refusals[503] > 0)
        assert on_postgresql.playground.world.updates.pending_count == 1
        postgresql.starts()
        await answered(on_postgresql)
    await assert_reported_once(on_postgresql, on_postgresql.sari)


def renamed(file: Path, name: str) -> Path:
    """A file under its new name, which nothing else has taken meanwhile."""
    target = file.with_name(name)
    assert not target.exists()
    return file.rename(target)


async def test_a_database_file_that_is_moved_away_is_an_outage_until_it_is_back(
    office: OfficeOnTrial, database_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await office.fills_in(office.sari)
    elsewhere = renamed(database_file, "elsewhere.db")
    office.sari.taps("Kirim")
    with pytest.raises(DatabaseUnavailable):
        await office.service.polling.step(0)
    with pytest.raises(DatabaseUnavailable):
        await office.service.sender.step()
    assert not await office.service.database.answers()
    gone = (
        f"The database does not answer: the file {database_file} is gone: it was moved, deleted or replaced"
    )
    assert [record.getMessage() for record in caplog.records] == [gone]
    assert office.playground.world.updates.pending_count == 1
    assert "Laporan terkirim" not in office.sari.sees()
    renamed(elsewhere, database_file.name)
    await office.settle()
    await assert_reported_once(office, office.sari)


async def test_what_is_not_committed_when_its_file_is_deleted_or_replaced_is_not_confirmed(
    office: OfficeOnTrial, database_file: Path
) -> None:
    await office.fills_in(office.sari)
    database = office.service.database
    another = copy_of(database_file, database_file.with_name("another.db"))
    for change in (database_file.unlink, lambda: another.rename(database_file)):
        with pytest.raises(DatabaseUnavailable):
            async with changes(database) as uow:
                uow.session.add_all([Unit(name="Sekretariat baru", timezone="WIB")])
                await uow.session.flush()
                change()
        # Connections beyond the one at hand are opened now, and do not make or take another file.
        assert await asyncio.gather(*(database.answers() for _ in range(3))) == [False] * 3


async def test_a_full_disk_is_an_outage_and_not_an_end(office: OfficeOnTrial, tmp_path: Path) -> None:
    await office.settle()
    await office.fills_in(office.sari)
    pushing, port = office.playground.world.webhook, free_port()
    pushing.first_delay = SOON
    edge = {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": "rahasia", "WEB_PORT": str(port)}
    async with started(office, tmp_path, **edge) as worker:
        office.citra.says("/bantuan")
        await office.playground.until(lambda: "Selamat datang" in office.citra.sees(), PATIENCE)
        # The process may not write to any file any more: each of its commits fails.
        _, most = resource.prlimit(worker.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, (0, most))
        office.sari.taps("Kirim")
        await office.playground.until(lambda: pushing.refusals[503] > 0, PATIENCE)
        async with httpx.AsyncClient(base_url=edge["WEBHOOK_URL"]) as client:
            assert (await client.get("/healthz")).status_code == 200
            assert (await client.get("/readyz")).status_code == 503
            resource.prlimit(worker.pid, resource.RLIMIT_FSIZE, (most, most))
            await office.playground.until(lambda: "Laporan terkirim" in office.sari.sees(), PATIENCE)
            await office.playground.until(lambda: "Menyusun laporan" in office.budi.sees(), PATIENCE)
            assert (await client.get("/readyz")).status_code == 200
        async with asyncio.timeout(PATIENCE):
            while await office.rows(select(Outbox.id).where(Outbox.state == "pending")):
                pass  # what was sent is not written down yet
        status, printed = await worker.told_to_stop()
    assert status == 0, printed
    assert "The database does not answer" in printed
    assert "Traceback" not in printed
    await assert_reported_once(office, office.sari)
