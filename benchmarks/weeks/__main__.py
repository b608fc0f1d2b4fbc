"""`make weeks`: many weeks of small offices, each from its seed, and what should never be and was.

Status 1 when something was, or when most of what people begin of a kind comes to no end. The line below a
fault repeats its week.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import datetime
from math import inf
from multiprocessing import get_context
from typing import Annotated

import typer

from benchmarks.last_run import keep
from benchmarks.simulate.year import OFFICE
from benchmarks.weeks.table import DOCUMENT, hopeless_in, lines_of, repeated_by
from benchmarks.weeks.week import Outcome, Week, run_week
from tests.one_dialect import share_compiled_sql

_TELLS_EVERY = 5
"""Weeks between two lines of progress."""


def outcomes(seeds: range, processes: int, until: float = inf) -> Iterator[Outcome]:
    """The weeks of some seeds, in their order; none begins after `until`, of the monotonic clock."""
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=share_compiled_sql) as executor:
        begun = deque[Future[Outcome]]()
        for seed in seeds:
            if time.monotonic() >= until:
                break
            begun.append(executor.submit(run_week, seed))
            if len(begun) > processes:
                yield begun.popleft().result()
        while begun:
            yield begun.popleft().result()


def main(
    weeks: Annotated[int, typer.Option(help="Weeks to run.")] = 1000,
    seed: Annotated[int, typer.Option(help="The seed of the first week; the others follow.")] = 1,
    processes: Annotated[int, typer.Option(help="Weeks at a time.")] = 2,
    write: Annotated[bool, typer.Option("--write", help="Keep the result in docs/weeks.md.")] = False,
    minutes: Annotated[float, typer.Option(help="Begin no week after so long; 0: run all.")] = 0,
    trace: Annotated[bool, typer.Option("--trace", help="Show all of the first week, and only it.")] = False,
) -> None:
    """Runs weeks of small offices and says what should never be and was."""
    share_compiled_sql()
    if trace:
        typer.echo(Week(seed, typer.echo).run())
        return
    began, over = time.monotonic(), []
    until = began + minutes * 60 if minutes else inf
    for outcome in outcomes(range(seed, seed + weeks), processes, until):
        over.append(outcome)
        for kind, words in outcome.violations:
            typer.echo(f"! {kind}: {words}\n  {repeated_by(outcome.seed)}")
        if len(over) % _TELLS_EVERY == 0 or len(over) == weeks:
            typer.echo(f"{len(over)} of {weeks} weeks, {time.monotonic() - began:.0f} s")
    lines = list(lines_of(over, time.monotonic() - began, processes))
    typer.echo("\n".join(lines))
    if write:
        keep(DOCUMENT, lines, datetime.now(tz=OFFICE).date())
    hopeless = hopeless_in(over)
    for kind in hopeless:
        typer.echo(f"! most of “{kind}” come to no end: what people wait for is no longer said")
    if hopeless or any(outcome.violations for outcome in over):
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
