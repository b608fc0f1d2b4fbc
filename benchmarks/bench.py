"""`make bench`: runs the benchmarks one after another, and puts what they print into one page.

Each prints its figures beside a goal or a baseline that it measured in the same run. One that takes too long
is ended, and the others go on. Status 1 when one was ended or failed.
"""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Annotated

import typer

from benchmarks.last_run import keep, machine

DOCUMENT = Path("docs/benchmarks.md")
USUAL: dict[str, str] = {
    "gateway": "--rounds 2 --repeats 2",
    "start": "--repeats 3",
    "steps": "",
    "sizes": "--factors 1 --factors 100 --rounds 10",
    "growth": "--people 1000",
    "readers": "--rounds 4 --times 100",
    "tails": "--days 20 --rounds 2",
    "storm": "--reminded 900 --reporters 180",
    "demo": "--rounds 1",
    "fairness": "--citizens 1500 --seconds 20",
    "ratings": "",
    "scoring": "--people 3000",
    "papers": "",
    "recaps": "--people 300",
    "report_lines": "",
    "objectivity": "--people 2000",
}
"""All of them in their order, each with options for one or two minutes that still show what it is for.

Without options they take hours.
"""
SMALL: dict[str, str] = {
    "gateway": "--people 8 --rounds 2 --repeats 1",
    "start": "--people 100 --repeats 2 --idle 1",
    "steps": "--rounds 5",
    "sizes": "--days 5 --rounds 3 --factors 1 --factors 10",
    "growth": "--people 100",
    "readers": "--people 4 --rounds 2 --times 20",
    "tails": "--people 300 --days 5 --walkers 12 --rate 10 --rounds 1 --idle 3",
    "storm": "--people 300 --reminded 60 --reporters 20",
    "demo": "--people 10 --rounds 1",
    "fairness": "--employees 4 --citizens 100 --strangers 5 --seconds 5",
    "ratings": "--employees 4 --citizens 100 --services 5 --seconds 5 --alone 3",
    "scoring": "--people 300 --days 20 --sqlite",
    "papers": "",
    "recaps": "--people 100",
    "report_lines": "",
    "objectivity": "--people 300 --days 20",
}
"""Options for runs that only show that all of them work."""
_TELLS_EVERY = 60
"""Seconds between two lines of progress."""
_PATIENCE = 30
"""Seconds in which one that is ended may clear up."""


@dataclass(frozen=True)
class Outcome:
    """What a benchmark printed, and how it ended."""

    name: str
    options: str
    lines: tuple[str, ...]
    seconds: float
    fault: str = ""
    """Why it has no result; empty when it has one."""


def run(name: str, options: str, most: float) -> Outcome:
    """Runs a benchmark for at most `most` minutes; what it prints is shown as it comes."""
    command = [sys.executable, "-u", "-m", f"benchmarks.{name}", *options.split()]
    began, over, ended = time.monotonic(), Event(), Event()
    lines: list[str] = []
    # What a shell runs in the background ignores Ctrl+C, and so would the benchmark, which is ended by it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        watch = Thread(target=_watch, args=(process, over, ended, most), daemon=True)
        watch.start()
        try:
            for line in process.stdout or ():
                typer.echo(line, nl=False)
                lines.append(line.rstrip())
            process.wait()
        finally:
            over.set()
            _end(process)
        watch.join()
    fault = f"ended after {most:g} minutes" if ended.is_set() else f"status {process.returncode}"
    is_good = process.returncode == 0 and not ended.is_set()
    return Outcome(name, options, tuple(lines), time.monotonic() - began, "" if is_good else fault)


def _watch(process: subprocess.Popen[str], over: Event, ended: Event, most: float) -> None:
    """Tells every minute that it still runs, and ends it when it takes too long."""
    left, taken = most * 60, 0.0
    while not over.wait(min(left, _TELLS_EVERY)):
        taken, left = taken + min(left, _TELLS_EVERY), left - min(left, _TELLS_EVERY)
        if left <= 0:
            ended.set()
            _end(process)
            return
        typer.echo(f"  … {taken / 60:.0f} of at most {most:g} minutes", err=True)


def _end(process: subprocess.Popen[str]) -> None:
    """Ends a benchmark with all that it started, first as Ctrl+C does: it has databases to stop."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def lines_of(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """What each printed, and on what machine it was measured."""
    for each in outcomes:
        yield f"### `{each.name} {each.options}".rstrip() + "`"
        yield ""
        took = f"{each.seconds:.0f} s" + (f"; {each.fault}" if each.fault else "")
        yield f"{_about(each.name)} ({took})"
        yield ""
        if printed := [line.rstrip() for line in each.lines if line.strip()]:
            yield from ("```text", *printed, "```", "")
    faults = sum(bool(each.fault) for each in outcomes)
    minutes = sum(each.seconds for each in outcomes) / 60
    count = f"{len(outcomes)} of {len(USUAL)} benchmarks in {minutes:.0f} minutes"
    yield f"{count}, {faults} without a result; {machine()}."
    yield f"The load of the last quarter of an hour was {os.getloadavg()[2]:.1f}, with that of others."


def _about(name: str) -> str:
    """The first line of a benchmark's own description."""
    source = Path(__file__).with_name(f"{name}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


def main(
    names: Annotated[list[str] | None, typer.Argument(help=f"Some of {', '.join(USUAL)}.")] = None,
    small: Annotated[bool, typer.Option("--small", help="Small offices, few rounds: minutes.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Large offices, many rounds: hours.")] = False,
    most: Annotated[float, typer.Option(help="Minutes after which one is ended.")] = 60.0,
    write: Annotated[bool, typer.Option("--write", help="Keep the result in docs/benchmarks.md.")] = False,
) -> None:
    """Runs benchmarks one after another."""
    wanted = names or list(USUAL)
    if unknown := [name for name in wanted if name not in USUAL]:
        raise typer.BadParameter(f"there is no {unknown[0]}: choose of {', '.join(USUAL)}")
    options = SMALL if small else {} if full else USUAL
    began, outcomes = time.monotonic(), []
    tell = partial(typer.echo, err=True)
    for number, name in enumerate(wanted, 1):
        tell(f"{number} of {len(wanted)}, {(time.monotonic() - began) / 60:.0f} min: {name}")
        outcomes.append(run(name, options.get(name, ""), most))
    lines = list(lines_of(outcomes))
    typer.echo("\n".join(lines))
    if write:
        keep(DOCUMENT, lines, datetime.now(UTC).date())
    if any(outcome.fault for outcome in outcomes):
        raise typer.Exit(1)


if __name__ == "__main__":
    typer.run(main)
