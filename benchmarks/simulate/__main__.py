"""`make simulate`: a year of an office, or less, with a book of all that was owed and told.

Status 1 when a cell is unexplained or something was told late.
"""

from __future__ import annotations

import asyncio
import gc
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from math import inf
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.last_run import keep
from benchmarks.simulate.cast import make_cast
from benchmarks.simulate.stage import stage_at
from benchmarks.simulate.table import DOCUMENT, MOST_SHOWN, faults_of, faults_of_flags, lines_of
from benchmarks.simulate.year import OFFICE, Year


async def simulate(
    people: int,
    first: date,
    days: int,
    seed: int,
    weeks_between: int = 1,
    progress: Callable[[str], None] = typer.echo,
    minutes: float = 0,
) -> Year:
    """Runs an office from a date on, whose units take their phones out in one of so many weeks."""
    until = time.monotonic() + minutes * 60 if minutes else inf
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "office.db"
        start = datetime(first.year, first.month, first.day, 6, tzinfo=OFFICE)
        async with stage_at(file, start, "batanghari") as stage:
            cast = make_cast(people, first, seed, weeks_between)
            year = Year(stage, cast, file, first, first + timedelta(days=days - 1), seed, progress, until)
            await year.run()
            return year


def _say(began: float, words: str) -> None:
    typer.echo(f"{time.monotonic() - began:5.0f} s  {words}", err=True)


def main(
    people: Annotated[int, typer.Option(help="People of the office.")] = 200,
    first: Annotated[str, typer.Option(help="The first day.")] = "2026-01-01",
    days: Annotated[int, typer.Option(help="Days to simulate.")] = 380,
    seed: Annotated[int, typer.Option(help="Another office.")] = 1,
    weeks_between: Annotated[
        int, typer.Option(help="Units take their phones out in one of so many weeks; 1: always.")
    ] = 20,
    minutes: Annotated[float, typer.Option(help="Begin no day after so long; 0: all days.")] = 0,
    write: Annotated[bool, typer.Option("--write", help="Keep the result in docs/simulation.md.")] = False,
) -> None:
    """Simulates an office and compares what everybody was told with what was owed."""
    gc.set_threshold(100_000, 10, 10)
    began, took = time.monotonic(), time.process_time()
    day, say = date.fromisoformat(first), partial(_say, began)
    year = asyncio.run(simulate(people, day, days, seed, weeks_between, say, minutes))
    lines = list(lines_of(year, time.monotonic() - began, time.process_time() - took))
    typer.echo("\n".join(lines))
    if write:
        keep(DOCUMENT, lines, datetime.now(tz=OFFICE).date())
    faults = [*faults_of(year), *faults_of_flags(year)]
    for fault in faults[:MOST_SHOWN]:
        typer.echo(f"! {fault}")
    if faults:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
