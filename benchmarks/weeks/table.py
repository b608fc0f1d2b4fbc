"""What came of many weeks, as text: printed, or kept in docs/weeks.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.simulate.table import took
from benchmarks.weeks.doing import Scripts
from benchmarks.weeks.week import Outcome

DOCUMENT = Path("docs/weeks.md")


def repeated_by(seed: int) -> str:
    """The command that shows all that happens in the week of a seed."""
    return f".venv/bin/python -m benchmarks.weeks --seed {seed} --trace"


def lines_of(outcomes: Sequence[Outcome], seconds: float, processes: int) -> Iterator[str]:
    """Everything that was counted, as tables in Markdown."""
    done = sorted(outcomes, key=lambda each: each.seed)
    counts, faults, violations, scripts = Counter[str](), Counter[str](), Counter[str](), Scripts()
    for each in done:
        counts.update(each.counts)
        scripts.add(each.scripts)
        faults.update(each.faults)
        violations.update({kind for kind, _ in each.violations})
    whole = sha256("".join(each.digest for each in done).encode()).hexdigest()[:16]
    yield f"{len(done)} weeks, seeds {done[0].seed} to {done[-1].seed}; digest of all traces {whole}."
    yield ""
    yield from _table("what happened", counts)
    yield "| what people began | times | came to no end |"
    yield "|---|---|---|"
    for kind, begun in sorted(scripts.begun.items()):
        yield f"| {kind} | {begun} | {begun - scripts.ended[kind]} |"
    yield ""
    yield from _table("what went wrong on purpose", faults)
    yield from _table("weeks with what should never be", violations or Counter({"none": 0}))
    processor = sum(each.processor for each in done)
    yield f"{processes} at a time: {took(seconds, processor)}"


def hopeless_in(outcomes: Sequence[Outcome]) -> list[str]:
    """Kinds of scripts that hardly anybody can finish."""
    scripts = Scripts()
    for each in outcomes:
        scripts.add(each.scripts)
    return scripts.hopeless()


def _table(title: str, counter: Counter[str]) -> Iterator[str]:
    yield f"| {title} | times |"
    yield "|---|---|"
    for kind, number in sorted(counter.items()):
        yield f"| {kind} | {number} |"
    yield ""
