"""What came of a simulated time, as text: printed, or kept in docs/simulation.md."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from benchmarks.simulate.year import Year

MOST_SHOWN = 30
"""Faults that are printed."""


def lines_of(year: Year, seconds: float, processor: float) -> Iterator[str]:
    """Everything that is compared, as tables in Markdown."""
    yield f"{len(year.cast.members)} people from {year.first} to {year.last}, seed {year.seed}."
    yield ""
    yield "| clock | began | told in time | late | unexplained |"
    yield "|---|---|---|---|---|"
    for line in year.book.lines():
        yield f"| {line.clock} | {line.began} | {line.in_time} | {len(line.late)} | {len(line.unexplained)} |"
    yield ""
    yield "| state of a person's day | cells |"
    yield "|---|---|"
    for state, count in year.states.cells.most_common():
        yield f"| {state} | {count} |"
    yield f"| unexplained | {len(year.states.unexplained)} |"
    yield ""
    told, cases = year.tally.messages, len(year.journal.by_serial)
    yield f"{told} messages of the bot's own accord, {cases} cases. {machine(seconds, processor)}"


def machine(seconds: float, processor: float) -> str:
    """How long it took, where, and on what."""
    on = f"{os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}"
    database = f"SQLite {sqlite3.sqlite_version}, SQLAlchemy {version('sqlalchemy')}"
    return f"{seconds:.0f} s, {processor:.0f} s of processor time; {on}, {database}."


def faults_of(year: Year) -> Sequence[str]:
    """All that is late or unexplained, in words."""
    found = [*year.states.unexplained]
    found += [f"row {number} ({kind}) was sent and never came" for number, kind in year.ears.lost]
    for line in year.book.lines():
        found += [f"{line.clock}: {each}" for each in (*line.late, *line.unexplained)]
    return found
