"""What the flood of one sender costs others: people report while somebody sends hundreds of texts a second.

The same people report without a flood, beside that of an employee, and beside that of a stranger. Six reports
of each person at most, as each is a message in a chat, and a chat takes 20 in 20 seconds (`bot/pace.py`).
"""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.crowd import Crowd, crowd
from benchmarks.gateway import FIRST, REPORT, bot_process, report_script, service_environment
from benchmarks.office import found_office
from playground.handle import PersonHandle

_STRANGER = 4999


async def _sends(sender: PersonHandle, per_second: int, sent: list[str]) -> None:
    """Sends for ever what nobody types so fast: commands that begin something, answers, and other words."""
    begun = asyncio.get_running_loop().time()
    while True:
        due = int((asyncio.get_running_loop().time() - begun) * per_second)
        for number in range(len(sent), due):
            text = ("/lapor", f"{number} dokumen", f"halo {number}")[number % 3]
            sent.append(text)
            sender.says(text)
        await asyncio.sleep(0.01)


async def _measure(name: str, gathered: Crowd, rounds: int, sender: int | None, per_second: int) -> None:
    """Everybody reports, perhaps beside a flood; prints how long they waited for answers."""
    sent: list[str] = []
    flood = None
    if sender is not None:
        flood = asyncio.create_task(_sends(gathered.playground.person(sender), per_second, sent))
    figures = await gathered.walk(report_script, rounds)
    if flood is not None:
        flood.cancel()
        with suppress(asyncio.CancelledError):
            await flood
    seconds = figures.ended - figures.began
    typer.echo(
        f"{name:<12} {len(figures.waits)} of {len(gathered.walkers) * rounds * len(REPORT)} answers, "
        f"p50 {figures.percentile(0.50):.0f} ms, p99 {figures.percentile(0.99):.0f} ms, "
        f"{len(sent) / seconds:.0f} texts a second beside them"
    )


async def compare(people: int, rounds: int, per_second: int) -> None:
    """Prints the waits without a flood, and beside one of each kind of sender."""
    numbers = range(FIRST, FIRST + people + 1)
    employee = numbers[-1]
    with tempfile.TemporaryDirectory() as folder:
        database_url = await found_office(Path(folder) / "bench.db", numbers)
        async with crowd(numbers[:-1], [employee, _STRANGER]) as gathered:
            play = gathered.playground
            environment = service_environment(play.url, play.token, database_url)
            async with bot_process("bot", "run", environment=environment):
                await gathered.walk(report_script, 1)
                for name, sender in (("left alone", None), ("employee", employee), ("stranger", _STRANGER)):
                    await _measure(name, gathered, rounds, sender, per_second)


def main(
    people: Annotated[int, typer.Option(min=1, help="People who report meanwhile.")] = 8,
    rounds: Annotated[int, typer.Option(min=1, max=6, help="Reports of each of them, three times.")] = 6,
    per_second: Annotated[int, typer.Option(min=1, help="Texts a second of the flood.")] = 300,
) -> None:
    """Compares the waits of people without a flood with those beside the flood of one sender."""
    asyncio.run(compare(people, rounds, per_second))


if __name__ == "__main__":
    typer.run(main)
