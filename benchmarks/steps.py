"""What each step of a report's way costs: statements and processor time, until all that follows is sent.

The service and the stand-in run in this process without a network between them, and both are measured.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Annotated

import typer
from sqlalchemy import event

from benchmarks.office import found_office
from benchmarks.simulate.stage import Stage, stage_at
from bot.settings import Settings
from domain.people import TimeZone
from playground.handle import PersonHandle

HEAD, AUTHOR = 4_999, 5_000
"""Telegram ids of the supervisor, and of who reports."""
MORNING = datetime(2026, 11, 20, 9, 0, tzinfo=TimeZone.WIB.info)
_LINE = "verifikasi berkas, 20 berkas, 10 menit, n4"


class _Costs:
    """Statements and milliseconds of processor time by step."""

    def __init__(self) -> None:
        self.statements = 0
        self.taken: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)

    def note(self, *_: object) -> None:
        """A statement is about to run."""
        self.statements += 1

    async def of(self, step: str, done: Awaitable[None]) -> None:
        """Notes what a step takes."""
        self.statements, begun = 0, time.process_time()
        await done
        self.taken[step].append((self.statements, (time.process_time() - begun) * 1000))


async def _says(stage: Stage, person: PersonHandle, text: str) -> None:
    person.says(text)
    await stage.settle()


async def _taps(stage: Stage, person: PersonHandle, label: str) -> None:
    person.taps(label)
    await stage.settle()


Taken = dict[str, list[tuple[int, float]]]
"""By step: how many statements it took each time, and how many milliseconds of processor time."""


async def measure(rounds: int) -> Taken:
    """Reports, reviews and looks up a score so many times, in an office of two."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "steps.db"
        await found_office(file, range(AUTHOR, AUTHOR + 1), supervisors=[HEAD])
        async with team_in(file, Settings(_env_file=None).scheme) as team:
            for _ in range(rounds):
                await team.round()
            return team.taken


@dataclass
class Team:
    """Two people at work: HEAD supervises AUTHOR."""

    stage: Stage
    costs: _Costs

    @property
    def taken(self) -> Taken:
        """What each step has taken so far."""
        return self.costs.taken

    async def round(self) -> None:
        """A report, its review, and a look at the score."""
        stage, costs = self.stage, self.costs
        author, head = stage.phone(AUTHOR), stage.phone(HEAD)
        await costs.of("a report in a line", _says(stage, author, _LINE))
        await costs.of("Kirim", _taps(stage, author, "Kirim"))
        await costs.of("Setujui", _taps(stage, head, "Setujui"))
        await costs.of("a rating", _taps(stage, head, "4 –"))
        await costs.of("/nilai", _says(stage, author, "/nilai"))
        await costs.of("nothing to do", stage.settle())
        await costs.of("jobs that are not due", stage.run_jobs())


@asynccontextmanager
async def team_in(file: Path, scheme: str) -> AsyncIterator[Team]:
    """The two in an office that is there, by a scheme."""
    costs = _Costs()
    async with stage_at(file, MORNING, scheme) as stage:
        event.listen(stage.service.database.engine.sync_engine, "before_cursor_execute", costs.note)
        yield Team(stage, costs)


def main(rounds: Annotated[int, typer.Option(help="Reports that are sent and rated.")] = 30) -> None:
    """Measures what each step of a report costs."""
    for step, taken in asyncio.run(measure(rounds)).items():
        statements = median(count for count, _ in taken)
        times = [milliseconds for _, milliseconds in taken]
        typer.echo(
            f"{step:<24} {statements:3.0f} statements   CPU median {median(times):5.1f} ms"
            f"   least {min(times):5.1f} ms"
        )


if __name__ == "__main__":
    typer.run(main)
