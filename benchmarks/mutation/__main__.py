"""Changes rules of `domain/`, one at a time, and tells which changes no test noticed.

python -m benchmarks.mutation [PATH or FILE:LINE …] [--sample 150] [--seed 1] [--minutes 15] [--tests …]

A sample is drawn from all changes of the named files; the same seed draws the same. Each is tried against the
test files that call the changed function, until one fails. What each file calls is looked at once and kept.
"""

from __future__ import annotations

import random
import time
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.mutation.mutants import Mutant, changed, mutants
from benchmarks.mutation.running import Watched, survives, watch


def main(
    paths: Annotated[list[str] | None, typer.Argument()] = None,
    sample: int = 150,
    seed: int = 1,
    tests: Annotated[list[Path] | None, typer.Option()] = None,
    kept: Path = Path(".mutation_cache/calls.json"),
    minutes: float = 0,
) -> None:
    """Draws a sample, tries each change, and tells the figures; after so many minutes it tries no more."""
    everything = [mutant for path in paths or ["domain"] for mutant in _named(path)]
    drawn = random.Random(seed).sample(everything, min(sample, len(everything)))
    files = [file for path in tests or [Path("tests/domain")] for file in _files(path, "test_*.py")]
    watched = watch(files, kept, partial(typer.echo, err=True))
    started = time.monotonic()
    survivors, tried = [], 0
    for number, mutant in enumerate(drawn, 1):
        if minutes and tried and time.monotonic() - started >= minutes * 60:
            break
        tree, words = changed(mutant)
        calling = _calling(mutant, watched)
        noticed = bool(calling) and not survives(tree, mutant.path, calling)
        if not noticed:
            survivors.append(words if calling else f"{words}  (called by no test)")
        tried = number
        typer.echo(f"{number:4}/{len(drawn)} {_minutes(started)}  {'noticed' if noticed else 'NOT':8}{words}")
    for words in sorted(survivors):
        typer.echo(f"not noticed: {words}")
    killed = tried - len(survivors)
    typer.echo(
        f"{tried} of {len(everything)} changes, seed {seed}: {killed} noticed "
        f"({killed / tried:.1%}), {len(survivors)} not; {_minutes(started)}"
    )


def _minutes(started: float) -> str:
    return f"{(time.monotonic() - started) / 60:.1f} min"


def _files(path: Path, pattern: str) -> list[Path]:
    return sorted(path.rglob(pattern)) if path.is_dir() else [path]


def _named(path: str) -> list[Mutant]:
    """The changes of a folder, of a file, or of one line of it."""
    name, _, line = path.partition(":")
    files = _files(Path(name), "*.py")
    return [mutant for file in files for mutant in mutants(file) if not line or mutant.line == int(line)]


def _calling(mutant: Mutant, watched: dict[Path, Watched]) -> list[Path]:
    """The test files that call the changed function, first those that call most of its module."""
    of_module = f"{mutant.path} "
    calling = {
        file: sum(1 for call in each.calls if call.startswith(of_module))
        for file, each in watched.items()
        if of_module + mutant.function in each.calls
    }
    return sorted(calling, key=lambda file: (-calling[file], watched[file].seconds))


if __name__ == "__main__":
    typer.run(main)
