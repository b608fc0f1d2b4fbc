"""`make chaos`: faults of every kind under load, in one table. Status 1 when a goal is missed."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from benchmarks import last_run
from benchmarks.chaos.count import Count
from benchmarks.chaos.leaks import leaks_in, leaks_of_settings
from benchmarks.chaos.postgresql import postgresql
from benchmarks.chaos.scenarios import SCENARIOS
from benchmarks.chaos.stage import Run, Size
from benchmarks.chaos.table import DOCUMENT, faults_of, lines_of
from bot.settings import Settings


def _say(name: str, began: float, words: str) -> None:
    typer.echo(f"  {time.monotonic() - began:4.0f} s  {name}: {words}", err=True)


async def chaos(run: Run, names: Sequence[str]) -> list[Count]:
    """Runs these scenarios, one after the other; one that breaks off counts as missed."""
    counts, began = [], time.monotonic()
    for name in names:
        run.say = partial(_say, name, began)
        run.say("begins")
        try:
            count = await SCENARIOS[name](run)
        except Exception as error:  # the others are to be run all the same
            count = Count(name, wrong=[f"broke off: {type(error).__name__} {error}"])
        counts.append(count)
        run.say("; ".join(count.wrong) if count.is_bad else "good")
    return counts


def leaks_of(run: Run) -> list[str]:
    """Where a secret of the run stands that must not."""
    settings = Settings(
        _env_file=None,
        bot_token=run.keys.token,
        rater_key=run.keys.rater_key,
        webhook_secret=run.keys.webhook_secret,
        database_url=f"postgresql://kinerja:{run.keys.password}@db.example/kinerja",
    )
    return [*leaks_in(run.folder, run.keys.all), *leaks_of_settings(settings)]


def main(
    only: Annotated[list[str] | None, typer.Option(help=f"One of {', '.join(SCENARIOS)}.")] = None,
    people: Annotated[int, typer.Option(help="People who report at once.")] = Size.people,
    kills: Annotated[int, typer.Option(help="How often the process is killed.")] = Size.kills,
    seed: Annotated[int, typer.Option(help="Of the moments and the calls that fail.")] = 1,
    keep: Annotated[
        Path | None, typer.Option(help="A folder in which all that the run wrote is kept.")
    ] = None,
    write: Annotated[bool, typer.Option("--write", help="Keep the result in docs/chaos.md.")] = False,
) -> None:
    """Counts what is lost and what is doubled."""
    if unknown := [name for name in only or () if name not in SCENARIOS]:
        raise typer.BadParameter(f"there is no {unknown[0]}: choose of {', '.join(SCENARIOS)}")
    began = time.monotonic()
    with ExitStack() as stack:
        folder = keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(postgresql())
        run = Run(folder, Size(people=people, kills=kills), seed, postgresql=server)
        counts = asyncio.run(chaos(run, only or list(SCENARIOS)))
        leaks = leaks_of(run)
    lines = list(lines_of(counts, seed, time.monotonic() - began, leaks))
    typer.echo("\n".join(lines))
    if write:
        last_run.keep(DOCUMENT, lines, datetime.now(UTC).date())
    faults = list(faults_of(counts, leaks))
    for fault in faults:
        typer.echo(f"! {fault}")
    if faults:
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
