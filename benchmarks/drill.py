"""A drill: people report, a backup is made beside the service, the service is killed, the backup is restored.

Service, backup and restore are processes of their own, as an operator starts them; the restore goes into an
empty folder. Ends with status 1 unless every report that was confirmed before the backup is in the restored
database, the last one included.
"""

from __future__ import annotations

import asyncio
import os
import signal
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import Annotated

import typer
from sqlalchemy import select

from benchmarks.crowd import Crowd, Walker, crowd
from benchmarks.gateway import FIRST, REPORT, bot_process, service_environment
from benchmarks.office import found_office
from benchmarks.processes import Start, start_anew
from storage.base.engine import Database
from storage.tables import Entry


@dataclass(frozen=True)
class Outcome:
    """What came of it; durations are in seconds."""

    confirmed: int
    """Reports that people were told are sent before the backup began."""
    restored: int
    lost: int
    has_last: bool
    """Whether the report that was confirmed last is there."""
    later: int
    """Reports that were sent while the backup was made or after it; none, some or all may be in it."""
    size: int
    backup_took: float
    restore_took: float
    said: str
    """What the restore printed."""

    @property
    def is_good(self) -> bool:
        """Whether nothing is lost."""
        return self.has_last and not self.lost

    def __str__(self) -> str:
        last = "there" if self.has_last else "MISSING"
        return (
            f"{self.confirmed} reports confirmed before the backup, {self.restored} restored, "
            f"{self.lost} lost, the last one {last}; {self.later} more beside and after it\n"
            f"backup {self.size >> 10} kB in {self.backup_took:.1f} s, restore in {self.restore_took:.1f} s"
        )


async def _command(start: Start, environment: dict[str, str], folder: Path, *words: str) -> tuple[str, float]:
    """What a command prints, and its duration; raises RuntimeError with its complaint when it fails."""
    began = time.perf_counter()
    with TemporaryFile() as printed, TemporaryFile() as complained:
        files = {1: printed.fileno(), 2: complained.fileno()}
        process = await start(["bot", *words], os.environ | environment, folder, files)
        status, took = await process.wait(), time.perf_counter() - began
        for file in (printed, complained):
            file.seek(0)
        if status:
            raise RuntimeError(complained.read().decode())
        return printed.read().decode(), took


async def _report(walker: Walker, activity: str) -> None:
    for how, what in REPORT:
        await walker.does(how, activity if what.startswith("Memeriksa") else what)


async def _all_report(gathered: Crowd, rounds: Sequence[str]) -> list[str]:
    """Everybody reports once a round; what they said, in the order in which it was confirmed."""
    confirmed: list[str] = []

    async def one(number: int, walker: Walker) -> None:
        for each in rounds:
            activity = f"Memeriksa berkas {number} putaran {each}"
            await _report(walker, activity)
            confirmed.append(activity)

    await asyncio.gather(*(one(number, walker) for number, walker in gathered.walkers.items()))
    return confirmed


async def _reports_in(url: str) -> set[str]:
    database = Database(url)
    async with database.read() as uow:
        found = set(await uow.session.scalars(select(Entry.activity)))
    await database.close()
    return found


async def drill(people: int, rounds: int, start: Start = start_anew) -> Outcome:
    """Plays it with so many people, who report so many times before the backup and once more beside it."""
    numbers = range(FIRST, FIRST + people)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        url = await found_office(folder / "kinerja.db", numbers)
        async with crowd(numbers) as gathered:
            play = gathered.playground
            environment = service_environment(play.url, play.token, url)
            async with bot_process("bot", "run", environment=environment, start=start, last=signal.SIGKILL):
                before = await _all_report(gathered, [str(n) for n in range(rounds)])
                backup, beside = await asyncio.gather(
                    _command(start, environment, folder, "backup", str(folder / "backups")),
                    _all_report(gathered, ["bersamaan"]),
                )
        made = Path(backup[0].splitlines()[0])
        empty = folder / "empty"
        empty.mkdir()
        there = f"sqlite:///{empty / 'kinerja.db'}"
        said, restore_took = await _command(
            start, {**environment, "DATABASE_URL": there}, empty, "restore", str(made)
        )
        found = await _reports_in(there)
        size = await asyncio.to_thread(lambda: made.stat().st_size)
    return Outcome(
        confirmed=len(before),
        restored=len(found),
        lost=len(set(before) - found),
        has_last=before[-1] in found,
        later=len(beside),
        size=size,
        backup_took=backup[1],
        restore_took=restore_took,
        said=said,
    )


def main(
    people: Annotated[int, typer.Option(help="People who report at once.")] = 50,
    rounds: Annotated[int, typer.Option(help="Reports of each before the backup.")] = 4,
) -> None:
    """Proves that a backup comes back with the last commit in it."""
    outcome = asyncio.run(drill(people, rounds))
    typer.echo(outcome.said.strip())
    typer.echo(str(outcome))
    if not outcome.is_good:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
