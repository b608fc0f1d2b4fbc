"""What an update costs, and how long people wait: a bare PTB echo bot, and this bot committing reports.

Both talk to the same playground in the same run, in alternating rounds; each bot is a process of its own.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import statistics
import sys
import tempfile
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.crowd import Crowd, Figures, Walker, crowd
from benchmarks.office import found_office

FIRST = 5001


async def echo_script(walker: Walker) -> None:
    """Eight words and their echoes: as many updates as a report has."""
    for word in ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan"):
        await walker.says(word)


REPORT = (
    ("say", "/lapor"),
    ("tap", "Hari ini"),
    ("say", "Memeriksa berkas permohonan izin"),
    ("say", "3 berkas"),
    ("tap", "2 jam"),
    ("tap", "Lewati"),
    ("tap", "4 – Baik"),
    ("tap", "Kirim"),
)
"""A whole report: every step is a transaction."""


async def report_script(walker: Walker) -> None:
    """Sends a report as fast as the bot answers."""
    for how, what in REPORT:
        await (walker.taps(what) if how == "tap" else walker.says(what))


@asynccontextmanager
async def bot_process(*command: str, environment: dict[str, str] | None = None) -> AsyncIterator[Process]:
    """A bot as a process of its own, ended with the block."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *command, stdout=DEVNULL, stderr=DEVNULL, env=os.environ | (environment or {})
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


def service_environment(url: str, token: str, database_url: str) -> dict[str, str]:
    """The settings of this bot for a playground without limits."""
    return {
        "BOT_TOKEN": token,
        "RATER_KEY": secrets.token_hex(32),
        "BOT_API_URL": url,
        "DATABASE_URL": database_url,
        "SEND_RATE": "1000",
        "LOG_LEVEL": "WARNING",
        "WEB_PORT": "0",
        "WEBHOOK_URL": "",
        "CLOCK_URL": "",
    }


def processor_time(pid: int) -> float:
    """Seconds for which a process and its threads have kept a processor busy."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _walk(
    gathered: Crowd, script: Callable[[Walker], Awaitable[None]], rounds: int, bot: Process
) -> Figures:
    """A walk after one to get warm; it tells what it cost the bot."""
    await gathered.walk(script, 1)
    before = processor_time(bot.pid)
    figures = await gathered.walk(script, rounds)
    figures.processor = processor_time(bot.pid) - before
    return figures


async def measure_echo(gathered: Crowd, rounds: int) -> Figures:
    """One walk with the echo bot."""
    play = gathered.playground
    async with bot_process("benchmarks.echo_bot", play.url, play.token) as bot:
        return await _walk(gathered, echo_script, rounds, bot)


async def measure_report(gathered: Crowd, rounds: int, database_url: str) -> Figures:
    """One walk with this bot."""
    play = gathered.playground
    environment = service_environment(play.url, play.token, database_url)
    async with bot_process("bot", "run", environment=environment) as bot:
        return await _walk(gathered, report_script, rounds, bot)


def _print(name: str, runs: list[Figures]) -> float:
    rate = statistics.median(run.rate for run in runs)
    p50 = statistics.median(run.percentile(0.50) for run in runs)
    p99 = statistics.median(run.percentile(0.99) for run in runs)
    cost = statistics.median(run.processor_each for run in runs)
    typer.echo(f"{name:<42} {rate:6.0f} upd/s   p50 {p50:6.1f} ms   p99 {p99:6.1f} ms   CPU {cost:.2f} ms")
    return rate


async def compare(people: int, rounds: int, repeats: int) -> float:
    """Measures both in alternating runs, prints the medians, gives the ratio of their rates."""
    numbers = range(FIRST, FIRST + people)
    echoes, reports = [], []
    with tempfile.TemporaryDirectory() as folder:
        for repeat in range(repeats):
            # An office of its own: a new playground counts updates from 1, and repeats are ignored.
            database_url = await found_office(Path(folder) / f"bench-{repeat}.db", numbers)
            async with crowd(numbers) as gathered:
                echoes.append(await measure_echo(gathered, rounds))
            async with crowd(numbers) as gathered:
                reports.append(await measure_report(gathered, rounds, database_url))
    typer.echo(f"{people} people at once, {rounds} rounds of 8 updates each, median of {repeats} runs")
    baseline = _print("(a) bare PTB echo bot", echoes)
    ours = _print("(b) this bot, /lapor committed to SQLite", reports)
    typer.echo(f"ratio b/a {ours / baseline:.2f}")
    return ours / baseline


def main(
    people: Annotated[int, typer.Option(help="People who chat at once.")] = 64,
    rounds: Annotated[int, typer.Option(help="Scripts that each of them does.")] = 8,
    repeats: Annotated[int, typer.Option(help="Alternating runs.")] = 3,
) -> None:
    """Compares a committed step of a report with a bare echo."""
    asyncio.run(compare(people, rounds, repeats))


if __name__ == "__main__":
    typer.run(main)
