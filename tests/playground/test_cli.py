"""``python -m playground``: one address, a bot as its child, a polite end."""

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from playground.cli import main
from tests.playground.stage import ANI, PEOPLE

ROOT = Path(__file__).parents[2]
BOT = "import sys, time; print('bot is up', flush=True); time.sleep(600)"


@asynccontextmanager
async def running(*arguments: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """A playground in a process of its own, and its address."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "playground",
        "--port",
        "0",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    try:
        yield process, (await next_line(process)).removeprefix("Playground: ")
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def next_line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    return (await asyncio.wait_for(process.stdout.readline(), 30)).decode().strip()


async def test_it_prints_its_address_runs_the_bot_and_ends_both(tmp_path: Path) -> None:
    people = tmp_path / "people.json"
    people.write_text(json.dumps(PEOPLE))
    options = (
        "--people",
        str(people),
        "--now",
        "2026-11-20T09:00",
        "--mark",
        "libur|holiday|2026-12-24T08:00",
        "--intro",
        "Coba|Try|Satu kalimat.|One sentence.",
    )
    command = ("--show", "bot is", "--", sys.executable, "-c", BOT)
    async with running(*options, *command) as (process, url):
        assert await next_line(process) == "bot is up"
        async with httpx.AsyncClient(base_url=url, verify=False) as client:
            state = (await client.get("/play/state")).json()
        assert state["clock"]["now"].startswith("2026-11-20T02:00")
        assert [mark["label_en"] for mark in state["clock"]["marks"]] == ["holiday"]
        assert (state["intro"]["title"], state["intro"]["text_en"]) == ("Coba", "One sentence.")
        assert [person["id"] for person in state["people"]] == [p["id"] for p in PEOPLE]
        assert [line["text"] for line in state["lines"]] == ["bot is up"]
        process.send_signal(signal.SIGTERM)
        assert await next_line(process) == "The bot's process ended with signal SIGTERM."
        assert await process.wait() == 0


async def test_interrupting_it_is_a_normal_end() -> None:
    async with running() as (process, _):
        process.send_signal(signal.SIGINT)
        assert await process.wait() == 0


def test_a_taken_port_is_named_with_the_way_out(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--port", str(port)]) == 2
    assert capsys.readouterr().err == f"Port {port} is taken: choose another with PORT or --port.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--people", "/tidak/ada.json"], "/tidak/ada.json cannot be read"),
        (["--now", "kemarin"], '"kemarin" is no moment'),
        (["--mark", "x"], "A mark is written"),
        (["--intro", "Judul saja"], "An introduction is written"),
        (["--sentences", "/tidak/ada.json"], "/tidak/ada.json cannot be read"),
        (["--tour", "/tidak/ada.json"], "is no tour"),
    ],
)
def test_wrong_options_are_one_sentence(
    arguments: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    error = capsys.readouterr().err
    assert sentence in error
    assert error.count("\n") == 1


async def test_a_bot_killed_in_the_middle_answers_after_its_restart() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {**os.environ, "BOT_API_URL": f"http://127.0.0.1:{port}", "PORT": str(port)}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "playground", "--", sys.executable, "-m", "tests.playground.small_bot"),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
        env=environment,
    )
    try:
        url = (await next_line(process)).removeprefix("Playground: ")
        async with httpx.AsyncClient(base_url=url, verify=False) as client:
            say = f"/play/people/{ANI}/say"
            await client.post(say, json={"text": "satu"})
            assert await next_line(process) == "heard satu"
            await client.post("/play/process", json={"action": "kill"})
            assert await next_line(process) == "The bot's process ended with signal SIGKILL."
            await client.post(say, json={"text": "dua"})
            await client.post("/play/process", json={"action": "start"})
            while await next_line(process) != "heard dua":
                pass
        process.send_signal(signal.SIGTERM)
        await process.communicate()
        assert process.returncode == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
