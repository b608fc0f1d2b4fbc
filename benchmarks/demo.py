"""The playground as `make demo` runs it: 50 people chat by script at once; how long does each tap take?

Telegram's limits and the checks of every call are on. People think for about three seconds between taps, so
that together they want fewer messages than the 30 a second that Telegram takes from a bot. If they think for
one second, they want up to 50, and each answer waits for its turn, whatever the bot does. The goal: every tap
and every text is answered in less than 200 ms.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.crowd import Figures, Walker, crowd
from benchmarks.gateway import FIRST, REPORT, bot_process, service_environment
from benchmarks.office import found_office
from benchmarks.processes import Start, start_anew

GOAL_MS = 200
LIMIT = 30
"""Messages and changes of messages that Telegram takes in a second."""


async def chat(people: int, rounds: int, seed: int, thinking: float, start: Start = start_anew) -> Figures:
    """Everybody reports `rounds` times, `thinking` seconds a step; gives how long answers took."""
    numbers = range(FIRST, FIRST + people)
    pauses = random.Random(seed)

    async def script(walker: Walker) -> None:
        for how, what in REPORT:
            await asyncio.sleep(pauses.uniform(thinking / 2, thinking * 3 / 2))
            await walker.does(how, what)

    with tempfile.TemporaryDirectory() as folder:
        url = await found_office(Path(folder) / "demo.db", numbers)
        async with crowd(numbers, limited=True, strict=True) as gathered:
            play = gathered.playground
            environment = service_environment(play.url, play.token, url) | {"SEND_RATE": str(LIMIT)}
            async with bot_process("bot", "run", environment=environment, start=start):
                await gathered.walk(script, 1)
                return await gathered.walk(script, rounds)


def main(
    people: Annotated[int, typer.Option(help="People who chat at once.")] = 50,
    rounds: Annotated[int, typer.Option(help="Reports that each of them sends.")] = 3,
    seed: Annotated[int, typer.Option(help="Seed of the pauses.")] = 1,
    thinking: Annotated[float, typer.Option(min=0, help="Seconds between two taps, on average.")] = 3.0,
) -> None:
    """Prints how long a tap takes in the demo."""
    figures = asyncio.run(chat(people, rounds, seed, thinking))
    typer.echo(f"{people} people in the demo's playground, {in_words(figures)}")


def in_words(figures: Figures) -> str:
    """How many answers came how fast, and how many of them within the goal."""
    shares = ", ".join(f"p{share:g} {figures.percentile(share / 100):.0f} ms" for share in (50, 95, 99, 100))
    within = sum(wait * 1000 < GOAL_MS for wait in figures.waits) / len(figures.waits)
    answers = f"{len(figures.waits)} taps and texts, {figures.rate:.1f} a second (Telegram takes {LIMIT})"
    return f"{answers}: {shares}; {within:.1%} under {GOAL_MS} ms  (goal 100 %)"


if __name__ == "__main__":
    typer.run(main)
