"""`python -m bot run` as an operator meets it: it serves, it ends politely, what is wrong is one sentence."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import httpx

from playground import ApiError
from tests.bot.loopback import nobody_listening
from tests.bot.worker import PATIENCE, free_port, started, working
from tests.harness import OfficeOnTrial, copy_of


async def refusal(office: OfficeOnTrial, folder: Path, **changed: str) -> str:
    """The sentence with which a worker ends that cannot start."""
    async with started(office, folder, LOG_LEVEL="WARNING", **changed) as worker:
        status, printed = await worker.ended()
    assert status == 1
    return printed


async def test_it_serves_until_it_is_told_to_stop_and_shows_no_secret(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    port, play = free_port(), office.playground
    async with working(office, tmp_path, LOG_LEVEL="DEBUG", WEB_PORT=str(port)) as worker:
        office.sari.says("/lapor")
        await play.until(lambda: "Pekerjaan tanggal berapa" in office.sari.sees(), PATIENCE)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            assert (await client.get("/healthz")).text == "alive"
            assert (await client.get("/readyz")).text == "ready"
            assert (await client.post("/telegram", json={})).status_code == 404
        second = await refusal(office, tmp_path)
        # Telegram fails, in ways that tempt a log to show the address with the token.
        play.faults.fail_next("getUpdates", ApiError(502, "Bad Gateway"), times=2)
        play.faults.fail_next("editMessageText", ApiError(400, "Bad Request: message is too long"))
        office.sari.taps("Hari ini")
        await play.until(lambda: "Apa yang Anda kerjakan" in office.sari.sees(), PATIENCE)
        await play.stop()
        status, printed = await worker.told_to_stop()
    assert status == 0, printed
    assert "Serving Kabupaten Contoh as @percobaan_bot" in printed
    assert "Telegram does not answer" in printed
    assert "Traceback" not in printed
    assert "TEST" not in printed
    database = office.service.settings.database_url.removeprefix("sqlite:///")
    assert second == (
        f"Another process already serves {database}: SQLite is for one worker, PostgreSQL for more.\n"
    )


async def test_what_is_wrong_at_the_start_is_one_sentence(
    office: OfficeOnTrial, migrated: Path, tmp_path: Path
) -> None:
    # Each on a database of its own, as they start at the same time.
    files = [f"sqlite:///{copy_of(migrated, tmp_path / name)}" for name in ("a.db", "b.db", "c.db")]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        sentences = await asyncio.gather(
            refusal(office, tmp_path, BOT_TOKEN=""),
            refusal(office, tmp_path, RATER_KEY=""),
            refusal(office, tmp_path, BOT_TOKEN="1:SALAH", DATABASE_URL=files[0]),
            refusal(office, tmp_path, WEB_PORT=str(port), DATABASE_URL=files[1]),
            refusal(office, tmp_path, DATABASE_URL="sqlite:////proc/1/kinerja.db"),
            refusal(
                office,
                tmp_path,
                WEBHOOK_URL="http://127.0.0.1:9",
                WEBHOOK_SECRET="dua kata",
                WEB_PORT=str(free_port()),
                DATABASE_URL=files[2],
            ),
        )
    missing, keyless, unknown, port_taken, no_database, bad_webhook = sentences
    assert missing == "BOT_TOKEN is missing: put the token from @BotFather into .env.\n"
    assert keyless == ("RATER_KEY is missing: start once with `make run`, which writes one into .env.\n")
    assert unknown == "BOT_TOKEN is wrong: Telegram does not know it.\n"
    assert port_taken == (
        f"WEB_HOST or WEB_PORT is wrong: nothing can listen on 127.0.0.1:{port}, address already in use.\n"
    )
    assert no_database.startswith("The database does not answer: ")
    assert no_database.count("\n") == 1
    assert bad_webhook == ("WEBHOOK_SECRET is wrong: must be 1 to 256 letters, digits, _ or -.\n")


async def test_a_new_database_is_told_of_and_closed_to_others(office: OfficeOnTrial, tmp_path: Path) -> None:
    path = tmp_path / "data" / "kinerja.db"
    async with working(office, tmp_path, DATABASE_URL=f"sqlite:///{path}") as worker:
        made = [path.parent, path, path.with_name("kinerja.db-wal"), path.with_suffix(".lock")]
        assert [each.stat().st_mode & 0o777 for each in made] == [0o700, 0o600, 0o600, 0o600]
        _, printed = await worker.told_to_stop()
    assert f"A new, empty database was made: {path}" in printed
    assert "Other users of this machine" not in printed
    path.chmod(0o644)
    path.parent.chmod(0o755)
    async with started(office, tmp_path, DATABASE_URL=f"sqlite:///{path}") as worker:
        await worker.has_printed(f"Other users of this machine may read {path}: chmod 700 its folder.")


async def test_what_is_wrong_is_told_even_when_telegram_is_away(
    office: OfficeOnTrial, migrated: Path, tmp_path: Path
) -> None:
    files = [f"sqlite:///{copy_of(migrated, tmp_path / name)}" for name in ("a.db", "b.db", "c.db")]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        async with nobody_listening() as nobody:
            away = {"BOT_API_URL": f"http://127.0.0.1:{nobody}"}
            port_taken, no_scheme, no_clock = await asyncio.gather(
                refusal(office, tmp_path, **away, WEB_PORT=str(port), DATABASE_URL=files[0]),
                refusal(office, tmp_path, **away, SCHEME="nope", DATABASE_URL=files[1]),
                refusal(
                    office, tmp_path, CLOCK_URL=f"http://127.0.0.1:{nobody}/clock", DATABASE_URL=files[2]
                ),
            )
    assert port_taken == (
        f"WEB_HOST or WEB_PORT is wrong: nothing can listen on 127.0.0.1:{port}, address already in use.\n"
    )
    assert no_scheme.startswith("SCHEME is wrong: There is no scheme 'nope'; there are ")
    assert no_clock.startswith("CLOCK_URL is wrong: no clock answers there, ")
    assert [sentence.count("\n") for sentence in (no_scheme, no_clock)] == [1, 1]


async def test_telegram_away_at_the_start_is_waited_out_and_a_revoked_token_ends_the_process(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    for method in ("getMe", "setMyCommands", "deleteWebhook"):
        office.playground.faults.fail_next(method, ApiError(502, "Bad Gateway"))
    async with working(office, tmp_path, LOG_LEVEL="WARNING") as worker:
        assert not office.playground.faults.active
        office.playground.faults.fail_next("getUpdates", ApiError(401, "Unauthorized"))
        office.playground.world.updates.release()
        status, printed = await worker.ended()
    assert status == 1
    assert printed.count("Telegram does not answer yet: Bad Gateway") == 3
    assert printed.splitlines()[-1] == "BOT_TOKEN is wrong: Telegram does not know it."
    assert "Traceback" not in printed


async def test_telegram_pushes_to_a_worker_that_asks_for_it(office: OfficeOnTrial, tmp_path: Path) -> None:
    await office.settle()
    port, play = free_port(), office.playground
    webhook = {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": "rahasia", "WEB_PORT": str(port)}
    async with started(office, tmp_path, **webhook) as worker:
        office.sari.says("/lapor")
        await play.until(lambda: "Pekerjaan tanggal berapa" in office.sari.sees(), PATIENCE)
        assert play.world.webhook.info()["url"] == f"http://127.0.0.1:{port}/telegram"
        status, printed = await worker.told_to_stop()
    assert status == 0, printed
    assert "rahasia" not in printed


async def test_told_to_stop_it_lets_nobody_in_any_more(office: OfficeOnTrial, tmp_path: Path) -> None:
    await office.settle()
    port, play = free_port(), office.playground
    edge = {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": "rahasia", "WEB_PORT": str(port)}
    async with started(office, tmp_path, **edge) as worker:
        office.sari.says("/lapor")
        await play.until(lambda: "Pekerjaan tanggal berapa" in office.sari.sees(), PATIENCE)
        play.faults.switch({"flood_429": True})
        office.budi.says("/bantuan")
        await play.acknowledged(PATIENCE)
        status, printed = await worker.told_to_stop()
    assert status == 0, printed
    assert "did not take the answers" not in printed
    office.citra.says("/bantuan")
    assert play.world.updates.pending_count == 1, "it is kept for the next process"
