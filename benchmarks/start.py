"""How long a start takes until the first answer, and the memory of an idle process, beside a bare PTB echo.

Somebody has written before the process starts: the answer comes when everything is loaded and the database is
open. The chats of the office's 10,000 people show their menus already. Starts of both bots alternate. The
modules are compiled first, as `make install` does it.
"""

from __future__ import annotations

import asyncio
import compileall
import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from benchmarks.crowd import crowd
from benchmarks.gateway import FIRST, bot_process, processor_time, service_environment
from benchmarks.office import found_office
from bot.app import make_office
from bot.settings import Settings
from handlers.frame.menus import menu_of_chat
from handlers.rooms import ROOMS
from storage.base.engine import Database

ROOMS_OF_PRODUCT = ("benchmarks", "bot", "domain", "handlers", "jobs", "locales", "reports", "storage", "web")
GOAL_SECONDS, GOAL_MEGABYTES = 1.0, 90


@dataclass(frozen=True)
class Start:
    """One start, until its first answer, and a moment of doing nothing after it."""

    wall: float
    """Seconds from the start of the process to the first answer."""
    processor: float
    """Seconds of processor time until then."""
    resident: float
    """Megabytes of memory (RSS) of the idle process; it has no children then."""


def resident_megabytes(pid: int) -> float:
    """What a process keeps in memory now (RSS), in megabytes."""
    fields = Path(f"/proc/{pid}/statm").read_text().split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


async def measure(command: Sequence[str], environment: dict[str, str], text: str, idle: float) -> Start:
    """Starts a bot that finds a message waiting; `{url}` and `{token}` in `command` are the playground's.

    Without an environment it is the echo; `idle` is in seconds.
    """
    async with crowd([FIRST]) as gathered:
        play, walker = gathered.playground, gathered.walkers[FIRST]
        walker.handle.says(text)
        words = [word.format(url=play.url, token=play.token) for word in command]
        own = service_environment(play.url, play.token, environment["DATABASE_URL"]) if environment else {}
        began = time.perf_counter()
        async with bot_process(*words, environment=own) as bot:
            await walker.change()
            wall, processor = time.perf_counter() - began, processor_time(bot.pid)
            await asyncio.sleep(idle)
            return Start(wall, processor, resident_megabytes(bot.pid))


async def show_menus(url: str) -> None:
    """Notes for everybody that their chat shows the menu that is right for them, as in an office at work."""
    settings = Settings(_env_file=None)
    database, office, now = Database(url), make_office(settings), datetime.now(UTC)
    async with database.unit() as uow:
        await uow.supervision.preload(office.date_of(now))
        async for linked in uow.people.reachable():
            menu = await menu_of_chat(ROOMS, uow, office, linked.account.telegram_id, now)
            linked.account.menu = menu.mark
        await uow.commit()
    await database.close()


def in_words(name: str, starts: Sequence[Start]) -> str:
    """The least and the median of several starts: what else a machine does only makes them longer."""
    walls = [start.wall for start in starts]
    return (
        f"{name:<36} first answer least {min(walls):5.2f} s, median {median(walls):5.2f} s   "
        f"CPU least {min(start.processor for start in starts):5.2f} s   "
        f"idle {median(start.resident for start in starts):4.0f} MB"
    )


async def compare(people: int, repeats: int, idle: float) -> tuple[list[Start], list[Start]]:
    """Starts both in turns; gives the starts of the echo and those of this bot."""
    echoes, ours = [], []
    with tempfile.TemporaryDirectory() as folder:
        url = await found_office(Path(folder) / "start.db", range(FIRST, FIRST + people))
        await show_menus(url)
        for _ in range(repeats):
            echoes.append(await measure(["benchmarks.echo_bot", "{url}", "{token}"], {}, "satu", idle))
            ours.append(await measure(["bot", "run"], {"DATABASE_URL": url}, "/lapor", idle))
    return echoes, ours


def main(
    people: Annotated[int, typer.Option(help="People of the office.")] = 10_000,
    repeats: Annotated[int, typer.Option(help="Starts of each.")] = 5,
    idle: Annotated[float, typer.Option(help="Seconds without work before memory is read.")] = 5.0,
) -> None:
    """Measures starts and idle memory."""
    for room in ROOMS_OF_PRODUCT:
        compileall.compile_dir(room, quiet=1)
    echoes, ours = asyncio.run(compare(people, repeats, idle))
    typer.echo(in_words("(a) bare PTB echo bot", echoes))
    typer.echo(in_words(f"(b) this bot, {people:,} people", ours))
    typer.echo(f"goal: first answer in less than {GOAL_SECONDS:g} s, idle less than {GOAL_MEGABYTES} MB")


if __name__ == "__main__":
    typer.run(main)
