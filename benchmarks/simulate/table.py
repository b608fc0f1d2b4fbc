"""What came of a simulated time, as text: printed, or kept in docs/simulation.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.last_run import machine
from benchmarks.simulate.flags import Flags
from benchmarks.simulate.year import Year
from domain.figures import fixed

DOCUMENT = Path("docs/simulation.md")
MOST_FALSE = 3
"""Percent of the others who may be flagged."""
_FEWEST_DAYS = 60
"""Days after which those who cheat are to be flagged."""
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
    yield from _flags(year.flags)
    if year.verified is not None:
        yield f"{year.verified.rows:,} rows of the log and {year.verified.results} frozen results verified."
    yield ""
    others = ", ".join(f"{kind} {count}" for kind, count in sorted(year.tally.others.items()))
    yield f"Messages that no clock of the book owes: {others or 'none'}."
    yield ""
    told, cases = year.tally.messages, len(year.journal.by_serial)
    yield f"{told} messages of the bot's own accord, {cases} cases. {took(seconds, processor)}"


def took(seconds: float, processor: float) -> str:
    """How long a run took, and on what."""
    return f"{seconds:.0f} s, {processor:.0f} s of processor time; {machine()}."


def _flags(flags: Flags) -> Iterator[str]:
    flagged, others = len(flags.planted) - len(flags.missed), flags.people - len(flags.planted)
    share = fixed(flags.false_share)
    yield f"{len(flags.planted)} people cheat, {flagged} of them are flagged for it."
    yield f"Of the {others} others {len(flags.false)} are flagged ({share} %)."


def faults_of(year: Year) -> list[str]:
    """All that is late or unexplained, in words."""
    found = [*year.states.unexplained, *year.differing]
    found += [f"row {number} ({kind}) was sent and never came" for number, kind in year.ears.lost]
    if year.verified is None or not year.verified.is_good:
        found.append(f"the log does not verify: {year.verified}")
    for line in year.book.lines():
        found += [f"{line.clock}: {each}" for each in (*line.late, *line.unexplained)]
    return found


def faults_of_flags(year: Year) -> list[str]:
    """Who cheats and is not flagged, and the others who are, if more than may be.

    In a short time too little is known of anybody: figures are silent below 20 records.
    """
    flags = year.flags
    if (year.last - year.first).days < _FEWEST_DAYS:
        return []
    found = [f"{number} cheats ({signal}) and is not flagged" for number, signal in flags.missed.items()]
    if flags.false_share > MOST_FALSE:
        found += [f"{number} does not cheat: {', '.join(signals)}" for number, signals in flags.false.items()]
    return found
