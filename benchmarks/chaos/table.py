"""The result of a run as a table in Markdown: printed, or kept in docs/chaos.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.chaos.count import Count
from benchmarks.last_run import machine

DOCUMENT = Path("docs/chaos.md")
_HEAD = (
    "| scenario | what was done | reports confirmed | lost | doubled | notices lost | doubled "
    "| again, unavoidably | stuck | answered after |"
)


def lines_of(counts: Sequence[Count], seed: int, seconds: float, leaks: Sequence[str]) -> Iterator[str]:
    """The table, what is wrong, and how it was measured."""
    yield _HEAD
    yield "|---" * (_HEAD.count("|") - 1) + "|"
    for each in counts:
        after = "never" if each.recovered is None else f"{each.recovered:.1f} s"
        figures = each.confirmed, each.lost, each.doubled, each.notices_lost, each.notices_doubled
        cells = [each.name, each.about, *figures, each.again, each.stuck, after]
        yield f"| {' | '.join(map(str, cells))} |"
    yield ""
    yield f"Secrets found in what the run wrote: {len(leaks)}."
    yield ""
    yield f"Seed {seed}, {seconds:.0f} s; {machine()}."


def faults_of(counts: Sequence[Count], leaks: Sequence[str]) -> Iterator[str]:
    """Everything that is wrong, in words."""
    for each in counts:
        yield from (f"{each.name}: {wrong}" for wrong in each.wrong)
        if each.is_bad and not each.wrong:
            yield f"{each.name}: {each}"
    yield from leaks
