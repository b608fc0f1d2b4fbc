"""Whether the process grows with the updates that it has answered and the people that it has met.

Everybody reports, asks for the score and for help once, some at a time, and the memory is read ten times. The
first half is for what is loaded with the first use, and for the caches of statements and of SQLite. What the
service does by the clock may come for the first time in the second half: it is one step of a few megabytes. A
process that grows with updates or people does so between any two readings, so the median of them counts.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from benchmarks.crowd import Walker, crowd
from benchmarks.gateway import FIRST, REPORT, bot_process, service_environment
from benchmarks.office import found_office
from benchmarks.processes import Start, start_anew
from benchmarks.start import resident_megabytes, show_menus

SCRIPT = (*REPORT, ("say", "/nilai"), ("say", "/bantuan"))
"""What each person does: ten updates."""
GOAL_MEGABYTES = 5
"""How much the second half may add, to the memory that was there after the first, at its median step."""


@dataclass(frozen=True)
class Reading:
    """The memory of the process after so many updates."""

    updates: int
    megabytes: float


async def _one_after_another(walkers: Iterator[Walker], done: list[int]) -> None:
    """Walkers that nobody has taken go through the script."""
    for walker in walkers:
        for how, what in SCRIPT:
            await walker.does(how, what)
        done.append(len(SCRIPT))


async def measure(people: int, at_once: int, readings: int, start: Start = start_anew) -> list[Reading]:
    """So many people go through the script, `at_once` at a time; gives so many readings."""
    numbers = range(FIRST, FIRST + people)
    found, part = [], people // readings
    with tempfile.TemporaryDirectory() as folder:
        url = await found_office(Path(folder) / "growth.db", numbers)
        await show_menus(url)
        async with crowd(numbers) as gathered:
            play = gathered.playground
            environment = service_environment(play.url, play.token, url)
            async with bot_process("bot", "run", environment=environment, start=start) as bot:
                walkers = list(gathered.walkers.values())
                done: list[int] = []
                for begin in range(0, part * readings, part):
                    turn = iter(walkers[begin : begin + part])
                    await asyncio.gather(*(_one_after_another(turn, done) for _ in range(at_once)))
                    found.append(Reading(sum(done), resident_megabytes(bot.pid)))
                    typer.echo(f"{found[-1].updates:>8,} updates   {found[-1].megabytes:5.0f} MB")
    return found


def growth(readings: Sequence[Reading]) -> float:
    """Megabytes that the second half of the updates added."""
    return readings[-1].megabytes - readings[len(readings) // 2 - 1].megabytes


def steady_growth(readings: Sequence[Reading]) -> float:
    """Megabytes that the second half would have added, had each step been its median one."""
    half = readings[len(readings) // 2 - 1 :]
    steps = [after.megabytes - before.megabytes for before, after in pairwise(half)]
    return median(steps) * len(steps)


def main(
    people: Annotated[int, typer.Option(help="People who each cause ten updates.")] = 10_000,
    at_once: Annotated[int, typer.Option(help="People who chat at a time.")] = 64,
    readings: Annotated[int, typer.Option(help="How often memory is read.")] = 10,
) -> None:
    """Reads the memory of the process while everybody of a large office reports."""
    found = asyncio.run(measure(people, at_once, readings))
    steady = f"{steady_growth(found):.1f} MB at its median step (goal: at most {GOAL_MEGABYTES})"
    typer.echo(f"the second half added {growth(found):.1f} MB, {steady}")


if __name__ == "__main__":
    typer.run(main)
