"""`python -m bot run` as an operator meets it: it serves, it ends politely, what is wrong is one sentence."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from benchmarks.processes import free_port
from bot.cli.commands import app
from playground import ApiError
from tests.bot.loopback import nobody_listening
from tests.bot.worker import PATIENCE, environment_of, started, working
from tests.harness import OfficeOnTrial


@dataclass(frozen=True)
class Start:
    """`python -m bot run` where it cannot start, within this process: a process of its own takes seconds."""

    office: OfficeOnTrial

    async def refused(self, **changed: str) -> str:
        """The sentence with which it ends.

        Where it is not refused it ends as well: only a main thread can be told to stop.
        """
        environment = environment_of(self.office, LOG_LEVEL="WARNING", **changed)
        result = await asyncio.to_thread(CliRunner().invoke, app, ["run"], env=environment)
        assert result.exit_code == 1
        return result.stderr


@pytest.fixture
def start(office: OfficeOnTrial, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Start:
    """A start in a folder without `.env`."""
    monkeypatch.chdir(tmp_path)
    return Start(office)


async def test_it_serves_until_it_is_told_to_stop_and_shows_no_secret(
    office: OfficeOnTrial, tmp_path: Path, start: Start
) -> None:
    port, play = free_port(), office.playground
    async with working(office, tmp_path, LOG_LEVEL="DEBUG", WEB_PORT=str(port)) as worker:
        office.sari.says("/lapor")
        await play.until(lambda: "Pekerjaan tanggal berapa" in office.sari.sees(), PATIENCE)
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            assert (await client.get("/healthz")).text == "alive"
            assert (await client.get("/readyz")).json() == {"ready": True, "reasons": []}
            assert (await client.post("/telegram", json={})).status_code == 404
        second = await start.refused()
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


async def test_what_is_wrong_at_the_start_is_one_sentence(office: OfficeOnTrial, start: Start) -> None:
    webhook = {"WEBHOOK_URL": "http://127.0.0.1:9", "WEB_PORT": str(free_port())}
    assert await start.refused(BOT_TOKEN="") == (
        "BOT_TOKEN is missing: put the token from @BotFather into .env.\n"
    )
    assert await start.refused(RATER_KEY="") == (
        "RATER_KEY is missing: start once with `make run`, which writes one into .env, "
        "or put one there: openssl rand -hex 32.\n"
    )
    assert await start.refused(BOT_TOKEN="1:SALAH") == "BOT_TOKEN is wrong: Telegram does not know it.\n"
    no_database = await start.refused(DATABASE_URL="sqlite:////proc/1/kinerja.db")
    assert no_database.startswith("The database does not answer: ")
    assert no_database.count("\n") == 1
    assert await start.refused(**webhook, WEBHOOK_SECRET="dua kata") == (
        "WEBHOOK_SECRET is wrong: must be 1 to 256 letters, digits, _ or -.\n"
    )


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


async def test_what_is_wrong_is_told_before_telegram_is_asked(office: OfficeOnTrial, start: Start) -> None:
    office.playground.calls.clear()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert await start.refused(WEB_PORT=port) == (
            "WEB_HOST or WEB_PORT is wrong: "
            f"nothing can listen on 127.0.0.1:{port}, address already in use.\n"
        )
    no_scheme = await start.refused(SCHEME="nope")
    assert no_scheme.startswith("SCHEME is wrong: There is no scheme 'nope'; there are ")
    async with nobody_listening() as nobody:
        no_clock = await start.refused(CLOCK_URL=f"http://127.0.0.1:{nobody}/clock")
    assert no_clock.startswith("CLOCK_URL is wrong: no clock answers there, ")
    assert [sentence.count("\n") for sentence in (no_scheme, no_clock)] == [1, 1]
    assert not office.playground.calls


async def test_telegram_away_at_the_start_is_waited_out_and_a_revoked_token_ends_the_process(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    for method in ("getMe", "setMyCommands", "deleteWebhook"):
        office.playground.faults.fail_next(method, ApiError(502, "Bad Gateway"))
    async with working(office, tmp_path, LOG_LEVEL="WARNING") as worker:
        # Menus are put into Telegram while people are answered already.
        await office.playground.until(lambda: not office.playground.faults.active, PATIENCE)
        office.playground.faults.fail_next("getUpdates", ApiError(401, "Unauthorized"))
        office.playground.world.updates.release()
        status, printed = await worker.ended()
    assert status == 1
    assert printed.count("Telegram does not answer yet: Bad Gateway") == 3
    assert printed.splitlines()[-1] == "BOT_TOKEN is wrong: Telegram does not know it."
    assert "Traceback" not in printed


async def test_telegram_pushes_to_a_worker_that_lets_nobody_in_once_told_to_stop(
    office: OfficeOnTrial, tmp_path: Path
) -> None:
    await office.settle()
    port, play = free_port(), office.playground
    edge = {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": "rahasia", "WEB_PORT": str(port)}
    async with started(office, tmp_path, **edge) as worker:
        office.sari.says("/lapor")
        await play.until(lambda: "Pekerjaan tanggal berapa" in office.sari.sees(), PATIENCE)
        assert play.world.webhook.target is not None
        assert play.world.webhook.target.url == f"http://127.0.0.1:{port}/telegram"
        play.faults.switch({"flood_429": True})
        office.budi.says("/bantuan")
        await play.acknowledged(PATIENCE)
        status, printed = await worker.told_to_stop()
    assert status == 0, printed
    assert "could not be said" not in printed
    assert "rahasia" not in printed
    office.citra.says("/bantuan")
    assert play.world.updates.pending_count == 1, "it is kept for the next process"
